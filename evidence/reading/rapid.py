"""RapidOCR: finds and reads lines of Latin and Chinese print. Runs in a worker; models load once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from evidence.finding import Box
from evidence.reading.raster import Pixels
from evidence.reading.reading import Line, ReadBy, Word

DETECT_SIDE = 1280
"""Longest side of the picture in which lines are looked for; more finds no more (measured), less loses small print."""
LEAST_SCORE = 0.5
"""Lines read worse than this are noise: ornaments, fingerprints, halves of stamps."""
CELL_GAP = 1.6
"""Empty space inside a read line, in letter heights, that begins another cell."""


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    middle: float
    confidence: float


@cache
def _engine() -> Any:
    import cv2
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    return RapidOCR(params={
        "Global.use_cls": False, "Global.log_level": "error", "Global.max_side_len": 12_000,
        "Global.return_word_box": True, "Global.text_score": 0.0,
        "Det.limit_type": "max", "Det.limit_side_len": DETECT_SIDE,
        "EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    })  # fmt: skip


def find_lines(rgb: Pixels) -> list[np.ndarray[Any, Any]]:
    """Quadrangles around lines of print: four corners (x, y) in pixels, from top left clockwise."""
    found = _engine()(rgb[:, :, ::-1], use_det=True, use_rec=False, use_cls=False)
    if getattr(found, "boxes", None) is None:
        return []
    return [np.asarray(quad, dtype=np.float32) for quad in found.boxes]


def read_quad(rgb: Pixels, quad: np.ndarray[Any, Any]) -> list[Line]:
    """What stands in one quadrangle: usually one line, several where a wide gap parts it, none where nothing is read."""
    from rapidocr.utils.process_img import get_rotate_crop_image

    crop = get_rotate_crop_image(np.ascontiguousarray(rgb[:, :, ::-1]), quad)
    letters, score = _recognise(crop)
    if score < LEAST_SCORE:
        return []
    height, width = crop.shape[:2]
    upright = width >= height or len(letters) <= 1
    lines = []
    for cell in _cells(letters, height):
        words = [_word(w, crop.shape, quad, upright) for w in _words(cell)]
        if words:
            box = _around_words(words)
            lines.append(Line(tuple(words), box, ReadBy.OCR, round(score, 4)))
    return lines


def _around_words(words: list[Word]) -> Box:
    return (
        min(w.box[0] for w in words), min(w.box[1] for w in words),
        max(w.box[2] for w in words), max(w.box[3] for w in words),
    )  # fmt: skip


def _recognise(crop: Pixels) -> tuple[list[_Letter], float]:
    """Letters of one line with the middle of each in pixels from the left, and the line's mean confidence."""
    result = _engine()(crop, use_det=False, use_rec=True, use_cls=False, return_word_box=True)
    if not result.txts or not result.txts[0].strip():
        return [], 0.0
    text, info = result.txts[0], result.word_results[0]
    columns = [c for word in info.word_cols for c in word]
    step = crop.shape[1] / max(info.line_txt_len, 1e-6)
    letters: list[_Letter] = []
    place = iter(columns)
    for char, confidence in zip(text, info.confs, strict=True):
        middle = letters[-1].middle if char.isspace() and letters else 0.0
        if not char.isspace():
            middle = (next(place) + 0.5) * step
        letters.append(_Letter(char, middle, float(confidence)))
    return letters, float(result.scores[0])


def _cells(letters: list[_Letter], height: int) -> list[list[_Letter]]:
    """Parts of a line that a wide gap separates."""
    cells: list[list[_Letter]] = [[]]
    last: _Letter | None = None
    for letter in letters:
        if not letter.text.isspace():
            if last and letter.middle - last.middle > (CELL_GAP + 0.8) * height:
                cells.append([])
            last = letter
        cells[-1].append(letter)
    return cells


def _words(letters: list[_Letter]) -> list[list[_Letter]]:
    words: list[list[_Letter]] = [[]]
    for letter in letters:
        if letter.text.isspace():
            words.append([])
        else:
            words[-1].append(letter)
            if letter.text in "：；，。、）":
                words.append([])
    return [w for w in words if w]


def _word(letters: list[_Letter], shape: tuple[int, ...], quad: np.ndarray[Any, Any], upright: bool) -> Word:
    """A word with its box: the part of the quadrangle between its first and its last letter."""
    width = shape[1]
    half = 0.5 * (letters[-1].middle - letters[0].middle) / max(len(letters) - 1, 1) if len(letters) > 1 else 0.3 * shape[0]
    start = max(0.0, (letters[0].middle - half) / width)
    end = min(1.0, (letters[-1].middle + half) / width)
    top_left, top_right, bottom_right, bottom_left = quad
    if not upright:
        start, end = 0.0, 1.0
    corners = [
        top_left + (top_right - top_left) * start, top_left + (top_right - top_left) * end,
        bottom_left + (bottom_right - bottom_left) * start, bottom_left + (bottom_right - bottom_left) * end,
    ]  # fmt: skip
    xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
    text = "".join(letter.text for letter in letters)
    confidence = round(min(letter.confidence for letter in letters), 4)
    return Word(text, (min(xs), min(ys), max(xs), max(ys)), confidence)
