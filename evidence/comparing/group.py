"""Marks of both sides become changes: what belongs to one element is one change, with its before and its after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.boxes import Ints, connect, gaps, moved, overlap
from evidence.comparing.page import HALF, MARGIN, Page
from evidence.comparing.sheet import Sheet

LINE_GAP = 1.3
"""Heights of a word between two lines of one thing that is new as a whole."""

PATCH_GAP = 20
"""Pixels between two patches of one picture."""

TINT = 5
"""Levels from which the ground between two new things is not the ground that either stands on."""


@dataclass(frozen=True, slots=True)
class Group:
    """Indices of the marks that make one change, on the before page and on the after page; either may be empty."""

    before: Ints
    after: Ints


def group_marks(before: Sheet, after: Sheet) -> list[Group]:
    """Groups of marks, each one change."""
    count = len(before.marks.boxes)
    edges = [
        _within(before),
        _within(after) + count,
        _between(before, after) + np.array([[0], [count]]),
    ]
    one, other = np.concatenate(edges, 1)
    label = connect(count + len(after.marks.boxes), one, other)
    groups = []
    for root in np.unique(label):
        members = np.flatnonzero(label == root)
        groups.append(Group(members[members < count], members[members >= count] - count))
    return groups


def _within(sheet: Sheet) -> Ints:
    """Pairs [2, m] of marks of one page that belong together."""
    marks, text = sheet.marks, sheet.page.text
    one, other = (x.ravel() for x in np.triu_indices(len(marks.boxes), 1))
    across, down = gaps(marks.boxes[one], marks.boxes[other])
    tall = np.maximum(
        marks.boxes[one, 3] - marks.boxes[one, 1], marks.boxes[other, 3] - marks.boxes[other, 1]
    )
    patches = marks.patch[one] & marks.patch[other] & (across <= PATCH_GAP) & (down <= PATCH_GAP)
    holds = (marks.patch[one] != marks.patch[other]) & (across <= 4) & (down <= 4)
    words = ~marks.patch[one] & ~marks.patch[other]
    block = words & (marks.block[one] == marks.block[other]) & (down <= np.minimum(tall, 2 * text))
    new = words & marks.orphan[one] & marks.orphan[other] & ~block
    stacked = new & (across < 0) & (down <= LINE_GAP * text)
    close = patches | holds | block | stacked
    row = np.flatnonzero(new & (down < 0) & (across >= 0))
    for pair in row:
        close[pair] = _one_row(sheet, marks.boxes[one[pair]], marks.boxes[other[pair]])
    return np.stack([one[close], other[close]])


def _one_row(sheet: Sheet, left: Ints, right: Ints) -> bool:
    """Whether two new things on one line, with nothing between, are cells of one new row and no chips or fields."""
    if left[0] > right[0]:
        left, right = right, left
    shared = min(left[3], right[3]) - max(left[1], right[1])
    if shared < 0.5 * min(left[3] - left[1], right[3] - right[1]):
        return False
    gap = np.array([[left[2], max(left[1], right[1]), right[0], min(left[3], right[3])]])
    if overlap(gap, sheet.side.boxes).any():
        return False
    return not _ground_between(sheet.page, gap[0])


def _ground_between(page: Page, gap: Ints) -> bool:
    """Whether both ends of a gap stand on one ground and there is another ground between them."""
    margin = MARGIN // HALF
    x0, x1, y = (
        gap[0] // HALF + margin + 1,
        gap[2] // HALF + margin - 1,
        (gap[1] + gap[3]) // 2 // HALF + margin,
    )
    if x1 - x0 < 4:
        return False
    line = np.stack([plane[y, x0 : x1 + 1] for plane in page.colours]).astype(np.int64)
    first, last = np.median(line[:, :4], 1), np.median(line[:, -4:], 1)
    if np.abs(first - last).max() > 2 * TINT:
        return False
    other = np.minimum(np.abs(line - first[:, None]).max(0), np.abs(line - last[:, None]).max(0)) > TINT
    return bool((other[:-1] & other[1:]).any())


def _between(before: Sheet, after: Sheet) -> Ints:
    """Pairs [2, m] of a mark of the before page and one of the after page that show one element."""
    b, a = before.marks, after.marks
    if not len(b.boxes) or not len(a.boxes):
        return np.zeros((2, 0), np.int64)
    one, other = (x.ravel() for x in np.indices((len(b.boxes), len(a.boxes))))
    text = before.page.text
    partner = _partners(before, after)
    across, down = gaps(b.home[one], a.boxes[other])
    shared = overlap(b.home, a.boxes).ravel()
    smaller = np.minimum(_areas(b.boxes)[one], _areas(a.boxes)[other])
    kin = (b.block[one] >= 0) & (partner[b.block[one]] == a.block[other]) & (down <= 1.5 * text)
    patches = b.patch[one] & a.patch[other] & (across <= PATCH_GAP) & (down <= PATCH_GAP)
    words = ~b.patch[one] & ~a.patch[other]
    replaced = words & b.orphan[one] & a.orphan[other] & (across <= text) & (down <= 0)
    lone = words & (b.orphan[one] != a.orphan[other]) & (shared >= 0.3 * smaller)
    alike = b.rooted[one] == a.rooted[other]
    close = kin | patches | ((replaced | lone) & alike)
    partnered = np.isin(one, one[close]) | np.isin(other, other[close])
    close |= (replaced | lone) & ~partnered
    return np.stack([one[close], other[close]])


def _areas(boxes: Ints) -> Ints:
    return np.asarray((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))


def _partners(before: Sheet, after: Sheet) -> Ints:
    """Per block of the before page the block of the after page that holds most of its matched words, else -2."""
    partner = np.full(len(before.layout.blocks) + 1, -2)
    b, a = before.side, after.side
    matched = np.flatnonzero(b.fits)
    if not len(matched) or not len(a.boxes):
        return partner
    places = moved(b.boxes[matched], b.shift[matched])
    shared = overlap(places, a.boxes)
    hit = shared.max(1) > 0
    block_b, block_a = before.layout.block[matched[hit]], after.layout.block[shared[hit].argmax(1)]
    votes = np.zeros((len(before.layout.blocks), len(after.layout.blocks)), np.int64)
    np.add.at(votes, (block_b, block_a), shared[hit].max(1))
    partner[:-1] = np.where(votes.max(1) > 0, votes.argmax(1), -2)
    return partner
