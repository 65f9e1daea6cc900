"""Whether the numbers on papers have the shape of their type."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.places import spot
from evidence.case.roles import papers
from evidence.checks import Skip, check
from evidence.facts.fact import Fact
from evidence.facts.paper_type import paper_types
from evidence.finding import Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="cert.number_shape")
def certificate_number(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A number that its type of paper cannot have.

    What it looks at: FCC IDs, EAC, CCC, SRRC, KC, BIS and trademark numbers against the shape their
    authority gives them.
    What it forgives: types whose issuers number as they like (CE certificates, test reports); Cyrillic
    letters that look Latin.
    How to fix: compare the number with the paper, then look it up by hand where the finding says.
    Example: an FCC ID with eighteen signs behind its grantee code; there can be fourteen.
    """
    judged = [(document, fact) for document in papers(case) if (fact := _number(document)) is not None]
    if not judged:
        raise Skip(say("no paper of a type with numbers of one shape"))
    for document, fact in judged:
        kind = paper_types()[document.facts.type or ""]
        if not kind.number_fits(fact.value):
            yield Flaw(
                place=spot(document, fact),
                related=(),
                measured=say("number {number}", number=fact.value),
                required=say("a number like {example}", example=kind.example or kind.name),
                fix=say("compare it with the paper and look it up: {where}", where=kind.look_up),
                sure=False,
            )


def _number(document: Document) -> Fact | None:
    """The paper's own number, where its type has numbers of one shape."""
    kind = paper_types().get(document.facts.type or "")
    if kind is None or kind.number is None:
        return None
    if kind.id.startswith("tm_"):
        return document.facts.registration_number or document.facts.cert_number
    return document.facts.cert_number
