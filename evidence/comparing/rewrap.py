"""Words that a reflow carried elsewhere: the rest of a line behind an inserted word, the word that wraps to the next
line, a table column that became narrower.

No anchor speaks for them, so they are looked for among what is left over on both sides. Neighbours that moved alike
vouch for each other; a single word must keep its place in the reading order of its block.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evidence.comparing.anchors import DISTINCT, find_candidates
from evidence.comparing.boxes import Bools, Floats, Ints, connect, gaps, moved
from evidence.comparing.layout import Layout, lay_out
from evidence.comparing.likeness import compare_boxes
from evidence.comparing.page import Page
from evidence.comparing.side import Side

LINES = 4.5
"""Lines of text that a single word may travel down or up against its neighbours."""

CROWD = 24
"""Places that a left-over word may fit before it is too common to say anything."""

VOUCHED = 3.0
"""Width in heights of a word that neighbours with one shift must have together."""


def rewrap(before: Page, b: Side, after: Page, a: Side, same: float, loose: bool) -> tuple[Side, Side]:
    """Match left-over words of both sides that stand elsewhere now."""
    rest_b, rest_a = np.flatnonzero(~b.fits), np.flatnonzero(~a.fits)
    one, other, shift = find_candidates(before, b.boxes[rest_b], after, a.boxes[rest_a], loose, CROWD)
    if not len(one):
        return b, a
    found = compare_boxes(before, b.boxes[rest_b[one]], after, shift, loose)
    good = found.score <= same
    pairs = _Pairs(rest_b[one[good]], rest_a[other[good]], found.shift[good], found.score[good])
    b, a = _copied(b), _copied(a)
    pairs.take_runs(b, a, before.text)
    pairs.take_singles(b, a, before.text)
    return b, a


def _copied(side: Side) -> Side:
    return replace(side, fits=side.fits.copy(), shift=side.shift.copy(), score=side.score.copy())


class _Pairs:
    """Left-over words of the before and the after page that look the same: indices, shift and score of each pair."""

    def __init__(self, one: Ints, other: Ints, shift: Ints, score: Floats) -> None:
        self._one, self._other, self._shift, self._score = one, other, shift, score

    def take_runs(self, b: Side, a: Side, text: float) -> None:
        """Match words whose neighbours moved alike, the longest run first."""
        label = self._runs(b, text)
        wide = (b.boxes[:, 2] - b.boxes[:, 0])[self._one]
        weight = np.bincount(label, wide)
        for root in np.argsort(-weight, kind="stable"):
            members = np.flatnonzero(label == root)
            if weight[root] < VOUCHED * text:
                break
            free = members[~b.fits[self._one[members]] & ~a.fits[self._other[members]]]
            if len(free) >= 2 and wide[free].sum() >= VOUCHED * text:
                for k in free:
                    self._take(k, b, a)

    def _runs(self, b: Side, text: float) -> Ints:
        boxes, count = b.boxes[self._one], len(self._one)
        one, other = (x.ravel() for x in np.triu_indices(count, 1))
        across, down = gaps(boxes[one], boxes[other])
        beside = (down < 0) & (across >= 0) & (across <= 2 * text)
        below = (across < 0) & (down >= 0) & (down <= 5 * text)
        alike = np.abs(self._shift[one] - self._shift[other]).max(1) <= 2
        close = alike & (beside | below)
        return connect(count, one[close], other[close])

    def take_singles(self, b: Side, a: Side, text: float) -> None:
        """Match words that keep their place in the reading order, the widest first."""
        layout = lay_out(b.boxes)
        wide = (b.boxes[:, 2] - b.boxes[:, 0])[self._one]
        for k in np.lexsort((self._score, -wide)):
            if _in_order(self._one[k], a.boxes[self._other[k]], b, layout, text):
                self._take(k, b, a)

    def _take(self, k: int, b: Side, a: Side) -> None:
        i, j = self._one[k], self._other[k]
        if b.fits[i] or a.fits[j]:
            return
        for side, n, shift in ((b, i, self._shift[k]), (a, j, -self._shift[k])):
            side.fits[n], side.shift[n], side.score[n] = True, shift, self._score[k]


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
    here, there = side.boxes[kin], moved(side.boxes[kin], side.shift[kin])
    near = np.abs(there[:, 1] - place[1]).min() <= LINES * text
    return bool(near and np.array_equal(_precedes(here, box), _precedes(there, place)))


def _precedes(boxes: Ints, box: Ints) -> Bools:
    """Which boxes are read before the box: further left on its line, or on a higher line."""
    tall = np.minimum(boxes[:, 3] - boxes[:, 1], box[3] - box[1])
    same_line = np.minimum(boxes[:, 3], box[3]) - np.maximum(boxes[:, 1], box[1]) >= 0.5 * tall
    return np.asarray(np.where(same_line, boxes[:, 0] < box[0], boxes[:, 1] < box[1]))
