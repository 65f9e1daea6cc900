"""What each printed date of a paper is: candidates for issue, start and end, each with a score and a reason.

Dates come first, then the labels and words that speak for them. A date that nothing speaks for may still be
the day of issue: alone in its cell, after a place, under a signature. What speaks for something else (a test,
a directive, an accreditation) takes a date out of the race.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidence.facts.date_cues import (
    Cue,
    Role,
    cue_after,
    cue_before,
    joins_range,
    speaks_of_another,
    speaks_of_former,
    speaks_of_term,
)
from evidence.facts.dates import PrintedDate, find_dates
from evidence.facts.labels import Label
from evidence.facts.layout import Cell, shared_height
from evidence.facts.rows import Row, cut_row, read_rows
from evidence.facts.ties import Form, Relation, Tie, labels_of

MARGIN = 0.045
"""The outermost part of a page's height, where programs print their own dates."""
_PROSE = 24
_LOOSE = 0.45
_SENTENCE = 25
_PLACE = re.compile(
    r"^\W*(?:(?:in|at|done at|given at|fait à|den|place[^:]{0,20}:)\s+)?(?:[^\W\d]+[\s,.]*){1,4}[,，]?\s*$",
    re.I,
)
_STARTS = re.compile(r"from|start|effective|с$|ab$|von|desde|生效|起", re.I)
_FIRST = re.compile(r"initial|first|original|初次|首次|初始|初回|prima|primera|première|primeira|erst", re.I)
_PLAIN_DATE = 5
OWN_NUMBER = ("cert_number", "registration_number")
_HIGH = 0.45
_SIGNED = re.compile(
    r"^\W*(?:(?:исх|рег|reg|ref)\.?\s*)?(?:№|N[o°º]\.?|Nr\.?)\s*[:.]?\s*\S*\d\S*(?:\s+\S{1,8}){0,2}?\s+"
    r"(?:от|of|dated|from|vom|du|de)\W*$",
    re.I,
)
_ONLY_OF = re.compile(r"\W*(?:от|of|dated|from|vom|du|de|del|dd|von)?\W*", re.I)
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

    in_range: it is one end of a range. field: of the label that speaks for it, "" where none does. first: the
    label says that it is the first issue of several.
    """

    printed: PrintedDate
    cells: tuple[Cell, ...]
    role: Role
    score: float
    reason: str
    in_range: bool = False
    field: str = ""
    first: bool = False
    specific: bool = False

    @property
    def page(self) -> int:
        return self.cells[0].page

    @property
    def confidence(self) -> float:
        return min(cell.confidence for cell in self.cells)


def dated(form: Form, own_number: tuple[str, ...] = OWN_NUMBER) -> tuple[Dated, ...]:
    """Every date of a page with its role. own_number: label fields under which this kind of paper has its own
    number."""
    rows = read_rows(form.sheet)
    found = [(number, one) for number in range(len(rows)) for one in _dated_in_row(form, rows, number)]
    return tuple(_after_number(form, one, own_number) for one in _with_ranges(form, rows, found))


def _after_number(form: Form, one: Dated, own_number: tuple[str, ...]) -> Dated:
    """The date as that of issue where it stands close behind the paper's own number: "Certificate No. 12 of 3
    May"."""
    cell = one.cells[0]
    if one.in_range or one.role in (Role.EXPIRY, Role.START) or cell.page > 1:
        return one
    if speaks_of_former(form.sheet.texts[cell.line]):
        return replace(one, role=Role.OTHER, reason="a former paper")
    high = cell.box[1] < _HIGH * form.sheet.page.height
    if high and _SIGNED.match(_row_before(form, cell)):
        return replace(one, role=Role.ISSUE, score=0.78, reason="after the paper's number")
    for label in form.labels:
        if label.field not in (*own_number, "number" if high else "") or label.value_start > len(
            form.sheet.texts[label.cell.line]
        ):
            continue
        between = _between(form, label, cell)
        if between is not None and len(between) <= _NUMBER_LONG and any(char.isdigit() for char in between):
            return replace(one, role=Role.ISSUE, score=0.78, reason="after the paper's number")
    return one


def _row_before(form: Form, cell: Cell) -> str:
    """The words before a stretch on its row: in its line, and in the line left of that."""
    own = form.sheet.texts[cell.line][: cell.start]
    lines = form.sheet.page.lines
    left = cell.line - 1
    if left >= 0 and shared_height(lines[left].box, cell.box) > 0.5 and lines[left].box[2] <= cell.box[0]:
        return f"{form.sheet.texts[left]} {own}"
    return own


def _between(form: Form, label: Label, cell: Cell) -> str | None:
    """What stands between a label and a date behind it in its line or alone at the start of the next; else
    None."""
    texts = form.sheet.texts
    if label.cell.line == cell.line and label.value_start < cell.start:
        return texts[cell.line][label.value_start : cell.start]
    if cell.line == label.cell.line + 1 and _ONLY_OF.fullmatch(texts[cell.line][: cell.start]):
        return texts[label.cell.line][label.value_start :]
    return None


def _dated_in_row(form: Form, rows: tuple[Row, ...], number: int) -> Iterator[Dated]:
    row = rows[number]
    dates = find_dates(row.text)
    for at, printed in enumerate(dates):
        begin = dates[at - 1].end if at else 0
        stop = dates[at + 1].start if at + 1 < len(dates) else len(row.text)
        before, after = row.text[begin : printed.start], row.text[printed.end : stop]
        yield _judge(form, row, printed, _Around(before, after, _above(form, rows, number, begin)))


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of the row before and after a date, up to the next date, and of the row above where it runs
    on."""

    before: str
    after: str
    above: str


def _above(form: Form, rows: tuple[Row, ...], number: int, begin: int) -> str:
    """The row above, where the one at hand may be the continuation of its sentence."""
    if begin or not number:
        return ""
    upper, lower = rows[number - 1], rows[number]
    near = lower.box[1] - upper.box[3] < 1.1 * form.sheet.line_height
    aligned = abs(upper.box[0] - lower.box[0]) < 3 * form.sheet.line_height
    return upper.text if near and aligned and len(upper.text) >= _SENTENCE else ""


def _judge(form: Form, row: Row, printed: PrintedDate, around: _Around) -> Dated:
    cells = cut_row(form.sheet, row, printed.start, printed.end)
    middle = (row.box[1] + row.box[3]) / 2 / form.sheet.page.height
    if not MARGIN < middle < 1 - MARGIN and not _tie(form, cells[0]):
        return Dated(printed, cells, Role.OTHER, 0.5, "page margin")
    tie = _tie(form, cells[0])
    cue = _cue(around, tie, cells[0])
    if cue and cue.role is Role.UNTIL and not tie:
        ends = speaks_of_term(f"{around.above} {around.before}")
        cue = replace(cue, role=Role.EXPIRY if ends else Role.OTHER)
    if cue and cue.role not in (Role.PLACE, Role.UNTIL):
        return _by_cue(printed, cells, cue, around)
    if tie:
        labelled = _by_label(printed, cells, tie)
        if tie.relation is Relation.ABOVE and labelled.role is Role.ISSUE:
            bare = _bare(form, row, printed, cells, around)
            return replace(labelled, score=max(labelled.score, bare.score + 0.05))
        return labelled
    return _bare(form, row, printed, cells, around)


def _tie(form: Form, cell: Cell) -> Tie | None:
    ties = [tie for tie in labels_of(form, cell) if tie.label.field in _FIELDS]
    ties = [tie for tie in ties if tie.score > _LOOSE and not tie.row]
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


def _by_cue(printed: PrintedDate, cells: tuple[Cell, ...], cue: Cue, around: _Around) -> Dated:
    score = 0.9 - 0.012 * cue.distance
    if cue.role is Role.ISSUE:
        score -= 0.1
    if cue.role is not Role.OTHER and speaks_of_another(f"{around.above} {around.before}"):
        return Dated(printed, cells, Role.OTHER, 0.6, "another paper")
    return Dated(printed, cells, cue.role, score, cue.phrase)


def _by_label(printed: PrintedDate, cells: tuple[Cell, ...], tie: Tie) -> Dated:
    role, score, phrase = _FIELDS[tie.label.field], tie.score, tie.label.phrase
    if role is Role.ISSUE:
        role = Role.START if _STARTS.search(phrase) else role
        score *= 0.85 if _FIRST.search(phrase) else 0.88 if len(phrase) <= _PLAIN_DATE else 1
    if tie.label.field == "validity":
        score *= 0.9
    first = role is Role.ISSUE and bool(_FIRST.search(phrase))
    specific = len(phrase) > _PLAIN_DATE
    return Dated(printed, cells, role, score, phrase, field=tie.label.field, first=first, specific=specific)


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


def _with_ranges(form: Form, rows: tuple[Row, ...], found: list[tuple[int, Dated]]) -> Iterator[Dated]:
    """The dates, the two ends of a range judged together; a range may run on into the next row."""
    at = 0
    while at < len(found):
        pair = found[at : at + 2]
        if len(pair) == 2 and _is_range(form, rows, *pair):
            yield from _as_range(form, rows, *pair)
            at += 2
        else:
            yield found[at][1]
            at += 1


def _is_range(form: Form, rows: tuple[Row, ...], first: tuple[int, Dated], second: tuple[int, Dated]) -> bool:
    (upper, one), (lower, other) = first, second
    if upper == lower:
        between = rows[upper].text[one.printed.end : other.printed.start]
    elif lower == upper + 1 and _above(form, rows, lower, 0):
        between = f"{rows[upper].text[one.printed.end :]} {rows[lower].text[: other.printed.start]}"
    else:
        return False
    return joins_range(between) and not _each_labelled(form, one, other)


def _each_labelled(form: Form, first: Dated, second: Dated) -> bool:
    """Whether two dates side by side stand under labels of their own, as in a table."""
    one, other = _tie(form, first.cells[0]), _tie(form, second.cells[0])
    return bool(one and other and one.label is not other.label)


def _as_range(
    form: Form, rows: tuple[Row, ...], first: tuple[int, Dated], second: tuple[int, Dated]
) -> Iterator[Dated]:
    (upper, one), (lower, other) = first, second
    tie = _tie(form, one.cells[0])
    before = _above(form, rows, upper, 0)[-60:] + rows[upper].text[: one.printed.start]
    after = rows[lower].text[other.printed.end :][:40]
    if (tie and tie.label.field == "validity") or speaks_of_term(before + after):
        roles = ((Role.START, 0.85), (Role.EXPIRY, 0.92))
    elif tie and _FIELDS[tie.label.field] in (Role.ISSUE, Role.EXPIRY):
        roles = ((Role.START, 0.7), (Role.EXPIRY, 0.7))
    else:
        roles = ((Role.OTHER, 0.6), (Role.OTHER, 0.6))
    for date, (role, score) in zip((one, other), roles, strict=True):
        yield replace(date, role=role, score=score, reason="range", in_range=True)
