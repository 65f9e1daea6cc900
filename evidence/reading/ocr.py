"""Reads a picture of a page: RapidOCR for Latin and Chinese, Tesseract for Cyrillic, both merged where both see."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from evidence.finding import Box
from evidence.reading import rapid, tesseract
from evidence.reading.lines import in_reading_order
from evidence.reading.raster import Raster
from evidence.reading.reading import DamageKind, Line, Word
from evidence.reading.script import dominant_script, looks_cyrillic


@dataclass(frozen=True, slots=True)
class Seen:
    """lines: boxes in points. script: of most letters. damage: kinds found while reading, with a few words each."""

    lines: tuple[Line, ...]
    script: str
    damage: tuple[tuple[DamageKind, str], ...] = ()


def read(raster: Raster, wanted: Callable[[Box], bool] | None = None) -> Seen:
    """Everything printed on the picture, or only lines whose box (points) is wanted."""
    lines: list[Line] = []
    for quad in rapid.find_lines(raster.rgb):
        xs, ys = quad[:, 0], quad[:, 1]
        box = raster.to_points((float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())))
        if wanted is None or wanted(box):
            lines += rapid.read_quad(raster.rgb, quad)
    if wanted is not None or not looks_cyrillic(lines):
        return _seen(raster, lines)
    if not tesseract.reads_cyrillic():
        return _seen(raster, lines, script="cyrillic", damage=((DamageKind.SCRIPT_NOT_READ, tesseract.INSTALL),))
    try:
        cyrillic = tesseract.read_lines(raster.rgb, "rus+eng", dpi=raster.scale * 72)
    except (OSError, subprocess.TimeoutExpired):
        return _seen(raster, lines, script="cyrillic", damage=((DamageKind.OCR_FAILED, "Tesseract failed"),))
    return _seen(raster, merge(lines, cyrillic))


def _seen(raster: Raster, lines: list[Line], script: str = "", damage: tuple[tuple[DamageKind, str], ...] = ()) -> Seen:
    placed = in_reading_order(_in_points(line, raster) for line in lines)
    return Seen(placed, script or dominant_script(line.text for line in placed), damage)


def _in_points(line: Line, raster: Raster) -> Line:
    words = tuple(Word(w.text, raster.to_points(w.box), w.confidence) for w in line.words)
    return Line(words, raster.to_points(line.box), line.read_by, line.confidence)


def merge(latin: list[Line], cyrillic: list[Line]) -> list[Line]:
    """Cyrillic lines as Tesseract saw them, and what only RapidOCR saw."""
    boxes = [line.box for line in cyrillic]
    return cyrillic + [line for line in latin if not any(share(line.box, box) > 0.3 for box in boxes)]


def share(box: Box, other: Box) -> float:
    """How much of a box lies in another, 0 to 1."""
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0
