"""A word of which a part differs, differs as a whole, and so does the word in its place on the other page.

Long runs without word spaces, as in Chinese, stay as finely cut as they were found.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evidence.comparing.boxes import Bools, Ints, area, connect, gaps, moved, neighbours, overlap
from evidence.comparing.layout import lay_out
from evidence.comparing.likeness import cut
from evidence.comparing.page import MARGIN, Page
from evidence.comparing.side import Side

SPACE = 0.18
"""Width in heights of the narrowest word space."""

LONGEST = 8
"""Width in heights beyond which a run of letters is a line without word spaces and no word."""

FAINT = 0.3
"""Share of a word's contrast below which nothing is drawn in a column of pixels but noise."""


def spread(before: Page, b: Side, after: Page, a: Side) -> tuple[Side, Side]:
    """Both sides with whole words left over, before and after."""
    b, b_grown = _whole(before, b)
    a, a_grown = _whole(after, a)
    return _lose_partners(b, a_grown), _lose_partners(a, b_grown)


def _whole(page: Page, side: Side) -> tuple[Side, Ints]:
    """The side with whole words left over, and the boxes [n, 4] of the words of which only a part differed."""
    boxes = side.boxes.copy()
    cut_off = np.flatnonzero(~side.fits & (side.boxes != side.full).any(1))
    for n in cut_off:
        boxes[n] = _to_spaces(page, boxes[n], side.full[n])
    side = replace(side, boxes=boxes)
    lost = _broken(side)
    grown = np.concatenate([boxes[cut_off], boxes[lost]])
    return replace(
        side, fits=side.fits & ~lost, score=np.where(lost, 1, side.score).astype(np.float32)
    ), grown


def _to_spaces(page: Page, box: Ints, full: Ints) -> Ints:
    """A box grown within the word it was cut from, until the next word space on either side."""
    height = int(full[3] - full[1])
    space = max(2, round(SPACE * height))
    patch = cut(page.grey, full[None, 0], full[None, 1], height, int(full[2] - full[0]), MARGIN)[0]
    contrast = np.ptp(patch, axis=0)
    drawn = np.flatnonzero(contrast > FAINT * contrast.max()) + full[0]
    own = drawn[(drawn >= box[0]) & (drawn < box[2])]
    if not len(own):
        return box
    x0, x1 = int(own[0]), int(own[-1]) + 1
    for x in drawn[drawn < x0][::-1]:
        if x0 - x > space:
            break
        x0 = int(x)
    for x in drawn[drawn >= x1]:
        if x - x1 >= space:
            break
        x1 = int(x) + 1
    return np.array([x0, full[1], x1, full[3]]) if x1 - x0 <= LONGEST * height else box


def _broken(side: Side) -> Bools:
    """Matched pieces of words of which at least half differs."""
    tall = side.boxes[:, 3] - side.boxes[:, 1]
    line = lay_out(side.boxes).line
    one, other = neighbours(side.boxes, 0)
    one, other = one[line[one] == line[other]], other[line[one] == line[other]]
    across, _ = gaps(side.boxes[one], side.boxes[other])
    close = across <= SPACE * np.minimum(tall[one], tall[other])
    label = connect(len(side.boxes), one[close], other[close])
    wide = (side.boxes[:, 2] - side.boxes[:, 0]).astype(float)
    whole = np.bincount(label, wide, len(wide))
    lost = np.bincount(label, wide * ~side.fits, len(wide))
    return np.asarray(side.fits & ((lost >= 0.5 * whole)[label]) & (whole[label] <= LONGEST * tall))


def _lose_partners(side: Side, grown: Ints) -> Side:
    """The side without the words that stand inside grown words [n, 4] of the other page."""
    if not len(grown) or not len(side.boxes):
        return side
    inside = overlap(moved(side.boxes, side.shift), grown).max(1) >= 0.6 * area(side.boxes)
    lost = side.fits & inside
    return replace(side, fits=side.fits & ~lost, score=np.where(lost, 1, side.score).astype(np.float32))
