"""PDFium: a PDF's pages as pixels. One document at a time, no threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium

from evidence.finding import Box
from evidence.reading.raster import Pixels, Raster

LONGEST_SIDE = 30_000
"""Pixels of one side of a rendering."""


@contextmanager
def opened(path: Path, password: str | None = None) -> Iterator[pdfium.PdfDocument]:
    """The document, closed at the end. Raises pdfium.PdfiumError where PDFium cannot read it."""
    document = pdfium.PdfDocument(path, password=password)
    try:
        yield document
    finally:
        document.close()


def size(page: pdfium.PdfPage, unit: float = 1.0) -> tuple[float, float]:
    """Width and height in points as displayed; `unit` is the page's UserUnit, which PDFium leaves out."""
    return page.get_width() * unit, page.get_height() * unit


def render(page: pdfium.PdfPage, dpi: float, most_pixels: int, unit: float = 1.0) -> Raster:
    """The page on white, annotations and all, at `dpi` or as much as `most_pixels` allow."""
    width, height = size(page)
    scale = dpi / 72 * unit
    area = max(width * height, 1e-6)
    scale = min(scale, (most_pixels / area) ** 0.5, LONGEST_SIDE / max(width, height, 1e-6))
    bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True)
    return Raster(_rgb(bitmap), scale / unit)


def render_part(
    page: pdfium.PdfPage, box: Box, dpi: float, unit: float = 1.0, most_pixels: int = 4_000_000
) -> Raster:
    """A part of the page (points of the displayed page) as pixels; `scale` leads to points from its corner."""
    width, height = size(page, unit)
    x0, y0, x1, y1 = max(0.0, box[0]), max(0.0, box[1]), min(width, box[2]), min(height, box[3])
    if x1 - x0 < 0.1 or y1 - y0 < 0.1:
        return Raster(np.full((1, 1, 3), 255, np.uint8), 1.0)
    within = (most_pixels / ((x1 - x0) * (y1 - y0))) ** 0.5
    scale = min(dpi / 72, within, LONGEST_SIDE / max(x1 - x0, y1 - y0))
    crop = (x0 / unit, (height - y1) / unit, (width - x1) / unit, y0 / unit)
    bitmap = page.render(scale=scale * unit, crop=crop, may_draw_forms=True, rev_byteorder=True)
    return Raster(_rgb(bitmap), scale)


def _rgb(bitmap: pdfium.PdfBitmap) -> Pixels:
    pixels = bitmap.to_numpy()
    rgb = np.repeat(pixels[:, :, :1], 3, axis=2) if pixels.shape[2] == 1 else pixels[:, :, :3].copy()
    bitmap.close()
    return rgb
