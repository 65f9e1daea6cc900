from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from invented_screens import a_comparison, added_row, gone

from evidence.comparing.change import Band, Change, Comparison
from evidence.drawing.folding import FOLD_HEIGHT, Folder, Page, Part
from evidence.drawing.screenshot import InkMap, amid_gap

SCALE = 0.1


def lined(height: int, pitch: int = 40) -> InkMap:
    """A page of lines, each in the middle half of its row."""
    rows = [50 if pitch // 4 <= row % pitch < 3 * pitch // 4 else 0 for row in range(height)]
    near = [sum(rows[max(0, row - 2) : row + 2]) for row in range(height + 1)]
    return InkMap(tuple(near), b"", 1)


def a_folder(comparison: Comparison, room: float | Callable[[tuple[Change, ...]], float] = 120.0) -> Folder:
    inks = lined(comparison.before_size[1]), lined(comparison.after_size[1])
    scales = SCALE, SCALE / comparison.zoom
    return Folder(comparison, inks, scales, room if callable(room) else lambda changes: room)


def parts_of(pages: tuple[Page, ...]) -> list[Part]:
    return [piece.part for page in pages for piece in page]


@pytest.mark.parametrize("height", [400, 1200, 1201, 3000, 9000])
@pytest.mark.parametrize("spot", [0, 40, 600, 2900])
def test_every_row_of_both_pages_is_shown_or_said_to_be_left_out(height: int, spot: int) -> None:
    if spot >= height:
        pytest.skip("the change lies below the page")
    comparison = a_comparison((gone("x", (20, spot, 90, min(height, spot + 22))),), (800, height))
    parts = parts_of(a_folder(comparison).pages())
    for side in ("before", "after"):
        spans = [getattr(part, side) for part in parts]
        assert spans[0][0] == 0
        assert spans[-1][1] == height
        assert all(one[1] == other[0] for one, other in pairwise(spans))


def test_nothing_is_higher_than_the_room() -> None:
    changes = [gone("x", (20, y, 90, y + 22), n) for n, y in enumerate(range(9, 9000, 400), 1)]
    for page in a_folder(a_comparison(changes, (800, 9000)), 97.0).pages():
        assert max(piece.top + piece.height for piece in page) <= 97.01


def test_every_change_is_shown() -> None:
    changes = [gone("x", (20, y, 90, y + 22), n) for n, y in enumerate(range(9, 9000, 400), 1)]
    folder = a_folder(a_comparison(changes, (800, 9000)), 97.0)
    shown = {change.number for page in folder.pages() for change in folder.shown(page)}
    assert shown == {change.number for change in changes}


def test_no_change_is_folded_away() -> None:
    change = added_row((20, 2000, 700, 2040))
    comparison = a_comparison((change,), (800, 9000))
    whole = Band((0, 9000), (0, 9000))
    blind = Comparison(
        before_size=(800, 9000),
        after_size=(800, 9000),
        zoom=1.0,
        verdict=comparison.verdict,
        changes=(change,),
        ignored=(),
        bands=(whole,),
        notes=(),
    )
    folder = a_folder(blind)
    assert any(folder.shown(page) for page in folder.pages())


def test_a_page_that_fits_is_not_folded() -> None:
    comparison = a_comparison((gone("x", (20, 49, 90, 71)),), (800, 1100))
    (page,) = a_folder(comparison).pages()
    assert [piece.part.folded for piece in page] == [False]


def test_folding_saves_sheets() -> None:
    comparison = a_comparison((gone("x", (20, 49, 90, 71)), gone("y", (20, 8049, 90, 8071), 2)), (800, 9000))
    assert len(a_folder(comparison).pages()) == 1


def test_as_much_is_kept_as_the_sheet_has_room_for() -> None:
    comparison = a_comparison((gone("x", (20, 49, 90, 71)),), (800, 9000))
    (page,) = a_folder(comparison).pages()
    assert sum(piece.height for piece in page) > 0.75 * 120


def test_cuts_and_folds_go_between_lines() -> None:
    changes = [gone("x", (20, y, 90, y + 22), n) for n, y in enumerate(range(9, 9000, 1200), 1)]
    for part in parts_of(a_folder(a_comparison(changes, (800, 9000)), 97.0).pages()):
        for row in (*part.before, *part.after):
            assert row % 40 <= 10 or row % 40 >= 30


def test_pages_without_bands_are_cut_all_the_same() -> None:
    comparison = a_comparison((gone("x", (20, 49, 90, 71)),), (800, 5000))
    blind = Comparison(
        before_size=(800, 5000),
        after_size=(800, 4000),
        zoom=1.0,
        verdict=comparison.verdict,
        changes=comparison.changes,
        ignored=(),
        bands=(),
        notes=(),
    )
    pages = a_folder(blind).pages()
    assert len(pages) > 3
    assert parts_of(pages)[-1].before[1] == 5000
    assert parts_of(pages)[-1].after[1] == 4000


def test_the_legend_takes_room_from_the_pictures() -> None:
    changes = [gone("x", (20, y, 90, y + 22), n) for n, y in enumerate(range(9, 2400, 40), 1)]
    folder = a_folder(a_comparison(changes, (800, 2400)), lambda shown: 120.0 - 2 * len(shown))
    for page in folder.pages():
        height = max(piece.top + piece.height for piece in page)
        assert height <= 120.0 - 2 * len(folder.shown(page)) + 0.01


def test_a_fold_is_only_made_where_it_is_worth_its_mark() -> None:
    comparison = a_comparison((gone("x", (20, 49, 90, 71)), gone("y", (20, 8049, 90, 8071), 2)), (800, 9000))
    for part in parts_of(a_folder(comparison).pages()):
        if part.folded:
            assert (part.before[1] - part.before[0]) * SCALE > FOLD_HEIGHT


@pytest.mark.parametrize(
    ("harm", "place"), [([5, 0, 5], 1), ([0, 0, 0, 5], 1), ([5, 0, 0, 0, 5], 2), ([3, 2, 2, 9], 2), ([0], 0)]
)
def test_a_cut_goes_amid_the_last_gap(harm: list[int], place: int) -> None:
    assert amid_gap(harm) == place
