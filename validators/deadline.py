"""Whether there is still time to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from evidence.case.case import Case
from evidence.checks import Ask, Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.deadlines import Deadline, deadlines
from evidence.platforms.platform import Platform

_SOON = timedelta(days=2)


@check(
    Severity.ERROR,
    cites=(
        "appeal.rfi_deadline_workdays",
        "appeal.reply_days",
        "appeal.reply_hours",
        "appeal.ip_complaint_hours",
        "ipr.response_workdays",
        "warning.deadline_hours",
    ),
)
def deadline(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The time to answer has passed, or nearly so.

    What it looks at: when the notice came and what it is: a request for more information (five working days
    on Joom), a complaint of a right holder, a serious warning (72 hours on AliExpress). China's holidays
    and make-up days are reckoned with, and without them.
    What it forgives: clocks that only third parties tell warn. Where the hour is not said, the day's first
    minute counts.
    How to fix: answer today with what is there and ask for more time; a supplement can follow.
    Example: a request of 28 April, answered on 9 May: the fifth working day was 8 May.
    """
    if case.declared.received is None or case.declared.notice is None:
        raise Ask(say("write into case.toml what came and when: notice and received"))
    clocks = deadlines(case, platform)
    if not clocks:
        raise Skip(say("{platform} has no deadline for such a notice", platform=platform.title))
    for clock in clocks:
        yield from _judge(clock, case, platform)


def _judge(clock: Deadline, case: Case, platform: Platform) -> Iterator[Flaw]:
    """By days, because the case is judged on a day.

    Over when its day has passed, urgent on the two days before.
    """
    left = clock.at.date() - case.today
    if left > _SOON:
        return
    at = clock.at.strftime("%Y-%m-%d %H:%M")
    measured = say("{what}: the time ended {at}", what=clock.what, at=at)
    severity = platform.weight(clock.rule) if clock.holds else Severity.WARNING
    if left >= timedelta(0):
        measured = say("{what}: until {at}, {days} days left", what=clock.what, at=at, days=left.days)
        severity = Severity.WARNING
    yield Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=measured,
        required=say("an answer before {at}", at=at),
        fix=say("answer today with what is there; a supplement can follow"),
        sure=clock.holds and (clock.exact or left >= timedelta(0)),
        severity=severity,
    )
