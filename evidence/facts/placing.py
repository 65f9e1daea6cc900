"""Where the value of a label stands on a page: in its line, right of it, below it, above it; never past the
next label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evidence.facts.labels import Label, Stands
from evidence.facts.layout import Cell, Sheet, around, height, join_cells, shared_height, shared_width
from evidence.finding import Box

_FAR = 40.0
_NEXT_LINE = 1.1
_MOST_ROWS = 90
_TALLER = 2.5
"""What is so much taller than a value is no part of it: slanted print of a seal or a watermark over its row."""
_PROSE_WORDS = 3
"""So many small words before a label: it ends a sentence, and its list begins back at the sentence's margin."""


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


class Plan:
    """Labels and stretches of one page, found by line and by height; built once, never changed.

    stretches: the text between the labels, line by line.
    """

    def __init__(self, sheet: Sheet, labels: tuple[Label, ...]) -> None:
        self.line_height = sheet.line_height
        self._lines: dict[int, list[Label]] = defaultdict(list)
        for label in labels:
            self._lines[label.cell.line].append(label)
        self.stretches = tuple(self._cut(sheet))
        self._line_stretches: dict[int, list[Cell]] = defaultdict(list)
        self._label_bands: dict[int, list[Label]] = defaultdict(list)
        self._stretch_bands: dict[int, list[Cell]] = defaultdict(list)
        for label in labels:
            for band in self._bands(label.cell.box):
                self._label_bands[band].append(label)
        for stretch in self.stretches:
            self._line_stretches[stretch.line].append(stretch)
            for band in self._bands(stretch.box):
                self._stretch_bands[band].append(stretch)

    def labels_in(self, line: int) -> list[Label]:
        """The labels of a line, left to right."""
        return self._lines.get(line, [])

    def stretches_in(self, line: int) -> list[Cell]:
        """The stretches of a line, left to right."""
        return self._line_stretches.get(line, [])

    def labels_near(self, box: Box) -> list[Label]:
        """Labels at the height of a box, and perhaps a little above or below."""
        found = {id(one): one for band in self._bands(box) for one in self._label_bands.get(band, ())}
        return list(found.values())

    def stretches_near(self, box: Box, reach: float = 0.0) -> list[Cell]:
        """Stretches at the height of a box, and up to `reach` line heights above and below it."""
        more = reach * self.line_height
        bands = self._bands((box[0], box[1] - more, box[2], box[3] + more))
        found = {(s.line, s.start): s for band in bands for s in self._stretch_bands.get(band, ())}
        return list(found.values())

    def _bands(self, box: Box) -> range:
        step = max(self.line_height, 1.0)
        return range(int(box[1] // step), int(box[3] // step) + 1)

    def _cut(self, sheet: Sheet) -> Iterator[Cell]:
        for line, text in enumerate(sheet.texts):
            start = 0
            for label in self.labels_in(line):
                if text[start : label.cell.start].strip(" :：.()（）/"):
                    yield sheet.cut(line, start, label.cell.start)
                start = label.value_start
            if text[start:].strip(" :：._…"):
                yield sheet.cut(line, start)


def find_values(plan: Plan, label: Label) -> Iterator[Value]:
    """What may belong to a label, best first."""
    same = next((s for s in plan.stretches_in(label.cell.line) if s.start >= label.value_start), None)
    if same and not _label_between(plan, label, same):
        rows = ((same, *_further(plan, label, same)), *_rows_below(plan, label, same))
        yield Value(label, Relation.SAME, rows, label.strength)
        return
    if label.stands is Stands.RUN:
        return
    right = _right_of(plan, label)
    if right:
        distance = (right.box[0] - label.cell.box[2]) / plan.line_height
        rows = ((right, *_further(plan, label, right)), *_rows_below(plan, label, right))
        yield Value(label, Relation.RIGHT, rows, label.strength * max(0.5, 0.97 - 0.012 * max(0.0, distance)))
    below = _below(plan, label)
    if below:
        distance = (below.box[1] - label.cell.box[3]) / plan.line_height
        score = label.strength * max(0.2, 0.9 - 0.1 * max(0.0, distance)) * (0.6 if right else 1.0)
        yield Value(label, Relation.BELOW, ((below,), *_rows_below(plan, label, below)), score)
    above = _above(plan, label)
    if above:
        score = label.strength * (0.3 if right or below else 0.55)
        yield Value(label, Relation.ABOVE, ((above,),), score)


def _label_between(plan: Plan, label: Label, cell: Cell) -> bool:
    return any(label.cell.end <= other.cell.start < cell.start for other in plan.labels_in(cell.line))


def _on_row(cell: Cell, other: Cell) -> bool:
    return other.line != cell.line and shared_height(cell.box, other.box) > 0.45


def _right_of(plan: Plan, label: Label) -> Cell | None:
    box = label.cell.box
    beside = [s for s in plan.stretches_near(box, 2.0) if s.box[0] >= box[2] - 3 and _starts_line(plan, s)]
    on_row = [s for s in beside if _on_row(label.cell, s)]
    on_row = on_row or [s for s in beside if _half_beside(plan, label, s)]
    if not on_row:
        return None
    nearest = min(on_row, key=lambda s: s.box[0])
    far = nearest.box[0] - label.cell.box[2] > _FAR * plan.line_height
    return None if far or _barred(plan, label, nearest) else nearest


def _half_beside(plan: Plan, label: Label, cell: Cell) -> bool:
    """Whether a value stands half a line higher or lower, as beside a label in two lines; no other label is
    nearer."""
    box = label.cell.box
    apart = abs((box[1] + box[3]) - (cell.box[1] + cell.box[3])) / 2
    if apart > 1.1 * max(box[3] - box[1], plan.line_height):
        return False
    row = plan.labels_near(cell.box)
    return not any(_on_row(other.cell, cell) and other.cell.box[2] <= cell.box[0] for other in row)


def _starts_line(plan: Plan, cell: Cell) -> bool:
    """Whether no label stands before the stretch in its own line."""
    return not any(label.cell.end <= cell.start for label in plan.labels_in(cell.line))


def _barred(plan: Plan, label: Label, cell: Cell) -> bool:
    """Whether another label stands on the row between the label and the stretch."""
    for other in plan.labels_near(label.cell.box):
        between = label.cell.box[2] - 3 <= other.cell.box[0] and other.cell.box[2] <= cell.box[0] + 3
        if other is not label and between and other.field != label.field and _on_row(label.cell, other.cell):
            return True
    return False


def _further(plan: Plan, label: Label, first: Cell) -> Iterator[Cell]:
    """More stretches right of the first on its row, up to the next label."""
    row = [s for s in plan.stretches_near(first.box) if _on_row(first, s) and _starts_line(plan, s)]
    row = [s for s in row if s.box[0] >= first.box[2] - 3 and height(s.box) < _TALLER * height(first.box)]
    for stretch in sorted(row, key=lambda s: s.box[0]):
        if _barred_from(plan, first, stretch):
            return
        yield stretch


def _barred_from(plan: Plan, first: Cell, cell: Cell) -> bool:
    return any(
        first.box[2] - 3 <= label.cell.box[0]
        and label.cell.box[2] <= cell.box[0] + 3
        and _on_row(first, label.cell)
        for label in plan.labels_near(first.box)
    ) or any(label.cell.start >= first.end for label in plan.labels_in(first.line))


def _below(plan: Plan, label: Label) -> Cell | None:
    reach = 3.5 * plan.line_height
    box = label.cell.box
    upper = _led_in(plan, label)
    under = [
        s
        for s in plan.stretches_near(box, 3.6)
        if s.line != label.cell.line
        and s.box[1] - box[3] < reach
        and s.box[1] + s.box[3] > box[1] + box[3] + plan.line_height
        and not _on_row(label.cell, s)
        and _in_column(plan, upper, s)
    ]
    if not under:
        return None
    nearest = min(under, key=lambda s: (s.box[1], s.box[0]))
    if not _starts_line(plan, nearest) or _labels_in_way(plan, label, nearest):
        return None
    return nearest


def _led_in(plan: Plan, label: Label) -> Cell:
    """What a list under a label is aligned with: the label, or the sentence that it ends."""
    lead = next((s for s in plan.stretches_in(label.cell.line) if s.end <= label.cell.start), None)
    small = sum(word.islower() for word in lead.text.split()) if lead else 0
    return lead if lead and small >= _PROSE_WORDS and label.stands is Stands.COLON else label.cell


def _in_column(plan: Plan, upper: Cell, lower: Cell) -> bool:
    aligned = abs(upper.box[0] - lower.box[0]) < 1.5 * plan.line_height
    return aligned or shared_width(upper.box, lower.box) > 0.5


def _labels_in_way(plan: Plan, label: Label, cell: Cell) -> bool:
    for other in plan.labels_near(around((label.cell.box, cell.box))):
        if other is label or other.field == label.field:
            continue
        height_between = label.cell.box[3] - 2 <= other.cell.box[1] and other.cell.box[3] <= cell.box[1] + 2
        if height_between and _in_column(plan, label.cell, other.cell):
            return True
    return False


def _above(plan: Plan, label: Label) -> Cell | None:
    """A value over its caption, as under a signature line."""
    if label.stands is Stands.COLON:
        return None
    reach = 1.6 * plan.line_height
    over = [
        s
        for s in plan.stretches_near(label.cell.box, 1.7)
        if -2 <= label.cell.box[1] - s.box[3] < reach
        and s.line != label.cell.line
        and shared_width(s.box, label.cell.box) > 0.5
    ]
    over = [s for s in over if _starts_line(plan, s)]
    return max(over, key=lambda s: s.box[3]) if over else None


def _rows_below(plan: Plan, label: Label, first: Cell) -> Iterator[tuple[Cell, ...]]:
    """The lines a value goes on over: close below, in its column or back at the label's margin, up to the
    next label."""
    last = first
    for _ in range(_MOST_ROWS):
        row = _next_row(plan, label, first, last)
        if not row:
            return
        yield row
        last = row[0]


def _next_row(plan: Plan, label: Label, first: Cell, last: Cell) -> tuple[Cell, ...]:
    reach = _NEXT_LINE * plan.line_height
    low = [
        s
        for s in plan.stretches_near(last.box, _NEXT_LINE + 0.1)
        if s.line != last.line
        and s.box[1] > last.box[1] + 0.5 * (last.box[3] - last.box[1])
        and s.box[1] - last.box[3] < reach
        and _goes_on(plan, label, first, s)
    ]
    if not low:
        return ()
    nearest = min(low, key=lambda s: (round(s.box[1]), s.box[0]))
    if not _starts_line(plan, nearest) or _led_by_label(plan, label, last, nearest):
        return ()
    return (nearest,)


def _goes_on(plan: Plan, label: Label, first: Cell, cell: Cell) -> bool:
    near = 1.5 * plan.line_height
    if abs(cell.box[0] - first.box[0]) < near:
        return True
    same_line = first.line == label.cell.line
    if same_line and abs(cell.box[0] - label.cell.box[0]) < near:
        return True
    middle = abs((cell.box[0] + cell.box[2]) - (first.box[0] + first.box[2])) / 2
    return middle < near


def _led_by_label(plan: Plan, label: Label, last: Cell, cell: Cell) -> bool:
    """Whether a label stands left of the stretch on its row, or between it and the line before."""
    for other in plan.labels_near(around((last.box, cell.box))):
        if other is label:
            continue
        box = other.cell.box
        left = _on_row(cell, other.cell) and box[2] <= cell.box[0] + 3 and box[0] < label.cell.box[2]
        between = last.box[3] - 2 <= box[1] and box[3] <= cell.box[1] + 2 and shared_width(box, cell.box) > 0
        if (left and other.field != label.field) or between:
            return True
    return False
