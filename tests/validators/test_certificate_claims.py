import pytest
from building import a_case, a_document, judge, only

from evidence.case.declared import Listing, Wording
from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict

FDA = a_document("fda.pdf", kind=Kind.CERTIFICATE, type="fda")


def of(title, *documents, platform="aliexpress"):
    listing = Listing(sku="1", after=Wording(title=title))
    return judge("certificate_claims", a_case(*documents, listings=[listing]), platform)


def test_no_claim_passes():
    assert of("Face mask").verdict is Verdict.PASS


@pytest.mark.parametrize("title", ["FDA approved mask", "口罩 FDA认证", "mask FDA"])
def test_a_claim_without_number_and_paper_is_an_error(title):
    assert only(of(title)).severity is Severity.ERROR
    assert of(title, FDA).verdict is Verdict.FLAW


def test_with_number_and_paper_it_passes_and_with_the_number_alone_not():
    assert of("FDA registered K999999", FDA).verdict is Verdict.PASS
    assert of("FDA registered K999999").verdict is Verdict.FLAW


def test_no_words_or_no_rule_is_nothing_to_judge():
    assert of("").verdict is Verdict.SKIP
    assert of("FDA approved", platform="joom").verdict is Verdict.SKIP
