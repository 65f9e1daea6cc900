"""The words that changed, read from crops of both screenshots at the marks.

The lines that hold marks are read, and the lines in their place on the other page; what differs between both readings
and lies under a mark is told. Everything else was found on the other page pixel by pixel, and no misread letter can
make a change of it. Where a reading is doubtful nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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

UNDER = 0.25
"""Share of a word under a mark from which it may have changed."""

SIGNS = "!?.,:;·'`|_…，。、：；！？"
"""Signs that are written to a word, and that a speck is easily taken for where they stand alone."""

DOT, APART = 0.6, 0.45
"""Heights of a line: largest side of the dot before a list item, and least gap behind it."""

SPACE = 0.22
"""Gap between marks, in heights of a mark, from which it is a word space."""

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
TOKEN = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})\S)+")


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as read: its box in pixels of the picture that was read, confidence 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float


@dataclass(frozen=True, eq=False)
class Specimen:
    """Some of the longest lines of a page, each a picture, from which its script can be told."""

    lines: tuple[Image.Image, ...]


class WordReader(Protocol):
    """Reads the words of a picture that holds one line of print, left to right."""

    def __call__(self, image: Image.Image, page: Specimen) -> Sequence[ReadWord]:
        """The words; none where nothing can be read. page: what the line stands among."""


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
    """A line of print in pixels of its screenshot, and the marks on it; none on a line that is only read along."""

    box: PixelBox
    marks: tuple[PixelBox, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as read; share: how much of it lies under marks."""

    word: ReadWord
    share: float

    @property
    def text(self) -> str:
        return self.word.text


def tell_words(
    before: Image.Image,
    b: Sequence[MarkedLine],
    after: Image.Image,
    a: Sequence[MarkedLine],
    read: WordReader,
    page: Specimen,
) -> ToldWords:
    """Read the lines of both screenshots and compare word by word."""
    old, new = _read_lines(before, b, read, page), _read_lines(after, a, read, page)
    if old is None or new is None:
        return DOUBTFUL
    gone, come = _differing(old, new)
    changed = [*gone, *come]
    if not changed or min(_certainty(token) for token in changed) < SURE:
        return DOUBTFUL
    beside = " ".join(token.text for token in (*old, *new))
    return ToldWords(tuple(token.text for token in gone), tuple(token.text for token in come), True, beside)


def _differing(old: Sequence[_Token], new: Sequence[_Token]) -> tuple[list[_Token], list[_Token]]:
    """The words under marks that only one side has.

    A word under no mark stands on the other page too, on another line perhaps; unless all that differs is a sign
    written to it.
    """
    gone: list[_Token] = []
    come: list[_Token] = []
    matcher = SequenceMatcher(None, [t.text for t in old], [t.text for t in new], autojunk=False)
    for action, i, j, m, n in matcher.get_opcodes():
        here, there = old[i:j], new[m:n]
        if action != "equal" and any(token.share >= UNDER for token in (*here, *there)):
            gone += [t for t in here if t.share >= UNDER or _punctuated(t, there)]
            come += [t for t in there if t.share >= UNDER or _punctuated(t, here)]
    return gone, come


def _punctuated(token: _Token, others: Sequence[_Token]) -> bool:
    plain = token.text.strip(SIGNS)
    return bool(plain) and any(plain == other.text.strip(SIGNS) for other in others)


def _certainty(token: _Token) -> float:
    """The word's confidence; 0 for a lone sign, which may be a speck, and for a word that is half marked."""
    alone = not HAN.search(token.text) and not token.text.strip(SIGNS)
    return 0.0 if alone else token.word.confidence


def _read_lines(
    image: Image.Image, lines: Sequence[MarkedLine], read: WordReader, page: Specimen
) -> list[_Token] | None:
    """The words of the lines, in reading order; None where a mark has no word."""
    tokens: list[_Token] = []
    for line in lines:
        marks = without_bullet(line)
        read_line = _read_line(image, line.box, read, page)
        found = [part for word in read_line for part in split_at_gaps(word, marks)]
        if len({n for word in found for n in _marks_over(word.box, marks)}) < len(marks):
            return None
        start = marks[0][0] if len(marks) < len(line.marks) else line.box[0]
        tokens += [_Token(word, _share_under(word.box, marks)) for word in found if word.box[2] > start]
    return tokens


def without_bullet(line: MarkedLine) -> tuple[PixelBox, ...]:
    """The marks from left to right, without a small dot that stands apart at the line's start."""
    marks = tuple(sorted(line.marks))
    if len(marks) < 2 or marks[0][0] > line.box[0] + 1:
        return marks
    (x0, y0, x1, y1), tall = marks[0], line.box[3] - line.box[1]
    small = max(x1 - x0, y1 - y0) <= DOT * tall
    return marks[1:] if small and marks[1][0] - x1 > APART * tall else marks


def split_at_gaps(word: ReadWord, marks: Sequence[PixelBox]) -> list[ReadWord]:
    """A word that was read across a word space between marks, in its parts; unsure where they cannot be told.

    Signs leave gaps as wide as a space, so a word with signs in it stays whole.
    """
    own = [marks[n] for n in _marks_over(word.box, marks)]
    parts: list[tuple[int, int]] = []
    for x0, y0, x1, y1 in own:
        if parts and x0 - parts[-1][1] < SPACE * (y1 - y0):
            parts[-1] = parts[-1][0], x1
        else:
            parts.append((x0, x1))
    if len(parts) < 2 or not word.text.isalnum() or HAN.search(word.text):
        return [word]
    each = len(word.text) / sum(x1 - x0 for x0, x1 in parts)
    lengths = [(x1 - x0) * each for x0, x1 in parts]
    counts = [round(length) for length in lengths]
    if sum(counts) != len(word.text) or max(abs(n - x) for n, x in zip(counts, lengths, strict=True)) > 0.4:
        return [replace(word, confidence=0.0)]
    ends = [sum(counts[: n + 1]) for n in range(len(counts))]
    return [
        ReadWord(
            word.text[end - count : end],
            (float(x0), word.box[1], float(x1), word.box[3]),
            word.confidence,
        )
        for end, count, (x0, x1) in zip(ends, counts, parts, strict=True)
    ]


def cut_line(image: Image.Image, box: PixelBox) -> tuple[Image.Image, tuple[int, int], float]:
    """A line with some margin, enlarged to be read; its left top corner in the screenshot, and the enlargement."""
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
    return crop.resize(size, Image.Resampling.LANCZOS), frame[:2], factor


def _read_line(image: Image.Image, box: PixelBox, read: WordReader, page: Specimen) -> list[ReadWord]:
    """The tokens of a line, boxes in pixels of the screenshot: words, and single Chinese characters."""
    picture, (left, top), factor = cut_line(image, box)
    return [token for word in read(picture, page) for token in _tokens(word, left, top, factor)]


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
    """Marks that the word reaches, by more than the edge of a neighbour."""
    return [n for n, mark in enumerate(marks) if min(box[2], mark[2]) > max(box[0], mark[0])]
