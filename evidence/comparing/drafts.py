"""Groups of marks drawn up as changes, still in pixels of the compared pages: boxes, kind, and the gap they left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.boxes import NO_BOXES, Ints, hull, moved, overlap
from evidence.comparing.change import Kind
from evidence.comparing.group import Group
from evidence.comparing.marks import Marks
from evidence.comparing.sheet import Sheet

PICTURE = 3
"""Height in words from which a patch is a picture and not the ground of a word."""

GAP = 3
"""Half the thickness in pixels of the strip that marks where something is missing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One change: hulls `before` and `after` [4] or None, `ghost` on the side that lacks it, the marks of each side.

    words_before, words_after: those of the marks that are words. places_before, places_after: where on that page the
    other page's words would stand, as far as it is certain. strength: how clearly it differs.
    """

    kind: Kind
    before: Ints | None
    after: Ints | None
    ghost: Ints | None
    marks_before: Ints
    marks_after: Ints
    words_before: Ints
    words_after: Ints
    places_before: Ints
    places_after: Ints
    strength: float


def draw_up(group: Group, before: Sheet, after: Sheet) -> Draft:
    """The change that a group of marks makes."""
    b, a = before.marks.only(group.before), after.marks.only(group.after)
    patches = np.concatenate([b.patch, a.patch])
    tall = np.concatenate([b.boxes, a.boxes])
    pictured = patches.all() or (patches & (tall[:, 3] - tall[:, 1] > PICTURE * before.page.text)).any()
    orphan = bool(np.concatenate([b.orphan, a.orphan]).all())
    strength = float(np.concatenate([b.score, a.score]).max())
    box_b, box_a = _hull(b.boxes), _hull(a.boxes)
    if patches.all() and box_b is not None and box_a is not None:
        box_b, box_a = _shared_area(b.boxes, b.home, a.boxes, a.home)
    kind = _kind(bool(pictured), orphan, box_b is not None, box_a is not None)
    ghost = None
    if box_a is None:
        ghost = _missing(before, group.before, orphan, after)
    elif box_b is None:
        ghost = _missing(after, group.after, orphan, before)
    return Draft(
        kind,
        box_b,
        box_a,
        ghost,
        b.boxes,
        a.boxes,
        b.boxes[~b.patch],
        a.boxes[~a.patch],
        _places(a),
        _places(b),
        strength,
    )


def _places(marks: Marks) -> Ints:
    """Where on the other page the words among the marks would stand, of which the surroundings were found there."""
    return marks.home[~marks.patch & (marks.rooted | ~marks.orphan)]


def draw_up_move(before: Ints, after: Ints) -> Draft:
    """The change of something that stands at another place of the order now: boxes [4] on both pages."""
    none = NO_BOXES
    return Draft(Kind.MOVED, before, after, None, before[None], after[None], none, none, none, none, 1.0)


def _hull(boxes: Ints) -> Ints | None:
    return hull(boxes) if len(boxes) else None


def _shared_area(b: Ints, b_home: Ints, a: Ints, a_home: Ints) -> tuple[Ints, Ints]:
    """The same area on both pages, around everything that differs on either."""
    return hull(np.concatenate([b, a_home])), hull(np.concatenate([a, b_home]))


def _kind(pictured: bool, orphan: bool, on_before: bool, on_after: bool) -> Kind:
    if on_before and on_after:
        return Kind.PICTURE if pictured else Kind.TEXT
    if not orphan:
        return Kind.TEXT
    return Kind.REMOVED if on_before else Kind.ADDED


def _missing(sheet: Sheet, marks: Ints, orphan: bool, other: Sheet) -> Ints | None:
    """Where on the other page the marks are missing: their own area where it is free, else a strip between."""
    home = hull(sheet.marks.home[marks])
    if orphan:
        home = _between_neighbours(sheet, hull(sheet.marks.boxes[marks]), home)
    width, height = other.page.size
    home = np.array([max(home[0], 0), home[1], min(home[2], width), home[3]])
    if home[3] <= 0 or home[1] >= height or home[0] >= home[2]:
        return None
    if not (overlap(home[None], other.side.boxes) > 0).any():
        return home
    if orphan:
        return np.array([home[0], home[1] - GAP, home[2], home[1] + GAP])
    x, y0, y1 = _caret(sheet, marks, home)
    return np.array([x - GAP, y0, x + GAP, y1])


def _between_neighbours(sheet: Sheet, box: Ints, home: Ints) -> Ints:
    """Where on the other page a whole part stood: below the block that stands above it in its column; else at home.

    In the middle of the gap between its neighbours where they have closed up.
    """
    side = sheet.side
    blocks = sheet.layout.blocks[sheet.layout.block]
    column = side.fits & (blocks[:, 0] < box[2]) & (blocks[:, 2] > box[0])
    above = np.flatnonzero(column & (side.boxes[:, 3] <= box[1]))
    below = np.flatnonzero(column & (side.boxes[:, 1] >= box[3]))
    if not len(above) or not len(below):
        return home
    upper = above[side.boxes[above, 3].argmax()]
    lower = below[side.boxes[below, 1].argmin()]
    foot = side.boxes[lower, 1] + side.shift[lower, 1]
    block = side.fits & (sheet.layout.block == sheet.layout.block[upper])
    bottoms = side.boxes[block, 3] + side.shift[block, 1]
    if not (bottoms <= foot).any():
        return home
    ends = bottoms[bottoms <= foot].max(), foot
    tall = box[3] - box[1]
    middle = (ends[0] + ends[1]) // 2
    top = ends[0] + box[1] - side.boxes[upper, 3] if ends[1] - ends[0] >= tall + 2 * GAP else middle
    top = min(top, max(ends[1] - tall, middle))
    dx = side.shift[upper, 0] if side.shift[upper, 0] == side.shift[lower, 0] else home[0] - box[0]
    return np.array([box[0] + dx, top, box[2] + dx, top + tall])


def _caret(sheet: Sheet, marks: Ints, home: Ints) -> tuple[int, int, int]:
    """Where between its neighbours a missing word stood: x, first and last row on the other page."""
    first = sheet.marks.boxes[
        marks[np.lexsort((sheet.marks.boxes[marks, 0], sheet.marks.boxes[marks, 1]))[0]]
    ]
    side = sheet.side
    row = side.fits & (np.minimum(side.boxes[:, 3], first[3]) - np.maximum(side.boxes[:, 1], first[1]) > 0)
    places, boxes = moved(side.boxes[row], side.shift[row]), side.boxes[row]
    left, right = boxes[:, 2] <= first[0], boxes[:, 0] >= first[2]
    tall = int(first[3] - first[1])
    if left.any() and first[0] - boxes[left, 2].max() < 2 * tall:
        place = places[left][boxes[left, 2].argmax()]
        return int(place[2]) + GAP, int(place[1]), int(place[3])
    if right.any():
        place = places[right][boxes[right, 0].argmin()]
        return max(int(place[0]) - GAP, 0), int(place[1]), int(place[3])
    return int(home[0]), int(home[1]), int(home[1]) + tall
