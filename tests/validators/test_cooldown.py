from datetime import date

import pytest
from building import a_case, judge, only

from evidence.finding import Severity, Verdict


@pytest.mark.parametrize(("former", "verdict"), [("2026-03-27", Verdict.PASS), ("2026-03-28", Verdict.FLAW)])
def test_two_weeks_between_violations(former, verdict):
    assert judge("cooldown", a_case(last_violation=date.fromisoformat(former))).verdict is verdict


def test_it_warns_with_the_day_to_wait_for():
    found = only(judge("cooldown", a_case(last_violation=date(2026, 4, 5))))
    assert found.severity is Severity.WARNING
    assert "2026-04-19" in str(found.fix)


def test_a_first_violation_is_nothing_to_judge():
    assert judge("cooldown", a_case()).verdict is Verdict.SKIP
