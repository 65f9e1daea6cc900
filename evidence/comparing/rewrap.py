"""Words that a reflow carried to another line: the last word of one line becomes the first of the next.

No neighbour moves the way such a word moves, so it is looked for among what is left over on both sides, and taken for
the same word only where it keeps its place in the reading order of its block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evidence.comparing.anchors import DISTINCT, find_candidates
from evidence.comparing.boxes import Bools, Ints
from evidence.comparing.layout import Layout, lay_out
from evidence.comparing.likeness import compare_boxes
from evidence.comparing.page import Page

if TYPE_CHECKING:
    from evidence.comparing.match import Side

LINES = 4.5
"""Lines of text that a word may travel down or up against its neighbours."""


def rewrap(before: Page, b: Side, after: Page, a: Side, same: float, loose: bool) -> tuple[Side, Side]:
    """Match left-over words of both sides that only changed their line."""
    rest_b, rest_a = np.flatnonzero(~b.fits), np.flatnonzero(~a.fits)
    one, other, shift = find_candidates(before, b.boxes[rest_b], after, a.boxes[rest_a], loose)
    if not len(one):
        return b, a
    found = compare_boxes(before, b.boxes[rest_b[one]], after, shift, loose)
    good = found.score <= same
    one, other, shift, score = rest_b[one[good]], rest_a[other[good]], found.shift[good], found.score[good]
    wide = (b.boxes[:, 2] - b.boxes[:, 0])[one]
    layout = lay_out(b.boxes)
    for k in np.lexsort((score, -wide)):
        i, j = one[k], other[k]
        if not b.fits[i] and not a.fits[j] and _in_order(i, a.boxes[j], b, layout, before.text):
            for side, n, move in ((b, i, shift[k]), (a, j, -shift[k])):
                side.fits[n], side.shift[n], side.score[n] = True, move, score[k]
    return b, a


def _in_order(word: int, place: Ints, side: Side, layout: Layout, text: float) -> bool:
    """Whether a word at a place of the other page stands between the same words of its block as before.

    In a block of which nothing was matched so far the word must be wide enough to be told from others.
    """
    kin = side.fits & (layout.block == layout.block[word])
    kin[word] = False
    box = side.boxes[word]
    if not kin.any():
        expected = box[1] + side.shift[word, 1]
        return bool(box[2] - box[0] >= DISTINCT * text and abs(place[1] - expected) <= LINES * text)
    here, there = side.boxes[kin], side.boxes[kin] + np.tile(side.shift[kin], (1, 2))
    near = np.abs(there[:, 1] - place[1]).min() <= LINES * text
    return bool(near and np.array_equal(_precedes(here, box), _precedes(there, place)))


def _precedes(boxes: Ints, box: Ints) -> Bools:
    """Which boxes are read before the box: further left on its line, or on a higher line."""
    tall = np.minimum(boxes[:, 3] - boxes[:, 1], box[3] - box[1])
    same_line = np.minimum(boxes[:, 3], box[3]) - np.maximum(boxes[:, 1], box[1]) >= 0.5 * tall
    return np.asarray(np.where(same_line, boxes[:, 0] < box[0], boxes[:, 1] < box[1]))
