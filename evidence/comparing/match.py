"""Which words of one page stand on the other page too, and where; what is left over on either side.

Every box tries the shifts that the anchors around it suggest, the best supported first, and claims the place it fits.
A place is claimed once, so that a removed row is not explained by its twin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.anchors import Anchors, find_anchors
from evidence.comparing.boxes import NO_BOXES, Bools, Floats, Ints, area, moved, overlap
from evidence.comparing.likeness import compare_boxes, cut_tiles
from evidence.comparing.page import Page
from evidence.comparing.rewrap import rewrap

TRIES = 5
"""Shifts tried per box."""

NEAREST = 24
"""Anchors that are asked per box."""

ASIDE = 0.25
"""Weight of a horizontal distance against a vertical one: what stands on the same line moves together."""

ROUNDS = 2
"""Passes over what is left: words matched in the first tell how those around them moved."""

PICTURE_WEIGHT = 4
"""Weight of a tile of a picture as an anchor: that of a long word."""

COVERED = 0.7
"""Share of a box that must lie under claimed places for it to be explained by them."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one page: boxes [n, 4], whether each `fits` the other page [n], at which `shift` [n, 2].

    score: likeness at the shift; for a word that fits nowhere the least one that was tried.
    """

    boxes: Ints
    fits: Bools
    shift: Ints
    score: Floats


@dataclass(frozen=True, slots=True)
class Matching:
    """Both sides' words, and how content moves from the before page to the after page around any place."""

    before: Side
    after: Side
    flow: Anchors


def match_pages(before: Page, after: Page, same: float, loose: bool) -> Matching:
    """Match the words of two pages of one zoom; `same` is the likeness score up to which words are equal."""
    flow = find_anchors(before, before.words, after, after.words, loose)
    b, a = _unmatched(before.words), _unmatched(after.words)
    for _ in range(ROUNDS):
        b = _fit_rest(before, b, after, flow, a, same, loose)
        a = _explain(a, b)
        a = _fit_rest(after, a, before, _flow(b, before.text, flow).reversed(), b, same, loose)
        b = _explain(b, a)
        if b.fits.all() and a.fits.all():
            break
        b, a = rewrap(before, b, after, a, same, loose)
        flow = _flow(b, before.text, flow)
    flow = _flow(b, before.text, flow)
    return Matching(b, a, flow.joined(_picture_flow(before, after, flow, same, loose)))


def suggest(flow: Anchors, boxes: Ints, text: float) -> tuple[Ints, Floats]:
    """Shifts [n, TRIES, 2] to try for each box and their support [n, TRIES], best supported first."""
    shifts = np.zeros((len(boxes), TRIES, 2), np.int64)
    support = np.zeros((len(boxes), TRIES), np.float32)
    if not len(flow.at) or not len(boxes):
        return shifts, support
    centre = (boxes[:, :2] + boxes[:, 2:]).astype(np.float32) / 2
    gap = np.abs(centre[:, None] - flow.at[None])
    pull = flow.weight[None] / (1 + (gap[:, :, 1] + ASIDE * gap[:, :, 0]) / (3 * text)) ** 2
    count = min(NEAREST, pull.shape[1])
    near = np.argpartition(-pull, count - 1, axis=1)[:, :count]
    pull = np.take_along_axis(pull, near, 1)
    shift = flow.shift[near]
    each = np.arange(len(boxes))
    for nth in range(TRIES):
        chosen = shift[each, pull.argmax(1)]
        alike = np.abs(shift - chosen[:, None]).max(2) <= 2
        shifts[:, nth] = chosen
        support[:, nth] = (pull * alike).sum(1)
        pull = np.where(alike, 0, pull)
    order = np.argsort(-support, axis=1, kind="stable")
    return np.take_along_axis(shifts, order[:, :, None], 1), np.take_along_axis(support, order, 1)


def common_shifts(flow: Anchors, count: int) -> Ints:
    """The shifts [count, 2] by which most of the page moved."""
    kinds, votes = np.unique(flow.shift, axis=0, return_counts=True)
    return np.asarray(kinds[np.argsort(-votes, kind="stable")][:count])


def fit_boxes(
    page: Page, boxes: Ints, other: Page, flow: Anchors, taken: Ints, taken_by: Ints, same: float, loose: bool
) -> Side:
    """Fit boxes [n, 4] onto the other page; `taken` [m, 4] are places there that came there by `taken_by` [m, 2]."""
    shifts, support = suggest(flow, boxes, page.text)
    fits = np.zeros(len(boxes), np.bool_)
    best = shifts[:, 0].copy()
    score = np.full(len(boxes), np.inf, np.float32)
    claims = _Claims(taken, taken_by, len(boxes))
    for nth in range(TRIES):
        free = np.flatnonzero(~fits & (support[:, nth] > 0))
        found = compare_boxes(page, boxes[free], other, shifts[free, nth], loose)
        better = found.score < score[free]
        score[free[better]] = found.score[better]
        best[free[better]] = found.shift[better]
        good = np.flatnonzero(found.score <= same)
        for k in good[np.argsort(-support[free[good], nth], kind="stable")]:
            box = free[k]
            if claims.claim(moved(boxes[box], found.shift[k]), found.shift[k]):
                fits[box], best[box], score[box] = True, found.shift[k], found.score[k]
    return Side(boxes, fits, best, score)


class _Claims:
    """Places on a page that are spoken for, and by which shift content came to them."""

    def __init__(self, places: Ints, shifts: Ints, more: int) -> None:
        self._places = np.concatenate([places, np.zeros((more, 4), np.int64)])
        self._shifts = np.concatenate([shifts, np.zeros((more, 2), np.int64)])
        self._count = len(places)

    def claim(self, place: Ints, shift: Ints) -> bool:
        """Take a place unless half of it, or of what lies on it, came there by another shift."""
        held, by = self._places[: self._count], self._shifts[: self._count]
        shared = overlap(place[None], held)[0]
        smaller = np.minimum(area(place[None])[0], area(held))
        if ((shared > 0.5 * smaller) & (np.abs(by - shift).max(1) > 2)).any():
            return False
        self._places[self._count], self._shifts[self._count] = place, shift
        self._count += 1
        return True


def _unmatched(boxes: Ints) -> Side:
    count = len(boxes)
    return Side(boxes, np.zeros(count, np.bool_), np.zeros((count, 2), np.int64), np.full(count, np.inf, np.float32))


def _fit_rest(page: Page, side: Side, other: Page, flow: Anchors, done: Side, same: float, loose: bool) -> Side:
    """Fit what is still open on one side onto what the other side has not matched."""
    rest = np.flatnonzero(~side.fits)
    taken, by = done.boxes[done.fits], -done.shift[done.fits]
    found = fit_boxes(page, side.boxes[rest], other, flow, taken, by, same, loose)
    fits, shift, score = side.fits.copy(), side.shift.copy(), side.score.copy()
    fits[rest], shift[rest], score[rest] = found.fits, found.shift, found.score
    return Side(side.boxes, fits, shift, score)


def _explain(side: Side, other: Side) -> Side:
    """Take what the other side's words cover as explained, and cut away explained ends of what is left."""
    places = moved(other.boxes[other.fits], other.shift[other.fits])
    if not len(places) or not len(side.boxes):
        return side
    shared = overlap(side.boxes, places)
    covered = ~side.fits & (shared.sum(1) >= COVERED * area(side.boxes))
    by = shared.argmax(1)[covered]
    shift, score = side.shift.copy(), side.score.copy()
    shift[covered], score[covered] = -other.shift[other.fits][by], other.score[other.fits][by]
    fits, boxes = side.fits | covered, side.boxes.copy()
    for n in np.flatnonzero(~fits):
        boxes[n] = _cut(boxes[n], places)
    return Side(boxes, fits, shift, score)


def _cut(box: Ints, places: Ints) -> Ints:
    """The box without its left or right part where that lies under a place of most of its height."""
    x0, y0, x1, y1 = box
    tall = np.minimum(places[:, 3], y1) - np.maximum(places[:, 1], y0) >= 0.6 * (y1 - y0)
    for left, _, right, _ in places[tall & (places[:, 0] < x1) & (places[:, 2] > x0)]:
        if left <= x0 + 2 and right < x1 - 4:
            x0 = right
        elif right >= x1 - 2 and left > x0 + 4:
            x1 = left
    return np.array([x0, y0, x1, y1])


def _picture_flow(before: Page, after: Page, flow: Anchors, same: float, loose: bool) -> Anchors:
    """Anchors inside pictures: their tiles that are found on the other page."""
    tiles, _ = cut_tiles(before.pictures)
    shifts = suggest(flow, tiles, before.text)[0]
    common = np.broadcast_to(common_shifts(flow, TRIES), (len(tiles), min(TRIES, len(np.unique(flow.shift, axis=0))), 2))
    shifts = np.concatenate([shifts, common], 1)
    found = np.zeros(len(tiles), np.bool_)
    best = np.zeros((len(tiles), 2), np.int64)
    for nth in range(shifts.shape[1]):
        rest = np.flatnonzero(~found)
        fit = compare_boxes(before, tiles[rest], after, shifts[rest, nth], loose)
        good = fit.score <= same
        found[rest[good]], best[rest[good]] = True, fit.shift[good]
    at = (tiles[found, :2] + tiles[found, 2:]).astype(np.float32) / 2
    return Anchors(at, best[found], np.full(len(at), PICTURE_WEIGHT, np.float32))


def _flow(side: Side, text: float, anchors: Anchors) -> Anchors:
    """Every matched word as an anchor; the first anchors where there is none."""
    at = (side.boxes[side.fits, :2] + side.boxes[side.fits, 2:]).astype(np.float32) / 2
    if not len(at):
        return anchors
    wide = (side.boxes[:, 2] - side.boxes[:, 0])[side.fits]
    return Anchors(at, side.shift[side.fits], np.minimum(wide / text, 4).astype(np.float32))
