import pytest
from building import a_case, a_document, a_line, a_page, a_picture, judge, only

from evidence.case.declared import Listing
from evidence.finding import Severity, Verdict
from evidence.reading.reading import PageOrigin, ReadBy

LISTING = [Listing(sku="1", main_images=("main.jpg",))]


def of(pixels=(1000, 1000), lines=(), platform="joom", **picture):
    page = a_page(*lines, origin=PageOrigin.SCAN, pictures=(a_picture(pixels=pixels, **picture),))
    return judge("main_image", a_case(a_document("main.jpg", [page]), listings=LISTING), platform)


@pytest.mark.parametrize("pixels", [(1000, 1000), (1500, 2000)])
def test_large_enough_passes(pixels):
    assert of(pixels).verdict is Verdict.PASS


@pytest.mark.parametrize("pixels", [(999, 1000), (1000, 999), (800, 800)])
def test_a_pixel_less_is_an_error(pixels):
    assert only(of(pixels)).severity is Severity.ERROR


def test_an_enlarged_one_is_suspected():
    assert not only(of(enlarged=True)).sure


@pytest.mark.parametrize(
    ("rim", "verdict"),
    [(1.0, Verdict.PASS), (0.95, Verdict.PASS), (0.94, Verdict.FLAW), (None, Verdict.PASS)],
)
def test_the_ground_is_white(rim, verdict):
    assert of(white_rim=rim).verdict is verdict


def test_words_are_asked_about():
    found = only(of(lines=[a_line("SALE 50", 100, ReadBy.OCR, 0.9)]))
    assert (found.severity, found.sure) == (Severity.WARNING, False)
    assert of(lines=[a_line("SALE", 100, ReadBy.OCR, 0.59)]).verdict is Verdict.PASS
    assert of(lines=[a_line("x", 100, ReadBy.OCR, 0.9)]).verdict is Verdict.PASS


def test_no_main_picture_or_no_rule_is_nothing_to_judge():
    assert judge("main_image", a_case(a_document("main.jpg"))).verdict is Verdict.SKIP
    assert of(platform="aliexpress").verdict is Verdict.SKIP
