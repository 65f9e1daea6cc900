"""A bare picture becomes a PDF page for the reading copy, or a JPG for the upload form. Runs in a worker.

Always made from the original, once. What a camera or an editor noted in the file (place, serial number,
history) is not carried over; the original keeps it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.bundle.disk import large_files, writing
from evidence.bundle.pages import LARGEST, STRIP
from evidence.bundle.pixels import jpeg_bytes, plain_pixels, without_notes
from evidence.bundle.sources import Refused, Source
from evidence.reading.image_size import pixels_per_point

if TYPE_CHECKING:
    from PIL import Image

SCREEN_DPI = 96.0
"""Pixels of a screen to the inch, as style sheets count them: a screenshot's true size."""
QUALITY = 95
JPEG_SIDE = 65_000
"""Pixels; a JPG can have no longer side (65,500 in libjpeg)."""
MOST_PIXELS = 120_000_000
MOST_FRAMES = 200
FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP", "AVIF", "JPEG2000")
"""Nothing else is tried, whatever a file says it is. A JPEG may hold several pictures (MPO); the first
counts."""
_UPRIGHT = {1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF orientations that are a turn, with its degrees; the others mirror."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to be shown. screenshot: at 96 pixels to the inch; else on the paper it fills.

    covers: boxes in its pixels, upright, that are painted over.
    """

    screenshot: bool = False
    covers: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Converted:
    """pixels: of the first frame, upright. dpi: that its page or file says. lossless: no pixel changed its
    value."""

    path: str
    pixels: tuple[int, int]
    dpi: float
    frames: int = 1
    lossless: bool = True


def picture_source(path: str, into: str, look: Look) -> Source | Refused:
    """The picture as a PDF at `into`, for merging."""
    made = picture_pdf(path, into, look)
    return made if isinstance(made, Refused) else Source(made.path, made.frames)


def picture_pdf(path: str, into: str, look: Look) -> Converted | Refused:
    """One page per frame of a TIFF, one page for any other picture; JPEG data as it is stored, the rest
    lossless."""
    import img2pdf

    opened = _open(path)
    if isinstance(opened, Refused):
        return opened
    with opened as picture:
        frames = _frames(picture)
        if frames > MOST_FRAMES:
            return Refused("too_many_pages")
        upright = _upright_size(picture)
        dpi = page_dpi(upright, look.screenshot)
        turn, data = _data(Path(path), picture, frames, look)
    with large_files(), writing("bundle.pdf"), Path(into).open("wb") as file:
        img2pdf.convert(
            data, outputstream=file, layout_fun=img2pdf.get_fixed_dpi_layout_fun((dpi, dpi)), nodate=True,
            rotation=img2pdf.Rotation[str(turn)], engine=img2pdf.Engine.internal,
        )  # fmt: skip
    return Converted(into, upright, dpi, frames)


def picture_jpg(
    path: str, into: str, look: Look, quality: int = QUALITY, shrink: float = 1.0
) -> Converted | Refused:
    """The first frame as a JPG in sRGB, upright, on white where it was transparent; colours are not thinned
    out.

    shrink: below 1 the picture is made smaller by that factor.
    """
    from PIL.Image import Resampling

    opened = _open(path)
    if isinstance(opened, Refused):
        return opened
    with opened as picture:
        plain = plain_pixels(picture, look.covers)
        dpi = page_dpi(plain.size, look.screenshot) * shrink
        if shrink < 1:
            plain = plain.resize(
                (round(plain.width * shrink), round(plain.height * shrink)), Resampling.LANCZOS
            )
        with writing("a picture"):
            Path(into).write_bytes(jpeg_bytes(plain, quality, dpi))
        return Converted(into, plain.size, dpi, _frames(picture), lossless=False)


def page_dpi(pixels: tuple[int, int], screenshot: bool) -> float:
    """Pixels to the inch of the picture's page. What the file itself says of its dpi is not believed."""
    filling = pixels_per_point(*pixels) * 72
    fitting = max(pixels) * 72 / (LARGEST - 2 * STRIP)
    return float(max(SCREEN_DPI if screenshot else filling, fitting))


def fits_jpg(pixels: tuple[int, int], frames: int) -> bool:
    """Whether nothing of it is lost for want of room in a JPG."""
    return frames == 1 and max(pixels) <= JPEG_SIDE


def _open(path: str) -> Image.Image | Refused:
    """The picture, its pixels decoded once: a header alone proves nothing."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        picture = Image.open(path, formats=FORMATS)
        picture.load()
    except UnidentifiedImageError:
        return Refused("not_a_document")
    except (Image.DecompressionBombError, MemoryError):
        return Refused("too_large")
    except Exception:  # Pillow raises what its plug-ins like: OSError, SyntaxError, ValueError, struct.error
        return Refused("damaged")
    return picture


def _frames(picture: Image.Image) -> int:
    """Pages of a scan in a TIFF; other formats' further frames are movement or previews."""
    return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def _orientation(picture: Image.Image) -> int:
    try:
        value = picture.getexif().get(0x0112, 1)
    except Exception:  # EXIF is parsed by hand there and breaks in many ways
        return 1
    return value if value in range(1, 9) else 1


def _upright_size(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    return (height, width) if _orientation(picture) >= 5 else (width, height)


def _data(path: Path, picture: Image.Image, frames: int, look: Look) -> tuple[int, bytes]:
    """Degrees to turn by, and a file's bytes that hold the pixels unchanged."""
    turn = _UPRIGHT.get(_orientation(picture))
    if frames > 1:
        return 0, path.read_bytes()
    usual = picture.format in ("JPEG", "MPO") and picture.mode in ("L", "RGB", "CMYK")
    if usual and turn is not None and not look.covers:
        return turn, without_notes(path.read_bytes())
    file = io.BytesIO()
    plain_pixels(picture, look.covers).save(file, "PNG", compress_level=6)
    return 0, file.getvalue()
