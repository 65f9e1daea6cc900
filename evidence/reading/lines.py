"""Words become lines: what stands on one baseline without a wide gap, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence.reading.boxes import around
from evidence.reading.reading import Line, ReadBy, Word

WIDE_GAP = 1.1
"""A gap wider than this share of the letters' height begins another cell."""
SAME_BASELINE = 0.5
"""Share of the lower word's height by which two words on one line overlap vertically."""


def line_of(words: Sequence[Word], read_by: ReadBy, confidence: float | None = None) -> Line:
    """A line of these words, left to right; its confidence is their mean by length unless given."""
    if confidence is None:
        letters = sum(len(w.text) for w in words) or 1
        confidence = sum(w.confidence * len(w.text) for w in words) / letters
    return Line(tuple(words), around(w.box for w in words), read_by, round(confidence, 4))


@dataclass(slots=True)
class _Row:
    """A line being built: its words and where the last one ends."""

    words: list[Word]

    def takes(self, word: Word) -> bool:
        last = self.words[-1].box
        low, high = max(last[1], word.box[1]), min(last[3], word.box[3])
        height = min(last[3] - last[1], word.box[3] - word.box[1])
        tall = max(last[3] - last[1], word.box[3] - word.box[1])
        if height <= 0 or (high - low) < SAME_BASELINE * height or tall > 2.5 * height:
            return False
        gap = word.box[0] - last[2]
        return -0.5 * height <= gap <= WIDE_GAP * tall

    def distance(self, word: Word) -> float:
        last = self.words[-1].box
        return abs(word.box[0] - last[2]) + abs((word.box[1] + word.box[3]) - (last[1] + last[3]))


def build_lines(words: Iterable[Word], read_by: ReadBy) -> tuple[Line, ...]:
    """Lines from words in any order; each word follows the nearest row that ends just left of it."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (w.box[0], w.box[1], w.text)):
        near = [row for row in rows if row.takes(word)]
        if near:
            min(near, key=lambda row: row.distance(word)).words.append(word)
        else:
            rows.append(_Row([word]))
    return in_reading_order(line_of(row.words, read_by) for row in rows)


def in_reading_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Top to bottom in bands of lines that stand beside each other, left to right within a band."""
    left = sorted(lines, key=lambda line: (line.box[1] + line.box[3], line.box[0]))
    ordered: list[Line] = []
    band: list[Line] = []
    for line in left:
        if band and not _beside(band[0], line):
            ordered += sorted(band, key=lambda x: (x.box[0], x.box[1]))
            band = []
        band.append(line)
    ordered += sorted(band, key=lambda x: (x.box[0], x.box[1]))
    return tuple(ordered)


def _beside(first: Line, line: Line) -> bool:
    overlap = min(first.box[3], line.box[3]) - max(first.box[1], line.box[1])
    return overlap > SAME_BASELINE * min(first.box[3] - first.box[1], line.box[3] - line.box[1])
