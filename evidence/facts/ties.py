"""Tying values to labels by where they stand: after it, right of it, below it, above it; never past the next
label.

`values(form, label)` asks what a label says (names, models: label first); `labels_of(form, cell)` asks which
labels speak for a stretch that already looks like a value (dates, numbers: value first). Both read the same
ties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evidence.facts.labels import Label, Stands, find_labels
from evidence.facts.layout import Cell, Sheet, join_cells, lay_out, shared_height, shared_width
from evidence.reading.reading import Page

_FAR = 40.0
_NEXT_LINE = 1.1
_MOST_ROWS = 12


class Relation(StrEnum):
    """Where a value stands, seen from its label."""

    SAME = "same"
    RIGHT = "right"
    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Value:
    """What may belong to a label. rows: line by line from the top, each left to right; the first row is the
    surest.

    score: 0 to 1, the label's strength included.
    """

    label: Label
    relation: Relation
    rows: tuple[tuple[Cell, ...], ...]
    score: float

    @property
    def first(self) -> Cell:
        """The stretch nearest to the label."""
        return self.rows[0][0]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All stretches in reading order."""
        return tuple(cell for row in self.rows for cell in row)

    @property
    def text(self) -> str:
        """All stretches joined; a line break is one space."""
        return join_cells(self.cells)


@dataclass(frozen=True, slots=True)
class Tie:
    """A label that speaks for a stretch. row: how many lines of the value come before it."""

    label: Label
    relation: Relation
    score: float
    row: int


@dataclass(frozen=True, slots=True)
class Form:
    """A page with its labels, and the stretches between them, line by line. values: every label's, best
    first."""

    sheet: Sheet
    labels: tuple[Label, ...]
    stretches: tuple[Cell, ...]
    values: tuple[Value, ...]


def read_form(page: Page) -> Form:
    """Find labels, stretches and the ties between them on one page."""
    sheet = lay_out(page)
    labels = find_labels(sheet)
    stretches = tuple(_stretches(sheet, labels))
    bare = Form(sheet, labels, stretches, ())
    values_found = tuple(value for label in labels for value in _values(bare, label))
    return Form(sheet, labels, stretches, values_found)


def values(form: Form, label: Label) -> tuple[Value, ...]:
    """What may belong to the label, best first."""
    return tuple(value for value in form.values if value.label is label)


def values_of(form: Form, *fields: str) -> tuple[Value, ...]:
    """What may belong to any label of these fields, best first."""
    return tuple(sorted((v for v in form.values if v.label.field in fields), key=lambda v: -v.score))


def labels_of(form: Form, cell: Cell) -> tuple[Tie, ...]:
    """The labels that speak for a stretch of this page, best first."""
    ties = []
    for value in form.values:
        for number, row in enumerate(value.rows):
            if any(_holds(part, cell) for part in row):
                ties.append(Tie(value.label, value.relation, value.score * 0.93**number, number))
                break
    return tuple(sorted(ties, key=lambda tie: -tie.score))


def _holds(part: Cell, cell: Cell) -> bool:
    return part.page == cell.page and part.line == cell.line and part.start <= cell.start < part.end


def _stretches(sheet: Sheet, labels: tuple[Label, ...]) -> Iterator[Cell]:
    for line, text in enumerate(sheet.texts):
        start = 0
        for label in (label for label in labels if label.cell.line == line):
            if text[start : label.cell.start].strip(" :：.()（）/"):
                yield sheet.cut(line, start, label.cell.start)
            start = label.value_start
        if text[start:].strip(" :：._…"):
            yield sheet.cut(line, start)


def _values(form: Form, label: Label) -> Iterator[Value]:
    same = next(
        (s for s in form.stretches if s.line == label.cell.line and s.start >= label.value_start), None
    )
    if same and not _label_between(form, label, same):
        rows = ((same, *_further(form, label, same)), *_rows_below(form, label, same))
        yield Value(label, Relation.SAME, rows, label.strength)
        return
    if label.stands is Stands.RUN:
        return
    right = _right_of(form, label)
    if right:
        distance = (right.box[0] - label.cell.box[2]) / form.sheet.line_height
        rows = ((right, *_further(form, label, right)), *_rows_below(form, label, right))
        yield Value(label, Relation.RIGHT, rows, label.strength * max(0.5, 0.97 - 0.012 * max(0.0, distance)))
    below = _below(form, label)
    if below:
        distance = (below.box[1] - label.cell.box[3]) / form.sheet.line_height
        score = label.strength * max(0.2, 0.9 - 0.1 * max(0.0, distance)) * (0.6 if right else 1.0)
        yield Value(label, Relation.BELOW, ((below,), *_rows_below(form, label, below)), score)
    above = _above(form, label)
    if above:
        score = label.strength * (0.3 if right or below else 0.55)
        yield Value(label, Relation.ABOVE, ((above,),), score)


def _label_between(form: Form, label: Label, cell: Cell) -> bool:
    return any(
        other.cell.line == cell.line and label.cell.end <= other.cell.start < cell.start
        for other in form.labels
    )


def _on_row(form: Form, cell: Cell, other: Cell) -> bool:
    return other.line != cell.line and shared_height(cell.box, other.box) > 0.45


def _right_of(form: Form, label: Label) -> Cell | None:
    beside = [s for s in form.stretches if s.box[0] >= label.cell.box[2] - 3 and _starts_line(form, s)]
    on_row = [s for s in beside if _on_row(form, label.cell, s)] or [
        s for s in beside if _half_beside(form, label, s)
    ]
    if not on_row:
        return None
    nearest = min(on_row, key=lambda s: s.box[0])
    far = nearest.box[0] - label.cell.box[2] > _FAR * form.sheet.line_height
    return None if far or _barred(form, label, nearest) else nearest


def _half_beside(form: Form, label: Label, cell: Cell) -> bool:
    """Whether a value stands half a line higher or lower, as beside a label in two lines; no other label is
    nearer."""
    box = label.cell.box
    apart = abs((box[1] + box[3]) - (cell.box[1] + cell.box[3])) / 2
    if apart > 1.1 * max(box[3] - box[1], form.sheet.line_height):
        return False
    return not any(
        _on_row(form, other.cell, cell) and other.cell.box[2] <= cell.box[0] for other in form.labels
    )


def _starts_line(form: Form, cell: Cell) -> bool:
    """Whether no label stands before the stretch in its own line."""
    return not any(label.cell.line == cell.line and label.cell.end <= cell.start for label in form.labels)


def _barred(form: Form, label: Label, cell: Cell) -> bool:
    """Whether another label stands on the row between the label and the stretch."""
    for other in form.labels:
        between = label.cell.box[2] - 3 <= other.cell.box[0] and other.cell.box[2] <= cell.box[0] + 3
        if (
            other is not label
            and between
            and other.field != label.field
            and _on_row(form, label.cell, other.cell)
        ):
            return True
    return False


def _further(form: Form, label: Label, first: Cell) -> Iterator[Cell]:
    """More stretches right of the first on its row, up to the next label."""
    row = [
        s
        for s in form.stretches
        if _on_row(form, first, s) and s.box[0] >= first.box[2] - 3 and _starts_line(form, s)
    ]
    for stretch in sorted(row, key=lambda s: s.box[0]):
        if _barred_from(form, first, stretch):
            return
        yield stretch


def _barred_from(form: Form, first: Cell, cell: Cell) -> bool:
    return any(
        first.box[2] - 3 <= label.cell.box[0]
        and label.cell.box[2] <= cell.box[0] + 3
        and _on_row(form, first, label.cell)
        for label in form.labels
    ) or any(label.cell.line == first.line and label.cell.start >= first.end for label in form.labels)


def _below(form: Form, label: Label) -> Cell | None:
    reach = 3.5 * form.sheet.line_height
    box = label.cell.box
    under = [
        s
        for s in form.stretches
        if s.line != label.cell.line
        and s.box[1] - box[3] < reach
        and s.box[1] + s.box[3] > box[1] + box[3] + form.sheet.line_height
        and not _on_row(form, label.cell, s)
        and _in_column(form, label.cell, s)
    ]
    if not under:
        return None
    nearest = min(under, key=lambda s: (s.box[1], s.box[0]))
    if not _starts_line(form, nearest) or _labels_in_way(form, label, nearest):
        return None
    return nearest


def _in_column(form: Form, upper: Cell, lower: Cell) -> bool:
    aligned = abs(upper.box[0] - lower.box[0]) < 1.5 * form.sheet.line_height
    return aligned or shared_width(upper.box, lower.box) > 0.5


def _labels_in_way(form: Form, label: Label, cell: Cell) -> bool:
    for other in form.labels:
        if other is label or other.field == label.field:
            continue
        height_between = label.cell.box[3] - 2 <= other.cell.box[1] and other.cell.box[3] <= cell.box[1] + 2
        if height_between and _in_column(form, label.cell, other.cell):
            return True
    return False


def _above(form: Form, label: Label) -> Cell | None:
    """A value over its caption, as under a signature line."""
    if label.stands is Stands.COLON:
        return None
    reach = 1.6 * form.sheet.line_height
    over = [
        s
        for s in form.stretches
        if -2 <= label.cell.box[1] - s.box[3] < reach
        and s.line != label.cell.line
        and shared_width(s.box, label.cell.box) > 0.5
    ]
    over = [s for s in over if _starts_line(form, s)]
    return max(over, key=lambda s: s.box[3]) if over else None


def _rows_below(form: Form, label: Label, first: Cell) -> Iterator[tuple[Cell, ...]]:
    """The lines a value goes on over: close below, in its column or back at the label's margin, up to the
    next label."""
    last = first
    for _ in range(_MOST_ROWS):
        row = _next_row(form, label, first, last)
        if not row:
            return
        yield row
        last = row[0]


def _next_row(form: Form, label: Label, first: Cell, last: Cell) -> tuple[Cell, ...]:
    reach = _NEXT_LINE * form.sheet.line_height
    low = [
        s
        for s in form.stretches
        if s.line != last.line
        and s.box[1] > last.box[1] + 0.5 * (last.box[3] - last.box[1])
        and s.box[1] - last.box[3] < reach
        and _goes_on(form, label, first, s)
    ]
    if not low:
        return ()
    nearest = min(low, key=lambda s: (round(s.box[1]), s.box[0]))
    if not _starts_line(form, nearest) or _led_by_label(form, label, last, nearest):
        return ()
    return (nearest,)


def _goes_on(form: Form, label: Label, first: Cell, cell: Cell) -> bool:
    near = 1.5 * form.sheet.line_height
    if abs(cell.box[0] - first.box[0]) < near:
        return True
    same_line = first.line == label.cell.line
    if same_line and abs(cell.box[0] - label.cell.box[0]) < near:
        return True
    middle = abs((cell.box[0] + cell.box[2]) - (first.box[0] + first.box[2])) / 2
    return middle < near


def _led_by_label(form: Form, label: Label, last: Cell, cell: Cell) -> bool:
    """Whether a label stands left of the stretch on its row, or between it and the line before."""
    for other in form.labels:
        if other is label:
            continue
        box = other.cell.box
        left = _on_row(form, cell, other.cell) and box[2] <= cell.box[0] + 3 and box[0] < label.cell.box[2]
        between = last.box[3] - 2 <= box[1] and box[3] <= cell.box[1] + 2 and shared_width(box, cell.box) > 0
        if (left and other.field != label.field) or between:
            return True
    return False
