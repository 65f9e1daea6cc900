from building import a_case, judge, only

from evidence.case.declared import Listing, Order
from evidence.finding import Severity, Verdict


def of(office, label):
    return judge("label_origin", a_case(listings=[Listing(sku="1", ship_from=office, label_origin=label)]))


def test_the_same_country_passes_and_another_is_an_error():
    assert of("CN", "cn").verdict is Verdict.PASS
    assert only(of("CN", "HK")).severity is Severity.ERROR


def test_parcels_are_looked_at_too():
    orders = (Order("A1", "RR1", 2, ship_from="CN", label_origin="HK"),)
    assert "A1" in str(only(judge("label_origin", a_case(orders=orders))).measured)


def test_half_a_word_is_nothing_to_judge():
    assert of("CN", "").verdict is Verdict.SKIP
