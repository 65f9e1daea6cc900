from datetime import date

import pytest
from building import a_case, a_document, a_fact, judge, only

from evidence.case.declared import Role
from evidence.finding import Severity, Verdict


def of(day, platform="aliexpress", **declared):
    document = a_document("invoice.pdf", issue_date=day)
    return judge(
        "purchase_papers", a_case(document, roles={"invoice.pdf": Role.INVOICE}, **declared), platform
    )


@pytest.mark.parametrize(("day", "verdict"), [("2025-10-10", Verdict.PASS), ("2025-10-09", Verdict.FLAW)])
def test_six_months_before_today(day, verdict):
    assert of(day).verdict is verdict


def test_reckoned_from_the_notice_where_its_day_is_known():
    assert of("2025-09-20", received=date(2026, 3, 20)).verdict is Verdict.PASS
    assert of("2025-09-19", received=date(2026, 3, 20)).verdict is Verdict.FLAW


def test_it_warns_and_a_day_that_was_not_found_is_doubted():
    assert only(of("2024-01-01")).severity is Severity.WARNING
    assert not only(of(None)).sure
    assert not only(of(a_fact("2025-10-01", sure=False, rivals=("2026-01-10",)))).sure


def test_platforms_without_an_age_and_cases_without_an_invoice_are_not_judged():
    assert of("2020-01-01", platform="joom").verdict is Verdict.SKIP
    assert judge("purchase_papers", a_case(a_document()), "aliexpress").verdict is Verdict.SKIP


def test_a_year_on_amazon():
    assert of("2025-04-10", "amazon").verdict is Verdict.PASS
    assert of("2025-04-09", "amazon").verdict is Verdict.FLAW
