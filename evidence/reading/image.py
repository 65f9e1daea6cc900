"""A bare picture is one page (or one per frame) of the paper it would fill best."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from evidence.reading.raster import Raster
from evidence.reading.settings import Settings

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP", "MPO")
A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)


def paper_size(width: int, height: int) -> tuple[float, float]:
    """Points of the paper, A4 or Letter, upright or lying, whose shape is nearest the picture's."""
    papers = [A4, LETTER, A4[::-1], LETTER[::-1]]
    return min(papers, key=lambda p: abs(np.log((p[0] / p[1]) / (width / height))))


def load(path: Path, settings: Settings) -> Raster:
    """The first frame, upright, on the paper it would fill."""
    Image.MAX_IMAGE_PIXELS = settings.image_pixels
    with Image.open(path, formats=FORMATS) as picture:
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        rgb = np.asarray(upright.convert("RGB"))
    height, width = rgb.shape[:2]
    paper = paper_size(width, height)
    return Raster(rgb, max(width / paper[0], height / paper[1]))
