import pytest
from building import a_case, judge, only

from evidence.case.declared import Listing, Wording
from evidence.finding import Severity, Verdict


def of(text, markets=("RU",)):
    listing = Listing(sku="1", markets=markets, after=Wording(bullets=(text,)))
    return judge("russian_units", a_case(listings=[listing]))


@pytest.mark.parametrize("text", ["Аккумулятор 400 мА·ч", "Battery 400 mAh", "Наушники без аккумулятора"])
def test_the_russian_unit_and_english_texts_pass(text):
    assert of(text).verdict is Verdict.PASS


@pytest.mark.parametrize("text", ["Аккумулятор 400 mAh", "Аккумулятор 400mAh", "Аккумулятор 400 mA·h"])
def test_the_latin_unit_in_russian_is_an_error(text):
    assert only(of(text)).severity is Severity.ERROR


def test_other_markets_are_nothing_to_judge():
    assert of("Аккумулятор 400 mAh", ("ES",)).verdict is Verdict.SKIP
    assert judge("russian_units", a_case(listings=[Listing(markets=("RU",))])).verdict is Verdict.SKIP
