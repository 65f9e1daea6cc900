"""PDFium: the words of a page's text layer with their boxes, and the page as pixels. One document at a
time, no threads."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from evidence.finding import Box
from evidence.reading.raster import Pixels, Raster
from evidence.reading.reading import Word

DEVICE = 20.0
"""Device units per point when boxes are asked for: a twentieth of a point is finer than any use of them."""
MOST_LETTERS = 200_000
"""Letters of one page's text layer that are looked at."""


HIDDEN_MODES = (3, 7)
"""Text rendering modes that paint nothing: invisible, and clip only (ISO 32000-2, table 104)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of the text layer. box: points of the displayed page; None for white space. shown:
    painted, not hidden."""

    text: str
    box: Box | None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class TextLayer:
    """words: in the order of the file. hidden: share of letters that are not painted or lie under a
    picture."""

    words: tuple[Word, ...]
    hidden: float


@contextmanager
def opened(path: Path, password: str | None = None) -> Iterator[pdfium.PdfDocument]:
    """The document, closed at the end. Raises pdfium.PdfiumError where PDFium cannot read it."""
    document = pdfium.PdfDocument(path, password=password)
    try:
        yield document
    finally:
        document.close()


def size(page: pdfium.PdfPage, unit: float = 1.0) -> tuple[float, float]:
    """Width and height in points as displayed; `unit` is the page's UserUnit, which PDFium leaves out."""
    return page.get_width() * unit, page.get_height() * unit


def render(page: pdfium.PdfPage, dpi: float, most_pixels: int, unit: float = 1.0) -> Raster:
    """The page on white, annotations and all, at `dpi` or as much as `most_pixels` allow."""
    width, height = size(page)
    scale = dpi / 72 * unit
    area = width * height * scale * scale
    if area > most_pixels:
        scale *= (most_pixels / area) ** 0.5
    longest = max(width, height) * scale
    if longest > 30_000:
        scale *= 30_000 / longest
    bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True)
    return Raster(_rgb(bitmap), scale / unit)


def render_part(
    page: pdfium.PdfPage, box: Box, dpi: float, unit: float = 1.0, most_pixels: int = 4_000_000
) -> Raster:
    """A part of the page (points of the displayed page) as pixels; `scale` leads to points from the part's
    corner."""
    width, height = size(page, unit)
    x0, y0, x1, y1 = max(0.0, box[0]), max(0.0, box[1]), min(width, box[2]), min(height, box[3])
    if x1 - x0 < 0.1 or y1 - y0 < 0.1:
        return Raster(np.full((1, 1, 3), 255, np.uint8), 1.0)
    scale = dpi / 72
    scale = min(scale, (most_pixels / ((x1 - x0) * (y1 - y0))) ** 0.5, 30_000 / max(x1 - x0, y1 - y0))
    crop = (x0 / unit, (height - y1) / unit, (width - x1) / unit, y0 / unit)
    bitmap = page.render(scale=scale * unit, crop=crop, may_draw_forms=True, rev_byteorder=True)
    rgb = _rgb(bitmap)
    return Raster(rgb, scale)


def _rgb(bitmap: pdfium.PdfBitmap) -> Pixels:
    pixels = bitmap.to_numpy()
    rgb = np.repeat(pixels[:, :, :1], 3, axis=2) if pixels.shape[2] == 1 else pixels[:, :, :3].copy()
    bitmap.close()
    return rgb


def text_layer(page: pdfium.PdfPage, unit: float = 1.0) -> TextLayer:
    """The words of the text layer, boxes in points of the displayed page."""
    found: list[Word] = []
    letters: list[Letter] = []
    count = hidden = 0
    for letter in _letters(page, unit):
        if letter.box is None or _apart(letters, letter):
            found += _word(letters)
            letters = []
        if letter.box is not None:
            letters.append(letter)
            count += 1
            hidden += not letter.shown
    return TextLayer(tuple(found + _word(letters)), hidden / count if count else 0.0)


def _word(letters: list[Letter]) -> list[Word]:
    boxes = [letter.box for letter in letters if letter.box]
    if not boxes:
        return []
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return [Word("".join(letter.text for letter in letters), box)]


def _apart(letters: list[Letter], letter: Letter) -> bool:
    """Whether the next letter begins a word though no space stands between: a jump, or after Chinese
    punctuation."""
    last = letters[-1].box if letters else None
    if last is None or letter.box is None:
        return False
    height = max(last[3] - last[1], 1.0)
    jump = letter.box[0] - last[2]
    return (
        jump > 0.6 * height
        or jump < -2 * height
        or letter.box[1] > last[3]
        or letter.box[3] < last[1]
        or (letters[-1].text in "：；，。、）")
    )


def _letters(page: pdfium.PdfPage, unit: float) -> Iterator[Letter]:
    text_page = page.get_textpage()
    shown = _Shown(page, text_page)
    try:
        to_display = _display(page, unit)
        high = 0
        for index in range(min(text_page.count_chars(), MOST_LETTERS)):
            code = raw.FPDFText_GetUnicode(text_page, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code, high = (0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD), 0
            text = chr(code) if code else "�"
            if text.isspace() or code < 32 or code == 0xFFFE:
                yield Letter(text, None)
                continue
            yield Letter(text, _box(text_page, index, to_display), shown.letter(index))
    finally:
        text_page.close()


def _box(text_page: Any, index: int, to_display: Any) -> Box | None:
    rect = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect)):
        return None
    x0, y0 = to_display(rect.left, rect.top)
    x1, y1 = to_display(rect.right, rect.bottom)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _display(page: pdfium.PdfPage, unit: float) -> Any:
    """A function from the page's own coordinates to points of the displayed page, from its top left."""
    width, height = page.get_width(), page.get_height()
    x, y = ctypes.c_int(), ctypes.c_int()
    wide, high = int(min(width * DEVICE, 2e9)), int(min(height * DEVICE, 2e9))

    def convert(across: float, up: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        return x.value / DEVICE * unit, y.value / DEVICE * unit

    return convert


class _Shown:
    """Tells which letters are painted: by their rendering mode, and not under a large picture drawn after
    them."""

    def __init__(self, page: pdfium.PdfPage, text_page: Any) -> None:
        self._text_page = text_page
        self._order: dict[int, int] = {}
        self._last_picture = -1
        self._known: dict[int, bool] = {}
        area = page.get_width() * page.get_height()
        for order, item in enumerate(page.get_objects(max_depth=8)):
            address = _address(item.raw)
            self._order[address] = order
            if item.type == raw.FPDF_PAGEOBJ_IMAGE:
                x0, y0, x1, y1 = item.get_bounds()
                if (x1 - x0) * (y1 - y0) > 0.5 * area:
                    self._last_picture = order

    def letter(self, index: int) -> bool:
        item = raw.FPDFText_GetTextObject(self._text_page, index)
        if not item:
            return True
        address = _address(item)
        if address not in self._known:
            mode = raw.FPDFTextObj_GetTextRenderMode(item)
            self._known[address] = (
                mode not in HIDDEN_MODES and self._order.get(address, 1 << 60) > self._last_picture
            )
        return self._known[address]


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0
