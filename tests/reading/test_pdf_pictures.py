"""Effective resolution of placed pictures: through rotation, forms, units and annotations; boxes as displayed."""

from __future__ import annotations

from io import BytesIO

import making
import pikepdf
import pytest

from evidence.reading.pdf_page import frame_of
from evidence.reading.pdf_pictures import MOST_FORMS, placed_pictures
from evidence.reading.reading import Picture

IMAGE = making.grey_image(300, 300)
XOBJECT = b"/XObject<</I 6 0 R>>"


def pictures(data: bytes) -> tuple[tuple[Picture, ...], bool]:
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[0]
        return placed_pictures(page, frame_of(page))


def only(data: bytes) -> Picture:
    (picture,), whole = pictures(data)
    assert whole
    return picture


def placed(
    content: bytes, page: bytes = b"", more: tuple[bytes, ...] = (), resources: bytes = XOBJECT
) -> bytes:
    return making.one_page(content, resources=resources, page=page, more=(IMAGE, *more))


def form(content: bytes, matrix: bytes, resources: bytes = XOBJECT) -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 900 900]/Matrix[%s]/Resources<<%s>>" % (matrix, resources)
    return making.stream(content, entries)


@pytest.mark.parametrize(
    ("matrix", "dpi"),
    [
        (b"72 0 0 72 100 100", 300),
        (b"72 0 0 144 100 100", 150),
        (b"144 0 0 72 100 100", 150),
        (b"0 72 -72 0 200 100", 300),
        (b"62.354 36 -36 62.354 200 100", 300),
        (b"-72 0 0 -72 300 300", 300),
        (b"72.00014 0 0 72.00014 100 100", 299.9994),
    ],
)
def test_dpi_is_the_lower_of_both_directions_however_turned(matrix: bytes, dpi: float) -> None:
    assert only(placed(b"q %s cm /I Do Q" % matrix)).dpi == pytest.approx(dpi, abs=1e-3)


def test_boxes_are_from_the_top_left() -> None:
    assert only(placed(b"q 72 0 0 36 100 700 cm /I Do Q")).box == pytest.approx((100, 106, 172, 142))


@pytest.mark.parametrize(
    ("rotate", "box"),
    [
        (0, (100, 670, 172, 742)),
        (90, (100, 100, 172, 172)),
        (180, (423, 100, 495, 172)),
        (270, (670, 423, 742, 495)),
    ],
)
def test_boxes_follow_the_pages_rotation(rotate: int, box: tuple[float, ...]) -> None:
    picture = only(placed(b"q 72 0 0 72 100 100 cm /I Do Q", b"/Rotate %d" % rotate))
    assert (picture.box, picture.dpi) == (pytest.approx(box), pytest.approx(300))


def test_boxes_follow_the_crop() -> None:
    assert only(placed(b"q 72 0 0 72 100 100 cm /I Do Q", b"/CropBox[50 50 400 400]")).box == pytest.approx(
        (50, 228, 122, 300)
    )


def test_the_unit_counts() -> None:
    picture = only(placed(b"q 72 0 0 72 100 100 cm /I Do Q", b"/UserUnit 2"))
    assert picture.dpi == pytest.approx(150)
    assert picture.box[2] - picture.box[0] == pytest.approx(144)


def test_nested_forms_multiply() -> None:
    outer = form(b"2 0 0 2 0 0 cm /X Do", b"1 0 0 1 10 10", b"/XObject<</X 8 0 R>>")
    inner = form(b"72 0 0 72 0 0 cm /I Do", b"1.5 0 0 1.5 0 0")
    data = placed(b"q /F1 Do Q", more=(outer, inner), resources=b"/XObject<</F1 7 0 R>>")
    assert only(data).dpi == pytest.approx(100)


def test_a_form_without_resources_draws_with_the_pages() -> None:
    bare = making.stream(b"72 0 0 72 0 0 cm /I Do", b"/Type/XObject/Subtype/Form/BBox[0 0 900 900]")
    assert only(
        placed(b"/F1 Do", more=(bare,), resources=b"/XObject<</F1 7 0 R/I 6 0 R>>")
    ).dpi == pytest.approx(300)


def test_pictures_in_annotations_are_seen_where_their_rectangle_puts_them() -> None:
    appearance = form(b"72 0 0 72 0 0 cm /I Do", b"1 0 0 1 0 0").replace(b"[0 0 900 900]", b"[0 0 72 72]")
    annotation = b"<</Type/Annot/Subtype/Stamp/Rect[100 100 244 244]/AP<</N 7 0 R>>>>"
    picture = only(placed(b"", b"/Annots[8 0 R]", (appearance, annotation)))
    assert (picture.box, picture.dpi) == (pytest.approx((100, 598, 244, 742)), pytest.approx(150))


def test_hidden_annotations_are_not() -> None:
    appearance = form(b"72 0 0 72 0 0 cm /I Do", b"1 0 0 1 0 0")
    annotation = b"<</Type/Annot/Subtype/Stamp/F 2/Rect[100 100 244 244]/AP<</N 7 0 R>>>>"
    assert pictures(placed(b"", b"/Annots[8 0 R]", (appearance, annotation)))[0] == ()


def test_inline_images_count() -> None:
    content = b"q 72 0 0 72 10 10 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q"
    assert only(making.one_page(content)).pixels == (2, 2)


def test_a_picture_in_the_resources_that_is_not_drawn_is_not_there() -> None:
    assert pictures(placed(b"")) == ((), True)


def test_a_picture_drawn_twice_is_there_twice() -> None:
    assert len(pictures(placed(b"q 9 0 0 9 0 0 cm /I Do Q q 9 0 0 9 50 0 cm /I Do Q"))[0]) == 2


def test_grey_and_colour_and_codec() -> None:
    assert (
        only(placed(b"q 72 0 0 72 0 0 cm /I Do Q")).colour,
        only(placed(b"q 9 0 0 9 0 0 cm /I Do Q")).codec,
    ) == (False, "flate")


def test_a_form_drawn_too_often_ends_the_walk_and_says_so() -> None:
    one = form(b"", b"1 0 0 1 0 0")
    for count, whole in ((MOST_FORMS, True), (MOST_FORMS + 1, False)):
        data = placed(b"/F1 Do " * count, more=(one,), resources=b"/XObject<</F1 7 0 R>>")
        assert pictures(data)[1] is whole
