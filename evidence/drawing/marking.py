"""Boxes around changes and where their numbers stand: beside the box, where the picture is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.drawing.plan import Badge, Item, Outline, Side
from evidence.finding import Box

BADGE = 5.0
"""Millimetres across."""

_GAP = 0.6
_CLASH = 1_000_000
_HARDLY_ANY = 60
"""Steps of ink that a background or a frame may have."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A change's box on a sheet, in mm. ink: how much of the picture's drawing lies under a box."""

    number: int
    side: Side
    box: Box
    ink: Callable[[Box], int]


def draw_marks(marks: Sequence[Mark], room: Box) -> tuple[Item, ...]:
    """Outlines, then badges over them; every badge lies within the room and, where it can, on nothing."""
    outlines = tuple(Outline(mark.box, mark.side, mark.number) for mark in marks)
    badges: list[Badge] = []
    for mark in marks:
        taken = [other.box for other in marks if other is not mark] + [badge.box for badge in badges]
        badges.append(Badge(_best_place(mark, taken, room), mark.side, mark.number))
    return (*outlines, *badges)


def overlap(one: Box, other: Box) -> bool:
    """Whether the two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def place_absent(box: Box, ink: Callable[[Box], int]) -> Box:
    """Where something is missing: its empty place, or the gap it left where other things have moved up.

    A gap is a line: along the top of what is wide, else along its left edge.
    """
    x0, y0, x1, y1 = box
    if ink((x0 + 1, y0 + 1, x1 - 1, y1 - 1)) <= _HARDLY_ANY:
        return box
    return (x0, y0, x1, y0) if x1 - x0 > 4 * (y1 - y0) else (x0, y0, x0, y1)


def grow(box: Box, by: float, room: Box) -> Box:
    """The box, larger on every side, within the room."""
    return (
        max(room[0], box[0] - by),
        max(room[1], box[1] - by),
        min(room[2], box[2] + by),
        min(room[3], box[3] + by),
    )


def _best_place(mark: Mark, taken: Iterable[Box], room: Box) -> Box:
    held = list(taken)

    def cost(place: tuple[int, Box]) -> int:
        rank, box = place
        clashes = sum(overlap(box, other) for other in held)
        return mark.ink(box) * 4 + clashes * _CLASH + rank * 3

    places = [(rank, box) for rank, box in enumerate(_places(mark.box)) if _inside(box, room)]
    if not places:
        return _push_inside(next(iter(_places(mark.box))), room)
    return min(places, key=cost)[1]


def _places(box: Box) -> Iterator[Box]:
    """Outside the box, nearest to its upper left corner first; then on its corners."""
    x0, y0, x1, y1 = box
    left, right, above, below = x0 - BADGE - _GAP, x1 + _GAP, y0 - BADGE - _GAP, y1 + _GAP
    middle = (y0 + y1 - BADGE) / 2
    for x, y in (
        (left, y0 if y1 - y0 > BADGE else middle),
        (x0, above),
        (right, y0 if y1 - y0 > BADGE else middle),
        (x1 - BADGE, above),
        (x0, below),
        (x1 - BADGE, below),
        (left, above),
        (right, above),
        (left, y1 - BADGE),
        (right, y1 - BADGE),
        (left, below),
        (right, below),
        (x0 - BADGE / 2, y0 - BADGE / 2),
        (x1 - BADGE / 2, y0 - BADGE / 2),
        (x0 - BADGE / 2, y1 - BADGE / 2),
        (x1 - BADGE / 2, y1 - BADGE / 2),
    ):
        yield x, y, x + BADGE, y + BADGE


def _inside(box: Box, room: Box) -> bool:
    return room[0] <= box[0] and room[1] <= box[1] and box[2] <= room[2] and box[3] <= room[3]


def _push_inside(box: Box, room: Box) -> Box:
    x = min(max(box[0], room[0]), room[2] - BADGE)
    y = min(max(box[1], room[1]), room[3] - BADGE)
    return x, y, x + BADGE, y + BADGE
