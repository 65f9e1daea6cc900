"""A bare picture becomes a Reading: one page per frame, each of the paper it would fill best."""

from __future__ import annotations

import struct
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from evidence.reading import budget
from evidence.reading.failure import failed
from evidence.reading.picture_page import ENOUGH, page_of
from evidence.reading.raster import Pixels
from evidence.reading.reading import Damage, DamageKind, Page, Picture, Reading
from evidence.reading.settings import Settings
from evidence.reading.worker import at_page

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP", "AVIF", "JPEG2000")
"""Never PostScript and its like, for which Pillow would call a program. MPO opens as the JPEG it begins
as."""
TAIL = 66_000
"""Bytes at the end in which a zip's end record stands."""
CODECS = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "flate", "JPEG2000": "jpx"}
BROKEN = (
    OSError, ValueError, SyntaxError, TypeError, EOFError, LookupError, RuntimeError, ArithmeticError, AttributeError,
    struct.error, Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip
"""What Pillow raises for broken files."""


def read(path: Path, media_type: str, settings: Settings, skip: tuple[int, ...]) -> Reading:
    """The paper, without its hash. skip: frames not to look at, from 1."""
    Image.MAX_IMAGE_PIXELS = 4 * settings.image_pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        picture = Image.open(path, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _unread(media_type, DamageKind.TOO_MANY_PIXELS, "more pixels than any paper needs")
    except UnidentifiedImageError:
        return _unread(media_type, DamageKind.UNREADABLE, "it is not a picture that can be opened")
    except BROKEN:
        return _unread(media_type, DamageKind.UNREADABLE, "it is damaged")
    with picture:
        reading = _read(picture, media_type, settings, skip)
    return replace(reading, damage=(*reading.damage, *_something_else(path)))


def _something_else(path: Path) -> list[Damage]:
    """Whether other programs would take the file for a PDF or a zip: those are looked for in its first and last bytes."""
    with path.open("rb") as file:
        head = file.read(1024)
        file.seek(max(0, path.stat().st_size - TAIL))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    zipped = at >= 0 and tail[at + 20 : at + 22] == (len(tail) - at - 22).to_bytes(2, "little")
    if zipped or b"%PDF-" in head or b"%%EOF" in tail[-1024:]:
        return [Damage(DamageKind.REPAIRED, None, "it is a picture and another file at once")]
    return []


def _unread(media_type: str, kind: DamageKind, detail: str) -> Reading:
    return Reading("", media_type, 0, damage=(Damage(kind, None, detail),))


def _read(picture: Image.Image, media_type: str, settings: Settings, skip: tuple[int, ...]) -> Reading:
    if too_many_pixels(picture, settings):
        return _unread(media_type, DamageKind.TOO_MANY_PIXELS, f"{picture.width} x {picture.height} pixels")
    frames, damage = _frames(picture, settings)
    pages: list[Page] = []
    for number in range(1, frames + 1):
        if number in skip:
            continue
        if budget.left() < 3 or len(pages) >= settings.max_pages:
            kind = DamageKind.TIME_LIMIT if budget.left() < 3 else DamageKind.PAGES_NOT_READ
            damage.append(Damage(kind, number, f"only the first {number - 1} of {frames} frames"))
            break
        at_page(number)
        page, harm = _page(picture, number, settings)
        pages += [page] if page else []
        damage += harm
    return Reading("", media_type, frames, tuple(pages), tuple(damage), creator=_software(picture))


def _frames(picture: Image.Image, settings: Settings) -> tuple[int, list[Damage]]:
    """How many pages the picture has: animations and the second picture of a phone's file count as one."""
    try:
        count = int(getattr(picture, "n_frames", 1))
    except BROKEN:
        return 1, [Damage(DamageKind.TRUNCATED, None, "its list of frames is damaged")]
    if count > settings.frames:
        return 1, [Damage(DamageKind.TOO_MANY_FRAMES, None, f"{count} frames; only the first was looked at")]
    if picture.format != "TIFF" and count > 1:
        detail = f"{count} frames; only the first was looked at"
        return 1, [] if picture.format == "MPO" else [Damage(DamageKind.PAGES_NOT_READ, None, detail)]
    return max(1, count), []


def _page(picture: Image.Image, number: int, settings: Settings) -> tuple[Page | None, list[Damage]]:
    decoded = _decoded(picture, number, settings)
    if isinstance(decoded, Damage):
        return None, [decoded]
    try:
        return page_of(*decoded, number, settings)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # ours: the picture is decoded already
        return None, [failed(error, number)]


def _decoded(picture: Image.Image, number: int, settings: Settings) -> tuple[Pixels, Picture] | Damage:
    """A frame's pixels, upright, and what is known of it by its header; or what is wrong with it."""
    try:
        if number > 1:
            picture.seek(number - 1)
        wide, high = picture.size
        if too_many_pixels(picture, settings):
            return Damage(DamageKind.TOO_MANY_PIXELS, number, f"{wide} x {high} pixels")
        upright = ImageOps.exif_transpose(_loaded(picture))
        rgb = np.asarray(_on_white(upright))
    except BROKEN as error:
        cut = "truncated" in str(error).lower() or isinstance(error, EOFError)
        kind = DamageKind.TRUNCATED if cut else DamageKind.UNREADABLE
        return Damage(kind, number, "it is damaged or cut off")
    pixels = (wide, high) if (upright.width > upright.height) == (wide > high) else (high, wide)
    codec = CODECS.get(str(picture.format), "other")
    return rgb, Picture((0, 0, 0, 0), pixels, 0, True, _bits(picture), codec)


def too_many_pixels(picture: Image.Image, settings: Settings) -> bool:
    """Whether decoding would take too much, by the header; a JPEG can be decoded at a fraction of its
    size."""
    return picture.width * picture.height > settings.image_pixels * (
        4 if picture.format in ("JPEG", "MPO") else 1
    )


def _loaded(picture: Image.Image) -> Image.Image:
    """The picture decoded, at a half or a quarter of its size where that is still ample."""
    shrink = 1
    while picture.width * picture.height / shrink**2 > 1.5 * ENOUGH:
        shrink *= 2
    if shrink > 1 and picture.format in ("JPEG", "MPO"):
        picture.draft(picture.mode, (picture.width // shrink, picture.height // shrink))
    picture.load()
    if shrink == 1 or picture.format in ("JPEG", "MPO") or picture.mode == "P":
        return picture
    return picture.reduce(shrink)


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture as RGB; what is transparent shows white paper; 16-bit greys brought to 8."""
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        tones = np.asarray(picture, dtype=np.float64)
        top = (
            65535.0
            if picture.mode != "F" and tones.max(initial=0) > 255
            else 255.0
            if tones.max(initial=0) > 1
            else 1.0
        )
        return Image.fromarray(np.clip(np.nan_to_num(tones) * (255 / top), 0, 255).astype(np.uint8)).convert(
            "RGB"
        )
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        above = picture.convert("RGBA")
        paper = Image.new("RGBA", above.size, "white")
        return Image.alpha_composite(paper, above).convert("RGB")
    return picture.convert("RGB")


def _bits(picture: Image.Image) -> int:
    return 1 if picture.mode == "1" else 16 if picture.mode.startswith("I") else 8


def _software(picture: Image.Image) -> str:
    """What the picture's EXIF says made it."""
    try:
        return "".join(c for c in str(picture.getexif().get(0x0131, "")) if c.isprintable())[:200]
    except BROKEN:
        return ""
