"""Where a fact stands in a case, as a Place."""

from __future__ import annotations

from evidence.case.case import Document
from evidence.facts.fact import Fact
from evidence.finding import Place


def spot(document: Document, fact: Fact | None = None) -> Place:
    """The spot a fact was read at; the whole file where there is no fact, or it stands on no page."""
    if fact is None or not fact.page:
        return Place(document.name, words=fact.printed if fact else "")
    return Place(document.name, fact.page, fact.box, fact.printed)
