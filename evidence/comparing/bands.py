"""Stretches of rows that show the same on both pages, for folding them away and for aligning both sides."""

from __future__ import annotations

import numpy as np

from evidence.comparing.boxes import Ints
from evidence.comparing.change import Band
from evidence.comparing.flow import SLACK, Flow
from evidence.comparing.side import Side, links

TILE_ROWS = 16
"""Rows of a picture for which one known place inside it speaks."""


def find_bands(before: Side, after: Side, pictures: Flow, blocked_b: Ints, blocked_a: Ints) -> list[Band]:
    """Bands in which everything was matched with one vertical shift, top to bottom, not overlapping on either side.

    pictures: known places that are no words. blocked_b, blocked_a: boxes [n, 4] of what differs on each page.
    """
    top, bottom, shift = _known(before, after, pictures)
    bad_b = np.concatenate([before.boxes[~before.fits], blocked_b])[:, [1, 3]]
    bad_a = np.concatenate([after.boxes[~after.fits], blocked_a])[:, [1, 3]]
    bands: list[Band] = []
    for rows in _rows(top, bottom):
        moves = shift[rows]
        if np.ptp(moves) > SLACK:
            continue
        move = int(np.median(moves))
        band = Band((y0 := int(top[rows].min()), y1 := int(bottom[rows].max())), (y0 + move, y1 + move))
        if _meets(bad_b, band.before) or _meets(bad_a, band.after):
            continue
        last = bands[-1] if bands else None
        if last and abs(band.after[0] - band.before[0] - last.after[0] + last.before[0]) <= SLACK:
            joined = Band((last.before[0], band.before[1]), (last.after[0], band.after[1]))
            if (
                not _meets(bad_b, joined.before)
                and not _meets(bad_a, joined.after)
                and _steady(joined, top, bottom, shift)
            ):
                bands[-1] = joined
                continue
        if not last or (band.before[0] >= last.before[1] and band.after[0] >= last.after[1]):
            bands.append(band)
    return bands


def _known(before: Side, after: Side, pictures: Flow) -> tuple[Ints, Ints, Ints]:
    """First row, row after the last and vertical shift of everything that was matched, from top to bottom."""
    boxes, shifts = links(before, after)
    centre = np.rint(pictures.at[:, 1]).astype(np.int64)
    top = np.concatenate([boxes[:, 1], centre - TILE_ROWS // 2])
    bottom = np.concatenate([boxes[:, 3], centre + TILE_ROWS // 2])
    shift = np.concatenate([shifts[:, 1], pictures.shift[:, 1]])
    order = np.argsort(top, kind="stable")
    return top[order], bottom[order], shift[order]


def _rows(top: Ints, bottom: Ints) -> list[Ints]:
    """Indices of what overlaps in rows, group by group."""
    if not len(top):
        return []
    reached = np.maximum.accumulate(bottom)
    starts = np.flatnonzero(np.concatenate([[True], top[1:] >= reached[:-1]]))
    return np.split(np.arange(len(top)), starts[1:])


def _meets(spans: Ints, rows: tuple[int, int]) -> bool:
    return bool(((spans[:, 0] < rows[1]) & (spans[:, 1] > rows[0])).any())


def _steady(band: Band, top: Ints, bottom: Ints, shift: Ints) -> bool:
    """Whether nothing within the rows of the band moved by another shift."""
    inside = (top < band.before[1]) & (bottom > band.before[0])
    return bool((np.abs(shift[inside] - (band.after[0] - band.before[0])) <= SLACK).all())
