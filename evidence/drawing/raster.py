"""A part of a picture as it goes into a sheet: private boxes burnt in, enlarged once if needed, encoded."""

from __future__ import annotations

import io
import math
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.drawing.plan import Ink, PixelBox, Raster

if TYPE_CHECKING:
    from PIL import Image

PRINT_DPI = 300
_JPEG_QUALITY = 93
_WORTH_A_LOSS = 0.5
"""JPEG is taken for pixels that were not resampled only below this part of the lossless size."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Bytes for a PDF image. filter: DCTDecode (a JPEG file) or FlateDecode (PNG rows). channels: 1 or 3."""

    data: bytes
    filter: str
    pixels: tuple[int, int]
    channels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What became of one raster, for the manifest.

    sheet: from 1. native_dpi: the picture's own pixels over the placed size; placed_dpi: the embedded ones.
    covered: how many private boxes touch the part shown.
    """

    sheet: int
    file: str
    crop: PixelBox
    pixels: tuple[int, int]
    native_dpi: float
    placed_dpi: float
    lossless: bool
    covered: int


def encode(raster: Raster) -> Encoded:
    """The raster's pixels at PRINT_DPI or more as placed; never resampled twice, never made smaller."""
    target = _target(raster)
    covered = touching(raster)
    if not covered and target is None and (passed := _pass_jpeg(raster)):
        return passed
    shown = _cover(_open(raster.source).crop(raster.crop), raster.crop, covered)
    if target is None:
        lossless, lossy = _flate(shown), _jpeg(shown)
        return lossy if len(lossy.data) < _WORTH_A_LOSS * len(lossless.data) else lossless
    from PIL import Image

    enlarged = shown.resize(target, Image.Resampling.LANCZOS)
    return min(_jpeg(enlarged), _flate(enlarged), key=lambda encoded: len(encoded.data))


def touching(raster: Raster) -> tuple[PixelBox, ...]:
    """The private boxes that touch the part shown."""
    x0, y0, x1, y1 = raster.crop
    return tuple(c for c in raster.covers if c[0] < x1 and c[2] > x0 and c[1] < y1 and c[3] > y0)


def own_pixels(raster: Raster) -> tuple[int, int]:
    """Pixels of the picture itself in the part shown."""
    return raster.crop[2] - raster.crop[0], raster.crop[3] - raster.crop[1]


def forget_pictures() -> None:
    """Let go of the pictures held open between two rasters."""
    _open.cache_clear()


def dpi(raster: Raster, pixels: tuple[int, int]) -> float:
    """The lower of the two directions."""
    x0, y0, x1, y1 = raster.box
    return min(pixels[0] / (x1 - x0), pixels[1] / (y1 - y0)) * 25.4


def _target(raster: Raster) -> tuple[int, int] | None:
    """Pixels to enlarge to; None where the picture's own are enough."""
    x0, y0, x1, y1 = raster.box
    own = own_pixels(raster)
    need = math.ceil((x1 - x0) / 25.4 * PRINT_DPI), math.ceil((y1 - y0) / 25.4 * PRINT_DPI)
    return None if own[0] >= need[0] - 1 and own[1] >= need[1] - 1 else need


@lru_cache(maxsize=2)
def _open(source: Path) -> Image.Image:
    """The picture on white, without transparency; grey stays grey."""
    from PIL import Image

    with Image.open(source) as picture:
        picture.load()
        if picture.mode in ("L", "RGB") and "transparency" not in picture.info:
            return picture
        if picture.mode in ("RGBA", "LA", "P", "PA") or "transparency" in picture.info:
            above = picture.convert("RGBA")
            ground = Image.new("RGBA", above.size, "white")
            return Image.alpha_composite(ground, above).convert("RGB")
        return picture.convert("RGB")


def _cover(shown: Image.Image, crop: PixelBox, covers: tuple[PixelBox, ...]) -> Image.Image:
    from PIL import Image, ImageColor

    if covers and shown.mode != "RGB":
        shown = shown.convert("RGB")
    for x0, y0, x1, y1 in covers:
        left, top = max(0, x0 - crop[0]), max(0, y0 - crop[1])
        size = min(x1 - crop[0], shown.width) - left, min(y1 - crop[1], shown.height) - top
        shown.paste(Image.new("RGB", size, ImageColor.getrgb(Ink.COVER)), (left, top))
    return shown


def _flate(picture: Image.Image) -> Encoded:
    """PNG's rows and filters are what FlateDecode with predictor 15 reads."""
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=6)
    return Encoded(_png_data(file.getvalue()), "FlateDecode", picture.size, len(picture.getbands()))


def _png_data(png: bytes) -> bytes:
    """The image data of a PNG file, its chunks joined."""
    found, place = [], 8
    while place < len(png):
        length, kind = struct.unpack_from(">L4s", png, place)
        if kind == b"IDAT":
            found.append(png[place + 8 : place + 8 + length])
        place += 12 + length
    return b"".join(found)


def _jpeg(picture: Image.Image) -> Encoded:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
    return Encoded(file.getvalue(), "DCTDecode", picture.size, len(picture.getbands()))


def _pass_jpeg(raster: Raster) -> Encoded | None:
    """The file's own JPEG stream where the whole picture is shown upright; None otherwise."""
    from PIL import Image

    with Image.open(raster.source) as picture:
        if picture.format != "JPEG" or picture.mode not in ("L", "RGB"):
            return None
        if raster.crop != (0, 0, *picture.size) or picture.getexif().get(0x0112, 1) != 1:
            return None
        size, channels = picture.size, len(picture.getbands())
    return Encoded(strip_jpeg(raster.source.read_bytes()), "DCTDecode", size, channels)


def strip_jpeg(jpeg: bytes) -> bytes:
    """The same pixels without what a camera or a person wrote beside them (EXIF, XMP, comments)."""
    kept, place = [jpeg[:2]], 2
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF:
        mark = jpeg[place + 1]
        if mark == 0xDA:
            break
        end = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        beside = mark == 0xFE or (0xE1 <= mark <= 0xEF and mark != 0xEE)
        if not beside:
            kept.append(jpeg[place:end])
        place = end
    return b"".join(kept) + jpeg[place:]
