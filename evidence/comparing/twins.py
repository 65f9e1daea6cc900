"""Twins: equal words of which one was removed. Which one is told by the other words of its row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evidence.comparing.boxes import Bools, Ints, area, moved, overlap
from evidence.comparing.flow import SLACK
from evidence.comparing.likeness import compare_boxes
from evidence.comparing.page import Page
from evidence.comparing.side import Side


def settle_twins(
    page: Page, side: Side, other: Page, there: Side, same: float, loose: bool
) -> tuple[Side, Side]:
    """Give a place to the left-over word whose row moved there, if a twin from a row that did not holds it.

    The twin is left over then and looks for its place in turn. Gives back both sides, as the words that stand on such
    a place now come from elsewhere.
    """
    fits, shift, back = side.fits.copy(), side.shift.copy(), there.shift.copy()
    queue = [int(word) for word in np.flatnonzero(~side.fits)]
    for word in queue:
        row = _row(side.boxes, word)
        known = shift[row & fits]
        if not len(known):
            continue
        kinds, votes = np.unique(known, axis=0, return_counts=True)
        found = compare_boxes(page, side.boxes[[word]], other, kinds[[votes.argmax()]], loose)
        place = moved(side.boxes[[word]], found.shift)
        holder = _holder(place, side.boxes, shift, fits)
        if found.score[0] > same or holder is None:
            continue
        if _support(row, found.shift[0], shift, fits) > _support(
            _row(side.boxes, holder), shift[holder], shift, fits
        ):
            fits[word], shift[word], fits[holder] = True, found.shift[0], False
            queue.append(holder)
            back[overlap(there.boxes, place)[:, 0] > 0.5 * area(there.boxes)] = -found.shift[0]
    return replace(side, fits=fits, shift=shift), replace(there, shift=back)


def _row(boxes: Ints, word: int) -> Bools:
    """The other words on the row of a word, across the whole page."""
    box = boxes[word]
    shared = np.minimum(boxes[:, 3], box[3]) - np.maximum(boxes[:, 1], box[1])
    row = shared >= 0.5 * np.minimum(boxes[:, 3] - boxes[:, 1], box[3] - box[1])
    row[word] = False
    return np.asarray(row)


def _holder(place: Ints, boxes: Ints, shift: Ints, fits: Bools) -> int | None:
    """The matched word that claims most of a place [1, 4], if any."""
    words = np.flatnonzero(fits)
    shared = overlap(place, moved(boxes[words], shift[words]))[0]
    return int(words[shared.argmax()]) if len(words) and shared.max() > 0.5 * area(place)[0] else None


def _support(row: Bools, move: Ints, shift: Ints, fits: Bools) -> float:
    """Share of a row that moved by this shift."""
    return float((fits & (np.abs(shift - move).max(1) <= SLACK))[row].mean()) if row.any() else 0.0
