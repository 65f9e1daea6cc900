"""Firms in a case: which printed names are the seller's, and what differs where they are not.

A Chinese and an English name are one firm's only where the seller declares both or one paper prints both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.case.case import Case, Document
from evidence.case.texts import joined
from evidence.facts.company import Difference, Likeness, NameDifference, explain_names
from evidence.facts.fact import Fact, Facts
from evidence.finding import Message, say

FIELDS = ("holder", "manufacturer", "grantor", "grantee")


@dataclass(frozen=True, slots=True)
class Match:
    """How a printed party compares with a firm's known names.

    printed: the name that decides. known: the name it was compared with. reason: what differs, in words.
    language: the only thing missing is a name in the printed language.
    """

    likeness: Likeness
    printed: str
    known: str
    reason: Message
    language: bool = False


def printed_names(facts: Facts, field: str) -> tuple[Fact, ...]:
    """A party as printed: the fact, then the same party in the paper's other language."""
    fact: Fact | None = getattr(facts, field)
    return ((fact,) if fact is not None else ()) + facts.also.get(field, ())


def seller_names(case: Case) -> tuple[str, ...]:
    """The declared names, then those that some paper surely prints beside one of them as the same party."""
    return with_pairs(case.declared.company.names, case.documents)


def with_pairs(names: Iterable[str], documents: Iterable[Document]) -> tuple[str, ...]:
    """A firm's names, and those that papers print beside one of them in another script."""
    known = list(dict.fromkeys(names))
    pairs = [
        [fact.value for fact in printed if fact.sure]
        for document in documents
        for field in FIELDS
        if len(printed := printed_names(document.facts, field)) > 1
    ]
    for pair in pairs:
        if any(explain_names(a, b).likeness is Likeness.SAME for a in pair for b in known):
            known += [name for name in pair if name not in known and not _scripts(known) & {_script(name)}]
    return tuple(known)


def match(printed: Iterable[Fact], names: Iterable[str]) -> Match | None:
    """How a party, printed in one language or two, compares with a firm's names.

    None where either is missing.

    Every printed name must be the firm's name of its script, letter by letter; a near one decides before a
    same one.
    """
    known = tuple(names)
    found = [_nearest(fact.value, known) for fact in printed if known]
    if not found:
        return None
    apart = [one for one in found if one.likeness is not Likeness.SAME and not one.language]
    same = [one for one in found if one.likeness is Likeness.SAME]
    return next(iter(apart or same or found))


def _nearest(printed: str, known: tuple[str, ...]) -> Match:
    """The comparison with the name of the same script that is least unlike.

    With the first where there is none.
    """
    order = (Likeness.SAME, Likeness.NEAR, Likeness.DIFFERENT)
    alike = [name for name in known if _script(name) == _script(printed)]
    compared = [(name, explain_names(printed, name)) for name in alike or known]
    name, verdict = min(compared, key=lambda one: order.index(one[1].likeness))
    language = not alike and verdict.likeness is not Likeness.SAME
    return Match(verdict.likeness, printed, name, _reason(verdict), language)


def _reason(verdict: NameDifference) -> Message:
    """Why two names are not one, with up to three spots that differ."""
    spots = [_differs(one) for one in verdict.differences[:3]]
    if not spots:
        return verdict.reason
    return say("{reason} ({spots})", reason=verdict.reason, spots=joined(spots))


def _differs(one: Difference) -> Message:
    letter = one.position + 1
    if not one.a:
        return say("“{b}” is missing at letter {letter}", b=one.b, letter=letter)
    if not one.b:
        return say("“{a}” at letter {letter} is too much", a=one.a, letter=letter)
    return say("“{a}” instead of “{b}” at letter {letter}", a=one.a, b=one.b, letter=letter)


def _script(name: str) -> str:
    if any("\u2e80" <= sign <= "\u9fff" for sign in name):
        return "han"
    return "cyrillic" if any("\u0400" <= sign <= "\u04ff" for sign in name) else "latin"


def _scripts(names: Iterable[str]) -> set[str]:
    return {_script(name) for name in names}
