from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from building import a_case
from invented_screens import a_listing, a_pair, plan, setter
from PIL import Image

from evidence.drawing.frame import number_pages
from evidence.drawing.jpeg import draw_jpegs
from evidence.drawing.pdf import draw_pdf
from evidence.drawing.plan import Badge, Ink, Outline, Rect, Sheet, Side, Stroke


def rendered(sheet: Sheet) -> Image.Image:
    (page,) = draw_jpegs(draw_pdf([sheet], setter().typeface, "t").pdf, 254)
    return Image.open(io.BytesIO(page)).convert("RGB")


def near(one: tuple[int, ...], other: str) -> bool:
    from PIL import ImageColor

    return all(abs(a - b) < 30 for a, b in zip(one, ImageColor.getrgb(other), strict=True))


def test_items_stand_where_the_plan_says() -> None:
    """At 254 dpi a millimetre is ten pixels."""
    page = rendered(Sheet(100, 50, (Rect((20, 10, 40, 30), fill=Ink.AFTER),)))
    assert page.size == (1000, 500)
    assert near(page.getpixel((205, 105)), Ink.AFTER)
    assert near(page.getpixel((395, 295)), Ink.AFTER)
    assert near(page.getpixel((195, 105)), "#ffffff")
    assert near(page.getpixel((405, 295)), "#ffffff")


def test_before_is_dashed_and_after_is_solid() -> None:
    page = rendered(
        Sheet(100, 50, (Outline((10, 10, 40, 40), Side.BEFORE, 1), Outline((60, 10, 90, 40), Side.AFTER, 1)))
    )
    dashed = [near(page.getpixel((x, 100)), Ink.BEFORE) for x in range(110, 390)]
    solid = [near(page.getpixel((x, 100)), Ink.AFTER) for x in range(610, 890)]
    assert any(dashed)
    assert not all(dashed)
    assert all(solid)


def test_badges_differ_in_shape_and_hold_their_number() -> None:
    sheet = Sheet(60, 20, (Badge((5, 5, 10, 10), Side.BEFORE, 7), Badge((25, 5, 30, 10), Side.AFTER, 12)))
    page = rendered(sheet)
    assert near(page.getpixel((54, 96)), Ink.BEFORE)
    assert near(page.getpixel((253, 53)), "#ffffff")
    assert near(page.getpixel((253, 75)), Ink.AFTER)
    import pypdfium2

    document = pypdfium2.PdfDocument(draw_pdf([sheet], setter().typeface, "t").pdf)
    assert document[0].get_textpage().get_text_range().split() == ["7", "12"]


def test_markup_in_words_is_only_words() -> None:
    words = '<b>bold</b> &amp; <a href="http://x.example">link</a> %s {x} \\(y\\)'
    sheet = Sheet(200, 40, (setter().set((10, 10), words, 9, 180),))
    drawing = draw_pdf([sheet], setter().typeface, "t")
    import pypdfium2

    assert words in pypdfium2.PdfDocument(drawing.pdf)[0].get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(drawing.pdf)) as document:
        assert "/Annots" not in document.pages[0]


def test_the_file_is_sound_and_says_nothing_of_the_machine(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    case = a_case(pairs=(pair,), listings=(a_listing(),))
    sheets = number_pages((*plan("comparison", case, pair), *plan("close_ups", case, pair)), setter())
    pdf = draw_pdf(sheets, setter().typeface, "Before and after").pdf
    assert str(tmp_path).encode() not in pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == len(sheets)
        assert str(document.docinfo["/Title"]) == "Before and after"
        assert str(document.docinfo["/CreationDate"]).startswith("D:2000")


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    case = a_case(pairs=(pair,))
    first, second = (draw_pdf(plan("comparison", case, pair), setter().typeface, "t") for _ in range(2))
    assert first == second


def test_pages_are_numbered_through_the_exhibit(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    case = a_case(pairs=(pair,))
    sheets = number_pages((*plan("comparison", case, pair), *plan("close_ups", case, pair)), setter())
    pdf = draw_pdf(sheets, setter().typeface, "t").pdf
    import pypdfium2

    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    assert ["Page 1 of 2" in texts[0], "Page 2 of 2" in texts[1]] == [True, True]


@pytest.mark.parametrize(("size", "pixels"), [((297, 210), (3508, 2480)), ((210, 297), (2480, 3508))])
def test_jpg_pages_have_three_hundred_dpi(size: tuple[int, int], pixels: tuple[int, int]) -> None:
    sheet = Sheet(*size, (Stroke(((10, 10), (50, 50))),))
    (page,) = draw_jpegs(draw_pdf([sheet], setter().typeface, "t").pdf)
    with Image.open(io.BytesIO(page)) as picture:
        assert picture.info["dpi"] == (300, 300)
        assert picture.size == pixels
