"""Which declared model a paper covers."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.case.case import Document
from evidence.facts.coverage import explain_coverage
from evidence.facts.fact import Fact
from evidence.facts.model_entry import Coverage
from evidence.finding import Message


@dataclass(frozen=True, slots=True)
class Covered:
    """The verdict on one model. fact: the printed phrase it stands on, None where the paper names none.

    sure: the phrase was read without doubt.
    """

    model: str
    coverage: Coverage
    reason: Message
    fact: Fact | None
    sure: bool


def coverage_of(document: Document, model: str) -> Covered:
    """What a paper's printed models, taken together, say of a model."""
    phrases = document.facts.models
    whole = explain_coverage("; ".join(fact.printed for fact in phrases), model)
    if whole.coverage is Coverage.NOT_COVERED:
        return Covered(model, whole.coverage, whole.reason, None, all(fact.sure for fact in phrases))
    own = [fact for fact in phrases if explain_coverage(fact.printed, model).coverage is whole.coverage]
    fact = next((one for one in own if one.sure), own[0] if own else None)
    return Covered(model, whole.coverage, whole.reason, fact, fact is not None and fact.sure)
