"""The words that changed, read from crops of both screenshots at the marks.

Only words under a mark are read as changed: everything else was found on the other page pixel by pixel, and no
misread letter can make a change of it. Where a reading is doubtful nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from PIL import Image

from evidence.comparing.change import PixelBox

TALL = 48
"""Height in pixels that a line is brought to before it is read."""

LARGEST = 4.0
"""Most that a line is enlarged."""

SURE = 0.75
"""Least confidence of a word that is told."""

UNDER, BESIDE = 0.5, 0.2
"""Share of a word under a mark from which it counts as changed, and up to which it doesn't."""

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
TOKEN = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})\S)+")


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as read: its box in pixels of the picture that was read, confidence 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float


class WordReader(Protocol):
    """Reads the words of a picture that holds one line of print, left to right."""

    def __call__(self, image: Image.Image) -> Sequence[ReadWord]:
        """The words; none where nothing can be read."""


@dataclass(frozen=True, slots=True)
class ToldWords:
    """Words only one side has, in reading order; `sure` False and both empty where a reading is doubtful.

    beside: the whole text of the lines that were read.
    """

    removed: tuple[str, ...]
    added: tuple[str, ...]
    sure: bool
    beside: str = ""


DOUBTFUL = ToldWords((), (), False)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of print in pixels of its screenshot, and the marks on it."""

    box: PixelBox
    marks: tuple[PixelBox, ...]


def tell_words(
    before: Image.Image,
    b: Sequence[MarkedLine],
    after: Image.Image,
    a: Sequence[MarkedLine],
    read: WordReader,
) -> ToldWords:
    """Read the marked lines of both screenshots and compare word by word."""
    lines_b = [_read_line(before, line.box, read) for line in b]
    lines_a = [_read_line(after, line.box, read) for line in a]
    removed, added = _marked_words(b, lines_b), _marked_words(a, lines_a)
    if removed is None or added is None:
        return DOUBTFUL
    old, new = [word.text for word in removed], [word.text for word in added]
    gone, come = [], []
    for action, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action != "equal":
            gone += removed[i:j]
            come += added[m:n]
    changed = [*gone, *come]
    if not changed or min(word.confidence for word in changed) < SURE:
        return DOUBTFUL
    beside = " ".join(word.text for line in (*lines_b, *lines_a) for word in line)
    return ToldWords(tuple(word.text for word in gone), tuple(word.text for word in come), True, beside)


def _marked_words(lines: Sequence[MarkedLine], read: Sequence[Sequence[ReadWord]]) -> list[ReadWord] | None:
    """The words under the marks, in reading order; None where a mark has no word or a word is half marked."""
    words: list[ReadWord] = []
    for line, found in zip(lines, read, strict=True):
        marked: set[int] = set()
        for word in found:
            share = _share_under(word.box, line.marks)
            if share >= UNDER:
                words.append(word)
                marked.update(_marks_over(word.box, line.marks))
            elif share > BESIDE:
                return None
        if len(marked) < len(line.marks):
            return None
    return words


def _read_line(image: Image.Image, box: PixelBox, read: WordReader) -> list[ReadWord]:
    """The tokens of a line, boxes in pixels of the screenshot: words, and single Chinese characters."""
    height = box[3] - box[1]
    pad = max(3, height // 3)
    frame = (
        max(box[0] - pad, 0),
        max(box[1] - pad // 2, 0),
        min(box[2] + pad, image.width),
        min(box[3] + pad // 2, image.height),
    )
    crop = image.crop(frame)
    factor = min(max(TALL / max(height, 1), 1.0), LARGEST)
    size = max(round(crop.width * factor), 1), max(round(crop.height * factor), 1)
    words = read(crop.resize(size, Image.Resampling.LANCZOS))
    return [token for word in words for token in _tokens(word, frame[0], frame[1], factor)]


def _tokens(word: ReadWord, left: int, top: int, factor: float) -> list[ReadWord]:
    x0, y0, x1, y1 = word.box
    step = (x1 - x0) / max(len(word.text), 1)
    return [
        ReadWord(
            part.group(),
            (left + (x0 + part.start() * step) / factor, top + y0 / factor,
             left + (x0 + part.end() * step) / factor, top + y1 / factor),
            word.confidence,
        )
        for part in TOKEN.finditer(word.text)
    ]  # fmt: skip


def _share_under(box: tuple[float, float, float, float], marks: Sequence[PixelBox]) -> float:
    width = max(box[2] - box[0], 1e-6)
    return sum(max(0.0, min(box[2], mark[2]) - max(box[0], mark[0])) for mark in marks) / width


def _marks_over(box: tuple[float, float, float, float], marks: Sequence[PixelBox]) -> list[int]:
    return [n for n, mark in enumerate(marks) if min(box[2], mark[2]) > max(box[0], mark[0])]
