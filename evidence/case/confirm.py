"""The seller's word for facts: a confirmation replaces what was read, and ends when its file changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from evidence.case.case import Document
from evidence.case.declared import Confirm
from evidence.facts.fact import Fact, Facts, Kind
from evidence.papers.paper import Paper
from evidence.reading.reading import ReadBy

_LISTS = ("models", "standards", "territory", "platforms")


def confirm_facts(documents: Iterable[Document], confirms: Iterable[Confirm]) -> tuple[Document, ...]:
    """The documents with every fact replaced that is confirmed for the very bytes at hand.

    A list (models, standards, territory, platforms) is replaced as a whole by all values confirmed for it.
    """
    given = tuple(confirms)
    return tuple(_confirmed(document, given) for document in documents)


def holds(given_for: str | None, paper: Paper) -> bool:
    """Whether a word given for a file still holds: for these bytes, or for whatever bytes it has."""
    return given_for is None or given_for.strip().casefold() == paper.sha256


def _confirmed(document: Document, confirms: tuple[Confirm, ...]) -> Document:
    facts = document.facts
    mine = [one for one in confirms if one.file == document.name and holds(one.sha256, document.paper)]
    for name in dict.fromkeys(one.fact for one in mine):
        facts = _replaced(facts, name, [one.value for one in mine if one.fact == name])
    return replace(document, facts=facts) if mine else document


def _replaced(facts: Facts, name: str, values: list[str]) -> Facts:
    if name == "kind":
        return replace(facts, kind=Kind(values[-1]), kind_sure=True)
    if name == "type":
        return replace(facts, type=values[-1])
    many = name in _LISTS
    new: Any = tuple(_fact(v, None) for v in values) if many else _fact(values[-1], getattr(facts, name))
    return replace(facts, **{name: new})


def _fact(value: str, read: Fact | None) -> Fact:
    """The seller's value; the spot and the words on the page are kept where something was read."""
    if read is None:
        return Fact(value, value, True, 0, None, ReadBy.USER)
    return Fact(value, read.printed, True, read.page, read.box, ReadBy.USER)
