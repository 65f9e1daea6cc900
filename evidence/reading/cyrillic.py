"""Cyrillic lines, read by Tesseract from a sheet of cuttings; numbers and Latin words get a second look by
RapidOCR.

The cuttings, brought to one height and laid under each other on white, read better and faster than the
page: lines are found already, seals and backgrounds stay outside, the print has the size Tesseract knows
best (measured).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box
from evidence.reading import rapid, tesseract
from evidence.reading.blend import blend
from evidence.reading.cuttings import stretch
from evidence.reading.lines import line_of
from evidence.reading.rapid import Quad
from evidence.reading.raster import Pixels
from evidence.reading.reading import Line, ReadBy, Word
from evidence.reading.script import script_of

TRIED = 4
"""Lines that tell whether a page is Cyrillic."""
POORLY, MANY_LETTERS = 0.42, 100
"""Mean confidence from which print on a patterned ground is still believed, where so many letters agree."""
ROW = 44
"""Height of a cutting on the sheet, pixels."""
MARGIN = 22
LEFT_OUT = 1.6
"""Density (rapid.Reading.density) below which part of a run was left out."""
CELL_GAP = 2.0
"""A gap wider than this many row heights begins another cell."""
_CODE = re.compile(r"^[№NА-ЯЁA-Z0-9.,\-–/_()\"'’«»;:*+°|]+$")


_LIMITED = re.compile("[0OОСC]{3}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word on the sheet: row from 0, start and end in pixels of the row's cutting as laid down."""

    text: str
    row: int
    start: float
    end: float
    confidence: float


def read(rgb: Pixels, quads: Sequence[Quad]) -> list[Line]:
    """The lines of these quadrangles, boxes in pixels. Raises as tesseract.read_lines."""
    cuttings = [rapid.cut(rgb, quad) for quad in quads]
    kept = [i for i, c in enumerate(cuttings) if c.shape[1] >= 8 and c.shape[0] >= 6]
    rows = [_row(cuttings[i]) for i in kept]
    if not rows:
        return []
    pieces: list[list[_Piece]] = [[] for _ in kept]
    for piece in _read_sheet(rows, "rus+eng"):
        pieces[piece.row].append(piece)
    runs = [(row, run) for row, line in enumerate(pieces) for run in _runs(line)]
    looked = _second_look([cuttings[i] for i in kept], runs)
    lines: list[Line] = []
    for row, line in enumerate(pieces):
        lines += _lines(_replaced(line, [(run, new) for (r, run), new in zip(runs, looked, strict=True) if r == row]),
                        quads[kept[row]], rows[row].shape[1])  # fmt: skip
    return lines


def is_cyrillic(rgb: Pixels, quads: Sequence[Quad]) -> bool:
    """Whether the widest lines are Cyrillic print. Raises as tesseract.read_lines."""
    widest = sorted(quads, key=lambda quad: -float(np.linalg.norm(quad[1] - quad[0])))[:TRIED]
    rows = [_row(c) for c in (rapid.cut(rgb, quad) for quad in widest) if min(c.shape[:2]) >= 6]
    pieces = _read_sheet(rows, "rus+eng") if rows else []
    letters = [c for piece in pieces for c in piece.text if script_of(c)]
    sure = sum(piece.confidence for piece in pieces) / max(len(pieces), 1)
    found = sum(script_of(c) == "cyrillic" for c in letters) / max(len(letters), 1)
    return (sure > 0.6 and found > 0.5) or (sure > POORLY and found > 0.75 and len(letters) >= MANY_LETTERS)


def _row(cutting: Pixels) -> NDArray[np.uint8]:
    """A cutting in grey at the sheet's height: the brightest channel, so that seals fade, with the paper
    made white."""
    import cv2

    ink = cutting.max(axis=2)
    width = max(8, round(ink.shape[1] * ROW / ink.shape[0]))
    how = cv2.INTER_AREA if ink.shape[0] > ROW else cv2.INTER_CUBIC
    small = cv2.resize(ink, (width, ROW), interpolation=how)
    paper = max(float(np.quantile(small, 0.8)), 1.0)
    white: NDArray[Any] = np.clip(small.astype(np.float32) * (255 / paper), 0, 255)
    return white.astype(np.uint8)


def _read_sheet(rows: Sequence[NDArray[np.uint8]], language: str) -> list[_Piece]:
    """The words of rows laid under each other."""
    step = ROW + MARGIN
    sheet = np.full((step * len(rows) + MARGIN, max(r.shape[1] for r in rows) + 2 * MARGIN), 255, np.uint8)
    for i, row in enumerate(rows):
        top = MARGIN + i * step
        sheet[top : top + ROW, MARGIN : MARGIN + row.shape[1]] = row
    pieces = []
    for line in tesseract.read_lines(np.repeat(sheet[:, :, None], 3, axis=2), language, psm=6):
        for word in line.words:
            at = int((word.box[1] + word.box[3] - MARGIN) / 2 // step)
            place = min(len(rows) - 1, max(0, at))
            pieces.append(
                _Piece(word.text, place, word.box[0] - MARGIN, word.box[2] - MARGIN, word.confidence)
            )
    return sorted(pieces, key=lambda p: (p.row, p.start))


def _runs(line: Sequence[_Piece]) -> list[list[_Piece]]:
    """Neighbouring words worth a second look: numbers, codes, and what was read as Latin."""
    runs: list[list[_Piece]] = [[]]
    for piece in line:
        if _CODE.match(piece.text) or _latin(piece.text):
            runs[-1].append(piece)
        else:
            runs.append([])
    return [run for run in runs if any(c.isdigit() or script_of(c) == "latin" for p in run for c in p.text)]


def _latin(text: str) -> bool:
    return any(script_of(c) == "latin" for c in text)


def _second_look(
    cuttings: Sequence[Pixels], runs: Sequence[tuple[int, list[_Piece]]]
) -> list[tuple[str, float]]:
    """What each run says by both engines together, with confidence."""
    if not runs:
        return []
    parts = [_part(cuttings[row], run) for row, run in runs]
    russian: dict[int, list[_Piece]] = {}
    for piece in _read_sheet([_row(p) for p in parts], "rus"):
        russian.setdefault(piece.row, []).append(piece)
    return [_look(cuttings[row], run, russian.get(i, []), parts[i]) for i, (row, run) in enumerate(runs)]


def _look(
    cutting: Pixels, run: Sequence[_Piece], russian: Sequence[_Piece], part: Pixels
) -> tuple[str, float]:
    """A run by both engines; word by word where RapidOCR leaves much of the whole out."""
    seen = rapid.recognise(part)
    if len(run) == 1 or len(russian) != len(run) or not 0 < seen.density < LEFT_OUT:
        return _agreed(run, russian, seen)
    words = [
        _agreed([piece], [also], rapid.recognise(_part(cutting, [piece])))
        for piece, also in zip(run, russian, strict=True)
    ]
    return " ".join(text for text, _ in words), min(sure for _, sure in words)


def _part(cutting: Pixels, run: Sequence[_Piece]) -> Pixels:
    scale = cutting.shape[0] / ROW
    start = max(0, int((run[0].start - 7) * scale))
    end = min(cutting.shape[1], max(start + 8, int((run[-1].end + 7) * scale)))
    part = cutting[:, start:end]
    return part if part.shape[1] >= 8 else cutting[:, -8:]


def _agreed(run: Sequence[_Piece], russian: Sequence[_Piece], seen: rapid.Reading) -> tuple[str, float]:
    """The run by both engines: as Latin where it clearly is, else blended; Tesseract's alone where the
    other sees nothing."""
    first = " ".join(p.text for p in run)
    second = " ".join(p.text for p in russian) or first
    if not seen.letters or seen.score < 0.8 or seen.density < 1.0:
        if _latin(first) and russian:
            return second, min(p.confidence for p in russian)
        return first, min(p.confidence for p in run)
    if (
        seen.score > 0.93
        and not _cyrillic_in(first)
        and (not _cyrillic_in(second) or _plain_latin(seen.text))
    ):
        return seen.text, min(1.0, seen.score)
    return blend(second, seen.text) or first, min(1.0, seen.score)


def _cyrillic_in(text: str) -> bool:
    return any(script_of(c) == "cyrillic" for c in text)


def _plain_latin(text: str) -> bool:
    """Whether a text has letters no Cyrillic word shows: small Latin letters of their own."""
    letters = [c for c in text if c.isalpha()]
    return sum(c in "bdfghijklqrstvwzDFGJLQRSUVWZ" for c in letters) > 0.3 * max(len(letters), 1)


def _replaced(line: Sequence[_Piece], news: Sequence[tuple[list[_Piece], tuple[str, float]]]) -> list[_Piece]:
    """The line's words with each run replaced by its new reading, spread over the run's place."""
    gone = {id(p) for run, _ in news for p in run}
    pieces = [p for p in line if id(p) not in gone]
    for run, (text, confidence) in news:
        words, start, end = text.split(), run[0].start, run[-1].end
        if len(words) == len(run):
            pieces += [_Piece(w, p.row, p.start, p.end, confidence) for w, p in zip(words, run, strict=True)]
            continue
        step = (end - start) / max(len(" ".join(words)), 1)
        at = start
        for word in words:
            pieces.append(_Piece(word, run[0].row, at, at + step * len(word), confidence))
            at += step * (len(word) + 1)
    return _companies(sorted(pieces, key=lambda p: p.start))


def _companies(line: list[_Piece]) -> list[_Piece]:
    """With the short name of a limited company before a quoted name spelt in letters, which look like noughts."""
    return [
        replace(piece, text="ООО")
        if _LIMITED.fullmatch(piece.text) and after is not None and after.text[0] in '«„“"'
        else piece
        for piece, after in zip(line, [*line[1:], None][: len(line)], strict=True)
    ]


def _lines(pieces: Sequence[_Piece], quad: Quad, width: int) -> list[Line]:
    """The words of one row as lines on the page."""
    cells: list[list[Word]] = []
    last: _Piece | None = None
    for piece in pieces:
        if last is None or piece.start - last.end > CELL_GAP * ROW:
            cells.append([])
        cells[-1].append(Word(piece.text, _box(piece, quad, width), round(min(1.0, piece.confidence), 4)))
        last = piece
    return [line_of(words, ReadBy.OCR) for words in cells]


def _box(piece: _Piece, quad: Quad, width: int) -> Box:
    return stretch(quad, max(0.0, piece.start / width), min(1.0, piece.end / width))
