from __future__ import annotations

from pathlib import Path

import pytest
from building import a_case
from invented_screens import (
    TITLE_WORD,
    a_comparison,
    a_listing,
    a_pair,
    a_screenshot,
    added_row,
    draw_page,
    faults,
    gone,
    of_type,
    plan,
    private,
    removed_row,
    words_of,
)

from evidence.case.case import Pair
from evidence.comparing.change import Change, Kind, PairVerdict
from evidence.drawing.cropping import LEAST
from evidence.drawing.plan import POINT, Outline, Raster, Rect, Side, Stroke


def test_a_change_is_shown_large_on_both_sides_at_one_scale(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    (sheet,) = plan("close_ups", a_case(pairs=(pair,), listings=(a_listing(),)), pair)
    before, after = of_type([sheet], Raster)
    assert before.scale == pytest.approx(after.scale, rel=0.01)
    assert before.scale >= LEAST
    assert 'Title: the word "Original" removed' in words_of([sheet])
    assert not faults(sheet)


@pytest.mark.parametrize(("height", "least"), [(8, 0.3), (11, 0.22), (14, 0.18), (30, 0.18)])
def test_small_words_are_enlarged_to_seven_points(tmp_path: Path, height: int, least: float) -> None:
    pair = a_pair(tmp_path, (gone("Original", (20, 49, 110, 49 + height)),))
    raster = of_type(plan("close_ups", a_case(pairs=(pair,)), pair), Raster)[0]
    assert raster.scale >= least
    assert height * raster.scale >= 7 * POINT - 0.01 or raster.scale == pytest.approx(0.32)


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (3, 1), (4, 2), (7, 3)])
def test_three_stand_on_a_sheet(tmp_path: Path, count: int, sheets: int) -> None:
    changes = [gone(f"w{n}", (20, n * 120 + 49, 110, n * 120 + 71), n + 1) for n in range(count)]
    pair = a_pair(tmp_path, changes)
    made = plan("close_ups", a_case(pairs=(pair,)), pair)
    assert len(made) == sheets
    assert not [fault for sheet in made for fault in faults(sheet)]


def test_the_change_stands_at_the_same_spot_of_both_crops(tmp_path: Path) -> None:
    moved = Change(number=1, kind=Kind.TEXT, before=(20, 409, 110, 431), after=(20, 809, 130, 831))
    pair = a_pair(tmp_path, (moved,))
    sheets = plan("close_ups", a_case(pairs=(pair,)), pair)
    before, after = of_type(sheets, Outline)
    left, right = of_type(sheets, Raster)
    assert before.box[0] - left.box[0] == pytest.approx(after.box[0] - right.box[0], abs=0.5)
    assert before.box[1] - left.box[1] == pytest.approx(after.box[1] - right.box[1], abs=0.5)


def test_a_missing_side_shows_its_place_and_says_so(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, (removed_row((20, 409, 460, 431)),))
    sheets = plan("close_ups", a_case(pairs=(pair,)), pair)
    assert "not present" in words_of(sheets)
    assert {o.side for o in of_type(sheets, Outline)} == {Side.BEFORE, Side.ABSENT}
    assert not faults(sheets[0])


def test_a_side_whose_place_is_out_of_sight_is_an_empty_frame(tmp_path: Path) -> None:
    change = Change(number=1, kind=Kind.ADDED, before=None, after=(20, 409, 460, 431))
    pair = a_pair(tmp_path, (change,))
    (sheet,) = plan("close_ups", a_case(pairs=(pair,)), pair)
    assert "not in this screenshot" in words_of([sheet])
    assert len(of_type([sheet], Raster)) == 1
    assert not faults(sheet)


def test_removed_words_are_struck_through_and_added_ones_underlined(tmp_path: Path) -> None:
    change = Change(
        number=1,
        kind=Kind.TEXT,
        before=(20, 49, 200, 71),
        after=(20, 49, 200, 71),
        marks_before=(TITLE_WORD,),
        marks_after=((120, 49, 200, 71),),
        removed=("Original",),
        added=("New",),
    )
    pair = a_pair(tmp_path, (change,))
    sheets = plan("close_ups", a_case(pairs=(pair,)), pair)
    (strike, underline) = [stroke for stroke in of_type(sheets, Stroke) if stroke.width == 0.45]
    word, other = of_type(sheets, Outline)
    assert word.box[1] < strike.box[1] < word.box[3]
    assert underline.box[1] > other.box[3] - 2


@pytest.mark.parametrize(
    ("removed", "after", "struck"),
    [
        (("Original",), (20, 49, 200, 71), True),
        ((), (20, 49, 200, 71), False),
        (("Original", "Example"), (20, 49, 200, 71), False),
        ((), None, True),
    ],
)
def test_only_words_known_to_be_gone_are_struck(
    tmp_path: Path, removed: tuple[str, ...], after: tuple[int, int, int, int] | None, struck: bool
) -> None:
    change = Change(
        number=1,
        kind=Kind.TEXT,
        before=(20, 49, 200, 71),
        after=after,
        ghost=None if after else TITLE_WORD,
        marks_before=(TITLE_WORD,),
        removed=removed,
    )
    pair = a_pair(tmp_path, (change,))
    sheets = plan("close_ups", a_case(pairs=(pair,)), pair)
    assert bool([stroke for stroke in of_type(sheets, Stroke) if stroke.width == 0.45]) is struck


def test_what_is_wider_than_half_a_sheet_is_stacked(tmp_path: Path) -> None:
    size = (1300, 800)
    wide = Change(number=1, kind=Kind.PICTURE, before=(20, 200, 1200, 300), after=(20, 200, 1200, 300))
    shots = [a_screenshot(draw_page(tmp_path / f"{n}.png", size), f"{n}.png") for n in "ba"]
    pair = Pair(shots[0], shots[1], None, a_comparison((wide,), size))
    (sheet,) = plan("close_ups", a_case(pairs=(pair,)), pair)
    before, after = of_type([sheet], Raster)
    assert before.box[3] < after.box[1]
    assert before.scale >= LEAST
    assert not faults(sheet)


def test_what_is_larger_than_a_sheet_goes_on_in_parts(tmp_path: Path) -> None:
    size = (2000, 1500)
    huge = Change(number=1, kind=Kind.PICTURE, before=(10, 100, 1990, 1400), after=(10, 100, 1990, 1400))
    shots = [a_screenshot(draw_page(tmp_path / f"{n}.png", size), f"{n}.png") for n in "ba"]
    pair = Pair(shots[0], shots[1], None, a_comparison((huge,), size))
    sheets = plan("close_ups", a_case(pairs=(pair,)), pair)
    rasters = [raster for raster in of_type(sheets, Raster) if raster.file == "b.png"]
    assert "part 1 of" in words_of(sheets)
    assert min(raster.scale for raster in rasters) >= LEAST
    assert min(raster.crop[0] for raster in rasters) <= 10
    assert max(raster.crop[2] for raster in rasters) >= 1990
    assert min(raster.crop[1] for raster in rasters) <= 100
    assert max(raster.crop[3] for raster in rasters) >= 1400
    assert not [fault for sheet in sheets for fault in faults(sheet)]


def test_crops_end_between_lines(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, (gone("w", (20, 409, 110, 431)),))
    for raster in of_type(plan("close_ups", a_case(pairs=(pair,)), pair), Raster):
        for edge in (raster.crop[1], raster.crop[3]):
            assert edge % 40 <= 9 or edge % 40 >= 31


def test_private_words_are_not_told_and_not_struck(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    case = a_case(pairs=(pair,), redact=(private("before.png", (0, 40, 300, 80)),))
    sheets = plan("close_ups", case, pair)
    assert "Original" not in words_of(sheets)
    assert "REDACTED" in words_of(sheets)
    assert not [stroke for stroke in of_type(sheets, Stroke) if stroke.width == 0.45]


def test_every_crop_has_a_frame(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, (added_row((20, 409, 460, 431)),))
    sheets = plan("close_ups", a_case(pairs=(pair,)), pair)
    frames = {rect.box for rect in of_type(sheets, Rect)}
    assert all(raster.box in frames for raster in of_type(sheets, Raster))


def test_no_sheet_where_nothing_changed(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, verdict=PairVerdict.NOTHING_CHANGED)
    assert plan("close_ups", a_case(pairs=(pair,)), pair) == ()
