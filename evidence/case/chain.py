"""The chain of authorization: letters as links from the owner of the mark down to the seller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from evidence.case.case import Case, Document
from evidence.case.parties import Match, match, printed_names, seller_names, with_pairs
from evidence.case.roles import of_kind
from evidence.case.terms import days_of, last_day
from evidence.facts.company import Likeness
from evidence.facts.fact import Kind


@dataclass(frozen=True, slots=True)
class Chain:
    """One way up from the seller.

    links: letters from the top down; the last one names the seller. owner: the paper that shows who owns
    the mark, None where only case.toml says so, or nothing does. whole: the topmost letter was given by the
    owner.
    """

    links: tuple[Document, ...]
    owner: Document | None
    whole: bool

    @property
    def window(self) -> tuple[date | None, date | None]:
        """The first and last day on which every link holds; None where a side is open or not known."""
        starts = [days_of(one.facts.start) for one in self.links if one.facts.start is not None]
        ends = [last_day(one).days for one in self.links]
        first = max((max(days) for days in starts if days), default=None)
        last = min((min(days) for days in ends if days), default=None)
        return first, last


def letters(case: Case) -> tuple[Document, ...]:
    """Every letter of authorization of the case."""
    return of_kind(case, Kind.AUTHORIZATION)


def registrations(case: Case) -> tuple[Document, ...]:
    """The trademark papers for the declared brand.

    All of them where no brand is declared or none prints it.
    """
    found = of_kind(case, Kind.TRADEMARK)
    brand = plain_brand(case.declared.brand.name)
    fitting = tuple(
        d for d in found if d.facts.brand is not None and plain_brand(d.facts.brand.value) == brand
    )
    return fitting if brand and fitting else found


def plain_brand(name: str) -> str:
    """A mark for comparing: letters and digits only, small."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def owner_names(case: Case) -> tuple[str, ...]:
    """Names of the owner of the mark: on its registration, else as declared; with pairs that papers print."""
    printed = [fact.value for paper in registrations(case) for fact in printed_names(paper.facts, "holder")]
    declared = [case.declared.brand.owner] if case.declared.brand.owner else []
    return with_pairs(dict.fromkeys([*printed, *declared]), case.documents)


def chains(case: Case) -> tuple[Chain, ...]:
    """Every way up from the seller, whole ones first, then longer ones.

    Empty where no letter names the seller.
    """
    sellers, owners = seller_names(case), owner_names(case)
    own = [letter for letter in letters(case) if _same(printed_match(letter, "grantee", sellers))]
    found = [chain for letter in own for chain in _climb(case, (letter,), owners)]
    return tuple(sorted(found, key=lambda chain: (not chain.whole, -len(chain.links))))


def printed_match(letter: Document, field: str, names: Iterable[str]) -> Match | None:
    """How a party of a letter compares with names; None where it is not printed or there are none."""
    return match(printed_names(letter.facts, field), names)


def _climb(case: Case, links: tuple[Document, ...], owners: tuple[str, ...]) -> Iterator[Chain]:
    """links: from the top down; goes on above the first of them."""
    top = links[0]
    if _same(printed_match(top, "grantor", owners)):
        yield Chain(links, _shows_owner(case, top), whole=True)
        return
    above = [letter for letter in letters(case) if letter not in links and _hands_on(letter, top, case)]
    if not above:
        yield Chain(links, None, whole=False)
    for letter in above:
        yield from _climb(case, (letter, *links), owners)


def _hands_on(upper: Document, lower: Document, case: Case) -> bool:
    """Whether the upper letter's grantee is the lower one's grantor."""
    givers = with_pairs([fact.value for fact in printed_names(lower.facts, "grantor")], case.documents)
    return _same(printed_match(upper, "grantee", givers))


def _shows_owner(case: Case, letter: Document) -> Document | None:
    """The registration that names this letter's grantor as owner."""
    for paper in registrations(case):
        holders = with_pairs([f.value for f in printed_names(paper.facts, "holder")], case.documents)
        if _same(printed_match(letter, "grantor", holders)):
            return paper
    return None


def _same(found: Match | None) -> bool:
    return found is not None and found.likeness is Likeness.SAME
