"""Whether papers without an end date have grown old."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.places import spot
from evidence.case.roles import papers
from evidence.case.terms import days_of, last_day
from evidence.case.workdays import add_months
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.facts.paper_type import paper_types
from evidence.finding import Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="cert.old_report", cites=("cert.report_max_age_months", "files.max_age_months"))
def old_paper(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A report or certificate that never ends, but is old.

    What it looks at: the day of issue of papers that bear no end date, against the age from which reviewers
    ask: what the platform says, else what is usual for the type.
    What it forgives: papers with an end date, which expiry judges; types that do not age (declarations, FCC
    grants).
    How to fix: ask the laboratory for a new report, or be ready to be asked.
    Example: a RoHS report of three years ago.
    """
    judged = []
    for document in papers(case):
        months, issued = _limit(document, platform), document.facts.issue_date
        if months and issued is not None and not last_day(document).days:
            judged.append((document, months, issued))
    if not judged:
        raise Skip(say("no paper without an end date has an age to judge"))
    for document, months, issued in judged:
        old = [day for day in days_of(issued) if add_months(day, months) < case.today]
        if old:
            yield Flaw(
                place=spot(document, issued),
                related=(),
                measured=say("issued on {day}", day=issued.value),
                required=say("not older than {months} months", months=months),
                fix=say("ask the issuer for a newer one, or be ready to be asked"),
                sure=issued.sure and len(old) == len(days_of(issued)),
            )


def _limit(document: Document, platform: Platform) -> int:
    """Months after which a paper counts as old; 0 where it does not age."""
    limits = []
    if document.facts.kind is Kind.TEST_REPORT:
        limits.append(platform.value("cert.report_max_age_months", 0))
    if document.facts.kind is not Kind.OTHER:
        limits.append(platform.value("files.max_age_months", 0))
    kind = paper_types().get(document.facts.type or "")
    limits.append(kind.old_after_months if kind is not None else 0)
    return min((int(limit) for limit in limits if limit), default=0)
