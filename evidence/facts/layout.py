"""Where text stands: stretches of lines with their boxes, and how boxes lie to each other.

A Sheet is one page laid out for questions; a Cell is any stretch of one line of it. Boxes are points from the
page's top left, y grows downwards. Nothing here knows whether a line came from a text layer or from OCR.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from evidence.finding import Box
from evidence.reading.reading import Line, Page, ReadBy, join_words

_HEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters start..end (from 0, end excluded) of line `line` (from 0) of page `page` (from 1).

    text: exactly those characters. confidence: the lowest of the words touched, 0 to 1.
    """

    page: int
    line: int
    start: int
    end: int
    text: str
    box: Box
    confidence: float
    read_by: ReadBy


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page ready for questions. texts: each line's text; starts: where each word of each line begins in
    its text.

    line_height: the page's median, at least 1 point.
    """

    page: Page
    texts: tuple[str, ...]
    starts: tuple[tuple[int, ...], ...]
    line_height: float

    @property
    def number(self) -> int:
        """The page's number, from 1."""
        return self.page.number

    def cut(self, line: int, start: int = 0, end: int | None = None) -> Cell:
        """The stretch start..end of a line, with white space at both ends left out."""
        text = self.texts[line]
        end = len(text) if end is None else end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        source = self.page.lines[line]
        box, confidence = _measure(source, self.starts[line], start, end)
        return Cell(self.number, line, start, end, text[start:end], box, confidence, source.read_by)

    def digits_confidence(self, cell: Cell) -> float:
        """The lowest confidence of the words of a stretch that bear digits; of all its words where none
        does."""
        words = zip(self.page.lines[cell.line].words, self.starts[cell.line], strict=True)
        touched = [word for word, begin in words if begin < cell.end and begin + len(word.text) > cell.start]
        numbers = [word.confidence for word in touched if any(char.isdigit() for char in word.text)]
        return min(numbers, default=cell.confidence)

    def gap_before(self, line: int, offset: int) -> float:
        """Points of white between the word starting at `offset` and the word before it; 0 inside a word."""
        starts = self.starts[line]
        if offset not in starts or offset == 0:
            return 0.0
        at = starts.index(offset)
        words = self.page.lines[line].words
        return words[at].box[0] - words[at - 1].box[2]


def lay_out(page: Page) -> Sheet:
    """Measure a page once."""
    heights = [height(line.box) for line in page.lines]
    return Sheet(
        page,
        tuple(line.text for line in page.lines),
        tuple(_word_starts(line) for line in page.lines),
        max(median(heights), 1.0) if heights else _HEIGHT,
    )


def _word_starts(line: Line) -> tuple[int, ...]:
    starts, texts = [], []
    for word in line.words:
        texts.append(word.text)
        starts.append(len(join_words(texts)) - len(word.text))
    return tuple(starts)


def _measure(line: Line, starts: tuple[int, ...], start: int, end: int) -> tuple[Box, float]:
    boxes, confidences = [], []
    for word, begin in zip(line.words, starts, strict=True):
        length = len(word.text)
        first, last = max(start - begin, 0), min(end - begin, length)
        if first >= last:
            continue
        x0, y0, x1, y1 = word.box
        step = (x1 - x0) / length
        boxes.append((x0 + first * step, y0, x0 + last * step, y1))
        confidences.append(word.confidence)
    if not boxes:
        return line.box, line.confidence
    return around(boxes), min(confidences)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them; at least one must be given."""
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return (min(x0s), min(y0s), max(x1s), max(y1s))


def height(box: Box) -> float:
    """Points from top to bottom."""
    return box[3] - box[1]


def width(box: Box) -> float:
    """Points from left to right."""
    return box[2] - box[0]


def shared_height(a: Box, b: Box) -> float:
    """How much of the lower of the two boxes stands beside the other: 0 apart, 1 wholly on one row."""
    return _shared(a[1], a[3], b[1], b[3])


def shared_width(a: Box, b: Box) -> float:
    """How much of the narrower of the two boxes stands under or over the other: 0 apart, 1 wholly in one
    column."""
    return _shared(a[0], a[2], b[0], b[2])


def _shared(a0: float, a1: float, b0: float, b1: float) -> float:
    shorter = min(a1 - a0, b1 - b0)
    return max(0.0, min(a1, b1) - max(a0, b0)) / shorter if shorter > 0 else 0.0


def join_cells(cells: Iterable[Cell]) -> str:
    """The cells' texts as one: a line break becomes one space, none between Chinese characters."""
    return join_words(cell.text for cell in cells)
