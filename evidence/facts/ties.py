"""Tying values to labels by where they stand: after it, right of it, below it, above it; never past the next
label.

`values(form, label)` asks what a label says (names, models: label first); `labels_of(form, cell)` asks which
labels speak for a stretch that already looks like a value (dates, numbers: value first). Both read the same
ties.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from evidence.facts.labels import Label, find_labels
from evidence.facts.layout import Cell, Sheet, lay_out
from evidence.facts.placing import Plan, Relation, Value, find_values
from evidence.reading.reading import Page

__all__ = ["Form", "Relation", "Tie", "Value", "labels_of", "read_form", "values", "values_of"]

_LATER_ROW = 0.93


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
    by_line: dict[int, list[tuple[Cell, int, Value]]] = field(repr=False, compare=False)
    """The parts of values on each line, each with the row of the value it stands in."""


def read_form(page: Page) -> Form:
    """Find labels, stretches and the ties between them on one page."""
    sheet = lay_out(page)
    labels = find_labels(sheet)
    plan = Plan(sheet, labels)
    found = tuple(value for label in labels for value in find_values(plan, label))
    by_line: dict[int, list[tuple[Cell, int, Value]]] = defaultdict(list)
    for value in found:
        for number, row in enumerate(value.rows):
            for part in row:
                by_line[part.line].append((part, number, value))
    return Form(sheet, labels, plan.stretches, found, dict(by_line))


def values(form: Form, label: Label) -> tuple[Value, ...]:
    """What may belong to the label, best first."""
    return tuple(value for value in form.values if value.label is label)


def values_of(form: Form, *fields: str) -> tuple[Value, ...]:
    """What may belong to any label of these fields, best first."""
    return tuple(sorted((v for v in form.values if v.label.field in fields), key=lambda v: -v.score))


def labels_of(form: Form, cell: Cell) -> tuple[Tie, ...]:
    """The labels that speak for a stretch of this page, best first."""
    ties = [
        Tie(value.label, value.relation, value.score * _LATER_ROW**number, number)
        for part, number, value in form.by_line.get(cell.line, ())
        if part.start <= cell.start < part.end
    ]
    return tuple(sorted(ties, key=lambda tie: -tie.score))
