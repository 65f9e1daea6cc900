"""Bars laid over print: one flat tone, straight edges, as high as a line, where the row beside it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box
from evidence.reading.boxes import share
from evidence.reading.reading import Line, Mark, MarkKind
from evidence.reading.strokes import MM

SHADE = 30
"""Difference from white paper from which a tone is a bar's rather than the paper's."""
FLAT = 14
"""Most by which the tones around a pixel of a bar differ; more is print, a photo or a pattern."""
WIDTH, HEIGHT = (10.0, 130.0), (2.0, 9.0)
"""Millimetres."""
SOLID = 0.88
"""Share of its upright rectangle a bar fills."""
NEAR, FAR = 3, 8
"""Pixels from a bar between which its surroundings are looked at."""
FREE = 0.8
"""Share of them that is paper."""
BESIDE = 170.0
"""Points left of the bar in which the row's label ends, or right of it in which the rest of the row begins."""
PRINT = 0.8


def find_covered(paper: NDArray[np.int16], scale: float, lines: Sequence[Line]) -> list[Mark]:
    """Bars over print, boxes in points. paper: whitened, at 100 dpi; scale: its pixels to the point."""
    light = paper.min(axis=2).astype(np.uint8)
    kernel = np.ones((3, 3), np.uint8)
    even = cv2.dilate(light, kernel).astype(np.int16) - cv2.erode(light, kernel) < FLAT
    flat = (even & (light < 245 - SHADE)).astype(np.uint8)
    low = cv2.getStructuringElement(cv2.MORPH_RECT, (int(0.7 * WIDTH[0] * MM), int(0.6 * HEIGHT[0] * MM)))
    found = []
    opened = cv2.morphologyEx(flat, cv2.MORPH_OPEN, low).astype(np.uint8)
    for x, y, wide, high in _pieces(opened, light):
        box = (x / scale, y / scale, (x + wide) / scale, (y + high) / scale)
        if _in_a_row(box, lines) and not any(
            share(word.box, box) > 0.5 for line in lines for word in line.words
        ):
            found.append(Mark(MarkKind.COVERED, box, 0.8))
    return found


def _pieces(flat: NDArray[np.uint8], light: NDArray[np.uint8]) -> Iterator[tuple[int, int, int, int]]:
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(flat)
    for label, (x, y, wide, high, area) in enumerate(boxes[1:count].tolist(), 1):
        if not (WIDTH[0] * MM < wide < WIDTH[1] * MM and high < 2 * HEIGHT[1] * MM):
            continue
        points = np.argwhere(labels[y : y + high, x : x + wide] == label)[:, ::-1].astype(np.float32)
        sides = sorted(cv2.minAreaRect(points)[1])
        solid = area > SOLID * (sides[0] + 1) * (sides[1] + 1)
        if (
            solid
            and HEIGHT[0] * MM < sides[0] < HEIGHT[1] * MM
            and _stands_free(labels == label, light, (x, y, wide))
        ):
            yield x, y, wide, high


def _stands_free(piece: NDArray[np.bool_], light: NDArray[np.uint8], at: tuple[int, int, int]) -> bool:
    """Whether paper surrounds a piece on all sides: a table's shaded cell has rules or shade beside it.

    at: left, top and width of the piece's box.
    """
    x, y, wide = at
    part = np.s_[
        max(0, y - FAR) : y + int(2 * HEIGHT[1] * MM) + FAR, max(0, x - FAR) : x + int(WIDTH[1] * MM) + FAR
    ]
    bar, shades = piece[part].astype(np.uint8), light[part]
    near, far = (cv2.dilate(bar, np.ones((2 * n + 1, 2 * n + 1), np.uint8)) for n in (NEAR, FAR))
    ring, column = (far > 0) & (near == 0), np.arange(bar.shape[1]) - min(x, FAR)
    sides = ring & (column < 0), ring & (column >= 0) & (column < wide), ring & (column >= wide)
    return all(side.any() and float((shades[side] > 245 - SHADE).mean()) > FREE for side in sides)


def _in_a_row(box: Box, lines: Sequence[Line]) -> bool:
    """Whether print of about the bar's height stands on the same row, near its left or right end."""
    high = box[3] - box[1]
    for line in lines:
        level = min(line.box[3], box[3]) - max(line.box[1], box[1])
        alike = 0.4 * high < line.box[3] - line.box[1] < 2 * high
        near = -2 < box[0] - line.box[2] < BESIDE or -2 < line.box[0] - box[2] < 20
        if line.confidence > PRINT and alike and near and level > 0.5 * min(high, line.box[3] - line.box[1]):
            return True
    return False
