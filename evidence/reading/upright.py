"""Which way up a picture of a page must be turned to read it, by its own lines of print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evidence.reading import rapid
from evidence.reading.cuttings import lies_down
from evidence.reading.rapid import LineReader, Quad, Reading
from evidence.reading.raster import Pixels

ELONGATED = 3.0
"""A line this many times longer than high tells which way it runs."""
PHRASE = 8.0
SAMPLE = 4
MOSTLY = 0.65
"""Share of the lines' length that must lie down before a page is turned on its side."""
BADLY = 0.85
"""Mean score below which a page that stands may be upside down; a page that reads well costs nothing more."""
BETTER = 0.08
WELL = 0.75
"""Mean score of lines that surely are read the right way up."""


def turn_needed(reader: LineReader, quads: Sequence[Quad]) -> int:
    """Degrees clockwise, 0, 90, 180 or 270, by which the picture must be turned to be read."""
    long = sorted((q for q in quads if _length(q) >= ELONGATED * _height(q)), key=_length, reverse=True)
    if not long:
        return 0
    lying = sum(_length(q) for q in long if lies_down(q))
    if lying > MOSTLY * sum(_length(q) for q in long):
        downwards, upwards = _both_ways(reader, [q for q in long if lies_down(q)])
        return 270 if downwards >= upwards else 90
    standing = [q for q in long if not lies_down(q)]
    if _score(reader, sorted(standing, key=_unlike_a_phrase)[:2]) > BADLY:
        return 0
    upright, turned = _both_ways(reader, standing)
    return 180 if turned > max(WELL, upright + BETTER) else 0


def turned(rgb: Pixels, degrees: int) -> Pixels:
    """The picture turned clockwise."""
    return np.ascontiguousarray(np.rot90(rgb, -(degrees // 90)))


def _length(quad: Quad) -> float:
    return float(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])))


def _height(quad: Quad) -> float:
    return float(min(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])))


def _unlike_a_phrase(quad: Quad) -> float:
    """How far a line's shape is from that of a few words: enough to judge by, quickly read."""
    return abs(_length(quad) / max(_height(quad), 1.0) - PHRASE)


def _score(reader: LineReader, quads: Sequence[Quad]) -> float:
    """How well a few lines read as they are cut: confidence, less where letters are left out."""
    return _mean([reader.read(quad) for quad in quads]) if quads else 1.0


def _both_ways(reader: LineReader, quads: Sequence[Quad]) -> tuple[float, float]:
    """How well the longest lines read as they are cut, and turned upside down."""
    over = [np.rot90(rapid.cut(reader.rgb, quad), 2) for quad in quads[:SAMPLE]]
    as_cut = _mean([reader.read(quad) for quad in quads[:SAMPLE]])
    return as_cut, _mean([rapid.recognise(np.ascontiguousarray(cutting)) for cutting in over])


def _mean(readings: Sequence[Reading]) -> float:
    return float(np.mean([r.score * min(1.0, r.density) for r in readings]))
