"""Anchors: distinctive words found on both pages, which tell how the content around them moved."""

from __future__ import annotations

import numpy as np

from evidence.comparing.boxes import Bools, Floats, Ints, centres
from evidence.comparing.flow import SLACK, Flow, word_weight
from evidence.comparing.likeness import compare_boxes
from evidence.comparing.page import MARGIN, Page

ALIKE = 0.8
"""Least cosine of two descriptors worth a closer look."""

ROWS, COLUMNS = 8, 20
"""Samples of a descriptor."""

SAME = 0.10
"""Likeness score up to which an anchor holds."""

DISTINCT = 1.5
"""Least width of an anchor, in heights of a word."""

RIVALS = 2
"""Most places on the other page that a distinctive word may fit."""


def describe(page: Page, boxes: Ints) -> Floats:
    """Descriptors [n, ROWS * COLUMNS]: grey samples over each box, mean 0, length 1; the same at every zoom."""
    grey = page.grey
    x0, y0 = boxes[:, 0] + MARGIN, boxes[:, 1] + MARGIN
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    rows = y0[:, None] + (np.arange(2 * ROWS) + 0.5)[None] * height[:, None] / (2 * ROWS)
    columns = x0[:, None] + (np.arange(2 * COLUMNS) + 0.5)[None] * width[:, None] / (2 * COLUMNS)
    samples = grey[rows.astype(np.int64)[:, :, None], columns.astype(np.int64)[:, None, :]].astype(np.float32)
    cells = samples.reshape(len(boxes), ROWS, 2, COLUMNS, 2).mean((2, 4)).reshape(len(boxes), ROWS * COLUMNS)
    cells -= cells.mean(1, keepdims=True)
    return np.asarray(cells / np.maximum(np.linalg.norm(cells, axis=1, keepdims=True), 1e-6), np.float32)


def find_anchors(before: Page, b: Ints, after: Page, a: Ints, loose: bool) -> Flow:
    """Anchors between the boxes b [n, 4] of one page and a [m, 4] of the other."""
    b = b[b[:, 2] - b[:, 0] >= DISTINCT * before.text]
    a = a[a[:, 2] - a[:, 0] >= DISTINCT * after.text]
    one, other, shift = find_candidates(before, b, after, a, loose)
    found = compare_boxes(before, b[one], after, shift, loose)
    good = found.score <= SAME
    one, other, shift = one[good], other[good], found.shift[good]
    few = (np.bincount(one, minlength=len(b))[one] <= RIVALS) & (
        np.bincount(other, minlength=len(a))[other] <= RIVALS
    )
    one, shift = one[few], shift[few]
    at, weight = centres(b[one]), word_weight(b[one], before.text)
    kept = _supported(at, shift, before.text)
    return Flow(at[kept], shift[kept], weight[kept])


def find_candidates(
    before: Page, b: Ints, after: Page, a: Ints, loose: bool, crowd: int = 8
) -> tuple[Ints, Ints, Ints]:
    """Pairs of boxes of about one size and look: index into b, index into a, shift [n, 2] of their centres.

    crowd: pairs from which a box is too common to take part.
    """
    alike = describe(before, b) @ describe(after, a).T
    for first, last in ((0, 2), (1, 3)):
        size_b, size_a = b[:, last] - b[:, first], a[:, last] - a[:, first]
        slack = 2 + (0.04 * size_b[:, None] if loose else 0)
        alike[np.abs(size_b[:, None] - size_a[None, :]) > slack] = 0
    one, other = np.nonzero(alike > ALIKE)
    few = np.bincount(one, minlength=len(b))[one] <= crowd
    one, other = one[few], other[few]
    twice = a[other, :2] + a[other, 2:] - b[one, :2] - b[one, 2:]
    return one, other, np.asarray(twice // 2)


def _supported(at: Floats, shift: Ints, text: float) -> Bools:
    """Which anchors have another one nearby that moved the same way."""
    gap = np.abs(at[:, None] - at[None])
    near = (gap[:, :, 1] + 0.35 * gap[:, :, 0]) <= 15 * text
    alike = np.abs(shift[:, None] - shift[None]).max(2) <= SLACK
    np.fill_diagonal(near, False)
    return np.asarray((near & alike).any(1))
