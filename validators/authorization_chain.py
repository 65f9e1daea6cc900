"""Whether letters lead from the owner of the mark to the seller, each link good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from evidence.case.case import Case, Document
from evidence.case.chain import Chain, chains, letters, owner_names, printed_match, registrations
from evidence.case.declared import Ownership
from evidence.case.parties import printed_names, seller_names
from evidence.case.places import spot
from evidence.case.terms import last_day
from evidence.checks import Ask, Skip, check
from evidence.facts.company import Likeness
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, cites=("brand.chain",))
def authorization_chain(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A missing or broken link between the owner of the mark and you.

    What it looks at: every letter as a link from who gives to who takes; whether some way leads from the
    registered owner down to you; whether all links hold on the same days.
    What it forgives: letters that lie beside the way, as long as one way is whole. A Chinese and an English
    name are one firm where a paper prints both.
    How to fix: ask the firm above for its own letter from the owner; have a letter with a wrong name issued
    again.
    Example: the agent's letter to you, and the owner's letter to another agent.
    """
    found = letters(case)
    if not found:
        yield from _no_letter(case)
        return
    if not seller_names(case):
        raise Ask(say("write the registered name of your firm into case.toml: company.zh and company.en"))
    ways = chains(case)
    if not ways:
        yield _nobody_names_you(case, found)
    elif not ways[0].whole:
        yield from _broken(case, ways[0])
    else:
        yield from _doubtful(ways[0])
        yield from _window(ways[0], case)


def _no_letter(case: Case) -> Iterator[Flaw]:
    if case.declared.brand.ownership is not Ownership.AGENCY:
        raise Skip(say("there is no letter of authorization"))
    yield Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=say("the brand is another's, and there is no letter of authorization"),
        required=say("letters from the owner of the mark down to you"),
        fix=say("ask the firm you buy from for its letter to you and for the letters above it"),
    )


def _nobody_names_you(case: Case, found: tuple[Document, ...]) -> Flaw:
    doubtful = [one for one in found if one.facts.grantee is None or not one.facts.grantee.sure]
    return Flaw(
        place=WHOLE_CASE,
        related=tuple(spot(letter, letter.facts.grantee) for letter in found),
        measured=say("none of the {count} letters names your firm exactly", count=len(found)),
        required=say("a letter for {name}", name=" / ".join(case.declared.company.names)),
        fix=say("have the letter issued again with your exact registered name"),
        sure=not doubtful,
    )


def _broken(case: Case, way: Chain) -> Iterator[Flaw]:
    """The topmost letter was given by somebody who is not shown to be allowed to."""
    top, owners = way.links[0], owner_names(case)
    giver = top.facts.grantor
    if giver is None or not owners:
        yield _unknown_top(top, owners)
        return
    near = _near_miss(case, top, owners)
    measured = say(
        "“{name}” is neither the owner ({owner}) nor in a letter", name=giver.value, owner=owners[0]
    )
    yield Flaw(
        place=spot(top, giver),
        related=tuple(Place(paper.name) for paper in registrations(case)),
        measured=near or measured,
        required=say("a letter from the owner of the mark to “{name}”", name=giver.value),
        fix=say(
            "ask “{name}” for the letter above this one; names must fit letter by letter", name=giver.value
        ),
        sure=giver.sure,
    )


def _near_miss(case: Case, top: Document, owners: tuple[str, ...]) -> Message | None:
    """The giver is almost the owner, or almost a firm that another letter names: where it differs."""
    given = [("", owners)]
    others = [one for one in letters(case) if one is not top]
    given += [(one.name, tuple(f.value for f in printed_names(one.facts, "grantee"))) for one in others]
    for file, names in given:
        found = printed_match(top, "grantor", names)
        if found is None or found.likeness is not Likeness.NEAR:
            continue
        where = say("in {file}", file=file) if file else say("on the registration")
        return say(
            "“{printed}” is not “{known}” {where}: {reason}",
            printed=found.printed,
            known=found.known,
            where=where,
            reason=found.reason,
        )
    return None


def _unknown_top(top: Document, owners: tuple[str, ...]) -> Flaw:
    """Who gave the letter was not read, or nothing shows who owns the mark."""
    measured = say("who gave this letter was not found on it")
    fix = say("look for the name on the letter and confirm grantor in case.toml")
    if not owners:
        measured = say("no paper shows who owns the mark")
        fix = say("add the trademark certificate, or write brand.owner into case.toml")
    return Flaw(
        place=spot(top, top.facts.grantor),
        related=(),
        measured=measured,
        required=say("a letter given by the owner of the mark"),
        fix=fix,
        sure=False,
    )


def _doubtful(way: Chain) -> Iterator[Flaw]:
    """Links whose names were not read for sure: the way may not be whole."""
    for letter in way.links:
        for field in ("grantor", "grantee"):
            printed = printed_names(letter.facts, field)
            if not any(fact.sure for fact in printed):
                yield Flaw(
                    place=spot(letter, printed[0]),
                    related=(),
                    measured=say("“{name}” was not read for sure", name=printed[0].value),
                    required=say("names that fit letter by letter"),
                    fix=say("look at the name on the letter and confirm {field} in case.toml", field=field),
                    sure=False,
                    severity=Severity.WARNING,
                )
    if way.owner is None:
        yield Flaw(
            place=spot(way.links[0], way.links[0].facts.grantor),
            related=(),
            measured=say("that it owns the mark is only said in case.toml"),
            required=say("the trademark certificate of the owner"),
            fix=say("add the trademark certificate"),
            severity=Severity.WARNING,
        )


def _window(way: Chain, case: Case) -> Iterator[Flaw]:
    """The days on which all links hold must hold today; a letter must not outlast the one above it."""
    first, last = way.window
    if first is not None and last is not None and first > last:
        yield Flaw(
            place=WHOLE_CASE,
            related=tuple(spot(letter, last_day(letter).fact) for letter in way.links),
            measured=say(
                "no day on which all letters hold: one begins {first}, one ends {last}", **_days(first, last)
            ),
            required=say("letters that hold at the same time, and today ({day})", day=case.today.isoformat()),
            fix=say("have the letter that has ended, or not begun, issued again"),
        )
    for upper, lower in pairwise(way.links):
        above, below = last_day(upper), last_day(lower)
        if above.days and below.days and max(below.days) > min(above.days):
            yield _outlasts(upper, lower)


def _outlasts(upper: Document, lower: Document) -> Flaw:
    above, below = last_day(upper), last_day(lower)
    return Flaw(
        place=spot(lower, below.fact),
        related=(spot(upper, above.fact),),
        measured=say(
            "it ends {last}, the letter above it already {first}", **_days(above.days[0], below.days[0])
        ),
        required=say("a term within that of {file}", file=upper.name),
        fix=say("reckon with {first}; ask for a longer letter above", first=above.days[0].isoformat()),
        sure=above.sure and below.sure,
        severity=Severity.WARNING,
    )


def _days(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
