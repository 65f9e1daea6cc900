from building import a_case, a_letter, a_trademark, agency

from evidence.case.chain import chains, owner_names, registrations

OWNER, AGENT, SELLER = (
    "Example Audio Limited",
    "Guangzhou Sample Trading Co., Ltd.",
    ("Shenzhen Example Technology Co., Ltd."),
)
TOP = a_letter("1-top.pdf", grantor=OWNER, grantee=AGENT, end="2027-06-30")
LOW = a_letter("2-low.pdf", grantor=AGENT, grantee=SELLER, start="2026-02-01")


def ways(*documents, **more):
    return chains(a_case(*documents, company=SELLER, **more))


def test_the_way_from_the_owner_to_the_seller_is_found_from_the_top_down():
    way = ways(LOW, TOP, a_trademark())[0]
    assert [letter.name for letter in way.links] == ["1-top.pdf", "2-low.pdf"]
    assert way.whole
    assert way.owner.name == "trademark.pdf"
    assert [day.isoformat() for day in way.window] == ["2026-02-01", "2027-06-30"]


def test_the_owner_may_be_declared_only():
    way = ways(LOW, TOP, brand=agency(owner=OWNER))[0]
    assert way.whole
    assert way.owner is None


def test_a_missing_link_leaves_the_way_not_whole():
    assert not ways(LOW, a_trademark())[0].whole
    assert ways(TOP, a_trademark()) == ()


def test_letters_in_a_circle_end():
    circle = a_letter("3.pdf", grantor=SELLER, grantee=AGENT)
    found = ways(LOW, circle)
    assert not any(way.whole for way in found)


def test_a_whole_way_goes_before_a_broken_one():
    stray = a_letter("0-stray.pdf", grantor="Ningbo Other Co., Ltd.", grantee=SELLER)
    assert ways(stray, LOW, TOP, a_trademark())[0].whole


def test_only_registrations_of_the_declared_brand_say_who_owns_it():
    other = a_trademark("other.pdf", brand="OTHER", holder="Somebody Else Inc.")
    case = a_case(other, a_trademark(), brand=agency(owner=""))
    assert [paper.name for paper in registrations(case)] == ["trademark.pdf"]
    assert owner_names(case) == (OWNER,)
