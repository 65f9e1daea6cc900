"""Square and oblong stamps: a frame of red, blue or violet ink with print in it, or letters left out of a red block.

Found by shape: ink that hangs together, its smallest rectangle inked along all four sides, clean paper around.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidence.reading.strokes import MM

SHORTEST, LONGEST = 7.0, 62.0
"""Sides of a stamp, mm."""
OBLONG = 4.5
"""Times a stamp may be wider than high."""
RIM = 1.3
"""mm from the outline in which the frame's line lies."""
LEAST_SIDE = 0.8
"""Share of each side along which the frame must be inked."""
FRAME = (0.06, 0.5)
"""Share of a frame's inside that is ink."""
BLOCK = (0.5, 0.86)
"""The same of a block out of which letters are cut."""
MOST_TILTED = 20.0
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a stamp stands, pixels, and how much it looks like one, 0 to 1."""

    box: tuple[float, float, float, float]
    score: float


def find_frames(mask: Mask) -> Iterator[Frame]:
    """Stamps in one kind of ink; mask at 100 dpi."""
    ink = mask.astype(np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for label, (x, y, wide, high, _) in enumerate(boxes[1 : min(count, 3000)].tolist(), 1):
        if min(wide, high) < SHORTEST * MM or max(wide, high) > 1.2 * LONGEST * MM:
            continue
        rows, columns = slice(y, y + high), slice(x, x + wide)
        score = _score(_upright(labels[rows, columns] == label, ink[rows, columns]))
        if score:
            yield Frame((x, y, x + wide, y + high), score)


def _upright(outline: Mask, ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The ink in the outline's smallest rectangle, turned upright; empty where it is tilted more than a hand
    tilts a stamp."""
    (cx, cy), (wide, high), angle = cv2.minAreaRect(np.argwhere(outline)[:, ::-1].astype(np.float32))
    quarters = round(angle / 90)
    angle -= 90 * quarters
    if quarters % 2:
        wide, high = high, wide
    if abs(angle) > MOST_TILTED:
        return np.zeros((0, 0), np.uint8)
    turn: NDArray[Any] = np.array(cv2.getRotationMatrix2D((cx, cy), angle, 1.0))
    turn[:, 2] += np.array((wide / 2 - cx, high / 2 - cy))
    size = max(1, round(wide)), max(1, round(high))
    upright: NDArray[Any] = cv2.warpAffine(ink, turn, size, flags=cv2.INTER_NEAREST)
    return upright.astype(np.uint8)


def _score(part: NDArray[np.uint8]) -> float:
    """0 where it is no stamp, else 0.5 to 0.85."""
    rim = int(RIM * MM)
    if part.size == 0 or min(part.shape) < SHORTEST * MM or max(part.shape) > LONGEST * MM:
        return 0.0
    high, wide = part.shape
    if wide > OBLONG * high or high > 1.5 * wide:
        return 0.0
    closed = min(_along(part[:rim]), _along(part[-rim:]), _along(part[:, :rim].T), _along(part[:, -rim:].T))
    inside = part[rim:-rim, rim:-rim]
    framed = FRAME[0] < inside.mean() < FRAME[1] and _pieces(inside) >= 4
    cut_out = BLOCK[0] < part.mean() < BLOCK[1] and _pieces(1 - part) >= 4 and 0.75 < wide / high < 1.35
    if closed < LEAST_SIDE or not (framed or cut_out):
        return 0.0
    return round(0.5 + (0.35 if framed else 0.15) * (closed - LEAST_SIDE) / (1 - LEAST_SIDE), 3)


def _along(side: NDArray[np.uint8]) -> float:
    """Share of a side with ink, its rounded corners left out."""
    corner = side.shape[1] // 12
    return float(side[:, corner : side.shape[1] - corner].any(axis=0).mean())


def _pieces(mask: NDArray[np.uint8]) -> int:
    """Pieces large enough to be letters or their parts."""
    count, _, boxes, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(mask))
    return int((boxes[1:count, cv2.CC_STAT_AREA] >= 6).sum())
