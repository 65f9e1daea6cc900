"""Until when the seller must answer: every clock the platform and the notice start, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from evidence.case.case import Case
from evidence.case.declared import Notice
from evidence.case.workdays import after_workdays
from evidence.finding import Message, say
from evidence.platforms.platform import Platform

_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock. at: when it ends, in the notice's own offset. rule: the rule it stands on. what.

    What must be done.

    exact: the hour is known; else the notice came on that day at an hour nobody said, and the safest is
    taken.
    """

    rule: str
    at: datetime
    what: Message
    exact: bool
    holds: bool = True


def deadlines(case: Case, platform: Platform) -> tuple[Deadline, ...]:
    """All clocks that run in this case; empty where it is not declared when the notice came."""
    received = case.declared.received
    if received is None:
        return ()
    return tuple(sorted(_clocks(case, platform, received), key=lambda one: (one.at, one.rule)))


def milestones(case: Case, platform: Platform) -> tuple[Deadline, ...]:
    """Days to know of that nobody has to answer on: the end of a warning, the end of a cool-down."""
    found: list[Deadline] = []
    if case.declared.received is not None and case.declared.notice is Notice.WARNING:
        start, exact = moment(case.declared.received)
        ends, money = say("the serious warning ends"), say("from now on no money can be withdrawn")
        found += _plain("warning.validity_days", platform, start, exact, ends, days=True)
        found += _plain("warning.withdrawal_day", platform, start, exact, money, days=True)
    if case.declared.last_violation is not None:
        start, exact = moment(case.declared.last_violation)
        found += _plain("appeal.cooldown_days", platform, start, exact, say("the cool-down ends"), days=True)
    return tuple(sorted(found, key=lambda one: (one.at, one.rule)))


def moment(received: date | datetime) -> tuple[datetime, bool]:
    """When the notice came, and whether the hour is known; without one, the day's first minute in Beijing."""
    if isinstance(received, datetime):
        return received, True
    return datetime.combine(received, time(), _BEIJING), False


def _clocks(case: Case, platform: Platform, received: date | datetime) -> Iterator[Deadline]:
    start, exact = moment(received)
    notice = case.declared.notice
    if notice is Notice.REQUEST:
        answer = say("answer the request for more information")
        yield from _workdays("appeal.rfi_deadline_workdays", platform, start, answer)
        yield from _plain("appeal.reply_days", platform, start, exact, answer, days=True)
        yield from _plain("appeal.reply_hours", platform, start, exact, answer)
    elif notice is Notice.COMPLAINT:
        answer = say("answer the complaint of the right holder")
        yield from _workdays("ipr.response_workdays", platform, start, answer)
        yield from _plain("appeal.ip_complaint_hours", platform, start, exact, answer)
    elif notice is Notice.WARNING:
        answer = say("hand in the papers the warning asks for")
        yield from _plain("warning.deadline_hours", platform, start, exact, answer)
    elif platform.rule("appeal.first_days"):
        yield from _plain("appeal.first_days", platform, start, exact, say("hand in the appeal"), days=True)


def _plain(
    rule: str, platform: Platform, start: datetime, exact: bool, what: Message, *, days: bool = False
) -> Iterator[Deadline]:
    value = platform.value(rule)
    if value is not None:
        yield Deadline(rule, start + timedelta(hours=int(value) * (24 if days else 1)), what, exact)


def _workdays(rule: str, platform: Platform, start: datetime, what: Message) -> Iterator[Deadline]:
    """The end of the last working day. Holidays give more time only in China, so both ways are reckoned."""
    value = platform.value(rule)
    if value is None:
        return
    here, elsewhere = (after_workdays(start.date(), int(value), holidays=kept) for kept in (True, False))
    yield Deadline(rule, _end_of(here, start), what, exact=True)
    if elsewhere < here:
        told = say("{what}, where China's holidays do not count", what=what)
        yield Deadline(rule, _end_of(elsewhere, start), told, exact=True, holds=False)


def _end_of(day: date, start: datetime) -> datetime:
    return datetime.combine(day, time(23, 59), start.tzinfo)
