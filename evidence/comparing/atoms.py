"""Atoms of a screenshot: connected pieces of ink, which are mostly single words, icons and pictures.

Words, not rows: two columns of a page reflow on their own, which no comparison of whole rows can follow.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.boxes import NO_BOXES, Bools, Ints, connect, gaps, merged, pairs_by_column
from evidence.comparing.ink import Mask


@dataclass(frozen=True, slots=True)
class Atoms:
    """Connected pieces: boxes [n, 4] as x0, y0, x1, y1, and how many ink pixels each has [n]."""

    boxes: Ints
    ink: Ints

    def only(self, keep: Bools) -> Atoms:
        """The atoms chosen by a mask."""
        return Atoms(self.boxes[keep], self.ink[keep])


def find_atoms(ink: Mask) -> Atoms:
    """Connected components (8 neighbours) of a mask [height, width], ordered by their first row."""
    rows, starts, ends = _runs(ink)
    if not len(rows):
        return Atoms(NO_BOXES, np.zeros(0, np.int64))
    labels = connect(len(rows), *_touching(rows, starts, ends, ink.shape[1]))
    boxes, member = merged(np.stack([starts, rows, ends, rows + 1], 1), labels)
    return Atoms(boxes, np.bincount(member, ends - starts).astype(np.int64))


def join_letters(boxes: Ints) -> Ints:
    """Boxes [n, 4] with letters of one word and pieces of one character put together.

    Beside each other on a line they may stand a tenth of their height apart, which is half a word space; one above
    the other an eighth, which is far less than the gap between lines.
    """
    if not len(boxes):
        return boxes
    tall, wide = boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]
    one, other = pairs_by_column(boxes, float(max(tall.max() * 0.1, 1)))
    across, down = gaps(boxes[one], boxes[other])
    high = np.maximum(tall[one], tall[other])
    beside = (-down >= 0.5 * np.minimum(tall[one], tall[other])) & (across <= 0.1 * high)
    above = (-across >= 0.5 * np.minimum(wide[one], wide[other])) & (down <= 0.12 * high)
    close = beside | above
    return merged(boxes, connect(len(boxes), one[close], other[close]))[0]


def _runs(ink: Mask) -> tuple[Ints, Ints, Ints]:
    """Horizontal runs of ink: their row, first column and the column after the last."""
    height, width = ink.shape
    framed = np.zeros((height, width + 1), np.bool_)
    framed[:, :width] = ink
    flat = framed.ravel()
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat.size and flat[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[0::2], edges[1::2]
    rows = starts // (width + 1)
    return rows, starts - rows * (width + 1), ends - rows * (width + 1)


def _touching(rows: Ints, starts: Ints, ends: Ints, width: int) -> tuple[Ints, Ints]:
    """Pairs of runs in neighbouring rows that touch, corners included."""
    stride = width + 2
    first = np.searchsorted(rows * stride + ends, (rows + 1) * stride + starts, side="left")
    after = np.searchsorted(rows * stride + starts, (rows + 1) * stride + ends, side="right")
    count = np.maximum(after - first, 0)
    upper = np.repeat(np.arange(len(rows)), count)
    offset = np.arange(len(upper)) - np.repeat(np.cumsum(count) - count, count)
    return upper, np.repeat(first, count) + offset
