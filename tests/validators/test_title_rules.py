import pytest
from building import a_case, judge, only

from evidence.case.declared import Listing, Wording
from evidence.finding import Severity, Verdict


def of(title, sku="1"):
    return judge("title_rules", a_case(listings=[Listing(sku=sku, after=Wording(title=title))]))


def words(length):
    """A plain title of that length without a word thrice."""
    text = "Headphones " + " ".join(f"Part{n}x" for n in range(60))
    return text[:length]


@pytest.mark.parametrize("length", [20, 149, 150])
def test_up_to_the_limit_passes(length):
    assert of(words(length)).verdict is Verdict.PASS


def test_one_character_more_is_an_error():
    found = only(of(words(151)))
    assert found.severity is Severity.ERROR
    assert "151" in str(found.measured)


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("Headphones <b>EX10</b>", "HTML"),
        ("Headphones &amp; case", "HTML"),
        ("Headphones see www.example.test", "contact"),
        ("Headphones WhatsApp +86 123 4567 890", "contact"),
        ("WIRELESS HEADPHONES", "capitals"),
        ("wireless headphones", "no capital"),
        ("Phone case phone case Phone", "phone"),
        ("Headphones EX-1001", "SKU"),
        ("Беспроводные Наушники", "English"),
    ],
)
def test_each_rule_of_titles(title, fault):
    found = only(of(title, sku="EX-1001"))
    assert fault in str(found.measured)
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    "title", ["EXABRAND EX10 Headphones", "LED Lamp", "Case for a for a for a Phone", "3 in 1 Set 1 1"]
)
def test_what_titles_may_hold(title):
    assert of(title).verdict is Verdict.PASS


def test_no_title_is_nothing_to_judge():
    assert of("").verdict is Verdict.SKIP
