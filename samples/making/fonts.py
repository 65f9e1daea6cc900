"""Typefaces the samples are set in, found on the machine they are made on.

Each role has several candidates, tried in order. Latin roles end in fonts that every PDF reader has built in;
Chinese and Russian papers need one of the named files. More folders may be given in EVIDENCE_SAMPLE_FONTS.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

CANDIDATES: dict[str, tuple[str, ...]] = {
    "serif": ("LiberationSerif-Regular.ttf", "times.ttf"),
    "serif-bold": ("LiberationSerif-Bold.ttf", "timesbd.ttf"),
    "serif-italic": ("LiberationSerif-Italic.ttf", "timesi.ttf"),
    "sans": ("LiberationSans-Regular.ttf", "arial.ttf"),
    "sans-bold": ("LiberationSans-Bold.ttf", "arialbd.ttf"),
    "mono": ("LiberationMono-Regular.ttf", "cour.ttf"),
    "song": ("uming.ttc", "simsun.ttc", "wqy-microhei.ttc"),
    "kai": ("ukai.ttc", "simkai.ttf", "wqy-microhei.ttc"),
    "hei": ("wqy-microhei.ttc", "simhei.ttf"),
}
BUILT_IN = {
    "serif": "Times-Roman",
    "serif-bold": "Times-Bold",
    "serif-italic": "Times-Italic",
    "sans": "Helvetica",
    "sans-bold": "Helvetica-Bold",
    "mono": "Courier",
}
FOLDERS = (
    *(Path(folder) for folder in os.environ.get("EVIDENCE_SAMPLE_FONTS", "").split(os.pathsep) if folder),
    Path("/usr/share/fonts/truetype"),
    Path("/Library/Fonts"),
    Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
)


class FontMissingError(Exception):
    """No file for a typeface that these samples need."""


@cache
def font_file(role: str) -> Path | None:
    """The file a role is set in, or None where none of its candidates is on this machine."""
    for name in CANDIDATES[role]:
        for folder in FOLDERS:
            if folder.is_dir() and (found := next(iter(sorted(folder.rglob(name))), None)):
                return found
    return None


@cache
def pdf_font(role: str) -> str:
    """The name under which reportlab knows the role's typeface."""
    file = font_file(role)
    if file is None and role not in BUILT_IN:
        raise FontMissingError(
            f"none of {', '.join(CANDIDATES[role])} found in {', '.join(map(str, FOLDERS))}"
        )
    if file is None:
        return BUILT_IN[role]
    pdfmetrics.registerFont(TTFont(role, str(file)))
    return role


@cache
def picture_font(role: str, size: int) -> ImageFont.FreeTypeFont:
    """The role's typeface for drawing on pictures, `size` in pixels."""
    file = font_file(role)
    if file is not None:
        return ImageFont.truetype(str(file), size)
    if role not in BUILT_IN:
        raise FontMissingError(f"none of {', '.join(CANDIDATES[role])} found")
    fallback = ImageFont.load_default(size)
    assert isinstance(fallback, ImageFont.FreeTypeFont)
    return fallback


def is_wide(char: str) -> bool:
    """Whether a character is set in a Chinese typeface and may be broken after."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or char in "《》“”…—"
