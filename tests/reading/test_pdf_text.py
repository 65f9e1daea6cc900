"""Words of a PDF's text layer, with boxes on the page as displayed."""

from __future__ import annotations

from pathlib import Path

import making
import pytest

from evidence.reading import pdf_text, pdfium
from evidence.reading.pdf_text import TextLayer


def layer(tmp_path: Path, data: bytes, unit: float = 1) -> TextLayer:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pdfium.opened(path) as document:
        return pdf_text.text_layer(document[0], unit)


def test_words_and_where_they_stand(tmp_path: Path) -> None:
    found = layer(tmp_path, making.one_page(b"BT /F 20 Tf 100 700 Td (Model T10) Tj ET"))
    assert [word.text for word in found.words] == ["Model", "T10"]
    x0, y0, _, y1 = found.words[0].box
    assert x0 == pytest.approx(100, abs=2)
    assert y0 < 842 - 700 < y1 + 1
    assert found.hidden == 0


@pytest.mark.parametrize(("rotate", "corner"), [(90, (700, 100)), (180, (495, 700)), (270, (142, 495))])
def test_boxes_turn_with_the_page(tmp_path: Path, rotate: int, corner: tuple[float, float]) -> None:
    content = b"BT /F 20 Tf 100 700 Td (Model) Tj ET"
    x0, y0, x1, y1 = layer(tmp_path, making.one_page(content, page=b"/Rotate %d" % rotate)).words[0].box
    assert x0 - 8 <= corner[0] <= x1 + 8
    assert y0 - 8 <= corner[1] <= y1 + 8


def test_the_unit_counts(tmp_path: Path) -> None:
    data = making.one_page(b"BT /F 20 Tf 100 700 Td (Model) Tj ET")
    single, double = layer(tmp_path, data).words[0], layer(tmp_path, data, unit=2).words[0]
    assert double.box == pytest.approx([2 * v for v in single.box])


def test_text_that_is_not_painted_is_hidden(tmp_path: Path) -> None:
    content = b"BT 3 Tr /F 20 Tf 100 700 Td (hidden) Tj 0 Tr 0 -50 Td (shown!) Tj ET"
    assert layer(tmp_path, making.one_page(content)).hidden == pytest.approx(0.5)


def test_text_under_a_picture_is_hidden_and_text_over_it_is_not(tmp_path: Path) -> None:
    under = b"BT /F 20 Tf 100 700 Td (under) Tj ET q 595 0 0 842 0 0 cm /I Do Q BT /F 20 Tf 100 600 Td (above) Tj ET"
    data = making.one_page(under, resources=b"/XObject<</I 6 0 R>>", more=(making.grey_image(9, 9),))
    assert layer(tmp_path, data).hidden == pytest.approx(0.5)


def test_rendering_keeps_to_its_budget_of_pixels(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(making.one_page(media=b"[0 0 14400 14400]"))
    with pdfium.opened(path) as document:
        raster = pdfium.render(document[0], 300, 1_000_000)
    assert raster.width * raster.height <= 1_010_000
    assert raster.width / raster.scale == pytest.approx(14400, rel=0.01)


def test_a_part_of_a_page_is_that_part(tmp_path: Path) -> None:
    content = b"0 0 0 rg 100 600 72 72 re f"
    for rotate, box in ((0, (100, 170, 172, 242)), (90, (600, 100, 672, 172))):
        path = tmp_path / "a.pdf"
        path.write_bytes(making.one_page(content, page=b"/Rotate %d" % rotate))
        with pdfium.opened(path) as document:
            part = pdfium.render_part(document[0], box, 72)
        assert part.rgb.shape[:2] == (72, 72)
        assert part.rgb.mean() < 10
