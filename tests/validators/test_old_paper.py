import pytest
from building import a_case, a_certificate, a_document, a_fact, judge, only

from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict


def of(issue_date, type="ce_coc", platform="joom", **more):
    paper = a_certificate(type=type, issue_date=issue_date, **{"expiry_date": None, **more})
    return judge("old_paper", a_case(paper), platform)


@pytest.mark.parametrize(("day", "verdict"), [("2021-04-10", Verdict.PASS), ("2021-04-09", Verdict.FLAW)])
def test_five_years_of_a_laboratory_certificate(day, verdict):
    assert of(day).verdict is verdict


def test_it_only_warns():
    assert only(of("2019-01-01")).severity is Severity.WARNING


def test_an_end_date_leaves_it_to_expiry():
    assert of("2019-01-01", expiry_date="2030-01-01").verdict is Verdict.SKIP


def test_types_that_do_not_age_are_not_judged():
    assert of("2001-01-01", type="fcc_grant").verdict is Verdict.SKIP


@pytest.mark.parametrize(("day", "verdict"), [("2025-04-10", Verdict.PASS), ("2025-04-09", Verdict.FLAW)])
def test_a_platform_may_want_younger_reports(day, verdict):
    report = a_document(kind=Kind.TEST_REPORT, type="test_report", issue_date=day)
    assert judge("old_paper", a_case(report), "temu").verdict is verdict
    assert judge("old_paper", a_case(report), "joom").verdict is Verdict.SKIP


def test_two_readings_of_the_day_are_doubted_where_one_is_young():
    assert not only(of(a_fact("2021-04-03", sure=False, rivals=("2021-12-04",)))).sure
