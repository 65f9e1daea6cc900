import pytest
from building import a_case, judge, only

from evidence.case.declared import Account
from evidence.finding import Severity, Verdict


def of(*, platform="joom", **account):
    return judge("account_state", a_case(account=Account(**account)), platform)


def test_an_active_account_passes():
    assert of(state="Active", score=92, verified=True).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "account", [{"state": "Account Under Review"}, {"state": "Active", "verified": False}]
)
def test_an_account_that_cannot_appeal_is_an_error(account):
    assert only(of(**account)).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("score", "verdict"), [(84.9, Verdict.FLAW), (85, Verdict.FLAW), (85.1, Verdict.PASS)]
)
def test_a_low_score_only_warns(score, verdict):
    outcome = of(score=score)
    assert outcome.verdict is verdict
    assert all(found.severity is Severity.WARNING for found in outcome.findings)


def test_platforms_without_these_rules_do_not_judge_them():
    assert of(platform="aliexpress", state="odd", score=10).verdict is Verdict.PASS


def test_nothing_said_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
