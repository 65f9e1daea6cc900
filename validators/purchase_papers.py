"""Whether purchase papers are recent enough to count."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.declared import Role
from evidence.case.places import spot
from evidence.case.roles import with_role
from evidence.case.terms import days_of
from evidence.case.workdays import add_months
from evidence.checks import Skip, check
from evidence.finding import Flaw, Severity, say
from evidence.platforms.deadlines import moment
from evidence.platforms.platform import Platform


@check(Severity.WARNING, cites=("ipr.purchase_docs", "invoice.max_age_days", "invoice.max_age_months"))
def purchase_papers(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An invoice or contract that is too old, or whose day was not found.

    What it looks at: the day on files with the role invoice or contract, against the age the platform
    takes, reckoned back from the day the notice came.
    What it forgives: platforms that name no age.
    How to fix: add a purchase paper of the months before the notice, signed or sealed by both sides.
    Example: a contract of last year for a complaint of today.
    """
    found = with_role(case, Role.INVOICE, Role.CONTRACT)
    months = _months(platform)
    if not found or not months:
        raise Skip(
            say("there is no purchase paper, or {platform} names no age for one", platform=platform.title)
        )
    received = case.declared.received
    notice = moment(received)[0].date() if received is not None else case.today
    for document in found:
        fact = document.facts.issue_date
        days = days_of(fact) if fact is not None else ()
        old = [day for day in days if day < add_months(notice, -months)]
        if old or not days:
            yield Flaw(
                place=spot(document, fact),
                related=(),
                measured=say("dated {day}", day=old[0].isoformat()) if old else say("its day was not found"),
                required=say("not older than {months} months before the notice", months=months),
                fix=say(
                    "add a newer purchase paper, sealed by both sides; or confirm issue_date in case.toml"
                ),
                sure=bool(old) and fact is not None and fact.sure and len(old) == len(days),
            )


def _months(platform: Platform) -> int:
    """The age in months the platform takes; 0 where it names none."""
    days = platform.value("invoice.max_age_days")
    if days:
        return int(days) // 30
    return int(platform.value("ipr.purchase_docs") or platform.value("invoice.max_age_months") or 0)
