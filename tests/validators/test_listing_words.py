import pytest
from building import a_case, a_screenshot, judge, only

from evidence.case.declared import Listing, Wording
from evidence.finding import Severity, Verdict


def of(title="", before="", platform="joom", **after):
    listing = Listing(sku="1", before=Wording(title=before), after=Wording(title=title, **after))
    return judge("listing_words", a_case(listings=[listing]), platform)


@pytest.mark.parametrize("title", ["EX10 headphones", "Originally designed", "Topmost rated"])
def test_clean_titles_pass(title):
    assert of(title).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "title", ["Original EX10", "EX10 ORIGINAL", "Ｂｅｓｔ Ｓｅｌｌｅｒ", "top-rated", "“Authentic”"]
)
def test_prohibited_words_are_an_error_in_any_spelling(title):
    found = only(of(title))
    assert (found.severity, found.sure) == (Severity.ERROR, True)


def test_bullets_and_descriptions_and_attributes_are_read_too():
    outcome = of(
        "EX10", bullets=("a", "Best Seller"), description="authentic", attributes=(("Type", "Original"),)
    )
    assert [str(one.measured).partition(":")[0] for one in outcome.findings] == [
        "1, bullet point 2",
        "1, description",
        "1, attribute Type",
    ]


def test_words_before_are_forgiven_once_it_is_said_what_stands_now():
    assert of("EX10", before="Original EX10").verdict is Verdict.PASS
    assert of("", before="Original EX10").verdict is Verdict.UNSURE


def test_words_on_the_main_picture_are_read():
    picture = a_screenshot("main.jpg", "NEW 2026")
    case = a_case(picture, listings=[Listing(sku="1", main_images=("main.jpg",))])
    assert only(judge("listing_words", case)).place.file == "main.jpg"
    clean = a_case(a_screenshot("main.jpg", "News"), listings=case.declared.listings)
    assert judge("listing_words", clean).verdict is Verdict.PASS


def test_nothing_said_or_no_rule_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
    assert of("Original", platform="aliexpress").verdict is Verdict.SKIP
