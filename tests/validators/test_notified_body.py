import pytest
from building import a_case, a_certificate, a_page, judge, only

from evidence.finding import Severity, Verdict


def of(text, type="ce_tec", platform="joom"):
    return judge("notified_body", a_case(a_certificate(type=type, pages=[a_page(text)])), platform)


@pytest.mark.parametrize("text", ["Notified Body 9999", "CE 9999", "Notified Body number: 9999", "NB 9999"])
def test_a_four_digit_number_is_found(text):
    assert of(text).verdict is Verdict.PASS


@pytest.mark.parametrize("text", ["Notified Body", "Notified Body No. 99999", "CE 2014/53/EU", "NB 999"])
def test_none_is_doubted(text):
    assert (only(of(text)).severity, only(of(text)).sure) == (Severity.WARNING, False)


def test_a_laboratory_certificate_is_noted_and_weighs_where_a_body_is_asked_for():
    assert only(of("CE 9999", "ce_coc")).severity is Severity.NOTE
    assert only(of("CE 9999", "ce_coc", "aliexpress")).severity is Severity.WARNING


def test_other_types_need_none():
    assert of("x", "ccc").verdict is Verdict.SKIP
