"""Rows of a page: all lines that stand beside each other, read from left to right as one text.

Forms print "from | date | to | date" in four cells, and hand-filled dates in three; only the row makes sense
of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence.facts.layout import Cell, Sheet, around, height, shared_height, shared_width, width
from evidence.finding import Box

GAP = "   "
"""What stands between two lines in a row's text."""


@dataclass(frozen=True, slots=True)
class Row:
    """text: the lines of one row joined by GAP. parts: (where a line begins in the text, the line's index on
    the page)."""

    text: str
    parts: tuple[tuple[int, int], ...]
    box: Box

    def spot(self, offset: int) -> tuple[int, int]:
        """(line, offset in that line) of a character of the row's text."""
        begin, line = max(part for part in self.parts if part[0] <= offset)
        return line, offset - begin


def read_rows(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of a page from top to bottom. Text that stands upright is a row of its own."""
    groups: list[list[int]] = []
    lines = sheet.page.lines
    for at in sorted(
        range(len(lines)), key=lambda at: (lines[at].box[1] + lines[at].box[3], lines[at].box[0])
    ):
        home = next((g for g in reversed(groups[-4:]) if _belongs(sheet, g, at)), None)
        if home is None:
            groups.append([at])
        else:
            home.append(at)
    return tuple(_row(sheet, group) for group in groups)


def _belongs(sheet: Sheet, group: list[int], at: int) -> bool:
    box = sheet.page.lines[at].box
    boxes = [sheet.page.lines[other].box for other in group]
    if _upright(box) or any(map(_upright, boxes)):
        return False
    beside = any(shared_height(box, other) > 0.5 for other in boxes)
    return beside and not any(shared_width(box, other) > 0.3 for other in boxes)


def _upright(box: Box) -> bool:
    return height(box) > 2 * width(box)


def _row(sheet: Sheet, group: list[int]) -> Row:
    ordered = sorted(group, key=lambda at: sheet.page.lines[at].box[0])
    text, parts = "", []
    for at in ordered:
        text += GAP if text else ""
        parts.append((len(text), at))
        text += sheet.texts[at]
    return Row(text, tuple(parts), around(sheet.page.lines[at].box for at in group))


def cut_row(sheet: Sheet, row: Row, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of start..end of a row's text: one for each line it touches."""
    cells = []
    ends = [begin for begin, _ in row.parts[1:]] + [len(row.text) + len(GAP)]
    for (begin, line), stop in zip(row.parts, ends, strict=True):
        first, last = max(start, begin), min(end, stop - len(GAP))
        if first < last:
            cells.append(sheet.cut(line, first - begin, last - begin))
    return tuple(cells)
