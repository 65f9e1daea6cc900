"""Whether a self-declaration comes with its test report."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.roles import of_kind
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, rule="cert.doc_needs_report")
def declaration_report(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A declaration of conformity without a test report.

    What it looks at: whether a test report or a certificate of a laboratory stands beside each declaration.
    What it forgives: EAC declarations, which stand in a public register.
    How to fix: add the test report the declaration rests on.
    Example: a declaration the seller wrote himself, alone.
    """
    declarations = [d for d in of_kind(case, Kind.DECLARATION) if not (d.facts.type or "").startswith("eac_")]
    if not declarations:
        raise Skip(say("there is no declaration of conformity"))
    if of_kind(case, Kind.TEST_REPORT, Kind.CERTIFICATE):
        return
    for document in declarations:
        yield Flaw(
            place=Place(document.name),
            related=(),
            measured=say("a declaration on the maker's own word, without a report"),
            required=say("the test report it rests on"),
            fix=say("add the test report"),
            sure=document.facts.kind_sure,
        )
