from dataclasses import replace
from datetime import date, timedelta

import pytest
from building import TODAY, a_case, judge, only

from evidence.finding import Severity, Verdict
from evidence.platforms.load import load_platform

JOOM = load_platform("joom")


@pytest.mark.parametrize(("days", "verdict"), [(-5, Verdict.PASS), (92, Verdict.PASS), (93, Verdict.FLAW)])
def test_a_quarter(days, verdict):
    reviewed = replace(JOOM, reviewed=TODAY - timedelta(days))
    assert judge("profile_age", a_case(), reviewed).verdict is verdict


def test_it_only_warns():
    old = replace(JOOM, reviewed=date(2020, 1, 1))
    assert only(judge("profile_age", a_case(), old)).severity is Severity.WARNING


def test_a_reference_profile_is_noted():
    found = only(judge("profile_age", a_case(), "ozon"))
    assert found.severity is Severity.NOTE
