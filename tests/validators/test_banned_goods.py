from building import a_case, judge, only

from evidence.case.declared import Listing
from evidence.finding import Severity, Verdict


def of(category, platform="aliexpress"):
    return judge("banned_goods", a_case(listings=[Listing(sku="1", category=category)]), platform)


def test_a_laser_pointer_blocks_until_a_person_looked():
    found = only(of("Office > Laser Pointer"))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


def test_other_goods_pass():
    assert of("Office > Laser printer").verdict is Verdict.PASS


def test_no_listing_or_no_rule_is_nothing_to_judge():
    assert judge("banned_goods", a_case(), "aliexpress").verdict is Verdict.SKIP
    assert of("Laser pointer", "joom").verdict is Verdict.SKIP
