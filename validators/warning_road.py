"""What a serious warning means: it cannot be appealed, it lasts, and what comes when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from evidence.case.case import Case
from evidence.case.declared import Notice, Role
from evidence.case.roles import with_role
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.deadlines import moment
from evidence.platforms.platform import Platform


@check(
    Severity.NOTE,
    rule="warning.validity_days",
    cites=("warning.force_majeure_days", "warning.withdrawal_day"),
)
def warning_road(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The days of a serious warning.

    What it looks at: when the warning came; whether a notarised proof of force majeure shortens it; whether
    the review report is there when it ends.
    What it forgives: other notices.
    How to fix: hand in the three papers within 72 hours; write the review report for the last day.
    Example: a warning of 1 March lasts until 30 May.
    """
    if case.declared.notice is not Notice.WARNING or case.declared.received is None:
        raise Skip(say("the notice is no serious warning, or it is not said when it came"))
    start = moment(case.declared.received)[0].date()
    shorter = platform.value("warning.force_majeure_days")
    major = bool(with_role(case, Role.FORCE_MAJEURE)) and shorter is not None
    end = start + timedelta(days=int(shorter if major else platform.value("warning.validity_days")))
    yield Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=say("the warning lasts until {day} and cannot be appealed", day=end.isoformat()),
        required=say("the papers in time, then a review report"),
        fix=say("put {day} into your calendar; deadlines.ics holds it", day=end.isoformat()),
    )
    if case.today >= end and not with_role(case, Role.REVIEW_REPORT):
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say("the warning has ended, and there is no review report"),
            required=say("the compliance review report"),
            fix=say("write it and add it with the role review_report"),
        )
