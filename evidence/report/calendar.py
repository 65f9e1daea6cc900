"""deadlines.ics: until when the seller must answer, and when papers run out, for any calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from evidence.case.case import Document
from evidence.finding import say
from evidence.platforms.deadlines import Deadline, deadlines, milestones
from evidence.report.language import Translate
from evidence.report.report import Report

if TYPE_CHECKING:
    from icalendar import Event


def deadlines_ics(report: Report, translate: Translate) -> bytes:
    """The calendar's bytes; empty where there is no date to keep."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//evidence-bundle//deadlines//EN")
    calendar.add("version", "2.0")
    for clock in (*deadlines(report.case, report.platform), *milestones(report.case, report.platform)):
        calendar.add_component(_event(report, clock, translate))
    for document in report.case.documents:
        ends = document.facts.expiry_date
        if ends is not None and ends.sure:
            calendar.add_component(_ending(report, document, ends.value, translate))
    return bytes(calendar.to_ical()) if calendar.subcomponents else b""


def _event(report: Report, clock: Deadline, translate: Translate) -> Event:
    from icalendar import Event

    event = Event()
    case = report.case.declared.notification_id or report.case.folder
    event.add("uid", f"{case}-{clock.rule}{'' if clock.holds else '-elsewhere'}@evidence-bundle")
    event.add("dtstamp", _stamp(report))
    event.add("dtstart", clock.at.astimezone(UTC))
    event.add("summary", f"{report.platform.title}: {clock.what.text(translate)}")
    return event


def _ending(report: Report, document: Document, day: str, translate: Translate) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{document.paper.sha256[:32]}@evidence-bundle")
    event.add("dtstamp", _stamp(report))
    event.add("dtstart", datetime.fromisoformat(day).date())
    event.add("summary", say("{file}: last day of validity", file=document.name).text(translate))
    return event


def _stamp(report: Report) -> datetime:
    """The day of the case, not the clock: the same case gives the same bytes."""
    return datetime.combine(report.case.today, time(), UTC)
