import pytest
from building import a_case, a_certificate, a_trademark, judge, only

from evidence.finding import Severity, Verdict


def of(type, number):
    return judge("certificate_number", a_case(a_certificate(type=type, cert_number=number)))


@pytest.mark.parametrize(
    ("type", "number"),
    [("fcc_grant", "2AZZZ-EX10"), ("eac_cert", "ЕАЭС RU С-CN.АА99.В.00001/25"), ("ccc", "2025019999000001")],
)
def test_numbers_of_the_right_shape_pass(type, number):
    assert of(type, number).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("type", "number"),
    [("fcc_grant", "1AZZZ-EX10"), ("eac_cert", "ЕАЭС RU С-CN.АА99.В.0001/25"), ("ccc", "20250199990001")],
)
def test_others_warn_with_where_to_look(type, number):
    found = only(of(type, number))
    assert (found.severity, found.sure) == (Severity.WARNING, False)
    assert "look it up" in str(found.fix)


def test_trademark_numbers_are_judged_by_their_own_field():
    assert judge("certificate_number", a_case(a_trademark())).verdict is Verdict.PASS
    wrong = a_trademark(registration_number="12345")
    assert judge("certificate_number", a_case(wrong)).verdict is Verdict.UNSURE


def test_types_without_one_shape_are_not_judged():
    assert of("ce_coc", "anything").verdict is Verdict.SKIP
    assert of(None, "anything").verdict is Verdict.SKIP
