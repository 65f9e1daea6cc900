"""Boxes compared."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.finding import Box


def share(box: Box, other: Box) -> float:
    """How much of a box lies in another, 0 to 1."""
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes; there must be one."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def within(box: Box, width: float, height: float) -> Box:
    """The part of a box inside a page."""
    x0, y0, x1, y1 = box
    return (
        max(0.0, min(x0, width)),
        max(0.0, min(y0, height)),
        max(0.0, min(x1, width)),
        max(0.0, min(y1, height)),
    )


def area(box: Box) -> float:
    """Its area; 0 where it is turned inside out."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def joined(boxes: Iterable[Box], gap: float) -> list[Box]:
    """Boxes that overlap or lie nearer than `gap` brought together."""
    groups: list[Box] = []
    for box in boxes:
        apart = []
        for other in groups:
            near = (
                box[0] - gap < other[2]
                and other[0] < box[2] + gap
                and box[1] - gap < other[3]
                and other[1] < box[3] + gap
            )
            if near:
                box = around((box, other))
            else:
                apart.append(other)
        groups = [*apart, box]
    return groups
