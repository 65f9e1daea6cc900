"""Files for forms with limits: a PDF cut into parts by pages, scans written again smaller, several joined.
In a worker.

Always from the original, never from something made smaller before, and never below the dpi a scan must have.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.bundle.disk import large_files, writing
from evidence.bundle.pictures import QUALITY, Look, picture_jpg
from evidence.bundle.pixels import jpeg_bytes
from evidence.bundle.sources import Refused, save_plain

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from PIL import Image

QUALITIES = (90, 80, 70, 60, 50)
"""JPEG qualities tried in turn; below fifty small print gets halos."""
RENDER_DPI = 300
_MOST_PIXELS = 40_000_000
_LEAST_WORTH = 50_000
"""Bytes of a picture that are worth writing again."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file made. first, last: its pages in the source, from 1. quality: of JPEGs written again, 0 where
    none was.

    fits: whether it keeps within the limit.
    """

    path: str
    first: int
    last: int
    quality: int = 0
    fits: bool = True


def split_pdf(path: str, into: str, limit: int, min_dpi: float) -> tuple[Part, ...]:
    """Parts of a PDF, each within `limit` bytes, halved as often as needed; `into` plus a number names them.

    A page that is too large by itself has its scans written again.
    """
    import pikepdf

    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        count = len(pdf.pages)
    parts: list[Part] = []
    waiting = [(1, count)]
    while waiting:
        first, last = waiting.pop(0)
        made = f"{into}-{len(parts)}.pdf"
        _write_pages(path, made, first, last)
        if Path(made).stat().st_size <= limit:
            parts.append(Part(made, first, last))
        elif first < last:
            middle = (first + last) // 2
            waiting[:0] = [(first, middle), (middle + 1, last)]
        else:
            parts.append(_lighten_page(path, made, first, limit, min_dpi))
    return tuple(parts)


def _write_pages(path: str, into: str, first: int, last: int) -> None:
    with large_files(), writing("a part for upload"):
        save_plain(_job([{"file": path, "range": f"{first}-{last}"}]), Path(into))


def _job(pages: list[dict[str, str]]) -> Pdf:
    """A PDF of pages of others, with their forms and annotations; what no page uses stays behind."""
    import pikepdf

    settings = {"empty": "", "pages": pages, "noWarn": "", "outputFile": "-"}
    made: Pdf = pikepdf.Job(settings).create_pdf()  # type: ignore[no-untyped-call]
    return made


def join_pdfs(paths: tuple[str, ...], into: str) -> None:
    """Several PDFs in one, page after page as they are."""
    with large_files(), writing("a file for upload"):
        save_plain(_job([{"file": path} for path in paths]), Path(into))


def _lighten_page(path: str, into: str, number: int, limit: int, min_dpi: float) -> Part:
    dpi = _dpi_of_pictures(path, number)
    for quality in QUALITIES:
        single = _job([{"file": path, "range": str(number)}])
        for picture in _pictures(single):
            _write_again(picture, quality, min_dpi, dpi.get((int(picture.Width), int(picture.Height))))
        with writing("a part for upload"):
            save_plain(single, Path(into))
        if Path(into).stat().st_size <= limit:
            return Part(into, number, number, quality)
    return Part(into, number, number, QUALITIES[-1], fits=False)


def _pictures(pdf: Pdf) -> list[Object]:
    """Large pictures that a JPEG can stand for: colour or grey, eight bits, without a mask made of
    colours."""
    from pikepdf import Stream

    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, Stream)
        and thing.get("/Subtype") == "/Image"
        and thing.get("/BitsPerComponent") == 8
        and "/Decode" not in thing
        and "/Mask" not in thing
        and thing.get("/ColorSpace") in ("/DeviceRGB", "/DeviceGray")
        and len(thing.read_raw_bytes()) > _LEAST_WORTH
    ]


def _write_again(picture: Any, quality: int, min_dpi: float, dpi: float | None) -> None:
    from pikepdf import Name, PdfImage
    from PIL.Image import Resampling

    pixels: Image.Image = PdfImage(picture).as_pil_image()
    pixels = pixels.convert("L" if pixels.mode in ("1", "L") else "RGB")
    if dpi is not None and dpi > min_dpi * 1.02 and "/SMask" not in picture:
        scale = min_dpi / dpi
        pixels = pixels.resize((_up(pixels.width * scale), _up(pixels.height * scale)), Resampling.LANCZOS)
    data = jpeg_bytes(pixels, quality, min_dpi)
    if len(data) < len(picture.read_raw_bytes()):
        picture.write(data, filter=Name.DCTDecode)
        picture.Width, picture.Height = pixels.size
        picture.ColorSpace = Name.DeviceGray if pixels.mode == "L" else Name.DeviceRGB


def _up(value: float) -> int:
    """Rounded up, so that the dpi never falls below what was aimed at."""
    return int(-(-value // 1))


def _dpi_of_pictures(path: str, number: int) -> dict[tuple[int, int], float]:
    """Effective dpi by pixel size, the least where a size is placed more than once."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    found: dict[tuple[int, int], float] = {}
    with pdfium.PdfDocument(path) as document:
        page = document[number - 1]
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=8):
            left, bottom, right, top = item.get_bounds()
            width, height = item.get_px_size()
            long, short = max(right - left, top - bottom, 1e-3), max(min(right - left, top - bottom), 1e-3)
            dpi = min(max(width, height) / long, min(width, height) / short) * 72
            found[width, height] = min(dpi, found.get((width, height), dpi))
    return found


def lighten_picture(path: str, into: str, look: Look, limit: int, min_dpi: float) -> Part | Refused:
    """A picture as a JPG within `limit` bytes: first at lower quality, then at the least dpi a scan must
    have.

    A screenshot keeps every pixel: it is read on a screen, not printed.
    """
    shrink = 1.0
    for quality in (*QUALITIES, *QUALITIES):
        made = picture_jpg(path, into, look, quality, shrink)
        if isinstance(made, Refused):
            return made
        if Path(into).stat().st_size <= limit:
            return Part(into, 1, 1, quality)
        if quality == QUALITIES[-1]:
            if look.screenshot or made.dpi <= min_dpi * 1.02:
                break
            shrink = min_dpi / made.dpi
    return Part(into, 1, 1, QUALITIES[-1], fits=False)


def render_jpgs(path: str, into: str, dpi: float = RENDER_DPI) -> tuple[Part, ...]:
    """Each page of a PDF as a JPG, for forms that take pictures only."""
    import pypdfium2 as pdfium
    from PIL import Image

    parts = []
    with pdfium.PdfDocument(path) as document:
        document.init_forms()
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(dpi / 72, (_MOST_PIXELS / max(width * height, 1e-3)) ** 0.5)
            bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True)
            pixels = Image.fromarray(bitmap.to_numpy()[:, :, :3].copy())
            bitmap.close()
            made = f"{into}-{number}.jpg"
            with writing("a file for upload"):
                Path(made).write_bytes(jpeg_bytes(pixels, QUALITY, scale * 72))
            parts.append(Part(made, number, number, QUALITY))
    return tuple(parts)
