import pytest
from building import a_case, judge, only

from evidence.case.declared import Listing, Wording
from evidence.finding import Severity, Verdict


def of(*attributes, category="Smartphone", markets=("RU",)):
    listing = Listing(
        sku="1", category=category, markets=markets, after=Wording(title="X", attributes=attributes)
    )
    return judge("imei_attribute", a_case(listings=[listing]))


@pytest.mark.parametrize("value", ["Yes", "no"])
def test_yes_or_no_passes(value):
    assert of(("IMEI required", value)).verdict is Verdict.PASS


@pytest.mark.parametrize("attributes", [(), (("IMEI required", "maybe"),), (("IMEI", "Yes"),)])
def test_anything_else_is_an_error(attributes):
    assert only(of(*attributes)).severity is Severity.ERROR


def test_other_goods_and_markets_are_nothing_to_judge():
    assert of(category="Headphones").verdict is Verdict.SKIP
    assert of(markets=("ES",)).verdict is Verdict.SKIP
