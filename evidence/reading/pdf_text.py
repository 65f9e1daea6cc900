"""The text layer of a PDF page, by PDFium: its words with their boxes, and whether they are painted at all."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import degrees
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from evidence.finding import Box
from evidence.reading.boxes import around
from evidence.reading.cuttings import PARTING
from evidence.reading.reading import Word

DEVICE = 20.0
"""Device units per point when boxes are asked for: a twentieth of a point is finer than any use of them."""
MOST_LETTERS = 200_000
"""Letters of one page's text layer that are looked at."""
HIDDEN_MODES = (3, 7)
"""Text rendering modes that paint nothing: invisible, and clip only (ISO 32000-2, table 104)."""
COVERS = 0.5
"""Share of the page a picture drawn after the text must cover to hide it."""
MOSTLY = 0.7
"""Share of the letters that must stand the same other way before the page is turned."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character. box: None for white space. shown: painted, and not under a picture. turn: as in TextLayer."""

    text: str
    box: Box | None
    shown: bool = True
    turn: int = 0


@dataclass(frozen=True, slots=True)
class TextLayer:
    """words: in the order of the file. hidden: share of letters that are not painted or lie under a picture.

    turn: degrees clockwise by which the displayed page must be turned for most of its letters to stand upright.
    """

    words: tuple[Word, ...]
    hidden: float
    turn: int = 0


def text_layer(page: pdfium.PdfPage, unit: float = 1.0) -> TextLayer:
    """The words of the text layer, boxes in points of the displayed page; `unit` is the page's UserUnit."""
    words: list[Word] = []
    word: list[_Letter] = []
    turns: Counter[int] = Counter()
    hidden = 0
    for letter in _letters(page, unit):
        if letter.box is None or _apart(word, letter):
            words += _word(word)
            word = []
        if letter.box is not None:
            word.append(letter)
            turns[letter.turn] += 1
            hidden += not letter.shown
    count = turns.total()
    turn, most = turns.most_common(1)[0] if turns else (0, 0)
    return TextLayer(
        tuple(words + _word(word)), hidden / count if count else 0.0, turn if most > MOSTLY * count else 0
    )


def _word(letters: list[_Letter]) -> list[Word]:
    boxes = [letter.box for letter in letters if letter.box]
    return [Word("".join(letter.text for letter in letters), around(boxes))] if boxes else []


def _apart(word: list[_Letter], letter: _Letter) -> bool:
    """Whether a letter begins a word though no space stands before: a jump, or after Chinese punctuation."""
    last = word[-1].box if word else None
    if last is None or letter.box is None:
        return False
    height = max(last[3] - last[1], 1.0)
    jump = letter.box[0] - last[2]
    elsewhere = letter.box[1] > last[3] or letter.box[3] < last[1]
    return jump > 0.6 * height or jump < -2 * height or elsewhere or word[-1].text in PARTING


def _letters(page: pdfium.PdfPage, unit: float) -> Iterator[_Letter]:
    text_page = page.get_textpage()
    shown, place = _Shown(page, text_page), _placer(page, unit)
    rotation = page.get_rotation()
    try:
        for index, char in _characters(text_page):
            if char.isspace() or ord(char) < 32 or char == "\ufffe":
                yield _Letter(char, None)
            else:
                angle = round(degrees(raw.FPDFText_GetCharAngle(text_page, index)) / 90) * 90
                turn = -(angle + rotation) % 360
                yield _Letter(char, _box(text_page, index, place), shown.letter(index), turn)
    finally:
        text_page.close()


def _characters(text_page: Any) -> Iterator[tuple[int, str]]:
    """Index and character, pairs of surrogates joined."""
    high = 0
    for index in range(min(text_page.count_chars(), MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        yield index, chr(code) if 0 < code < 0x110000 else "\ufffd"


def _box(text_page: Any, index: int, place: Callable[[float, float], tuple[float, float]]) -> Box | None:
    rect = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect)):
        return None
    x0, y0 = place(rect.left, rect.top)
    x1, y1 = place(rect.right, rect.bottom)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _placer(page: pdfium.PdfPage, unit: float) -> Callable[[float, float], tuple[float, float]]:
    """A function from the page's own coordinates to points of the displayed page, from its top left."""
    x, y = ctypes.c_int(), ctypes.c_int()
    wide, high = (int(min(side * DEVICE, 2e9)) for side in (page.get_width(), page.get_height()))

    def place(across: float, up: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        return x.value / DEVICE * unit, y.value / DEVICE * unit

    return place


class _Shown:
    """Tells which letters are painted: by their rendering mode, and not under a large opaque picture drawn later."""

    def __init__(self, page: pdfium.PdfPage, text_page: Any) -> None:
        self._text_page = text_page
        self._order: dict[int, int] = {}
        self._last_picture = -1
        self._known: dict[int, bool] = {}
        area = page.get_width() * page.get_height()
        for order, item in enumerate(page.get_objects(max_depth=8)):
            self._order[_address(item.raw)] = order
            if item.type == raw.FPDF_PAGEOBJ_IMAGE and not raw.FPDFPageObj_HasTransparency(item.raw):
                x0, y0, x1, y1 = item.get_bounds()
                if (x1 - x0) * (y1 - y0) > COVERS * area:
                    self._last_picture = order

    def letter(self, index: int) -> bool:
        item = raw.FPDFText_GetTextObject(self._text_page, index)
        if not item:
            return True
        address = _address(item)
        if address not in self._known:
            painted = raw.FPDFTextObj_GetTextRenderMode(item) not in HIDDEN_MODES
            self._known[address] = painted and self._order.get(address, 1 << 60) > self._last_picture
        return self._known[address]


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0
