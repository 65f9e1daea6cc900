"""A printed date in its place: where it stands, the words around it, and what it seems to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.facts.date_cues import Role
from evidence.facts.dates import PrintedDate, find_dates
from evidence.facts.layout import Cell
from evidence.facts.rows import Row, cut_row, read_rows
from evidence.facts.ties import Form

_SENTENCE = 25
_NEAR = 1.1
_MARGIN = 3
_TAIL = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed date before it is judged.

    clear: how well its digits were read, 0 to 1; a month's name is known or it is not. row: its row on the
    page, from 0. start, end: in that row's text; of a date broken over two lines only the part in the upper
    one. before, after: the words of the row up to the next date. above: the row above, where this one goes on
    with its sentence.
    """

    printed: PrintedDate
    cells: tuple[Cell, ...]
    clear: float
    row: int
    start: int
    end: int
    before: str
    after: str
    above: str


@dataclass(frozen=True, slots=True)
class Dated:
    """One printed date with the role it seems to have. score: 0 to 1. reason: the words that speak for it.

    field: of the label that speaks for it, "" where none does. specific: that label says more than "date".
    first: it says that this is the first issue of several. in_range: the date is one end of a range.
    """

    spot: Spot
    role: Role
    score: float
    reason: str
    field: str = ""
    specific: bool = False
    first: bool = False
    in_range: bool = False

    @property
    def printed(self) -> PrintedDate:
        return self.spot.printed

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.spot.cells

    @property
    def page(self) -> int:
        """From 1."""
        return self.cells[0].page

    @property
    def clear(self) -> float:
        """How well its digits were read, 0 to 1."""
        return self.spot.clear


@dataclass(frozen=True, slots=True)
class DatePage:
    """A page laid out for its dates."""

    form: Form
    rows: tuple[Row, ...]

    def above(self, number: int) -> str:
        """The row above, where it is long, close and begins at the same margin: one sentence over two
        lines."""
        if not number:
            return ""
        upper, lower = self.rows[number - 1], self.rows[number]
        height = self.form.sheet.line_height
        near = lower.box[1] - upper.box[3] < _NEAR * height
        aligned = abs(upper.box[0] - lower.box[0]) < _MARGIN * height
        return upper.text if near and aligned and len(upper.text) >= _SENTENCE else ""

    def ends_sentence(self, number: int) -> bool:
        """Whether a row ends with a full stop."""
        return number >= 0 and self.rows[number].text.rstrip().endswith((".", "。"))


def read_spots(form: Form) -> tuple[DatePage, tuple[Spot, ...]]:
    """A page and its dates from top to bottom, left to right."""
    page = DatePage(form, read_rows(form.sheet))
    return page, tuple(spot for number in range(len(page.rows)) for spot in _spots(page, number))


def _spots(page: DatePage, number: int) -> Iterator[Spot]:
    text = page.rows[number].text
    dates = find_dates(text)
    for at, printed in enumerate(dates):
        begin = dates[at - 1].end if at else 0
        stop = dates[at + 1].start if at + 1 < len(dates) else len(text)
        cells = cut_row(page.form.sheet, page.rows[number], printed.start, printed.end)
        above = "" if at or page.ends_sentence(number - 1) else page.above(number)
        before, after = text[begin : printed.start], text[printed.end : stop]
        yield Spot(
            printed, cells, _clear(page, cells), number, printed.start, printed.end, before, after, above
        )
    yield from _broken(page, number, dates[-1].end if dates else 0)


def _clear(page: DatePage, cells: tuple[Cell, ...]) -> float:
    return min(page.form.sheet.digits_confidence(cell) for cell in cells)


def _broken(page: DatePage, number: int, begin: int) -> Iterator[Spot]:
    """A date that begins at the end of a row and ends at the start of the next: "valid until 30 June /
    2026"."""
    if number + 1 >= len(page.rows) or not page.above(number + 1):
        return
    upper, lower = page.rows[number], page.rows[number + 1]
    cut = max(begin, len(upper.text) - _TAIL)
    tail, head = upper.text[cut:], lower.text[:_TAIL]
    for printed in find_dates(f"{tail} {head}"):
        stop = printed.end - len(tail) - 1
        if (
            printed.month_only
            or printed.start >= len(tail)
            or stop <= 0
            or find_dates(lower.text[: stop + 1])
        ):
            continue
        start = cut + printed.start
        cells = cut_row(page.form.sheet, upper, start, len(upper.text)) + cut_row(
            page.form.sheet, lower, 0, stop
        )
        before, after = upper.text[begin:start], lower.text[stop:]
        yield Spot(
            printed,
            cells,
            _clear(page, cells),
            number,
            start,
            len(upper.text),
            before,
            after,
            page.above(number),
        )
