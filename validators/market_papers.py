"""Whether each listing has the papers its goods owe in its markets."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.declared import Listing
from evidence.case.models import coverage_of
from evidence.case.roles import used
from evidence.case.territories import covers_market
from evidence.case.texts import called, goods_words, joined, words_in
from evidence.checks import Ask, check
from evidence.facts.model_entry import Coverage
from evidence.facts.paper_type import paper_types
from evidence.finding import WHOLE_CASE, Flaw, Place, Severity, say
from evidence.platforms.platform import Need, Platform


@check(Severity.ERROR, cites=("cert.sar", "cert.market", "cert.categories", "cert.toys", "cert.nb"))
def market_papers(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A paper that the goods owe in a market is missing.

    What it looks at: category, titles and markets of each listing against what the platform asks for such
    goods: SAR for Bluetooth headsets, EAC for Russia, FCC for the USA, CE and FDA for medical goods, CE and
    ASTM for toys; and whether that paper covers the listing's models.
    What it forgives: goods of a kind that its words do not tell: write the category as the platform names it.
    How to fix: add the paper for this model; or take the listing off that market.
    Example: Bluetooth earphones with a CE certificate, but without a SAR report.
    """
    listings = case.declared.listings
    if not any(listing.category or listing.markets for listing in listings):
        raise Ask(say("write category and markets of each listing into case.toml"))
    for listing in listings:
        for need in _needs(listing, platform):
            yield from _judge(listing, need, case, platform)


def _needs(listing: Listing, platform: Platform) -> Iterator[Need]:
    goods = goods_words(listing)
    for need in platform.needs:
        sold = not need.markets or any(
            covers_market(frozenset({m}), one) for m in listing.markets for one in need.markets
        )
        fits = not need.category or bool(words_in(goods, platform.categories[need.category]))
        if sold and fits:
            yield need


def _judge(listing: Listing, need: Need, case: Case, platform: Platform) -> Iterator[Flaw]:
    serving = [d for d in used(case) if d.facts.type in need.any_of]
    covering = [d for d in serving if _covers(d, listing)]
    sure = [d for d in covering if d.facts.kind_sure]
    if sure:
        return
    what = say(need.en)
    measured = say("{sku}: no {what}", sku=called(listing), what=what)
    if covering:
        measured = say(
            "{sku}: {file} may be the {what}, not surely",
            sku=called(listing),
            file=covering[0].name,
            what=what,
        )
    elif serving:
        measured = say("{sku}: {file} does not surely cover it", sku=called(listing), file=serving[0].name)
    names = joined([say(paper_types()[one].name) for one in need.any_of])
    yield Flaw(
        place=WHOLE_CASE,
        related=tuple(Place(document.name) for document in serving),
        measured=measured,
        required=say("{what} for {models}", what=what, models=", ".join(listing.models) or called(listing)),
        fix=say("add it ({types}), or take the listing off this market", types=names),
        sure=not serving,
        severity=platform.weight(need.rule),
    )


def _covers(document: Document, listing: Listing) -> bool:
    """Whether a paper covers all models of a listing.

    True where either names none, which model_coverage tells.
    """
    if not listing.models or not document.facts.models:
        return True
    return all(coverage_of(document, model).coverage is Coverage.COVERED for model in listing.models)
