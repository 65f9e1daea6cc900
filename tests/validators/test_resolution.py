import pytest
from building import a_case, a_certificate, a_document, a_line, a_page, a_picture, a_scan, judge, only

from evidence.case.declared import Role
from evidence.finding import Severity, Verdict
from evidence.reading.reading import PageOrigin


def of_scan(dpi, platform="joom", **picture):
    page = a_scan(picture=a_picture(dpi, **picture))
    return judge("resolution", a_case(a_document("scan.pdf", [page])), platform)


@pytest.mark.parametrize("dpi", [299.5, 299.9994, 300, 600])
def test_at_and_over_the_limit_passes(dpi):
    assert of_scan(dpi).verdict is Verdict.PASS


@pytest.mark.parametrize("dpi", [299.49, 150, 72])
def test_under_the_limit_is_an_error_with_the_pixels_it_needs(dpi):
    found = only(of_scan(dpi))
    assert (found.severity, found.sure) == (Severity.ERROR, True)
    assert "2479 pixels" in str(found.required)
    assert found.place.page == 1


def test_where_nobody_official_asks_for_it_it_warns():
    assert only(of_scan(150, "aliexpress")).severity is Severity.WARNING


def test_an_enlarged_picture_is_suspected_not_convicted():
    found = only(of_scan(300, enlarged=True))
    assert (found.severity, found.sure) == (Severity.WARNING, False)


def test_a_coarse_background_under_a_fine_layer_is_forgiven():
    page = a_page(origin=PageOrigin.SCAN, pictures=(a_picture(100), a_picture(300)))
    assert judge("resolution", a_case(a_document("a.pdf", [page]))).verdict is Verdict.PASS


def test_two_pictures_side_by_side_are_judged_each():
    left = a_picture(300, box=(0, 0, 297, 842))
    right = a_picture(150, box=(298, 0, 595, 842))
    page = a_page(origin=PageOrigin.SCAN, pictures=(left, right))
    assert only(judge("resolution", a_case(a_document("a.pdf", [page])))).place.box == right.box


def test_a_logo_on_a_scan_is_no_scan():
    page = a_page(origin=PageOrigin.SCAN, pictures=(a_picture(300), a_picture(72, box=(0, 0, 60, 30))))
    assert judge("resolution", a_case(a_document("a.pdf", [page]))).verdict is Verdict.PASS


def test_a_born_digital_page_has_no_dpi_to_fail():
    page = a_page("text", pictures=(a_picture(72),))
    assert judge("resolution", a_case(a_document("a.pdf", [page]))).verdict is Verdict.SKIP


def test_nothing_scanned_is_nothing_to_judge():
    assert judge("resolution", a_case(a_document())).verdict is Verdict.SKIP


def test_a_picture_that_tells_nothing_blocks_but_may_be_no_paper():
    found = only(judge("resolution", a_case(a_document("IMG_1.jpg", [a_scan(150)]))))
    assert (found.severity, found.sure) == (Severity.ERROR, False)
    assert "role" in str(found.fix)
    assert only(judge("resolution", a_case(a_certificate("IMG_1.jpg", pages=[a_scan(150)])))).sure


def test_photos_of_goods_are_no_scans():
    case = a_case(a_document("p.jpg", [a_scan(72)]), roles={"p.jpg": Role.PRODUCT_PHOTO})
    assert judge("resolution", case).verdict is Verdict.SKIP


def screenshot(width, line_height=0.0):
    lines = (a_line("some words"),) if line_height else ()
    if lines:
        box = (72.0, 100.0, 300.0, 100.0 + line_height)
        lines = (type(lines[0])(lines[0].words, box, lines[0].read_by),)
    picture = a_picture(pixels=(width, 2000), dpi=width / 8.27)
    page = a_page(*lines, origin=PageOrigin.SCREENSHOT, pictures=(picture,))
    return judge("resolution", a_case(a_document("shot.jpg", [page])))


@pytest.mark.parametrize("width", [910, 1290])
def test_a_wide_screenshot_is_readable_whatever_its_dpi(width):
    assert screenshot(width).verdict is Verdict.PASS


def test_a_narrow_one_is_doubted():
    assert screenshot(909).verdict is Verdict.UNSURE
    assert only(screenshot(640, line_height=6)).severity is Severity.WARNING


def test_a_narrow_one_with_large_text_is_readable():
    assert screenshot(720, line_height=14).verdict is Verdict.PASS
