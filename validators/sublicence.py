"""Whether each firm in the chain was allowed to pass its rights on."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.chain import chains
from evidence.case.places import spot
from evidence.checks import Skip, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform

_YES = frozenset({"yes", "true", "allowed", "permitted"})
_NO = frozenset({"no", "false", "forbidden", "not permitted", "not allowed"})


@check(Severity.ERROR, rule="brand.sublicence")
def sublicence(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An agent who passes on rights he may not pass on.

    What it looks at: every letter above your own: whether it allows its holder to authorise others, and
    whether you say in case.toml that the licence is recorded with the trademark office (recorded under
    [[files]]).
    What it forgives: your own letter, which you hand on to nobody; notarisation, which is only noted from
    three levels on.
    How to fix: ask the owner for a letter that allows to sub-license, or for a letter to you directly.
    Example: "ordinary licence, not transferable" in the letter of the agent who gave you yours.
    """
    ways = chains(case)
    if not ways or len(ways[0].links) < 2:
        raise Skip(say("no letter stands above yours"))
    uppers = ways[0].links[:-1]
    for letter in uppers:
        yield from _permission(letter)
        yield from _recorded(letter, case)
    if len(uppers) > 1:
        yield from (_notarise(one) for one in uppers if not case.declared.label(one.name).notarised)


def _permission(letter: Document) -> Iterator[Flaw]:
    fact = letter.facts.sublicensing
    word = fact.value.casefold() if fact is not None else ""
    if fact is not None and fact.sure and word in _YES:
        return
    measured = say("whether rights may be passed on was not found on it")
    if word in _NO:
        measured = say("it forbids to pass rights on: “{words}”", words=fact.printed if fact else "")
    elif fact is not None:
        measured = say("whether rights may be passed on was not read for sure: “{words}”", words=fact.printed)
    yield Flaw(
        place=spot(letter, fact),
        related=(),
        measured=measured,
        required=say("the right to authorise others, in words"),
        fix=say(
            "ask for a letter that allows it; if it stands there, confirm sublicensing = yes in case.toml"
        ),
        sure=word in _NO and fact is not None and fact.sure,
    )


def _recorded(letter: Document, case: Case) -> Iterator[Flaw]:
    recorded = case.declared.label(letter.name).recorded
    if recorded:
        return
    yield Flaw(
        place=Place(letter.name),
        related=(),
        measured=say("the licence is not recorded with the trademark office")
        if recorded is False
        else say("whether the licence is recorded with the trademark office is not said"),
        required=say("a recorded licence where rights are passed on"),
        fix=say("have it recorded; then write recorded = true for this file in case.toml"),
        sure=recorded is False,
        severity=Severity.WARNING,
    )


def _notarise(letter: Document) -> Flaw:
    return Flaw(
        place=Place(letter.name),
        related=(),
        measured=say("several levels of letters, and this one is not notarised"),
        required=say("reviewers may ask for a notary's seal on letters of several levels"),
        fix=say("have it notarised if they ask; then write notarised = true in case.toml"),
        severity=Severity.NOTE,
    )
