"""Arithmetic on arrays of boxes [n, 4]: x0, y0, x1, y1, right and bottom exclusive."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

NO_BOXES: Ints = np.zeros((0, 4), np.int64)


def area(boxes: Ints) -> Ints:
    """Pixels in each box."""
    return np.asarray((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))


def centres(boxes: Ints) -> Floats:
    """x, y of the middle of each box [n, 2]."""
    return np.asarray((boxes[:, :2] + boxes[:, 2:]) / 2, np.float32)


def overlap(one: Ints, other: Ints) -> Ints:
    """Pixels shared by each pair of boxes [n, m]."""
    width = np.minimum(one[:, None, 2], other[None, :, 2]) - np.maximum(one[:, None, 0], other[None, :, 0])
    height = np.minimum(one[:, None, 3], other[None, :, 3]) - np.maximum(one[:, None, 1], other[None, :, 1])
    return np.asarray(np.maximum(width, 0) * np.maximum(height, 0))


def moved(boxes: Ints, shifts: Ints) -> Ints:
    """Boxes shifted by dx, dy: [n, 2] or one pair for all."""
    return np.asarray(boxes + np.concatenate([shifts, shifts], axis=-1))


def grown(boxes: Ints, across: float, down: float) -> Ints:
    """Boxes with that many pixels more on each side."""
    return np.asarray(boxes + np.array([-across, -down, across, down]).astype(np.int64))


def hull(boxes: Ints) -> Ints:
    """The smallest box around all [4]."""
    return np.concatenate([boxes[:, :2].min(0), boxes[:, 2:].max(0)])


def neighbours(boxes: Ints, reach: float) -> tuple[Ints, Ints]:
    """Pairs of boxes whose rows are at most `reach` pixels apart, each pair once, the one that starts higher first."""
    order = np.argsort(boxes[:, 1], kind="stable")
    top, bottom = boxes[order, 1], boxes[order, 3]
    last = np.searchsorted(top, bottom + reach, side="right")
    return _pairs(order, last)


def pairs_by_column(boxes: Ints, reach: float) -> tuple[Ints, Ints]:
    """Pairs of boxes whose columns are at most `reach` pixels apart, the one that starts further left first."""
    order = np.argsort(boxes[:, 0], kind="stable")
    last = np.searchsorted(boxes[order, 0], boxes[order, 2] + reach, side="right")
    return _pairs(order, last)


def _pairs(order: Ints, last: Ints) -> tuple[Ints, Ints]:
    count = np.maximum(last - np.arange(len(order)) - 1, 0)
    one = np.repeat(np.arange(len(order)), count)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
    return order[one], order[other]


def gaps(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Horizontal and vertical gap between paired boxes [n, 4]; negative where they overlap."""
    across = np.maximum(one[:, 0], other[:, 0]) - np.minimum(one[:, 2], other[:, 2])
    down = np.maximum(one[:, 1], other[:, 1]) - np.minimum(one[:, 3], other[:, 3])
    return np.asarray(across), np.asarray(down)


def connect(size: int, one: Ints, other: Ints) -> Ints:
    """Label per item [size], the smallest index of its group: labels sink along the edges, then jump to their root."""
    label = np.arange(size)
    while len(one):
        low = np.minimum(label[one], label[other])
        np.minimum.at(label, label[one], low)
        np.minimum.at(label, label[other], low)
        while True:
            root = label[label]
            if np.array_equal(root, label):
                break
            label = root
        differ = label[one] != label[other]
        one, other = one[differ], other[differ]
    return label


def merged(boxes: Ints, label: Ints) -> tuple[Ints, Ints]:
    """The hull of each group [m, 4] and, per box, which hull it is in; in the order of the labels."""
    roots, member = np.unique(label, return_inverse=True)
    hulls = boxes[roots].copy()
    np.minimum.at(hulls[:, :2], member, boxes[:, :2])
    np.maximum.at(hulls[:, 2:], member, boxes[:, 2:])
    return hulls, member
