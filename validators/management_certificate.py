"""Whether a management system certificate is offered as a certificate of the product."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.declared import Role
from evidence.case.places import spot
from evidence.case.roles import of_kind, role_of
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.finding import Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="cert.management")
def management_certificate(case: Case, platform: Platform) -> Iterator[Flaw]:
    """ISO 9001 and its like, which say nothing about a product.

    What it looks at: management system certificates among the papers, and whether a certificate of the
    product stands beside them.
    What it forgives: such a certificate as an extra beside product papers, which is noted.
    How to fix: add the certificate or report of the product; the factory's certificate may stay as an extra.
    Example: an ISO 9001 certificate as the answer to "CE certificate missing".
    """
    found = of_kind(case, Kind.ISO)
    if not found:
        raise Skip(say("there is no management system certificate"))
    product = [
        document
        for document in of_kind(case, Kind.CERTIFICATE, Kind.DECLARATION, Kind.FCC_GRANT, Kind.TEST_REPORT)
        if document not in found
    ]
    for document in found:
        offered = role_of(case, document) is Role.CERTIFICATE or not product
        yield Flaw(
            place=spot(document, document.facts.cert_number),
            related=(),
            measured=say("a certificate of the factory's management, not of the product"),
            required=say("a certificate of the product"),
            fix=say("add the product's certificate; this one may stay as an extra"),
            sure=document.facts.kind_sure,
            severity=Severity.WARNING if offered else Severity.NOTE,
        )
