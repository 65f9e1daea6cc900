"""The pixels of a picture as they are meant to be seen, and a JPEG file without what only programs see."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from evidence.drawing.plan import Ink
from evidence.drawing.plan import PixelBox as Box

if TYPE_CHECKING:
    from PIL import Image

_SEVERAL = b"MPF\0"
"""Begins the segment that tells where the further pictures of a file stand (CIPA DC-007)."""

_BORING = (*range(0xFFE1, 0xFFE2), *range(0xFFE3, 0xFFEE), 0xFFEF, 0xFFFE)
"""JPEG segments that draw nothing: EXIF and XMP, editors' data, comments. Kept: JFIF, colour profile,
Adobe's."""


def plain_pixels(picture: Image.Image, covers: tuple[Box, ...]) -> Image.Image:
    """Upright, on white, grey or RGB in sRGB, private parts covered."""
    from PIL import Image, ImageDraw, ImageOps

    upright = ImageOps.exif_transpose(picture)
    profile = upright.info.get("icc_profile")
    if upright.mode in ("I", "F") or upright.mode.startswith("I;16"):
        upright = _eight_bits(upright)
    if "transparency" in upright.info or upright.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        shown = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
    plain = _srgb(upright, profile) if profile else upright.convert("L" if upright.mode in "1L" else "RGB")
    plain.info.clear()
    if covers:
        pen = ImageDraw.Draw(plain)
        for x0, y0, x1, y1 in covers:
            pen.rectangle((x0, y0, x1 - 1, y1 - 1), fill=Ink.COVER.value)
    return plain


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Deep grey to eight bits: 16-bit values by their upper byte, others spread from darkest to lightest."""
    import numpy as np
    from PIL import Image

    values = np.asarray(picture, dtype=np.float64)
    if picture.mode != "F" and values.size and values.min() >= 0 and values.max() <= 65_535:
        return Image.fromarray((values / 257).round().astype(np.uint8))
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    spread = (values - low) / (high - low) if high > low else values * 0
    return Image.fromarray((spread * 255).round().astype(np.uint8))


def _srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Colours as the file's profile means them; as they stand where the profile is broken."""
    from PIL import Image, ImageCms

    source = picture.convert("RGB") if picture.mode not in ("RGB", "CMYK", "L") else picture
    try:
        own, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        meant = ImageCms.profileToProfile(source, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return source.convert("RGB")
    return meant if isinstance(meant, Image.Image) else source.convert("RGB")


def jpeg_bytes(picture: Image.Image, quality: int, dpi: float) -> bytes:
    """The picture as a JPEG file whose colours are as fine as its light."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, subsampling=0, dpi=(round(dpi), round(dpi)))
    return file.getvalue()


def _end(data: bytes, start: int) -> int:
    """Where the picture ends that begins at `start`; further pictures of the file may stand behind it."""
    if _SEVERAL not in data[:start]:
        return len(data)
    end = data.find(b"\xff\xd9", start)
    return end + 2 if end >= 0 else len(data)


def without_notes(data: bytes) -> bytes:
    """A JPEG file without the segments that draw nothing. What is no JPEG, or broken, comes back as it is."""
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = int.from_bytes(data[at : at + 2], "big")
        if marker == 0xFFFF:
            at += 1
            continue
        if marker == 0xFFDA:
            return b"".join([*kept, data[at : _end(data, at)]])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in _BORING and data[at + 4 : at + 8] != _SEVERAL:
            kept.append(data[at:end])
        at = end
    return data
