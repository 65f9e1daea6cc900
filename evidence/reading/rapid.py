"""RapidOCR: finds lines of print in any script, and reads Latin and Chinese ones. Runs in a worker; models
load once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidence.reading.raster import Pixels

DETECT_SIDE = 1280
"""Longest side of the picture in which lines are looked for; 960 loses the smallest print, more finds no
more."""

LEAST_WIDTH = 96
"""Pixels to which shorter cuttings are filled up, at the model's height of 48; 320, the usual, reads no better."""
LONG = 2.2
"""Pictures longer than this many times their short side are looked at in parts, each PART of the short
side long."""
PART = 1.5

Quad = NDArray[np.float32]
"""Four corners (x, y) in pixels around a line, from its top left clockwise as the line reads."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character read; middle: pixels from the left of its line's cutting."""

    text: str
    middle: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as read from its cutting. score: mean confidence; width, height: of the cutting in pixels."""

    letters: tuple[Letter, ...]
    score: float
    width: int
    height: int

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    @property
    def density(self) -> float:
        """Letters per line height of width; about 2.5 in Latin print, counted double in Chinese.

        Hardly any where the model met a script it does not know: it leaves such letters out.
        """
        count = sum(2 if ord(x.text) > 0x2E80 else 1 for x in self.letters if not x.text.isspace())
        return count * self.height / max(self.width, 1)


@cache
def _engine() -> Any:
    import cv2
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    return RapidOCR(params={
        "Global.use_cls": False, "Global.log_level": "error", "Global.max_side_len": 12_000,
        "Global.return_word_box": True, "Global.text_score": 0.0,
        "Rec.rec_img_shape": [3, 48, LEAST_WIDTH], "Det.limit_type": "max", "Det.limit_side_len": DETECT_SIDE,
        "Det.score_mode": "slow",
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    })  # fmt: skip


def find_lines(rgb: Pixels) -> list[Quad]:
    """Quadrangles around lines of print, top to bottom; a long picture is looked at in overlapping parts."""
    height, width = rgb.shape[:2]
    if max(height, width) <= LONG * min(height, width):
        return _find(rgb)
    across = width > height
    long, short = max(height, width), min(height, width)
    step, found = int(PART * short), []
    overlap = int(0.2 * short)
    for start in range(0, long, step):
        low, high = max(0, start - overlap), min(long, start + step + overlap)
        part = rgb[:, low:high] if across else rgb[low:high]
        for quad in _find(part):
            quad = quad + np.array((low, 0) if across else (0, low), dtype=np.float32)
            middle = float(quad[:, 0 if across else 1].mean())
            if start <= middle < start + step:
                found.append(quad)
    return found


def _find(rgb: Pixels) -> list[Quad]:
    found = _engine()(np.ascontiguousarray(rgb[:, :, ::-1]), use_det=True, use_rec=False, use_cls=False)
    if getattr(found, "boxes", None) is None:
        return []
    return [np.asarray(quad, dtype=np.float32) for quad in found.boxes]


def cut(rgb: Pixels, quad: Quad) -> Pixels:
    """The cutting of a quadrangle, made upright; a line that runs down the page is laid on its side."""
    from rapidocr.utils.process_img import get_rotate_crop_image

    left, top = np.maximum(quad.min(axis=0).astype(int) - 2, 0)
    right, bottom = quad.max(axis=0).astype(int) + 3
    part = np.ascontiguousarray(rgb[top:bottom, left:right])
    cutting: Pixels = get_rotate_crop_image(part, (quad - (left, top)).astype(np.float32))
    return cutting


class LineReader:
    """Reads lines of one picture (RGB), each of them once."""

    def __init__(self, rgb: Pixels) -> None:
        self.rgb = rgb
        self._known: dict[bytes, Reading] = {}

    def read(self, quad: Quad) -> Reading:
        """The line in a quadrangle as it is cut."""
        key = quad.tobytes()
        if key not in self._known:
            self._known[key] = recognise(cut(self.rgb, quad))
        return self._known[key]


def recognise(cutting: Pixels) -> Reading:
    """Read one line from its cutting (RGB)."""
    height, width = cutting.shape[:2]
    if width < 4 or height < 4:
        return Reading((), 0.0, width, height)
    bgr = np.ascontiguousarray(cutting[:, :, ::-1])
    result = _engine()(bgr, use_det=False, use_rec=True, use_cls=False, return_word_box=True)
    if not result.txts or not result.txts[0].strip():
        return Reading((), 0.0, width, height)
    info = result.word_results[0]
    columns = iter([column for word in info.word_cols for column in word])
    step = width / max(info.line_txt_len, 1e-6)
    letters: list[Letter] = []
    for char, confidence in zip(result.txts[0], info.confs, strict=True):
        middle = (letters[-1].middle if letters else 0.0) if char.isspace() else (next(columns) + 0.5) * step
        letters.append(Letter(char, middle, float(confidence)))
    return Reading(tuple(letters), float(result.scores[0]), width, height)
