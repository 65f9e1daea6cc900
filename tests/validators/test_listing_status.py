import pytest
from building import a_case, judge, only

from evidence.case.declared import Listing
from evidence.finding import Severity, Verdict


def of(platform="joom", **listing):
    return judge("listing_status", a_case(listings=[Listing(sku="1", **listing)]), platform)


@pytest.mark.parametrize("status", ["removed", "Removed", "Pending  Review", ""])
def test_states_that_are_appealed_pass(status):
    assert of(status=status).verdict is Verdict.PASS


def test_a_hidden_listing_is_not_appealed():
    found = only(of(status="Not visible"))
    assert (found.severity, found.sure) == (Severity.ERROR, True)
    assert "stock" in str(found.fix)


def test_a_state_nobody_knows_is_doubted():
    assert not only(of(status="gone")).sure


def test_platforms_without_the_rule_do_not_judge_it():
    assert of("aliexpress", status="not visible").verdict is Verdict.PASS


@pytest.mark.parametrize("url", ["https://www.joom.com/en/products/1", "https://joom.ru/p/1", ""])
def test_addresses_of_the_platform_pass(url):
    assert of(url=url).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "url", ["https://www.aliexpress.com/item/1", "https://notjoom.com/1", "joom.com/1", "http://[x"]
)
def test_others_are_an_error(url):
    assert only(of(url=url)).severity is Severity.ERROR


def test_a_market_the_platform_left_is_noted():
    assert of(markets=("RU", "EU")).verdict is Verdict.PASS
    assert only(of(markets=("RU", "DE"))).severity is Severity.NOTE


def test_no_listing_is_nothing_to_judge():
    assert judge("listing_status", a_case()).verdict is Verdict.SKIP
