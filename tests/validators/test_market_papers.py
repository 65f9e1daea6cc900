import pytest
from building import a_case, a_certificate, a_document, judge, only

from evidence.case.declared import Listing, Wording
from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict

SAR = a_document("sar.pdf", kind=Kind.TEST_REPORT, type="sar", models=["EX10"])
EAC = a_certificate("eac.pdf", type="eac_cert")


def of(
    *documents, category="Bluetooth headphones", markets=("ES",), models=("EX10",), platform="joom", **more
):
    listing = Listing(sku="1", category=category, markets=markets, models=models, **more)
    return judge("market_papers", a_case(*documents, listings=[listing]), platform)


def test_a_headset_with_its_sar_report_passes():
    assert of(SAR).verdict is Verdict.PASS


def test_without_it_is_an_error():
    found = only(of(a_certificate()))
    assert (found.severity, found.sure) == (Severity.ERROR, True)
    assert "SAR" in str(found.measured)


@pytest.mark.parametrize("title", ["TWS earbuds", "真无线蓝牙耳机", "Беспроводные наушники X"])
def test_goods_are_known_by_their_titles_in_three_languages(title):
    assert of(category="", after=Wording(title=title)).verdict is Verdict.FLAW


def test_a_report_of_another_model_or_one_not_surely_a_report_does_not_pass():
    other = a_document("sar.pdf", kind=Kind.TEST_REPORT, type="sar", models=["EX99"])
    assert not only(of(other)).sure
    doubtful = a_document("sar.pdf", kind=Kind.TEST_REPORT, kind_sure=False, type="sar", models=["EX10"])
    assert "not surely" in str(only(of(doubtful)).measured)


@pytest.mark.parametrize(("documents", "verdict"), [((EAC,), Verdict.PASS), ((), Verdict.FLAW)])
def test_russia_needs_eac(documents, verdict):
    assert of(*documents, category="Mugs", markets=("RU",)).verdict is verdict


def test_other_goods_and_markets_owe_nothing():
    assert of(category="Mugs").verdict is Verdict.PASS
    assert of(category="Walkie talkie", markets=("ES",)).verdict is Verdict.PASS
    assert of(category="Walkie talkie", markets=("US",)).verdict is Verdict.FLAW


def test_toys_on_aliexpress_owe_two_papers():
    assert len(of(category="Toys", platform="aliexpress").findings) == 2


def test_nothing_said_is_nothing_to_judge():
    assert judge("market_papers", a_case(listings=[Listing(sku="1")])).verdict is Verdict.SKIP
