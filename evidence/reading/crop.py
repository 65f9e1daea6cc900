"""A part of a page as PNG, for reports."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image, ImageOps

from evidence.reading.image import FORMATS, too_many_pixels
from evidence.reading.image_size import pixels_per_point
from evidence.reading.part import Part
from evidence.reading.pdf_page import frame_of
from evidence.reading.pdfium import opened, render_part, size
from evidence.reading.raster import Pixels
from evidence.reading.settings import Settings
from evidence.reading.upright import turned


def crop_png(path: Path, media_type: str, part: Part, settings: Settings) -> bytes:
    """The part as PNG. Raises what the libraries raise where the paper cannot be shown."""
    shown = _from_pdf if media_type == "application/pdf" else _from_picture
    out = BytesIO()
    Image.fromarray(shown(path, part, settings)).save(out, "PNG")
    return out.getvalue()


def _from_pdf(path: Path, part: Part, settings: Settings) -> Pixels:
    with pikepdf.open(path) as structure:
        frame = frame_of(structure.pages[part.page - 1], part.turned)
    with opened(path) as document:
        document.init_forms()
        page = document[part.page - 1]
        if part.turned:
            page.set_rotation(frame.rotation)
        whole = (0.0, 0.0, *size(page, frame.unit))
        return render_part(page, part.box or whole, part.dpi, frame.unit, settings.page_pixels).rgb


def _from_picture(path: Path, part: Part, settings: Settings) -> Pixels:
    Image.MAX_IMAGE_PIXELS = 4 * settings.image_pixels
    with Image.open(path, formats=FORMATS) as picture:
        if part.page > 1:
            picture.seek(part.page - 1)
        if too_many_pixels(picture, settings):
            raise ValueError("too many pixels")
        picture.load()
        rgb = turned(np.asarray(ImageOps.exif_transpose(picture).convert("RGB")), part.turned)
    height, width = rgb.shape[:2]
    scale = pixels_per_point(width, height)
    x0, y0, x1, y1 = (v * scale for v in part.box) if part.box else (0, 0, width, height)
    cut = rgb[max(0, int(y0)) : max(1, int(y1 + 1)), max(0, int(x0)) : max(1, int(x1 + 1))]
    factor = min(1.0, part.dpi / 72 / scale)
    shown = Image.fromarray(np.ascontiguousarray(cut))
    return np.asarray(
        shown.resize((max(1, round(shown.width * factor)), max(1, round(shown.height * factor))))
    )
