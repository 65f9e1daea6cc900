"""What each printed date of a paper is: candidates for issue, start and end, each with a score and a reason.

Dates come first, then the labels and words that speak for them. A date that nothing speaks for may still be
the day of issue: alone in its cell, after a place, under a signature. What speaks for something else (a test,
a directive, an accreditation) takes a date out of the race.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidence.facts.date_cues import Cue, Role, cue_after, cue_before, joins_range, speaks_of_another, speaks_of_term
from evidence.facts.dates import PrintedDate, find_dates
from evidence.facts.layout import Cell
from evidence.facts.rows import Row, cut_row, read_rows
from evidence.facts.ties import Form, Relation, Tie, labels_of

MARGIN = 0.045
"""The outermost part of a page's height, where programs print their own dates."""
_PROSE = 24
_PLACE = re.compile(
    r"^\W*(?:(?:in|at|done at|given at|fait à|den|place[^:]{0,20}:)\s+)?(?:[^\W\d]+[\s,.]*){1,4}[,，]?\s*$",
    re.I,
)
_STARTS = re.compile(r"from|start|effective|с$|ab$|von|desde|生效|起", re.I)
_FIRST = re.compile(r"initial|first|original|初次|首次|初始|初回|prima|primera|première|primeira|erst", re.I)
_PLAIN_DATE = 5
_OWN_NUMBER = ("cert_number", "registration_number")
_NUMBER_LONG = 40
_FIELDS = {
    "issue_date": Role.ISSUE,
    "expiry_date": Role.EXPIRY,
    "validity": Role.EXPIRY,
    "received_date": Role.OTHER,
    "test_date": Role.OTHER,
    "application_date": Role.OTHER,
    "surveillance_date": Role.OTHER,
    "renewal_date": Role.OTHER,
    "revision_date": Role.OTHER,
    "other_date": Role.OTHER,
    "report_number": Role.OTHER,
    "other_number": Role.OTHER,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """One printed date with the role it seems to have. score: 0 to 1. cells: where it stands. reason: what
    spoke for it.

    in_range: it is one end of a range.
    """

    printed: PrintedDate
    cells: tuple[Cell, ...]
    role: Role
    score: float
    reason: str
    in_range: bool = False

    @property
    def page(self) -> int:
        return self.cells[0].page

    @property
    def confidence(self) -> float:
        return min(cell.confidence for cell in self.cells)


def dated(form: Form) -> tuple[Dated, ...]:
    """Every date of a page with its role."""
    rows = read_rows(form.sheet)
    found: list[Dated] = []
    for number, row in enumerate(rows):
        found.extend(_dated_in_row(form, rows, number, row))
    return tuple(found)


def _dated_in_row(form: Form, rows: tuple[Row, ...], number: int, row: Row) -> Iterator[Dated]:
    dates = find_dates(row.text)
    if not dates:
        return
    one_by_one = []
    for at, printed in enumerate(dates):
        begin = dates[at - 1].end if at else 0
        stop = dates[at + 1].start if at + 1 < len(dates) else len(row.text)
        around = _Around(
            row.text[begin : printed.start], row.text[printed.end : stop], _above(form, rows, number, begin)
        )
        one_by_one.append(_judge(form, row, printed, around))
    yield from _with_ranges(form, rows, number, row, one_by_one)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of the row before and after a date, up to the next date, and of the row above where it runs
    on."""

    before: str
    after: str
    above: str


def _above(form: Form, rows: tuple[Row, ...], number: int, begin: int) -> str:
    if begin or not number:
        return ""
    upper, lower = rows[number - 1].box, rows[number].box
    near = lower[1] - upper[3] < 1.1 * form.sheet.line_height
    return rows[number - 1].text if near else ""


def _judge(form: Form, row: Row, printed: PrintedDate, around: _Around) -> Dated:
    cells = cut_row(form.sheet, row, printed.start, printed.end)
    middle = (row.box[1] + row.box[3]) / 2 / form.sheet.page.height
    if not MARGIN < middle < 1 - MARGIN and not _tie(form, cells[0]):
        return Dated(printed, cells, Role.OTHER, 0.5, "page margin")
    tie = _tie(form, cells[0])
    cue = _cue(around, tie, cells[0])
    if cue and cue.role is not Role.PLACE:
        return _by_cue(printed, cells, cue, around)
    if tie:
        return _by_label(printed, cells, tie)
    if _follows_own_number(form, cells[0]):
        return Dated(printed, cells, Role.ISSUE, 0.78, "after the paper's number")
    return _bare(form, row, printed, cells, around)


def _tie(form: Form, cell: Cell) -> Tie | None:
    ties = [tie for tie in labels_of(form, cell) if tie.label.field in _FIELDS]
    ties = [tie for tie in ties if tie.row < 2 or tie.relation is Relation.SAME]
    return ties[0] if ties else None


def _cue(around: _Around, tie: Tie | None, cell: Cell) -> Cue | None:
    """The word nearest to the date, unless a label stands nearer."""
    before = around.before
    if tie and tie.row == 0 and tie.relation is Relation.SAME and tie.label.cell.line == cell.line:
        before = (
            before[len(before) - (cell.start - tie.label.cell.end) :]
            if cell.start > tie.label.cell.end
            else ""
        )
    elif tie and tie.relation is Relation.RIGHT:
        before = (
            before[before.rfind(tie.label.cell.text) + len(tie.label.cell.text) :]
            if tie.label.cell.text in before
            else ""
        )
    cue = cue_before(before)
    after = cue_after(around.after)
    if after and after.role is not Role.OTHER and (cue is None or cue.role is Role.OTHER) and not tie:
        return after
    if cue is None and tie is None and not before.strip() and around.above:
        above = cue_before(around.above)
        return replace(above, distance=above.distance + 4) if above else None
    return cue


def _follows_own_number(form: Form, cell: Cell) -> bool:
    """Whether the date stands close behind the paper's own number: "Certificate No. 12 of 3 May 2024"."""
    for label in form.labels:
        if label.cell.line == cell.line and label.field in _OWN_NUMBER and label.value_start < cell.start:
            between = form.sheet.texts[cell.line][label.value_start : cell.start]
            return len(between) <= _NUMBER_LONG and any(char.isdigit() for char in between)
    return False


def _by_cue(printed: PrintedDate, cells: tuple[Cell, ...], cue: Cue, around: _Around) -> Dated:
    score = 0.9 - 0.012 * cue.distance
    if cue.role is Role.ISSUE:
        score -= 0.1
    if cue.role in (Role.EXPIRY, Role.START) and speaks_of_another(f"{around.above} {around.before}"):
        score -= 0.4
    return Dated(printed, cells, cue.role, score, cue.phrase)


def _by_label(printed: PrintedDate, cells: tuple[Cell, ...], tie: Tie) -> Dated:
    role, score, phrase = _FIELDS[tie.label.field], tie.score, tie.label.phrase
    if role is Role.ISSUE:
        role = Role.START if _STARTS.search(phrase) else role
        score *= 0.85 if _FIRST.search(phrase) else 0.88 if len(phrase) <= _PLAIN_DATE else 1
    if tie.label.field == "validity":
        score *= 0.9
    return Dated(printed, cells, role, score, tie.label.phrase)


def _bare(form: Form, row: Row, printed: PrintedDate, cells: tuple[Cell, ...], around: _Around) -> Dated:
    """A date nothing speaks for: a letter's date, a stamp's, or a number in running text."""
    line = form.sheet.texts[cells[0].line]
    rest = (line[: cells[0].start] + line[cells[-1].end if len(cells) == 1 else len(line) :]).strip()
    own_before = line[: cells[0].start]
    score = 0.3 if printed.month_only else 0.42
    if len(rest) <= 3 or re.fullmatch(r"[\W\d_]*(?:\d{1,2}:\d\d.*)?", rest):
        score += 0.22
    elif len(own_before) < 40 and _PLACE.match(own_before) and not line[cells[0].end :].strip(" .г"):
        score += 0.2
    elif len(rest) > _PROSE:
        score -= 0.22
    return Dated(printed, cells, Role.ISSUE, score, "stands by itself")


def _with_ranges(
    form: Form, rows: tuple[Row, ...], number: int, row: Row, found: list[Dated]
) -> Iterator[Dated]:
    """The row's dates, the two ends of a range judged together."""
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        between = row.text[first.printed.end : second.printed.start] if second else ""
        if second and joins_range(between) and not _each_labelled(form, first, second):
            yield from _as_range(form, rows, number, row, first, second)
            at += 2
        else:
            yield first
            at += 1


def _each_labelled(form: Form, first: Dated, second: Dated) -> bool:
    """Whether two dates side by side stand under labels of their own, as in a table."""
    one, other = _tie(form, first.cells[0]), _tie(form, second.cells[0])
    return bool(one and other and one.label is not other.label)


def _as_range(
    form: Form, rows: tuple[Row, ...], number: int, row: Row, first: Dated, second: Dated
) -> Iterator[Dated]:
    tie = _tie(form, first.cells[0])
    words = (
        _above(form, rows, number, 0)[-60:]
        + row.text[: first.printed.start]
        + row.text[second.printed.end :][:40]
    )
    if (tie and tie.label.field == "validity") or speaks_of_term(words):
        yield replace(first, role=Role.START, score=0.85, reason="range", in_range=True)
        yield replace(second, role=Role.EXPIRY, score=0.92, reason="range", in_range=True)
    elif tie and _FIELDS[tie.label.field] is Role.ISSUE:
        yield replace(first, role=Role.START, score=0.7, reason="range", in_range=True)
        yield replace(second, role=Role.EXPIRY, score=0.7, reason="range", in_range=True)
    else:
        yield replace(first, role=Role.OTHER, score=0.6, reason="range", in_range=True)
        yield replace(second, role=Role.OTHER, score=0.6, reason="range", in_range=True)
