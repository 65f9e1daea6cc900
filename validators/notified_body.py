"""Whether a CE certificate that needs a notified body names one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.places import spot
from evidence.case.roles import of_kind
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.finding import Flaw, Severity, say
from evidence.platforms.platform import Platform

_NUMBER = re.compile(r"(?i)(?:notified body|\bNB\b|公告机构|CE)[^\d\n]{0,40}(?<!\d)(\d{4})(?![\d/])")
_TYPES = ("ce_tec", "ce_coc", "emc_lvd")


@check(Severity.WARNING, cites=("cert.ce_issuer", "cert.nb"))
def notified_body(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A CE certificate without the number of a notified body.

    What it looks at: the four-digit number on EU type-examination certificates; certificates of
    laboratories that are no type examination.
    What it forgives: declarations, which need none. Whether the body may certify this kind of goods only
    the EU's list of notified bodies tells.
    How to fix: look the body up in NANDO (webgate.ec.europa.eu/single-market-compliance-space); for masks
    and radio goods get a certificate of a notified body.
    Example: "Certificate of Compliance" of a private laboratory, handed in for masks.
    """
    judged = [d for d in of_kind(case, Kind.CERTIFICATE) if d.facts.type in _TYPES]
    if not judged:
        raise Skip(say("there is no CE certificate of a known type"))
    for document in judged:
        if document.facts.type == "ce_tec" and not _NUMBER.search(document.reading.text):
            yield _flaw(document, Severity.WARNING)
        elif document.facts.type != "ce_tec":
            yield _flaw(document, platform.weight("cert.nb") if platform.rule("cert.nb") else Severity.NOTE)


def _flaw(document: Document, severity: Severity) -> Flaw:
    voluntary = document.facts.type != "ce_tec"
    return Flaw(
        place=spot(document, document.facts.issuing_body),
        related=(),
        measured=say("a voluntary certificate of a laboratory, not of a notified body")
        if voluntary
        else say("no four-digit number of a notified body was found"),
        required=say("a notified body, where the goods need one"),
        fix=say("look the body up in NANDO: webgate.ec.europa.eu/single-market-compliance-space"),
        sure=False,
        severity=severity,
    )
