"""Twins: equal words of which one was removed. Which one is told by the other words of its row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evidence.comparing.boxes import Ints, area, moved, overlap
from evidence.comparing.flow import SLACK
from evidence.comparing.side import Side


def settle_twins(side: Side, same: float) -> Side:
    """Give a claimed place to the twin whose row moved there, if another one holds it.

    A left-over word with a score that fits was only turned away because its place was claimed.
    """
    fits, shift = side.fits.copy(), side.shift.copy()
    for word in np.flatnonzero(~side.fits & (side.score <= same)):
        place = moved(side.boxes[word], side.shift[word])[None]
        holders = np.flatnonzero(fits)
        shared = overlap(place, moved(side.boxes[holders], shift[holders]))[0]
        held = np.flatnonzero(shared > 0.5 * area(place)[0])
        if not len(held):
            continue
        holder = holders[held[shared[held].argmax()]]
        if _row_support(word, side.shift[word], side, fits) > _row_support(holder, shift[holder], side, fits):
            fits[word], fits[holder] = True, False
    return replace(side, fits=fits, shift=shift)


def _row_support(word: int, shift: Ints, side: Side, fits: Ints) -> float:
    """Share of the other words of a row that moved by this shift."""
    box = side.boxes[word]
    row = np.minimum(side.boxes[:, 3], box[3]) - np.maximum(side.boxes[:, 1], box[1]) >= 0.5 * (box[3] - box[1])
    row[word] = False
    if not row.any():
        return 0.0
    return float((fits & (np.abs(side.shift - shift).max(1) <= SLACK))[row].mean())
