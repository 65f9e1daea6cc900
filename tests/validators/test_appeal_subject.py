import pytest
from building import a_case, judge, only

from evidence.case.declared import AppealText, Listing
from evidence.finding import Severity, Verdict


def of(subject, sku="EX-1"):
    listings = [Listing(sku=sku)] if sku else []
    return judge("appeal_subject", a_case(appeal=AppealText(subject=subject), listings=listings))


@pytest.mark.parametrize("subject", ["Appeal: EX-1 – Fixed prohibited words", "Appeal: EX-1 - Fixed title"])
def test_the_platforms_form_passes(subject):
    assert of(subject).verdict is Verdict.PASS


@pytest.mark.parametrize("subject", ["URGENT!!!", "Appeal: EX-2 – Fixed title", "Appeal EX-1 – Fixed title"])
def test_another_form_warns_with_the_right_one(subject):
    found = only(of(subject))
    assert found.severity is Severity.WARNING
    assert "Appeal: EX-1 – Fixed" in str(found.required)


def test_without_skus_the_form_is_enough():
    assert of("Appeal: anything – Fixed title", sku="").verdict is Verdict.PASS


def test_no_subject_is_nothing_to_judge():
    assert of("").verdict is Verdict.SKIP
