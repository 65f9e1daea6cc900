"""Whether a repeated violation is appealed too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from evidence.case.case import Case
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="appeal.cooldown_days")
def cooldown(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An appeal inside the cool-down after a repeated violation.

    What it looks at: the day of the former violation of the same kind (last_violation) and the days the
    platform lets pass.
    What it forgives: a first violation.
    How to fix: wait until the day the finding names; never delete and relist.
    Example: the same prohibited word five days after the last removal.
    """
    former = case.declared.last_violation
    if former is None:
        raise Skip(say("no former violation is declared"))
    days = int(platform.value("appeal.cooldown_days"))
    over = former + timedelta(days=days)
    if case.today < over:
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say("the former violation was {days} days ago", days=(case.today - former).days),
            required=say("{days} days between them", days=days),
            fix=say("wait until {day} if the notice leaves time", day=over.isoformat()),
        )
