"""Marks: the spots of one page that the other page does not show, whole words and patches of pictures alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.boxes import NO_BOXES, Bools, Floats, Ints, area, moved, overlap
from evidence.comparing.flow import Flow, suggest
from evidence.comparing.layout import Layout
from evidence.comparing.page import Page
from evidence.comparing.side import Side

FAR = 1 << 30
"""A distance beyond any page."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Spots of one page.

    boxes [n, 4]; score [n]: how strongly each differs. patch [n]: not a word. home [n, 4]: where each would stand on
    the other page. block [n]: its block in the layout, -1 for patches. orphan [n]: nothing of its block was matched.
    rooted [n]: something of its row was matched, so that its home is certain.
    """

    boxes: Ints
    score: Floats
    patch: Bools
    home: Ints
    block: Ints
    orphan: Bools
    rooted: Bools

    def only(self, keep: Bools | Ints) -> Marks:
        """The marks chosen by a mask or by indices."""
        return Marks(*(getattr(self, name)[keep] for name in self.__slots__))


def mark(page: Page, side: Side, layout: Layout, patches: Ints, flow: Flow) -> Marks:
    """The marks of one page; flow: how content moves to the other page."""
    words = np.flatnonzero(~side.fits)
    boxes = np.concatenate([side.boxes[words], patches])
    patch = np.arange(len(boxes)) >= len(words)
    shifts = suggest(flow, boxes, page.text)[0][:, 0] if len(boxes) else NO_BOXES[:, :2]
    row_shift, rooted = _row_shifts(boxes, side)
    rooted &= ~patch
    shifts = np.where(rooted[:, None], row_shift, shifts)
    score = np.concatenate([side.score[words], np.ones(len(patches), np.float32)])
    block = np.concatenate([layout.block[words], np.full(len(patches), -1)])
    kept = np.bincount(layout.block[side.fits], minlength=len(layout.blocks) + 1)
    return Marks(boxes, score, patch, moved(boxes, shifts), block, patch | (kept[block] == 0), rooted)


def _row_shifts(boxes: Ints, side: Side) -> tuple[Ints, Bools]:
    """Shift [n, 2] of the nearest matched word on the row of each box, and whether there is one.

    On one row are words whose top or bottom edges are level.
    """
    known = side.direct()
    words, shifts = side.boxes[known], side.shift[known]
    if not len(words) or not len(boxes):
        return np.zeros((len(boxes), 2), np.int64), np.zeros(len(boxes), np.bool_)
    tall = np.minimum((boxes[:, 3] - boxes[:, 1])[:, None], (words[:, 3] - words[:, 1])[None])
    top = np.abs(boxes[:, None, 1] - words[None, :, 1])
    bottom = np.abs(boxes[:, None, 3] - words[None, :, 3])
    level = np.minimum(top, bottom) <= 0.3 * tall
    gap = np.maximum(boxes[:, None, 0] - words[None, :, 2], words[None, :, 0] - boxes[:, None, 2])
    gap = np.where(level, np.maximum(gap, 0), FAR)
    return shifts[gap.argmin(1)], gap.min(1) < FAR


def out_of_sight(marks: Marks, own: tuple[int, int], other: tuple[int, int]) -> Bools:
    """Which marks the other page, of size `other`, cannot show, or their own page shows only in part.

    Top and bottom only: to the sides a page reflows instead of being cut off.
    """
    above, below = marks.home[:, 1] < -1, marks.home[:, 3] > other[1] + 1
    cut_off = (marks.boxes[:, 1] <= 1) | (marks.boxes[:, 3] >= own[1] - 1)
    cut_off |= (marks.home[:, 1] <= 1) | (marks.home[:, 3] >= other[1] - 1)
    return np.asarray(above | below | (cut_off & ~marks.patch))


def covered(marks: Marks, own: Ints, other: Ints) -> Bools:
    """Which marks lie for the most part in boxes [n, 4] of their own page, or would on the other page."""
    size = np.maximum(area(marks.boxes), 1)
    here = overlap(marks.boxes, own).sum(1) >= 0.6 * size
    there = overlap(marks.home, other).sum(1) >= 0.6 * size
    return np.asarray(here | there)
