"""The words of one page and what became of each on the other page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from evidence.comparing.boxes import Bools, Floats, Ints, area, moved, overlap
from evidence.comparing.flow import Flow

COVERED = 0.7
"""Share of a box that must lie under explained places for it to be explained by them."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one page: boxes [n, 4], whether each `fits` the other page [n], at which `shift` [n, 2].

    score: likeness at the shift; for a word that fits nowhere the least one that was tried. whole: from this index on
    the boxes are pieces of longer ones.
    """

    boxes: Ints
    fits: Bools
    shift: Ints
    score: Floats
    whole: int

    def places(self) -> Ints:
        """Where the matched words stand on the other page [m, 4]."""
        return moved(self.boxes[self.fits], self.shift[self.fits])


def unmatched(boxes: Ints) -> Side:
    """Words of which nothing is known yet."""
    count = len(boxes)
    return Side(boxes, np.zeros(count, np.bool_), np.zeros((count, 2), np.int64), np.full(count, np.inf, np.float32), count)


def with_fits(side: Side, words: Ints, shift: Ints, score: Floats) -> Side:
    """The side with some more words matched."""
    fits, shifts, scores = side.fits.copy(), side.shift.copy(), side.score.copy()
    fits[words], shifts[words], scores[words] = True, shift, score
    return replace(side, fits=fits, shift=shifts, score=scores)


def flow_of(side: Side, text: float, instead: Flow) -> Flow:
    """Every matched word as a known place of the flow; `instead` where nothing was matched."""
    boxes = side.boxes[side.fits]
    if not len(boxes):
        return instead
    at = (boxes[:, :2] + boxes[:, 2:]).astype(np.float32) / 2
    weight = np.minimum((boxes[:, 2] - boxes[:, 0]) / text, 4).astype(np.float32)
    return Flow(at, side.shift[side.fits], weight)


def explain(side: Side, other: Side) -> Side:
    """Take what the other side's words cover as explained, and cut explained ends off what is left."""
    places = other.places()
    if not len(places) or not len(side.boxes):
        return side
    shared = overlap(side.boxes, places)
    covered = np.flatnonzero(~side.fits & (shared.sum(1) >= COVERED * area(side.boxes)))
    by = np.flatnonzero(other.fits)[shared.argmax(1)[covered]]
    side = with_fits(side, covered, -other.shift[by], other.score[by])
    boxes = side.boxes.copy()
    for n in np.flatnonzero(~side.fits):
        boxes[n] = _cut(boxes[n], places)
    return replace(side, boxes=boxes)


def _cut(box: Ints, places: Ints) -> Ints:
    """The box without its left or right part where that lies under a place of most of its height."""
    x0, y0, x1, y1 = box
    tall = np.minimum(places[:, 3], y1) - np.maximum(places[:, 1], y0) >= 0.5 * (y1 - y0)
    for left, _, right, _ in places[tall & (places[:, 0] < x1) & (places[:, 2] > x0)]:
        if left <= x0 + 2 and right < x1 - 4:
            x0 = right
        elif right >= x1 - 2 and left > x0 + 4:
            x1 = left
    return np.array([x0, y0, x1, y1])
