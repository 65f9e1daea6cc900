"""When the platform is likely to decide: a paper must still be in force then."""

from __future__ import annotations

from datetime import date, timedelta

from evidence.case.case import Case
from evidence.case.workdays import after_workdays
from evidence.platforms.platform import Platform

_RIGHTS = ("ip_infringement", "copyright_image", "ip_complaint", "copied_images", "authenticity")


def likely_decision_day(case: Case, platform: Platform) -> date:
    """The seller's own figure; else the platform's longest usual review in working days.

    Else base's guess.
    """
    if case.declared.decision_days is not None:
        return case.today + timedelta(days=case.declared.decision_days)
    violation = platform.violation(case.declared.violation)
    if violation is not None and violation.id in _RIGHTS and platform.rule("appeal.processing_workdays_ip"):
        return after_workdays(case.today, int(platform.value("appeal.processing_workdays_ip")))
    usual = platform.value("appeal.processing_workdays")
    if usual:
        return after_workdays(case.today, int(max(usual)))
    return case.today + timedelta(days=int(platform.value("appeal.decision_days", 21)))
