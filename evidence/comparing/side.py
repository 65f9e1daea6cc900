"""The words of one page and what became of each on the other page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from evidence.comparing.boxes import Bools, Floats, Ints, area, centres, moved, overlap
from evidence.comparing.flow import Flow, word_weight

COVERED = 0.7
"""Share of a box that must lie under explained places for it to be explained by them."""

WORD_SPACE = 0.4
"""Width in heights of a gap between two explained words that need not be explained."""

REMAINDER = 3
"""Pixels that may stay uncovered in an explained word; wider ends are fitted on their own."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one page: boxes [n, 4], whether each `fits` the other page [n], at which `shift` [n, 2].

    score: likeness at the shift; for a word that fits nowhere the least one that was tried. covered [n]: matched only
    because the other page's words, mapped here, cover it. full [n, 4]: the boxes before explained ends were cut off.
    whole: from this index on the boxes are pieces of longer ones.
    """

    boxes: Ints
    fits: Bools
    shift: Ints
    score: Floats
    covered: Bools
    full: Ints
    whole: int

    def direct(self) -> Bools:
        """Which words were themselves found on the other page."""
        return self.fits & ~self.covered

    def places(self) -> Ints:
        """Where the words found on the other page stand there [m, 4]."""
        return moved(self.boxes[self.direct()], self.shift[self.direct()])


def unmatched(boxes: Ints) -> Side:
    """Words of which nothing is known yet."""
    count = len(boxes)
    none = np.zeros(count, np.bool_)
    return Side(
        boxes, none, np.zeros((count, 2), np.int64), np.full(count, np.inf, np.float32), none, boxes, count
    )


def with_fits(side: Side, words: Ints, shift: Ints, score: Floats) -> Side:
    """The side with some more words matched."""
    fits, shifts, scores = side.fits.copy(), side.shift.copy(), side.score.copy()
    fits[words], shifts[words], scores[words] = True, shift, score
    return replace(side, fits=fits, shift=shifts, score=scores)


def links(side: Side, other: Side) -> tuple[Ints, Ints]:
    """Boxes [n, 4] on one page and their shifts [n, 2] to the other, found from either page."""
    mine, theirs = side.direct(), other.direct()
    return (
        np.concatenate([side.boxes[mine], other.places()]),
        np.concatenate([side.shift[mine], -other.shift[theirs]]),
    )


def flow_of(side: Side, other: Side, text: float, instead: Flow) -> Flow:
    """Every word found on the other page as a known place of the flow; `instead` where there is none."""
    boxes, shifts = links(side, other)
    if not len(boxes):
        return instead
    return Flow(centres(boxes), shifts, word_weight(boxes, text))


def explain(side: Side, other: Side) -> Side:
    """Take what the other side's words cover as explained, and cut explained ends off what is left."""
    places = other.places()
    if not len(places) or not len(side.boxes):
        return side
    boxes = side.boxes.copy()
    rest = np.flatnonzero(~side.fits)
    shared = overlap(boxes[rest], places)
    explained = np.zeros(len(rest), np.bool_)
    for n, word in enumerate(rest):
        over = shared[n] > 0
        if over.any():
            left = _cut(boxes[word], places[over])
            explained[n] = _is_explained(boxes[word], left, int(shared[n].sum()))
            if left[2] - left[0] > 3:
                boxes[word] = left
    words = rest[explained]
    by = np.flatnonzero(other.direct())[shared.argmax(1)[explained]]
    side = with_fits(side, words, -other.shift[by], other.score[by])
    covered = side.covered.copy()
    covered[words] = True
    return replace(side, boxes=boxes, covered=covered)


def _is_explained(box: Ints, left: Ints, shared: int) -> bool:
    """Whether what is left of a box is no letter; a box of several lines is judged by its area."""
    width, height = left[2] - left[0], box[3] - box[1]
    if height > box[2] - box[0]:
        return bool(shared >= COVERED * area(box[None])[0])
    return bool(width <= REMAINDER and shared >= 0.5 * area(box[None])[0])


def _cut(box: Ints, places: Ints) -> Ints:
    """The box without its left and right parts that lie under places of most of its height."""
    x0, y0, x1, y1 = box
    tall = np.minimum(places[:, 3], y1) - np.maximum(places[:, 1], y0) >= 0.5 * (y1 - y0)
    spans, space = places[tall][:, [0, 2]], max(2, int(WORD_SPACE * (y1 - y0)))
    reach = REMAINDER
    for left, right in spans[np.argsort(spans[:, 0], kind="stable")]:
        if left <= x0 + reach:
            x0, reach = max(x0, right), space
    reach = REMAINDER
    for left, right in spans[np.argsort(-spans[:, 1], kind="stable")]:
        if right >= x1 - reach:
            x1, reach = min(x1, left), space
    return np.array([x0, y0, max(x1, x0), y1])
