from building import a_case, a_document, a_pair, a_screenshot, judge, only

from evidence.case.declared import Labelled, Listing, Point, Role
from evidence.comparing.change import PairVerdict
from evidence.finding import Severity, Verdict
from evidence.reading.reading import Damage, DamageKind

BEFORE, AFTER = a_screenshot("before.png"), a_screenshot("after.png")
PAIR = a_pair(BEFORE, AFTER)


def of(*documents, pairs=(), **more):
    return judge("comparison_needed", a_case(*documents, pairs=pairs, **more))


def test_a_pair_passes():
    assert of(BEFORE, AFTER, pairs=[PAIR]).verdict is Verdict.PASS


def test_a_half_alone_is_an_error():
    for half, other in ((BEFORE, "after"), (AFTER, "before")):
        found = only(of(half))
        assert found.severity is Severity.ERROR
        assert other in str(found.required)


def test_a_screenshot_that_does_not_open_is_left_to_readable():
    broken = a_document("after.png", [], reading={"damage": (Damage(DamageKind.UNREADABLE),)})
    assert of(broken).verdict is Verdict.SKIP


def test_two_pages_are_doubted():
    pair = a_pair(BEFORE, AFTER, PairVerdict.NOT_THE_SAME_PAGE)
    found = only(of(BEFORE, AFTER, pairs=[pair]))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


def test_the_declared_role_goes_before_the_name():
    plain = a_screenshot("IMG_1.png")
    assert of(plain, files=(Labelled("IMG_1.png", Role.AFTER),)).verdict is Verdict.FLAW
    files = (Labelled("before.png", Role.NOTIFICATION),)
    assert of(BEFORE, files=files).verdict is Verdict.SKIP


def test_a_pdf_of_that_name_is_no_screenshot():
    assert of(a_document("before.pdf")).verdict is Verdict.SKIP


FIXED = Listing(sku="1", points=(Point("x", done="removed"),))


def test_a_change_without_a_pair_warns():
    assert only(of(listings=[FIXED])).severity is Severity.WARNING
    assert of(BEFORE, AFTER, pairs=[PAIR], listings=[FIXED]).verdict is Verdict.PASS
    other = a_pair(BEFORE, AFTER, sku="2")
    assert only(of(BEFORE, AFTER, pairs=[other], listings=[FIXED])).severity is Severity.WARNING


def test_nothing_to_show_is_nothing_to_judge():
    assert of(a_document()).verdict is Verdict.SKIP
