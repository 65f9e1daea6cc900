from building import a_case, a_document, a_page, a_picture, a_scan, judge, only

from evidence.case.declared import Role
from evidence.finding import Severity, Verdict

COLOUR, GREY = a_scan(), a_scan(picture=a_picture(colour=False))
FAX = a_scan(picture=a_picture(colour=False, bits=1))


def of(*pages, platform="joom", roles=None):
    return judge("colour_scan", a_case(a_document("scan.jpg", pages), roles=roles), platform)


def test_colour_passes_and_grey_is_an_error_on_joom():
    assert of(COLOUR).verdict is Verdict.PASS
    found = only(of(GREY))
    assert found.severity is Severity.ERROR
    assert "grey" in str(found.measured)
    assert "black and white" in str(only(of(FAX)).measured)


def test_grey_inner_pages_are_forgiven():
    assert of(COLOUR, GREY).verdict is Verdict.PASS


def test_nothing_scanned_is_nothing_to_judge():
    assert of(a_page("text", pictures=(a_picture(colour=False),))).verdict is Verdict.SKIP
    assert of(GREY, roles={"scan.jpg": Role.PRODUCT_PHOTO}).verdict is Verdict.SKIP


def test_platforms_without_the_rule_do_not_judge_it():
    assert of(GREY, platform="aliexpress").verdict is Verdict.SKIP
