"""Letters read from a line's cutting become words and lines on the page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evidence.finding import Box
from evidence.reading.boxes import around
from evidence.reading.rapid import Letter, Quad, Reading
from evidence.reading.reading import Line, ReadBy, Word

LEAST_SCORE = 0.5
"""Lines read worse than this are noise: ornaments, fingerprints, halves of stamps."""
CELL_GAP = 2.4
"""Distance between the middles of two letters, in line heights, from which they stand in different table
cells."""
STOPS = frozenset(":：,，、;；")
"""Signs between words: how well they were read says nothing of the word they cling to."""
PARTING = "：；，。、）"
"""Chinese has no spaces; words end after these."""


def lines_of(reading: Reading, quad: Quad) -> list[Line]:
    """The lines in one cutting: usually one, several where wide gaps part it, none where nothing is read."""
    if reading.score < LEAST_SCORE:
        return []
    lines = []
    for cell in _cells(reading):
        words = [_word(letters, reading, quad) for letters in _words(cell)]
        if words:
            confidence = round(min(1.0, reading.score), 4)
            lines.append(Line(tuple(words), around(w.box for w in words), ReadBy.OCR, confidence))
    return lines


def stretch(quad: Quad, start: float, end: float) -> Box:
    """The upright box around a part of a quadrangle; start and end: shares of its width from the left."""
    top_left, top_right, bottom_right, bottom_left = quad
    corners = np.array([
        top_left + (top_right - top_left) * start, top_left + (top_right - top_left) * end,
        bottom_left + (bottom_right - bottom_left) * start, bottom_left + (bottom_right - bottom_left) * end,
    ])  # fmt: skip
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def lies_down(quad: Quad) -> bool:
    """Whether the line runs down the page, so that its cutting was turned."""
    return bool(np.linalg.norm(quad[3] - quad[0]) >= 1.5 * np.linalg.norm(quad[1] - quad[0]))


def _cells(reading: Reading) -> list[list[Letter]]:
    """Parts of a line that a wide gap separates."""
    cells: list[list[Letter]] = [[]]
    last: Letter | None = None
    for letter in reading.letters:
        if not letter.text.isspace():
            if last and letter.middle - last.middle > CELL_GAP * reading.height:
                cells.append([])
            last = letter
        cells[-1].append(letter)
    return cells


def _words(letters: Sequence[Letter]) -> list[list[Letter]]:
    words: list[list[Letter]] = [[]]
    for letter in letters:
        if letter.text.isspace():
            words.append([])
            continue
        words[-1].append(letter)
        if letter.text in PARTING:
            words.append([])
    return [word for word in words if word]


def _word(letters: Sequence[Letter], reading: Reading, quad: Quad) -> Word:
    """A word with its box: the part of the quadrangle between its first and its last letter."""
    text = "".join(letter.text for letter in letters)
    said = [letter for letter in letters if letter.text not in STOPS] or letters
    confidence = round(min(1.0, *(letter.confidence for letter in said)), 4)
    if lies_down(quad):
        return Word(text, stretch(quad, 0, 1), confidence)
    first, last = letters[0].middle, letters[-1].middle
    half = 0.5 * (last - first) / (len(letters) - 1) if len(letters) > 1 else 0.3 * reading.height
    start, end = max(0.0, (first - half) / reading.width), min(1.0, (last + half) / reading.width)
    return Word(text, stretch(quad, start, end), confidence)
