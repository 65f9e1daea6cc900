from building import a_case, a_pair, a_screenshot, judge, only

from evidence.case.declared import Listing, Point, Role
from evidence.comparing.change import PairVerdict
from evidence.finding import Severity, Verdict


def of(*lines, gone=("Best Seller",), verdict=PairVerdict.CHANGED, sku=None, listing_sku="1"):
    before, after = a_screenshot("before.png", "Best Seller"), a_screenshot("after.png", *lines)
    listing = Listing(sku=listing_sku, points=(Point("x", "done", gone=gone),))
    return judge(
        "not_fixed", a_case(before, after, pairs=[a_pair(before, after, verdict, sku)], listings=[listing])
    )


def test_a_page_without_the_word_passes():
    assert of("EX10 headphones", "Best in class; sellers welcome").verdict is Verdict.PASS


def test_the_word_still_there_is_an_error_at_its_line():
    found = only(of("EX10 headphones", "best-seller of 2026"))
    assert (found.severity, found.place.file) == (Severity.ERROR, "after.png")
    assert found.place.box == (72.0, 120, 247, 132)


def test_nothing_changed_is_an_error_and_said_once():
    found = only(of("best seller", verdict=PairVerdict.NOTHING_CHANGED))
    assert "nothing changed" in str(found.measured)


def test_words_of_another_listing_are_not_looked_for():
    assert of("best seller", sku="2").verdict is Verdict.PASS
    assert of("best seller", sku="1").verdict is Verdict.FLAW


def test_a_page_that_could_not_be_read_is_doubted():
    assert of().verdict is Verdict.UNSURE
    assert of(gone=()).verdict is Verdict.PASS


def test_a_screenshot_by_its_role_counts_without_a_pair():
    after = a_screenshot("IMG_2.png", "Best Seller")
    points = (Point("x", "done", gone=("Best Seller",)),)
    case = a_case(after, roles={"IMG_2.png": Role.AFTER}, points=points)
    assert judge("not_fixed", case).verdict is Verdict.FLAW


def test_nothing_after_is_nothing_to_judge():
    assert judge("not_fixed", a_case(a_screenshot("shot.png"))).verdict is Verdict.SKIP
