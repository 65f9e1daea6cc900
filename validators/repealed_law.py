"""Whether papers stand on directives or standards that are no longer in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.places import spot
from evidence.case.roles import of_kind
from evidence.checks import Skip, check
from evidence.facts.fact import Fact, Kind
from evidence.finding import Flaw, Severity, say
from evidence.platforms.platform import Platform

_KINDS = (Kind.CERTIFICATE, Kind.DECLARATION, Kind.TEST_REPORT)


@check(Severity.WARNING, rule="cert.repealed")
def repealed_law(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A certificate that names repealed law.

    What it looks at: the standards and directives each certificate, declaration and report names.
    What it forgives: a paper that names the law in force beside the old one, as a step of its history.
    How to fix: get a paper after the present directive: 2014/53/EU for radio, 2014/30/EU for EMC,
    2014/35/EU for low voltage, 2011/65/EU for hazardous substances, EN 62368-1 for audio, video and
    computers.
    Example: a CE certificate "according to 1999/5/EC".
    """
    judged = [document for document in of_kind(case, *_KINDS) if document.facts.standards]
    if not judged:
        raise Skip(say("no certificate, declaration or report names a standard"))
    repealed = platform.value("cert.repealed")
    for document in judged:
        for old, fact in _named(document, repealed):
            yield Flaw(
                place=spot(document, fact),
                related=(),
                measured=say("it stands on {law}, which is repealed or superseded", law=old),
                required=say("the law in force"),
                fix=say("get a paper after the present directive or standard"),
                sure=fact.sure,
            )


def _named(document: Document, repealed: tuple[str, ...]) -> Iterator[tuple[str, Fact]]:
    """Each repealed law with the first fact that names it; none where a successor is named beside it."""
    successors = {
        "EN 60950-1": "62368-1",
        "EN 60065": "62368-1",
        "1999/5/EC": "2014/53",
        "2004/108/EC": "2014/30",
    }
    successors |= {"2006/95/EC": "2014/35", "2002/95/EC": "2011/65", "98/37/EC": "2006/42"}
    everything = " ".join(fact.value for fact in document.facts.standards)
    for old in repealed:
        if successors.get(old, old) in everything and old in successors:
            continue
        fact = next((one for one in document.facts.standards if _stands(old, one.value)), None)
        if fact is not None:
            yield old, fact


def _stands(law: str, text: str) -> bool:
    plain = re.escape(law).replace(r"\ ", r"\s*")
    return re.search(rf"(?i)(?<!\d){plain}(?![\d/])", text) is not None
