"""Bars laid over print are seen; what tables, headings and pictures shade is not."""

from __future__ import annotations

from typing import Any

import making
import numpy as np
import pytest
from PIL import ImageDraw, ImageFont

from evidence.reading.marks import find_marks
from evidence.reading.raster import Raster
from evidence.reading.reading import Line, Mark, MarkKind, ReadBy, Word

SCALE = 150 / 72


def printed(page: Any, x: int, y: int, text: str) -> Line:
    """Print on the page, and the line that is read of it."""
    draw, face = ImageDraw.Draw(page), ImageFont.truetype(making.sans(), 26)
    draw.text((x, y), text, fill="black", font=face)
    x0, y0, x1, y1 = (v / SCALE for v in draw.textbbox((x, y), text, font=face))
    return Line((Word(text, (x0, y0, x1, y1)),), (x0, y0, x1, y1), ReadBy.OCR)


def form(page: Any) -> tuple[Line, ...]:
    rows = ("Holder :", "Address : Room 1, Example Street", "Model : T10", "Valid until : 2027-03-12")
    return tuple(printed(page, 120, 600 + 60 * n, row) for n, row in enumerate(rows))


def covered(page: Any, lines: tuple[Line, ...]) -> list[Mark]:
    marks = find_marks(Raster(np.asarray(page), SCALE), lines, (), ())
    return [mark for mark in marks if mark.kind is MarkKind.COVERED]


@pytest.mark.parametrize("colour", [(0, 0, 0), (130, 130, 130), (200, 200, 200), (250, 220, 90)])
@pytest.mark.parametrize("tilt", [0.0, 0.8])
def test_a_bar_behind_a_label_is_seen(colour: tuple[int, int, int], tilt: float) -> None:
    page = making.drawn([])
    lines = form(page)
    ImageDraw.Draw(page).rectangle((300, 598, 680, 634), fill=colour)
    (bar,) = covered(page.rotate(tilt, fillcolor="white"), lines)
    assert bar.box[0] == pytest.approx(300 / SCALE, abs=8)
    assert bar.box[2] == pytest.approx(680 / SCALE, abs=8)


def test_shaded_cells_headings_and_plain_pages_are_none() -> None:
    page = making.drawn([])
    draw = ImageDraw.Draw(page)
    draw.rectangle((100, 590, 1100, 640), fill=(205, 205, 205))
    for x in (100, 430, 760):
        draw.rectangle((x, 900, x + 330, 940), fill=(220, 220, 220), outline="black", width=2)
    draw.rectangle((0, 1300, 1240, 1340), fill=(20, 80, 160))
    lines = (*form(page), printed(page, 120, 903, "Test"), printed(page, 120, 1250, "Model : T10"))
    assert covered(page, lines) == []
    assert covered(making.drawn([]), ()) == []


def test_a_bar_away_from_any_row_is_an_ornament() -> None:
    page = making.drawn([])
    lines = form(page)
    ImageDraw.Draw(page).rectangle((300, 1200, 680, 1236), fill=(130, 130, 130))
    assert covered(page, lines) == []
