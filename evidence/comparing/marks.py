"""Marks: the spots of one page that the other page does not show, whole words and patches of pictures alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.boxes import Bools, Floats, Ints, area, connect, gaps, moved, neighbours, overlap
from evidence.comparing.flow import Flow, suggest
from evidence.comparing.layout import Layout, lay_out
from evidence.comparing.page import Page
from evidence.comparing.side import Side


@dataclass(frozen=True, slots=True)
class Marks:
    """Spots of one page.

    boxes [n, 4]; score [n]: how strongly each differs. patch [n]: not a word. home [n, 4]: where each would stand on
    the other page. block [n]: its block in `layout`, -1 for patches. orphan [n]: nothing of its block was matched.
    """

    boxes: Ints
    score: Floats
    patch: Bools
    home: Ints
    block: Ints
    orphan: Bools

    def only(self, keep: Bools) -> Marks:
        """The marks chosen by a mask."""
        return Marks(*(getattr(self, name)[keep] for name in self.__slots__))


def mark(page: Page, side: Side, layout: Layout, patches: Ints, flow: Flow) -> Marks:
    """The marks of one page; flow: how content moves to the other page."""
    words = np.flatnonzero(~_whole_words(side, layout))
    boxes = np.concatenate([side.boxes[words], patches])
    patch = np.arange(len(boxes)) >= len(words)
    shifts = suggest(flow, boxes, page.text)[0][:, 0] if len(boxes) else np.zeros((0, 2), np.int64)
    score = np.concatenate([side.score[words], np.ones(len(patches), np.float32)])
    block = np.concatenate([layout.block[words], np.full(len(patches), -1)])
    kept = np.bincount(layout.block[side.fits], minlength=len(layout.blocks) + 1)
    return Marks(boxes, score, patch, moved(boxes, shifts), block, patch | (kept[block] == 0))


def _whole_words(side: Side, layout: Layout) -> Bools:
    """Which pieces count as matched once a word of which half differs counts as differing whole."""
    tall = side.boxes[:, 3] - side.boxes[:, 1]
    one, other = neighbours(side.boxes, 0)
    same_line = layout.line[one] == layout.line[other]
    one, other = one[same_line], other[same_line]
    across, _ = gaps(side.boxes[one], side.boxes[other])
    close = across <= 0.18 * np.minimum(tall[one], tall[other])
    label = connect(len(side.boxes), one[close], other[close])
    wide = (side.boxes[:, 2] - side.boxes[:, 0]).astype(float)
    whole = np.bincount(label, wide, len(wide))
    lost = np.bincount(label, wide * ~side.fits, len(wide))
    short = whole <= 8 * tall
    return np.asarray(side.fits & ~((lost >= 0.5 * whole) & short)[label])


def out_of_sight(marks: Marks, own: tuple[int, int], other: tuple[int, int]) -> Bools:
    """Which marks the other page, of size `other`, cannot show, or their own page shows only in part.

    Top and bottom only: to the sides a page reflows instead of being cut off.
    """
    above, below = marks.home[:, 1] < -1, marks.home[:, 3] > other[1] + 1
    cut_off = ~marks.patch & ((marks.boxes[:, 1] <= 1) | (marks.boxes[:, 3] >= own[1] - 1))
    return np.asarray(above | below | cut_off)


def covered(marks: Marks, own: Ints, other: Ints) -> Bools:
    """Which marks lie for the most part in boxes [n, 4] of their own page, or would on the other page."""
    size = np.maximum(area(marks.boxes), 1)
    here = overlap(marks.boxes, own).sum(1) >= 0.6 * size
    there = overlap(marks.home, other).sum(1) >= 0.6 * size
    return np.asarray(here | there)
