"""A screenshot file becomes pixels that can be compared: sRGB, no alpha, as stored (no rotation)."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms

from evidence.errors import WrongCall
from evidence.finding import say

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
LARGEST = 60_000_000
"""Pixels; a longer screenshot is told to be cut in two, not decoded."""


def load(path: Path) -> Image.Image:
    """The picture as RGB; transparency on white. Raises WrongCall where it is none or too large to be compared."""
    Image.MAX_IMAGE_PIXELS = LARGEST * 2
    try:
        with Image.open(path, formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST:
                problem = say(
                    "{width} x {height} pixels are too many to compare",
                    width=picture.width,
                    height=picture.height,
                )
                raise WrongCall(
                    problem,
                    say(
                        "cut the screenshot to at most {most} million pixels",
                        most=LARGEST // 1_000_000,
                    ),
                )
            picture.load()
            return _in_srgb(_opaque(picture), picture.info.get("icc_profile"))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise WrongCall(
            say("it is damaged or no picture"), say("take the screenshot again, as PNG")
        ) from error


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        shown = picture.convert("RGBA")
        ground = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(ground, shown).convert("RGB")
    if picture.mode in ("I;16", "I", "F"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as the profile means them; a profile that cannot be used is left aside."""
    if not profile:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        shown = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return shown or picture
