"""Boxes fitted onto the other page at the shifts that the flow around them suggests."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evidence.comparing.boxes import Ints, area, centres, moved, overlap
from evidence.comparing.flow import SLACK, TRIES, Flow, common_shifts, suggest
from evidence.comparing.likeness import compare_boxes, cut_tiles
from evidence.comparing.page import Page
from evidence.comparing.side import Side

PICTURE_WEIGHT = 4
"""Weight of a tile of a picture in the flow: that of a long word."""


def fit_rest(page: Page, side: Side, other: Page, there: Side, flow: Flow, same: float, loose: bool) -> Side:
    """Fit the words still open on one page onto what is still open on the other.

    flow: from this page to the other. same: score up to which a word counts as standing there.
    """
    rest = np.flatnonzero(~side.fits)
    boxes = side.boxes[rest]
    shifts, support = suggest(flow, boxes, page.text)
    claims = _Claims(there.boxes[there.fits], -there.shift[there.fits], len(rest))
    fits, shift, score = side.fits.copy(), side.shift.copy(), side.score.copy()
    if not there.fits.any():
        shift[rest] = shifts[:, 0]
    for nth in range(TRIES):
        free = np.flatnonzero(~fits[rest] & (support[:, nth] > 0))
        found = compare_boxes(page, boxes[free], other, shifts[free, nth], loose)
        better = found.score < score[rest[free]]
        score[rest[free[better]]], shift[rest[free[better]]] = found.score[better], found.shift[better]
        good = np.flatnonzero(found.score <= same)
        for k in good[np.argsort(-support[free[good], nth], kind="stable")]:
            if claims.claim(moved(boxes[free[k]], found.shift[k]), found.shift[k]):
                word = rest[free[k]]
                fits[word], shift[word], score[word] = True, found.shift[k], found.score[k]
    return replace(side, fits=fits, shift=shift, score=score)


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
        if ((shared > 0.5 * smaller) & (np.abs(by - shift).max(1) > SLACK)).any():
            return False
        self._places[self._count], self._shifts[self._count] = place, shift
        self._count += 1
        return True


def picture_flow(before: Page, after: Page, flow: Flow, same: float, loose: bool) -> tuple[Flow, int]:
    """Known places inside pictures, which are their tiles found on the other page, and how many tiles there are."""
    tiles, _ = cut_tiles(before.pictures)
    common = common_shifts(flow, TRIES)
    shifts = suggest(flow, tiles, before.text)[0]
    shifts = np.concatenate([shifts, np.broadcast_to(common, (len(tiles), *common.shape))], 1)
    found = np.zeros(len(tiles), np.bool_)
    best = np.zeros((len(tiles), 2), np.int64)
    for nth in range(shifts.shape[1]):
        rest = np.flatnonzero(~found)
        fit = compare_boxes(before, tiles[rest], after, shifts[rest, nth], loose)
        good = fit.score <= same
        found[rest[good]], best[rest[good]] = True, fit.shift[good]
    at = centres(tiles[found])
    return Flow(at, best[found], np.full(len(at), PICTURE_WEIGHT, np.float32)), len(tiles)
