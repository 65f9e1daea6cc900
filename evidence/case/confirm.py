"""The seller's word: a confirmation replaces a fact that was read, a waiver lets a finding stand.

Both end when their file changes; a waived finding no longer blocks, and stays visible with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from evidence.case.case import Case, Document
from evidence.case.declared import Confirm, Declared, Role, Waive
from evidence.facts.fact import Fact, Facts, Kind
from evidence.facts.paper_type import paper_types
from evidence.finding import Finding, Outcome, Waiver
from evidence.papers.paper import Paper
from evidence.reading.reading import ReadBy

_LISTS = ("models", "standards", "territory", "platforms")
_DATES = ("issue_date", "expiry_date", "start", "end")


def apply_confirms(documents: Iterable[Document], declared: Declared) -> tuple[Document, ...]:
    """The documents with every fact replaced that is confirmed for the very bytes at hand.

    A declared role says what kind of paper a file is, before what was read. A list (models, standards,
    territory, platforms) is replaced as a whole by all values confirmed for it.
    The value "none" says that the paper bears no such thing.
    """
    return tuple(_confirmed(document, declared) for document in documents)


def apply_waivers(outcomes: Iterable[Outcome], case: Case) -> tuple[Outcome, ...]:
    """The outcomes with every finding marked that case.toml waives, for the very bytes at hand."""
    return tuple(
        replace(outcome, findings=tuple(_waived(finding, case) for finding in outcome.findings))
        for outcome in outcomes
    )


def wrong_value(confirm: Confirm) -> str:
    """What the value of a confirmation must be, where it is not that; "" where it is right."""
    if confirm.fact == "kind" and confirm.value not in set(Kind):
        return "one of " + ", ".join(Kind)
    if confirm.fact == "type" and confirm.value not in {*paper_types(), "none"}:
        return "a type of paper, for instance ce_doc or sar"
    if confirm.fact in _DATES and confirm.value != "none" and not _is_day(confirm.value):
        return "a day as YYYY-MM-DD, or none"
    return ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def holds(given_for: str | None, paper: Paper) -> bool:
    """Whether a word given for a file still holds: for these bytes, or for whatever bytes it has."""
    return given_for is None or given_for.strip().casefold() == paper.sha256


def _confirmed(document: Document, declared: Declared) -> Document:
    facts = _by_role(document.facts, declared.label(document.name).role)
    mine = [
        one for one in declared.confirms if one.file == document.name and holds(one.sha256, document.paper)
    ]
    for name in dict.fromkeys(one.fact for one in mine):
        facts = _replaced(facts, name, [one.value for one in mine if one.fact == name])
    return document if facts is document.facts else replace(document, facts=facts)


def _by_role(facts: Facts, role: Role | None) -> Facts:
    """Facts of the kind the seller says; a finer type that was read for another kind is dropped."""
    if role is None:
        return facts
    kind = Kind(role.value) if role.value in {one.value for one in Kind} else Kind.OTHER
    kept = paper_types().get(facts.type or "")
    kind_type = facts.type if kept is not None and kind in kept.kinds else None
    return replace(facts, kind=kind, kind_sure=True, type=kind_type)


def _replaced(facts: Facts, name: str, values: list[str]) -> Facts:
    if values[-1] == "none" and name != "kind":
        return replace(facts, **{name: getattr(Facts(), name)})
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


def _waived(finding: Finding, case: Case) -> Finding:
    for one in case.declared.waives:
        if one.code == finding.code and one.file == finding.place.file and _in_force(one, case):
            return replace(finding, waiver=Waiver(one.reason))
    return finding


def _in_force(waive: Waive, case: Case) -> bool:
    """A waiver for the whole case has no file that could change."""
    if waive.file is None:
        return True
    document = case.by_name().get(waive.file)
    return document is not None and holds(waive.sha256, document.paper)
