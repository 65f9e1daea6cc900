"""A part of a page as PNG, for reports."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from evidence.finding import Box
from evidence.reading.image import FORMATS, too_many_pixels
from evidence.reading.image_size import pixels_per_point
from evidence.reading.pdfium import opened, render_part, size
from evidence.reading.settings import Settings


def crop_png(
    path: Path, media_type: str, page: int, box: Box | None, dpi: float, settings: Settings
) -> bytes:
    """The PNG of `box` (points of the displayed page; None: all of it) of a page, from 1, at `dpi` or
    less."""
    if media_type == "application/pdf":
        return _png(_from_pdf(path, page, box, dpi, settings))
    return _png(_from_picture(path, page, box, dpi, settings))


def _from_pdf(path: Path, page: int, box: Box | None, dpi: float, settings: Settings) -> Any:
    import pikepdf

    from evidence.reading.pdf_page import frame_of

    with pikepdf.open(path) as structure:
        unit = frame_of(structure.pages[page - 1]).unit
    with opened(path) as document:
        document.init_forms()
        shown = document[page - 1]
        width, height = size(shown, unit)
        return render_part(shown, box or (0, 0, width, height), dpi, unit, settings.page_pixels).rgb


def _from_picture(path: Path, page: int, box: Box | None, dpi: float, settings: Settings) -> Any:
    Image.MAX_IMAGE_PIXELS = 4 * settings.image_pixels
    with Image.open(path, formats=FORMATS) as picture:
        if page > 1:
            picture.seek(page - 1)
        if too_many_pixels(picture, settings):
            raise ValueError("too many pixels")
        picture.load()
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    scale = pixels_per_point(*upright.size)
    if box is not None:
        x0, y0, x1, y1 = (v * scale for v in box)
        corners = (
            max(0, int(x0)),
            max(0, int(y0)),
            min(upright.width, int(x1 + 1)),
            min(upright.height, int(y1 + 1)),
        )
        upright = upright.crop(corners)
    factor = min(1.0, dpi / 72 / scale)
    shown = upright.resize((max(1, round(upright.width * factor)), max(1, round(upright.height * factor))))
    return np.asarray(shown)


def _png(rgb: Any) -> bytes:
    out = BytesIO()
    Image.fromarray(rgb).save(out, "PNG")
    return out.getvalue()
