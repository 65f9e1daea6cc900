"""Sheets that hold one table: a head, the table, the foot, over as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.case.case import Case
from evidence.drawing.frame import FOOT, MARGIN, make_foot, make_head, tell_case
from evidence.drawing.plan import Sheet
from evidence.drawing.setting import Setting
from evidence.drawing.table import Column, Row, Table


def make_table_sheets(
    case: Case,
    setting: Setting,
    size: tuple[float, float],
    titles: tuple[str, str],
    columns: Sequence[Column],
    rows: Sequence[Row],
    foot: Sequence[str] = (),
) -> tuple[Sheet, ...]:
    """titles: the kicker above, and the sheet's title. foot: lines of small type."""
    head = make_head(setting, size, *titles, tell_case(case, setting))
    table = Table(setting.typesetter, tuple(columns), MARGIN, size[0] - 2 * MARGIN)
    room = head.bottom + 3.0, size[1] - MARGIN - FOOT
    return tuple(
        Sheet(*size, (*head.items, *items, *make_foot(setting, size, foot)), titles[0])
        for items in table.flow(rows, _always(room))
    )


def _always(room: tuple[float, float]) -> Iterator[tuple[float, float]]:
    while True:
        yield room
