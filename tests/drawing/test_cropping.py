from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_screens import gone

from evidence.comparing.change import Change, Kind
from evidence.drawing.cropping import CONTEXT, LEAST, MOST, Cropper, Room, readable_scales
from evidence.drawing.plan import POINT
from evidence.drawing.screenshot import InkMap

ROOM = Room(beside=135.5, stacked=277.0, usual=32.0, most=125.0)


def a_cropper(size: tuple[int, int] = (1280, 2000), zoom: float = 1.0) -> Cropper:
    after = round(size[0] * zoom), round(size[1] * zoom)
    inks = InkMap((0,) * (size[1] + 1), b"", 1), InkMap((0,) * (after[1] + 1), b"", 1)
    return Cropper((size, after), inks, zoom, ROOM)


boxes = st.tuples(st.integers(0, 1200), st.integers(0, 1900), st.integers(8, 1280), st.integers(8, 2000)).map(
    lambda b: (b[0], b[1], min(1280, b[0] + b[2]), min(2000, b[1] + b[3]))
)


@settings(max_examples=200, deadline=None)
@given(before=boxes, after=st.none() | boxes, ghost=st.none() | boxes, kind=st.sampled_from(Kind))
def test_every_part_of_a_change_is_shown_readably_within_the_sheet(
    before: tuple[int, int, int, int],
    after: tuple[int, int, int, int] | None,
    ghost: tuple[int, int, int, int] | None,
    kind: Kind,
) -> None:
    change = Change(number=1, kind=kind, before=before, after=after, ghost=ghost)
    views = list(a_cropper().views(change))
    for view in views:
        assert min(view.scales) >= LEAST - 0.001
        assert max(view.scales) <= MOST + 0.001
        for crop, scale in zip(view.crops, view.scales, strict=True):
            if crop:
                assert 0 <= crop[0] < crop[2] <= 1280
                assert 0 <= crop[1] < crop[3] <= 2000
                assert (crop[2] - crop[0]) * scale <= (ROOM.stacked if view.stacked else ROOM.beside) + 0.01
                assert (crop[3] - crop[1]) * scale <= ROOM.most / (2 if view.stacked else 1) + 0.01
    shown = [view.crops[0] for view in views if view.crops[0]]
    assert min(crop[0] for crop in shown) <= before[0]
    assert min(crop[1] for crop in shown) <= before[1]
    assert max(crop[2] for crop in shown) >= before[2]
    assert max(crop[3] for crop in shown) >= before[3]


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.25, 2.0])
def test_both_sides_have_one_size_of_text(zoom: float) -> None:
    one, other = readable_scales(gone("x", (20, 49, 110, 71)), zoom)
    assert one == pytest.approx(other * zoom)
    assert max(one, other) >= LEAST


@pytest.mark.parametrize(("height", "points"), [(9, 7), (12, 7), (14, 7), (40, 7)])
def test_words_have_seven_points(height: int, points: float) -> None:
    scale, _ = readable_scales(gone("x", (20, 49, 110, 49 + height)), 1.0)
    assert height * scale >= points * POINT - 0.001


def test_there_is_context_around_a_change() -> None:
    (view,) = a_cropper().views(gone("x", (400, 900, 500, 922)))
    crop = view.crops[0]
    assert crop is not None
    assert crop[1] <= 900 - 8
    assert crop[3] >= 922 + 8
    assert crop[2] - crop[0] > 100 + 2 * CONTEXT


def test_nothing_is_shown_of_a_side_that_has_no_place() -> None:
    change = Change(number=1, kind=Kind.ADDED, before=None, after=(20, 40, 90, 60))
    (view,) = a_cropper().views(change)
    assert view.crops[0] is None
    assert view.crops[1] is not None


def test_columns_stay_in_line_where_both_places_are_near() -> None:
    change = Change(
        number=1, kind=Kind.TEXT, before=None, after=(500, 200, 900, 280), ghost=(700, 200, 706, 225)
    )
    (view,) = a_cropper().views(change)
    before, after = view.crops
    assert before is not None
    assert after is not None
    assert before[0] == after[0]


def test_what_moved_far_sideways_stands_at_the_same_spot_of_both_crops() -> None:
    change = Change(number=1, kind=Kind.MOVED, before=(300, 200, 400, 225), after=(1000, 200, 1100, 225))
    (view,) = a_cropper((1600, 2000)).views(change)
    before, after = view.crops
    assert before is not None
    assert after is not None
    assert 300 - before[0] == 1000 - after[0]
