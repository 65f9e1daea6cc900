"""Pages that lie on their side or stand on their head are turned to be read, and their crops with them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import making
import numpy as np
import pytest
from PIL import Image

from evidence.reading.crop import crop_png
from evidence.reading.part import Part
from evidence.reading.read import read_paper
from evidence.reading.reading import Page
from evidence.reading.settings import Settings

LINES = [
    "CERTIFICATE OF CONFORMITY",
    "Certificate No. ZX-4471",
    "Holder: Example Lighting Ltd.",
    "Issued 2024-06-12",
]


def read(tmp_path: Path, data: bytes, media_type: str) -> Page:
    path = tmp_path / "paper"
    path.write_bytes(data)
    (page,) = read_paper(path, "", media_type, Settings()).pages
    return page


@pytest.mark.parametrize("clockwise", [0, 90, 180, 270])
def test_a_turned_scan_reads_like_an_upright_one(tmp_path: Path, clockwise: int) -> None:
    picture = making.drawn(LINES).rotate(-clockwise, expand=True)
    page = read(tmp_path, making.png(picture), "image/png")
    assert (page.turned, [line.text for line in page.lines]) == (-clockwise % 360, LINES)
    assert page.height > page.width
    assert page.lines[0].box[0] == pytest.approx(57.6, abs=4)


@pytest.mark.parametrize("clockwise", [90, 180])
def test_in_a_pdf_too_with_its_pictures(tmp_path: Path, clockwise: int) -> None:
    picture = making.drawn(LINES).rotate(-clockwise, expand=True)
    wide, high = (842, 595) if clockwise == 90 else (595, 842)
    page = read(tmp_path, making.scan_in_pdf(picture, width=wide, height=high), "application/pdf")
    assert (page.turned, page.rotation, [line.text for line in page.lines]) == (-clockwise % 360, 0, LINES)
    assert (page.width, page.height) == (595, 842)
    assert page.pictures[0].box == pytest.approx((0, 0, 595, 842), abs=0.1)


def test_text_set_on_its_side_is_turned(tmp_path: Path) -> None:
    content = b"BT /F 14 Tf 0 1 -1 0 200 100 Tm (Certificate No. ZX-4471 of Example Lighting Ltd) Tj ET"
    page = read(tmp_path, making.one_page(content), "application/pdf")
    assert (page.turned, page.text) == (90, "Certificate No. ZX-4471 of Example Lighting Ltd")


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf"])
def test_a_crop_shows_the_place_of_the_words(tmp_path: Path, media_type: str) -> None:
    picture = making.drawn(LINES).rotate(-90, expand=True)
    data = (
        making.png(picture)
        if media_type == "image/png"
        else making.scan_in_pdf(picture, width=842, height=595)
    )
    page = read(tmp_path, data, media_type)
    place = page.lines[1].box
    shown = crop_png(tmp_path / "paper", media_type, Part(1, place, 150, page.turned), Settings())
    ink = np.asarray(Image.open(BytesIO(shown)).convert("L")) < 128
    assert ink.shape[1] > 4 * ink.shape[0]
    assert ink.any(axis=0).mean() > 0.6
