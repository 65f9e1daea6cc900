from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_screens import setter

from evidence.drawing.difference import show_difference
from evidence.drawing.frame import share_width
from evidence.drawing.plan import Item, Stroke, Text
from evidence.drawing.table import Column, Row, Table


def rooms(top: float = 40, bottom: float = 120) -> Iterator[tuple[float, float]]:
    while True:
        yield top, bottom


def flowed(rows: list[Row]) -> list[tuple[Item, ...]]:
    table = Table(setter(), (Column("One", 1), Column("Two", 2)), 10, 190)
    return table.flow(rows, rooms())


def texts(items: tuple[Item, ...]) -> list[str]:
    return [item.words for item in items if isinstance(item, Text)]


def test_the_head_repeats_on_every_sheet() -> None:
    sheets = flowed([Row((str(n), "words")) for n in range(60)])
    assert len(sheets) > 1
    assert all(texts(items)[:2] == ["One", "Two"] for items in sheets)


def test_no_row_leaves_the_room() -> None:
    for items in flowed([Row((str(n), "many words " * (n % 30))) for n in range(60)]):
        assert max(item.box[3] for item in items) <= 120.01


def test_a_row_higher_than_a_sheet_goes_on() -> None:
    words = [f"word{n}" for n in range(2000)]
    sheets = flowed([Row(("x", " ".join(words)))])
    shown = " ".join(" ".join(texts(items)[2:]) for items in sheets).split()
    assert [word for word in shown if word != "x"] == words


def test_a_short_row_is_not_cut() -> None:
    rows = [Row((str(n), "line " * 60)) for n in range(12)]
    for items in flowed(rows):
        cells = [item for item in items if isinstance(item, Text) and item.words.startswith("line")]
        assert len({len(cell.lines) for cell in cells}) == 1


def test_an_empty_table_has_its_head() -> None:
    (items,) = flowed([])
    assert any(isinstance(item, Stroke) for item in items)


@pytest.mark.parametrize(
    ("needs", "width", "shared"),
    [
        ([10, 20, 30], 100, [10, 20, 30]),
        ([10, 200, 300], 110, [10, 50, 50]),
        ([500, 500], 100, [50, 50]),
        ([5, 40, 500], 100, [5, 40, 55]),
    ],
)
def test_who_needs_little_gets_it_and_the_rest_share(
    needs: list[float], width: float, shared: list[float]
) -> None:
    assert share_width(needs, width) == shared


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab 证书", max_size=40), st.text(alphabet="ab 证书", max_size=40))
def test_a_difference_keeps_both_wordings(before: str, after: str) -> None:
    left, right = show_difference(before, after)
    assert "".join(run.text for run in left) == before
    assert "".join(run.text for run in right) == after
    kept = "".join(run.text for run in left if not run.struck).replace(" ", "")
    stayed = "".join(run.text for run in right if not run.bold).replace(" ", "")
    assert kept == stayed
