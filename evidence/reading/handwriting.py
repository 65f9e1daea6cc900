"""Signatures: strokes of a pen. Found as single connected strokes far larger than a letter, thin, and
slanting all ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box
from evidence.reading.raster import Raster, shrunk
from evidence.reading.reading import Line, Mark, MarkKind
from evidence.reading.seals import DPI, MM, whitened

HEAD = 0.22
"""Nobody signs in this share of a page from its top: logos are there."""
EDGE = 9 * MM
"""Ornaments and shadows of the paper's edge lie nearer to the border than this."""
LEVELS = (100, 150, 195)
"""Darkness below which a pixel is ink; a pen over a pale seal shows at the first, a faint pen at the last."""
LEAST = 0.4
PRINT = 0.8
"""Confidence of a line from which it is print, not a pen."""
Ink = NDArray[np.uint8]


def find_signatures(
    raster: Raster, lines: Sequence[Line], seals: Sequence[Mark], taken: Iterable[Box]
) -> list[Mark]:
    """Signatures on the page, boxes in points, best first. taken: boxes of photos and codes, where none is
    looked for."""
    picture, scale = shrunk(raster, DPI)
    least = whitened(picture).min(axis=2)
    for box in taken:
        x0, y0, x1, y1 = (max(0, int(v * scale)) for v in box)
        least[y0 : y1 + 1, x0 : x1 + 1] = 255
    titles = [line.box for line in lines if line.confidence > PRINT and len(line.text) > 2]
    found: list[Mark] = []
    for level in LEVELS:
        ink = (least < level).astype(np.uint8)
        _clear_rules(ink)
        shown = [seal.box for seal in seals if seal.colour == "black" or _ring_left(ink, seal.box, scale)]
        pieces = [m for m in _strokes(ink, scale) if not any(_fills(m.box, title) for title in titles)]
        found += [m for m in _alone(pieces) if not any(_of_seal(m.box, seal) for seal in shown)]
    return _apart(found)


def _alone(pieces: Sequence[Mark]) -> list[Mark]:
    """Without pieces of which there are many alike: ornaments, and print whose letters hang together."""

    def alike(a: Box, b: Box) -> bool:
        size = abs((a[3] - a[1]) - (b[3] - b[1])) < 0.15 * (a[3] - a[1])
        same_shape = size and abs((a[2] - a[0]) - (b[2] - b[0])) < 0.12 * (a[2] - a[0])
        return same_shape or (size and abs(a[1] - b[1]) < 0.3 * (a[3] - a[1]))

    alone = [p for p in pieces if sum(alike(p.box, q.box) for q in pieces) <= 3]
    return alone if len(alone) <= 12 else []


def _ring_left(ink: Ink, box: Box, scale: float) -> bool:
    """Whether the seal's own ring is among the ink at this level; if not, what is seen over it is
    another's stroke."""
    x0, y0, x1, y1 = (v * scale for v in box)
    rows, columns = np.mgrid[max(0, int(y0)) : int(y1) + 1, max(0, int(x0)) : int(x1) + 1]
    rows, columns = np.minimum(rows, ink.shape[0] - 1), np.minimum(columns, ink.shape[1] - 1)
    right, down = (2 * columns - x0 - x1) / (x1 - x0), (2 * rows - y0 - y1) / (y1 - y0)
    on = np.abs(np.hypot(right, down) - 0.97) < 0.09
    sector = (np.arctan2(down, right) * 24 / np.pi).astype(int) % 48
    return len(np.unique(sector[on & (ink[rows, columns] > 0)])) > 30


def _of_seal(box: Box, seal: Box) -> bool:
    """Whether a piece lies in a seal, all but a little."""
    wide = min(box[2], seal[2] + 3) - max(box[0], seal[0] - 3)
    high = min(box[3], seal[3] + 3) - max(box[1], seal[1] - 3)
    return wide > 0 and high > 0 and wide * high > 0.7 * (box[2] - box[0]) * (box[3] - box[1])


def _clear_rules(ink: Ink) -> None:
    """Take off straight lines longer than 14 mm, across and down."""
    for shape in ((int(14 * MM), 1), (1, int(14 * MM))):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0


def _strokes(ink: Ink, scale: float) -> Iterator[Mark]:
    height, width = ink.shape
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink)
    for label, (x, y, wide, high, area) in enumerate(boxes[1:count].tolist(), 1):
        if not (6 * MM < wide < 85 * MM and 3.5 * MM < high < 42 * MM and y > HEAD * height):
            continue
        if (
            x < EDGE
            or x + wide > width - EDGE
            or y + high > height - EDGE
            or not 0.03 < area / (wide * high) < 0.4
        ):
            continue
        part = (labels[y : y + high, x : x + wide] == label).astype(np.uint8)
        score = _score(part, area)
        if score >= LEAST:
            box = (x / scale, y / scale, (x + wide) / scale, (y + high) / scale)
            yield Mark(MarkKind.SIGNATURE, box, round(score, 3))


def _score(part: Ink, area: int) -> float:
    """How much a connected piece of ink looks like a pen's stroke, 0 to 1."""
    high, wide = part.shape
    thickest = float(cv2.distanceTransform(part, cv2.DIST_L2, 3).max()) / MM
    length = area / max(2 * _usual_thickness(part), 1.0)
    winding: float = length / float(np.hypot(high, wide))
    size = min(1.0, wide / (12 * MM)) * min(1.0, high / (5.5 * MM))
    thin: float = 1.0 if thickest <= 0.9 else max(0.0, 1.0 - (thickest - 0.9) / 0.9)
    bent = min(1.0, _slant(part) / 0.42) if winding > 1.1 else 0.5 * winding
    return float(size * thin * bent * (1.0 if winding < 14 else 14 / winding))


def _usual_thickness(part: Ink) -> float:
    """Half the width of the stroke in pixels, at its middle line, in the mean."""
    inside = cv2.distanceTransform(part, cv2.DIST_L2, 3)
    ridge = inside >= cv2.dilate(inside, np.ones((3, 3), np.uint8)) - 1e-3
    values = inside[ridge & (inside > 0)]
    return float(values.mean()) if values.size else 1.0


def _slant(part: Ink) -> float:
    """Share of the outline that runs neither across nor down: print and frames have little."""
    soft: NDArray[Any] = cv2.GaussianBlur(part.astype(np.float32), (5, 5), 1.0)
    across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    strong = np.hypot(across, down) > 0.5
    angle = np.abs(np.degrees(np.arctan2(down[strong], across[strong]))) % 90
    return float(((angle > 20) & (angle < 70)).mean()) if angle.size else 0.0


def _fills(box: Box, title: Box) -> bool:
    """Whether the piece is a letter or word of a printed line: within it, and about as high."""
    if box[0] < title[0] - 3 or box[2] > title[2] + 3:
        return False
    overlap = min(box[3], title[3]) - max(box[1], title[1])
    return overlap > 0.75 * (box[3] - box[1])


def _apart(found: Iterable[Mark]) -> list[Mark]:
    """The best of those that overlap."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (-m.score, m.box)):
        x0, y0, x1, y1 = mark.box
        if all(x1 < k.box[0] or x0 > k.box[2] or y1 < k.box[1] or y0 > k.box[3] for k in kept):
            kept.append(mark)
    return kept[:8]
