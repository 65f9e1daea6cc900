"""Left-over words found inside larger left-over boxes of the other page.

Two words that stand close run into one box on one page and not on the other, and a line without word spaces is one
box that wraps anywhere. So long boxes are cut into pieces, and each piece slides along the boxes of the other page.
"""

from __future__ import annotations

import numpy as np

from evidence.comparing.boxes import Ints, area, moved, overlap
from evidence.comparing.likeness import compare_boxes, cut
from evidence.comparing.page import MARGIN, Page
from evidence.comparing.side import Side, unmatched, with_fits

LONG = 9
"""Width in heights from which a left-over box is cut into pieces."""

NARROWEST = 1.2
"""Least width in heights of a word of the page that is looked for by sliding."""

LINES = 5
"""Heights of text that a word may have gone up or down."""

HOSTS = 8
"""Boxes of the other page in which a word is looked for, the nearest first."""


def cut_long(page: Page, side: Side, piece: float) -> Side:
    """Cut left-over boxes of more than LONG times their height into pieces about `piece` times their height wide."""
    width, height = side.boxes[:, 2] - side.boxes[:, 0], side.boxes[:, 3] - side.boxes[:, 1]
    long = ~side.fits & (width > LONG * height)
    long |= ~side.fits & (width > 1.5 * piece * height) & (np.arange(len(width)) >= side.whole)
    if not long.any():
        return side
    pieces = np.concatenate([_cut(page, side.boxes[n], piece) for n in np.flatnonzero(long)])
    rest = unmatched(pieces)
    kept = ~long
    return Side(
        np.concatenate([side.boxes[kept], rest.boxes]),
        np.concatenate([side.fits[kept], rest.fits]),
        np.concatenate([side.shift[kept], rest.shift]),
        np.concatenate([side.score[kept], rest.score]),
        np.concatenate([side.covered[kept], rest.covered]),
        np.concatenate([side.full[kept], rest.boxes]),
        min(side.whole, len(side.boxes)) - int(long[: side.whole].sum()),
    )


def _cut(page: Page, box: Ints, piece: float) -> Ints:
    """A box cut into pieces where the least is drawn, which is between characters."""
    width, height = int(box[2] - box[0]), int(box[3] - box[1])
    parts = max(round(width / (piece * height)), 1)
    patch = cut(page.grey, box[None, 0], box[None, 1], height, width, MARGIN)[0]
    drawn = np.ptp(patch, axis=0).astype(np.int64)
    reach = height // 2
    edges = [0]
    for nth in range(1, parts):
        ideal = nth * width // parts
        window = np.arange(max(edges[-1] + 3, ideal - reach), min(width - 3, ideal + reach + 1))
        if len(window):
            edges.append(int(window[np.lexsort((np.abs(window - ideal), drawn[window]))[0]]))
    edges.append(width)
    x = np.array(edges) + box[0]
    rows = np.full(len(x) - 1, box[1]), np.full(len(x) - 1, box[3])
    return np.stack([x[:-1], rows[0], x[1:], rows[1]], 1)


def slide(page: Page, side: Side, other: Page, there: Side, same: float, loose: bool) -> Side:
    """Fit left-over words of one page into left-over boxes of the other."""
    rest, hosts = np.flatnonzero(~side.fits), there.boxes[~there.fits]
    wide = side.boxes[:, 2] - side.boxes[:, 0] >= NARROWEST * page.text
    rest = rest[wide[rest]]
    if not len(rest) or not len(hosts):
        return side
    word, shift = _best_places(page, side, rest, other, hosts)
    if not len(word):
        return side
    found = compare_boxes(page, side.boxes[word], other, shift, loose)
    order = np.argsort(found.score, kind="stable")
    taken = np.zeros((0, 4), np.int64)
    fits, where, score = [], [], []
    for k in order[found.score[order] <= same]:
        place = moved(side.boxes[word[k]], found.shift[k])[None]
        if word[k] in fits or (overlap(place, taken)[0] > 0.3 * area(place)).any():
            continue
        taken = np.concatenate([taken, place])
        fits.append(word[k])
        where.append(found.shift[k])
        score.append(found.score[k])
    return with_fits(
        side, np.array(fits, np.int64), np.array(where).reshape(-1, 2), np.array(score, np.float32)
    )


def _best_places(page: Page, side: Side, rest: Ints, other: Page, hosts: Ints) -> tuple[Ints, Ints]:
    """For each left-over word the place in each nearby host that looks most like it: word index, shift [n, 2]."""
    words, shifts = [], []
    for n in rest:
        box = side.boxes[n]
        away = np.abs(hosts[:, 1] - box[1] - side.shift[n, 1])
        wide = (hosts[:, 2] - hosts[:, 0] >= box[2] - box[0] - 3) & (away <= LINES * page.text)
        for host in hosts[wide][np.argsort(away[wide], kind="stable")[:HOSTS]]:
            words.append(n)
            shifts.append(_slide_along(page, box, other, host))
    return np.array(words, np.int64), np.array(shifts, np.int64).reshape(-1, 2)


def _slide_along(page: Page, box: Ints, other: Page, host: Ints) -> Ints:
    """The shift at which a box differs least from what stands along a host of the other page."""
    width, height = int(box[2] - box[0]), int(box[3] - box[1])
    reach = int(host[2] - host[0]) - width + 6
    steps = abs(int(host[3] - host[1]) - height) + 4
    top = int(min(host[1], host[3] - height)) - 2
    own = cut(page.grey, box[None, 0], box[None, 1], height, width, MARGIN)[0].astype(np.int16)
    strip = cut(
        other.grey, host[None, 0] - 3, np.array([top]), height + steps, width + max(reach, 1), MARGIN
    )[0]
    windows = np.lib.stride_tricks.sliding_window_view(strip.astype(np.int16), (height, width))
    off = np.abs(windows[:, :, ::2, ::2] - own[::2, ::2]).sum((2, 3), dtype=np.int64)
    y, x = np.unravel_index(off.argmin(), off.shape)
    return np.array([host[0] - 3 + x - box[0], top + y - box[1]])
