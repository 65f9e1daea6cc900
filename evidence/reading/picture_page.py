"""The pixels of a bare picture become a page."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from evidence.reading import budget, ocr, rapid, sight
from evidence.reading.codes import find_codes
from evidence.reading.fingerprint import fingerprint
from evidence.reading.image_size import pixels_per_point
from evidence.reading.marks import find_marks
from evidence.reading.rapid import LineReader
from evidence.reading.raster import Pixels, Raster
from evidence.reading.reading import Damage, DamageKind, Page, PageOrigin, Picture
from evidence.reading.settings import Settings
from evidence.reading.upright import turn_needed, turned

ENOUGH = 16_000_000
"""Pixels; a larger picture is halved before it is looked at: print is legible at 300 dpi of A3."""
LONG = 2.2
JUDGED = 400
"""Pixels of the short side from which it is worth asking whether a picture was enlarged."""
MIDDLE = 1400
"""Pixels of the side of the part in the middle that answers it."""


def page_of(rgb: Pixels, kept: Picture, number: int, settings: Settings) -> tuple[Page, list[Damage]]:
    """A page from its pixels. kept: what is known of the picture but its place and looks; its own pixels may be more."""
    raster = _laid(rgb)
    kept = replace(kept, fingerprint=fingerprint(rgb), white_rim=sight.white_rim(rgb))
    if sight.ink_outside(raster, ()) < sight.BLANK:
        picture = _placed(rgb, kept)
        blank = Page(number, *picture.box[2:], PageOrigin.BLANK, pictures=(picture,))
        return blank, [Damage(DamageKind.BLANK_PAGE, number)]
    turn, seen = 0, ocr.Seen((), "latin")
    if settings.ocr:
        budget.add(settings.ocr_seconds)
        quads, reader = rapid.find_lines(raster.rgb), LineReader(raster.rgb)
        turn = turn_needed(reader, quads)
        if turn:
            rgb = turned(rgb, turn)
            raster = _laid(rgb)
            quads, reader = rapid.find_lines(raster.rgb), LineReader(raster.rgb)
            kept = replace(kept, pixels=kept.pixels[::-1] if turn in (90, 270) else kept.pixels)
        seen = ocr.read(raster, quads=quads, reader=reader)
    codes, screen, picture = find_codes(raster), sight.from_screen(rgb), _placed(rgb, kept)
    page = Page(
        number, *picture.box[2:], PageOrigin.SCREENSHOT if screen else PageOrigin.SCAN, seen.lines, (picture,),
        () if _long(rgb) else find_marks(raster, seen.lines, codes, ()), codes,
        script=seen.script, skew=seen.skew, sharpness=sight.sharpness(rgb), turned=turn,
    )  # fmt: skip
    return page, [Damage(kind, number, detail) for kind, detail in seen.damage]


def _long(rgb: Pixels) -> bool:
    """Whether the picture is longer than any paper: a page of a shop, on which nothing is stamped."""
    return bool(max(rgb.shape[:2]) > LONG * min(rgb.shape[:2]))


def _laid(rgb: Pixels) -> Raster:
    """The pixels on the paper they would fill, no more of them than help."""
    return _halved(Raster(rgb, pixels_per_point(rgb.shape[1], rgb.shape[0])))


def _placed(rgb: Pixels, kept: Picture) -> Picture:
    """The picture with its place and what its pixels tell."""
    scale = pixels_per_point(rgb.shape[1], rgb.shape[0])
    width, height = rgb.shape[1] / scale, rgb.shape[0] / scale
    whole = kept.pixels[0] <= rgb.shape[1] and min(rgb.shape[:2]) >= JUDGED
    return replace(
        kept, box=(0.0, 0.0, width, height), dpi=kept.pixels[0] / width * 72, colour=not sight.is_grey(rgb),
        enlarged=whole and sight.enlarged(_middle(rgb)),
    )  # fmt: skip


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
