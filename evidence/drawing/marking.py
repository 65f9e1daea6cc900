"""Boxes around changes and where their numbers stand: beside the box, where the picture is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.drawing.plan import SIDE_INK, Badge, Item, Outline, Side, Stroke
from evidence.finding import Box

BADGE = 5.0
"""Millimetres across."""

_GAP = 0.6
_THIN = 1.6
"""Millimetres below which a place is a gap between things."""

_FURTHER = 16
"""The first of the spots that lie apart from the box."""

_APART = 120
_BETTER_NOT = 300
_CLASH = 1_000_000
"""What it costs to stand apart, on another change, on another number. A word covered: some 400."""

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
    leaders: list[Stroke] = []
    badges: list[Badge] = []
    for mark in marks:
        others = [other.box for other in marks if other is not mark]
        place = find_place(mark.box, (BADGE, BADGE), [b.box for b in badges], room, mark.ink, others)
        badges.append(Badge(place, mark.side, mark.number))
        leaders += _leader(mark, badges[-1])
    return (*outlines, *leaders, *badges)


def overlap(one: Box, other: Box) -> bool:
    """Whether the two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def place_absent(box: Box, ink: Callable[[Box], int], *, inline: bool) -> Box:
    """Where something is missing: its empty place, or the gap it left where other things have moved up.

    A gap is a line: along the top of what is wide; along the left edge of a word (inline) or what is not.
    """
    x0, y0, x1, y1 = box
    if y1 - y0 < _THIN < x1 - x0:
        return x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    if x1 - x0 < _THIN < y1 - y0:
        return (x0 + x1) / 2, y0, (x0 + x1) / 2, y1
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
        apart = _APART if rank >= _FURTHER else 0
        return ink(spots[rank]) * 4 + clashes * _CLASH + near * _BETTER_NOT + rank * 3 + apart

    return spots[min(range(len(spots)), key=cost)]


def _spots(box: Box, size: tuple[float, float]) -> Iterator[Box]:
    """Outside the box, nearest to its upper left corner first; on its corners; one step further out."""
    (x0, y0, x1, y1), (wide, high) = box, size
    left, right, above, below = x0 - wide - _GAP, x1 + _GAP, y0 - high - _GAP, y1 + _GAP
    level = y0 if y1 - y0 > high else (y0 + y1 - high) / 2
    start = x0 if x1 - x0 > wide / 2 else (x0 + x1 - wide) / 2
    for x, y in (
        *(
            (left, level),
            (start, above),
            (right, level),
            (x1 - wide, above),
            (start, below),
            (x1 - wide, below),
        ),
        *((left, above), (right, above), (left, y1 - high), (right, y1 - high)),
        *((left, below), (right, below)),
        *((x0 - wide / 2, y0 - high / 2), (x1 - wide / 2, y0 - high / 2)),
        *((x0 - wide / 2, y1 - high / 2), (x1 - wide / 2, y1 - high / 2)),
        *((left - wide, level), (right + wide, level), (start, above - high), (start, below + high)),
    ):
        yield x, y, x + wide, y + high


def _leader(mark: Mark, badge: Badge) -> Iterator[Stroke]:
    """A thin line from a number that had to stand apart to its box."""
    (x0, y0, x1, y1), own = badge.box, mark.box
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    across = max(own[0] - x1, x0 - own[2], 0.0)
    down = max(own[1] - y1, y0 - own[3], 0.0)
    if max(across, down) <= 2 * _GAP:
        return
    nearest = min(max(middle[0], own[0]), own[2]), min(max(middle[1], own[1]), own[3])
    yield Stroke((nearest, middle), SIDE_INK[mark.side], 0.3)


def _push_inside(box: Box, room: Box) -> Box:
    wide, high = box[2] - box[0], box[3] - box[1]
    x = max(min(box[0], room[2] - wide), room[0])
    y = max(min(box[1], room[3] - high), room[1])
    return x, y, x + wide, y + high
