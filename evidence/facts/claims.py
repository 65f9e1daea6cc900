"""Whose value a stretch is, where several labels can reach it."""

from __future__ import annotations

from evidence.facts.ties import Form, Value, labels_of


def claimed_by_another(form: Form, value: Value) -> bool:
    """Whether another field's label speaks for the value more strongly: a blank line over the next label's own."""
    best = next(iter(labels_of(form, value.first)), None)
    return best is not None and best.label.field != value.label.field and best.score > value.score
