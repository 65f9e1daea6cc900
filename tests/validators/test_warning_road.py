from datetime import date

import pytest
from building import a_case, a_document, judge, only

from evidence.case.declared import Notice, Role
from evidence.finding import Severity, Verdict


def of(today=date(2026, 4, 10), roles=None, notice=Notice.WARNING):
    documents = [a_document(name) for name in (roles or {})]
    case = a_case(*documents, roles=roles, notice=notice, received=date(2026, 3, 1), today=today)
    return judge("warning_road", case, "aliexpress")


def test_ninety_days_are_told_as_a_note():
    found = only(of())
    assert found.severity is Severity.NOTE
    assert "2026-05-30" in str(found.measured)


def test_force_majeure_makes_them_thirty():
    outcome = of(date(2026, 3, 20), {"fm.pdf": Role.FORCE_MAJEURE})
    assert "2026-03-31" in str(only(outcome).measured)


@pytest.mark.parametrize(("day", "count"), [(date(2026, 5, 29), 1), (date(2026, 5, 30), 2)])
def test_at_its_end_the_review_report_is_asked_for(day, count):
    assert len(of(day).findings) == count
    assert len(of(day, {"r.pdf": Role.REVIEW_REPORT}).findings) == 1


def test_other_notices_are_nothing_to_judge():
    assert of(notice=Notice.REMOVAL).verdict is Verdict.SKIP
