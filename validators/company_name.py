"""Whether the firm on the papers is the registered firm, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.declared import Ownership
from evidence.case.parties import Match, match, printed_names, seller_names
from evidence.case.places import spot
from evidence.case.roles import papers
from evidence.checks import Ask, Skip, check
from evidence.facts.company import Likeness
from evidence.facts.fact import Kind
from evidence.finding import Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, cites=("files.merchant_name", "brand.grantee_exact", "brand.owner_match"))
def company_name(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A firm on a paper that is not quite, or not at all, the registered one.

    What it looks at: who a letter of authorization is for; who holds a trademark or certificate, where the
    brand is your own; and any holder's name that is almost yours. Compared letter by letter, never by
    likeness.
    What it forgives: capital and small letters, full-width signs, spaces and punctuation that mean nothing.
    A Chinese and an English name are one firm where you declare both, or one paper prints both. Makers and
    laboratories are other firms by nature. A letter for another firm is fine as a link above yours.
    How to fix: have the paper issued again with the exact name; a platform does not take "nearly".
    Example: "Shenzhen Exampel Technology Co., Ltd." for "Shenzhen Example Technology Co., Ltd."
    """
    names = seller_names(case)
    if not names:
        raise Ask(say("write the registered name of your firm into case.toml: company.zh and company.en"))
    judged = [document for document in papers(case) if document.facts.kind is not Kind.OTHER]
    if not judged:
        raise Skip(say("there is no paper that names a firm"))
    for document in judged:
        if document.facts.kind is Kind.AUTHORIZATION:
            yield from _letter(document, case, names)
        else:
            yield from _holder(document, case, names)


def _letter(document: Document, case: Case, names: tuple[str, ...]) -> Iterator[Flaw]:
    """The grantee must be the seller, unless this is a link above the seller's own letter."""
    printed = printed_names(document.facts, "grantee")
    found = match(printed, names)
    if found is None:
        yield _not_found(document)
    elif found.likeness is Likeness.SAME:
        if not any(fact.sure for fact in printed):
            yield _flaw(document, "grantee", found, sure=False, severity=Severity.WARNING)
    elif found.likeness is Likeness.NEAR or not _is_link_above(document, case):
        sure = all(fact.sure for fact in printed) and not found.language
        yield _flaw(document, "grantee", found, sure=sure, severity=Severity.ERROR)


def _is_link_above(letter: Document, case: Case) -> bool:
    """Whether this letter's grantee gives another letter."""
    taker = printed_names(letter.facts, "grantee")
    givers = [printed_names(one.facts, "grantor") for one in papers(case) if one is not letter]
    found = [match(taker, [fact.value for fact in giver]) for giver in givers]
    return any(one is not None and one.likeness is Likeness.SAME for one in found)


def _holder(document: Document, case: Case, names: tuple[str, ...]) -> Iterator[Flaw]:
    """A holder almost the seller is always wrong.

    One quite different only where the brand is the seller's own.
    """
    printed = printed_names(document.facts, "holder")
    found = match(printed, names)
    if found is None or found.likeness is Likeness.SAME:
        return
    sure = all(fact.sure for fact in printed) and not found.language
    if found.likeness is Likeness.NEAR:
        yield _flaw(document, "holder", found, sure=sure, severity=Severity.ERROR)
    elif case.declared.brand.ownership is Ownership.OWN:
        owner = document.facts.kind is Kind.TRADEMARK
        yield _flaw(
            document, "holder", found, sure=sure, severity=Severity.ERROR if owner else Severity.WARNING
        )


def _flaw(document: Document, field: str, found: Match, *, sure: bool, severity: Severity) -> Flaw:
    first = printed_names(document.facts, field)
    fact = next((one for one in first if one.value == found.printed), first[0])
    fix = say("have the paper issued again with the exact name")
    if found.language:
        fix = say("write your name in this language into case.toml (company.zh, company.en) and compare it")
    elif found.likeness is Likeness.SAME or not sure:
        fix = say("look at the name on the paper; if it was misread, confirm it in case.toml")
    return Flaw(
        place=spot(document, fact),
        related=(),
        measured=say("“{printed}”: {reason}", printed=found.printed, reason=found.reason),
        required=say("“{known}”, letter by letter", known=found.known),
        fix=fix,
        sure=sure,
        severity=severity,
    )


def _not_found(document: Document) -> Flaw:
    return Flaw(
        place=spot(document),
        related=(),
        measured=say("the firm it authorises was not found on it"),
        required=say("a letter that names your firm"),
        fix=say("look for the name on the letter and confirm grantee in case.toml"),
        sure=False,
    )
