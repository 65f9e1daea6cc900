"""Whether each letter of the chain covers the brand, the markets and the platform, and may be handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidence.case.case import Case, Document
from evidence.case.chain import chains, letters, plain_brand, registrations
from evidence.case.places import spot
from evidence.case.territories import (
    covers_market,
    is_everywhere,
    part_of_market,
    registered_in,
    territory_of,
)
from evidence.checks import Skip, check
from evidence.facts.fact import Fact
from evidence.finding import Flaw, Message, Severity, say
from evidence.platforms.platform import Platform

_OFFLINE = frozenset({"retail", "offline", "shop", "stores", "wholesale"})
_ONLINE = frozenset({"online", "all", "global", "e-commerce", "marketplaces"})


@check(Severity.ERROR, cites=("brand.name_match", "brand.scope", "brand.region", "brand.number_checkable"))
def letter_scope(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A letter for another brand, another market or another channel.

    What it looks at: the brand and registration number on each letter against the trademark certificate; its
    territory against the listing's markets and against where the mark is registered; the platforms and
    channels it names.
    What it forgives: a letter for some countries of a region you sell to, which is noted; "worldwide" and
    "online" where nothing narrower is asked; spelling of the brand in capitals or with hyphens.
    How to fix: have the letter issued again with the brand as registered, the countries you sell to, and the
    platform by its name.
    Example: a letter for "brick-and-mortar retail only", used for a listing on a marketplace.
    """
    found = letters(case)
    if not found:
        raise Skip(say("there is no letter of authorization"))
    ways = chains(case)
    for letter in ways[0].links if ways else found:
        yield from _brand(letter, case, platform)
        yield from _number(letter, case, platform)
        yield from _territory(letter, case, platform)
        yield from _jurisdiction(letter, case)
        yield from _channel(letter, platform)


def _brand(letter: Document, case: Case, platform: Platform) -> Iterator[Flaw]:
    named = [paper.facts.brand.value for paper in registrations(case) if paper.facts.brand is not None]
    wanted = case.declared.brand.name or next(iter(named), "")
    printed = letter.facts.brand
    if not wanted:
        return
    if printed is None:
        yield _flaw(
            letter, None, say("the brand was not found on it"), say("“{brand}”", brand=wanted), sure=False
        )
    elif plain_brand(printed.value) != plain_brand(wanted):
        yield _flaw(
            letter,
            printed,
            say("it is for “{brand}”", brand=printed.value),
            say("“{brand}”", brand=wanted),
            sure=printed.sure,
            severity=platform.weight("brand.name_match"),
        )


def _number(letter: Document, case: Case, platform: Platform) -> Iterator[Flaw]:
    """The registration number must be one of those on the trademark papers.

    None on the letter is left to others.
    """
    printed = letter.facts.registration_number
    known = [fact for paper in registrations(case) if (fact := _own_number(paper)) is not None]
    if printed is None or not known or _digits(printed) in map(_digits, known):
        return
    yield _flaw(
        letter,
        printed,
        say("registration number {number}", number=printed.value),
        say("{number}, as on the trademark certificate", number=known[0].value),
        sure=printed.sure and all(fact.sure for fact in known),
        severity=platform.weight("brand.number_checkable"),
    )


def _own_number(paper: Document) -> Fact | None:
    return paper.facts.registration_number or paper.facts.cert_number


def _digits(fact: Fact) -> str:
    return re.sub(r"\D", "", fact.value).lstrip("0")


def _territory(letter: Document, case: Case, platform: Platform) -> Iterator[Flaw]:
    territory, markets = territory_of(letter), case.declared.markets
    missing = [market for market in markets if not covers_market(territory, market)]
    if not missing:
        yield from _doubtful_territory(letter, markets, platform)
        return
    first = next(iter(letter.facts.territory), None)
    printed = say("{countries}", countries=", ".join(sorted(territory)))
    partly = all(part_of_market(territory, market) for market in missing)
    yield _flaw(
        letter,
        first,
        printed if territory else say("no territory was found on it"),
        say("a territory with {markets}", markets=", ".join(missing)),
        sure=bool(territory) and all(fact.sure for fact in letter.facts.territory),
        severity=Severity.NOTE if partly else platform.weight("brand.region"),
    )


def _doubtful_territory(letter: Document, markets: Iterable[str], platform: Platform) -> Iterator[Flaw]:
    """Markets that are covered only by what was not read surely, or what the letter seems to take back."""
    certain = frozenset(fact.value.upper() for fact in letter.facts.territory if fact.sure)
    open_ = [market for market in markets if not covers_market(certain, market)]
    doubt = next((fact for fact in letter.facts.territory if not fact.sure), None)
    if open_ and doubt is not None:
        yield _flaw(
            letter,
            doubt,
            say("{what}: {why}", what=doubt.printed, why=doubt.why or say("not read for sure")),
            say("a territory with {markets}", markets=", ".join(open_)),
            sure=False,
            severity=platform.weight("brand.region"),
        )


def _jurisdiction(letter: Document, case: Case) -> Iterator[Flaw]:
    """A letter gives rights where the mark is not registered: a reviewer may ask."""
    offices = {registered_in(paper) for paper in registrations(case)} or {registered_in(letter)}
    if "" in offices or not offices:
        return
    territory = territory_of(letter)
    outside = [one for one in sorted(territory) if not is_everywhere(frozenset({one}))]
    outside = [one for one in outside if not covers_market(frozenset(offices), one)]
    if is_everywhere(territory):
        outside = [m for m in case.declared.markets if not covers_market(frozenset(offices), m)] or ["GLOBAL"]
    if outside:
        yield _flaw(
            letter,
            next(iter(letter.facts.territory), None),
            say(
                "it gives rights for {countries}; the mark is registered in {offices}",
                countries=", ".join(outside),
                offices=", ".join(sorted(offices)),
            ),
            say("a mark registered where the goods are sold"),
            severity=Severity.WARNING,
            fix=say("add the registration for these markets, or an international one that names them"),
        )


def _channel(letter: Document, platform: Platform) -> Iterator[Flaw]:
    printed = {fact.value.casefold(): fact for fact in letter.facts.platforms}
    named = say("{platform} by its name", platform=platform.title)
    own = printed.get(platform.name) or printed.get(platform.title.casefold())
    if own is not None:
        if not own.sure:
            doubt = say("{what}: {why}", what=own.printed, why=own.why or say("not read for sure"))
            yield _flaw(letter, own, doubt, named, sure=False, severity=platform.weight("brand.scope"))
        return
    if not printed or set(printed) & _ONLINE:
        yield _flaw(
            letter,
            next(iter(letter.facts.platforms), None),
            say("it names no platform"),
            named,
            severity=Severity.NOTE,
            fix=say("nothing now; ask for the platform by its name in the next letter"),
        )
        return
    offline = set(printed) <= _OFFLINE
    measured = say("only for {channels}", channels=", ".join(fact.value for fact in printed.values()))
    yield _flaw(
        letter,
        next(iter(printed.values())),
        measured,
        say("online sale") if offline else named,
        sure=all(fact.sure for fact in printed.values()),
        severity=platform.weight("brand.scope"),
    )


def _flaw(
    letter: Document,
    fact: Fact | None,
    measured: Message,
    required: Message,
    *,
    sure: bool = True,
    severity: Severity = Severity.ERROR,
    fix: Message | None = None,
) -> Flaw:
    look = say("look for it on the letter and confirm it in case.toml")
    again = say("have the letter issued again with what is asked")
    return Flaw(
        place=spot(letter, fact),
        related=(),
        measured=measured,
        required=required,
        fix=fix or (again if sure else look),
        sure=sure,
        severity=severity,
    )
