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
_BETTER_NOT = 300
_HARDLY_ANY = 10
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
        others = [other.box for other in marks if other is not mark]
        place = find_place(mark.box, (BADGE, BADGE), [b.box for b in badges], room, mark.ink, others)
        badges.append(Badge(place, mark.side, mark.number))
    return (*outlines, *badges)


def overlap(one: Box, other: Box) -> bool:
    """Whether the two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def place_absent(box: Box, ink: Callable[[Box], int], *, inline: bool) -> Box:
    """Where something is missing: its empty place, or the gap it left where other things have moved up.

    A gap is a line: along the top of what is wide; along the left edge of a word (inline) or what is not.
    """
    x0, y0, x1, y1 = box
    if ink((x0 + 1, y0 + 1, x1 - 1, y1 - 1)) <= _HARDLY_ANY:
        return box
    wide = x1 - x0 > 4 * (y1 - y0) and not inline
    return (x0, y0, x1, y0) if wide else (x0, y0, x0, y1)


def grow(box: Box, by: float, room: Box) -> Box:
    """The box, larger on every side, within the room."""
    return (
        max(room[0], box[0] - by),
        max(room[1], box[1] - by),
        min(room[2], box[2] + by),
        min(room[3], box[3] + by),
    )


def find_place(
    box: Box,
    size: tuple[float, float],
    taken: Iterable[Box],
    room: Box,
    ink: Callable[[Box], int],
    avoided: Iterable[Box] = (),
) -> Box:
    """Where a sign of that size stands beside the box: in the room, on nothing taken, on least ink.

    avoided: boxes it rather not stands on, but sooner than on words.
    """
    held, better_not = list(taken), list(avoided)
    spots = [_push_inside(spot, room) for spot in _spots(box, size)]

    def cost(rank: int) -> int:
        clashes = sum(overlap(spots[rank], other) for other in held)
        near = sum(overlap(spots[rank], other) for other in better_not)
        return ink(spots[rank]) * 4 + clashes * _CLASH + near * _BETTER_NOT + rank * 3

    return spots[min(range(len(spots)), key=cost)]


def _spots(box: Box, size: tuple[float, float]) -> Iterator[Box]:
    """Outside the box, nearest to its upper left corner first; further out; then on its corners."""
    (x0, y0, x1, y1), (wide, high) = box, size
    left, right, above, below = x0 - wide - _GAP, x1 + _GAP, y0 - high - _GAP, y1 + _GAP
    level = y0 if y1 - y0 > high else (y0 + y1 - high) / 2
    for x, y in (
        *((left, level), (x0, above), (right, level), (x1 - wide, above), (x0, below), (x1 - wide, below)),
        *((left, above), (right, above), (left, y1 - high), (right, y1 - high)),
        *((left, below), (right, below)),
        *((left - wide, level), (right + wide, level), (x0, above - high), (x0, below + high)),
        *((x0 - wide / 2, y0 - high / 2), (x1 - wide / 2, y0 - high / 2)),
        *((x0 - wide / 2, y1 - high / 2), (x1 - wide / 2, y1 - high / 2)),
    ):
        yield x, y, x + wide, y + high


def _push_inside(box: Box, room: Box) -> Box:
    wide, high = box[2] - box[0], box[3] - box[1]
    x = max(min(box[0], room[2] - wide), room[0])
    y = max(min(box[1], room[3] - high), room[1])
    return x, y, x + wide, y + high
