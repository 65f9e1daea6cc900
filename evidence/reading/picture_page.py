"""The pixels of a bare picture become a page."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from evidence.reading import budget, ocr, sight
from evidence.reading.codes import find_codes
from evidence.reading.image_size import pixels_per_point
from evidence.reading.marks import find_marks
from evidence.reading.raster import Pixels, Raster
from evidence.reading.reading import Damage, DamageKind, Page, PageOrigin, Picture
from evidence.reading.settings import Settings

ENOUGH = 16_000_000
"""Pixels; a larger picture is halved before it is looked at: print is legible at 300 dpi of A3."""
JUDGED = 400
"""Pixels of the short side from which it is worth asking whether a picture was enlarged."""
MIDDLE = 1400
"""Pixels of the side of the part in the middle that answers it."""


def page_of(rgb: Pixels, number: int, kept: Picture, settings: Settings) -> tuple[Page, list[Damage]]:
    """A page from its pixels. kept: what is known of the picture but its place and looks; its own pixels
    may be more."""
    scale = pixels_per_point(rgb.shape[1], rgb.shape[0])
    width, height = rgb.shape[1] / scale, rgb.shape[0] / scale
    raster = _halved(Raster(rgb, scale))
    whole = kept.pixels[0] <= rgb.shape[1] and min(rgb.shape[:2]) >= JUDGED
    picture = replace(
        kept, box=(0.0, 0.0, width, height), dpi=kept.pixels[0] / width * 72, colour=not sight.is_grey(rgb),
        enlarged=whole and sight.enlarged(_middle(rgb)),
    )  # fmt: skip
    if sight.ink_outside(raster, ()) < sight.BLANK:
        blank = Page(number, width, height, PageOrigin.BLANK, pictures=(picture,))
        return blank, [Damage(DamageKind.BLANK_PAGE, number)]
    budget.add(settings.ocr_seconds if settings.ocr else 0)
    seen = ocr.read(raster) if settings.ocr else ocr.Seen((), "latin")
    codes, screen = find_codes(raster), sight.from_screen(rgb)
    page = Page(
        number, width, height, PageOrigin.SCREENSHOT if screen else PageOrigin.SCAN, seen.lines, (picture,),
        () if screen else find_marks(raster, seen.lines, codes, ()), codes,
        script=seen.script, skew=seen.skew, sharpness=sight.sharpness(rgb),
    )  # fmt: skip
    return page, [Damage(kind, number, detail) for kind, detail in seen.damage]


def _middle(rgb: Pixels) -> Pixels:
    height, width = rgb.shape[:2]
    top, left = max(0, (height - MIDDLE) // 2), max(0, (width - MIDDLE) // 2)
    return rgb[top : top + MIDDLE, left : left + MIDDLE]


def _halved(raster: Raster) -> Raster:
    while raster.width * raster.height > ENOUGH:
        size = max(1, raster.width // 2), max(1, raster.height // 2)
        raster = Raster(
            np.asarray(cv2.resize(raster.rgb, size, interpolation=cv2.INTER_AREA)), raster.scale / 2
        )
    return raster
