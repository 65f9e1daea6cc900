"""Which part of each screenshot a close-up shows, and at what scale.

Rules: at least LEAST mm per CSS pixel; words that changed at READABLE points or more; both sides at one
scale with the change at the same spot; what does not fit a sheet at that scale goes on in parts; edges in
the gaps between lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.comparing.change import Change, Kind
from evidence.drawing.plan import POINT, PixelBox
from evidence.drawing.screenshot import InkMap, amid_gap

LEAST = 0.18
SCALE = 0.2
MOST = 0.32
"""Millimetres per CSS pixel: never below LEAST, usually SCALE, up to MOST for small words."""

READABLE = 7.0
"""Points that changed words have at least, as far as MOST allows."""

CONTEXT = 36
"""Pixels shown around a change at least."""

_STACKED = 0.75
"""Share of the usual height that each of two stacked pictures has."""

_REACH = 32
"""Pixels an edge may move to find a gap between lines; less than CONTEXT."""

_ONE_LINE = 60
"""Pixels above which a box is taken for more than one line of words."""

Sides = tuple[PixelBox | None, PixelBox | None]


@dataclass(frozen=True, slots=True)
class Room:
    """Millimetres a close-up has: width beside each other and stacked, height usual and at most."""

    beside: float
    stacked: float
    usual: float
    most: float


@dataclass(frozen=True, slots=True)
class View:
    """A change, or a part of a large one: the crop of each side, None where not even its place is seen.

    scales: mm per pixel of each side. stacked: after below before, not beside it. part, parts: from 1.
    """

    change: Change
    crops: Sides
    scales: tuple[float, float]
    stacked: bool
    part: int = 1
    parts: int = 1

    @property
    def heights(self) -> tuple[float, float]:
        """Millimetres of each side's picture, 0 for none."""
        before, after = (
            (crop[3] - crop[1]) * scale if crop else 0.0
            for crop, scale in zip(self.crops, self.scales, strict=True)
        )
        return before, after


@dataclass(frozen=True, slots=True)
class Cropper:
    """Cuts the changes of one pair. sizes: in pixels. zoom: after pixels per before pixel."""

    sizes: tuple[tuple[int, int], tuple[int, int]]
    inks: tuple[InkMap, InkMap]
    zoom: float
    room: Room

    def views(self, change: Change) -> Iterator[View]:
        """The change whole where it fits at a readable scale, else in parts from the top left."""
        scales = readable_scales(change, self.zoom)
        boxes = anchors(change)
        stacked = _widest(boxes, scales) + 2 * CONTEXT * max(scales) > self.room.beside
        across = self.room.stacked if stacked else self.room.beside
        height = self.room.most / 2 if stacked else self.room.most
        usual = min(self.room.usual * (_STACKED if stacked else 1), height)
        tiles = _tile_both(boxes, scales, (across, height))
        for number, tile in enumerate(tiles, 1):
            crops = self._crop(tile, scales, across, usual)
            yield View(change, crops, scales, stacked, number, len(tiles))

    def _crop(self, boxes: Sides, scales: tuple[float, float], across: float, usual: float) -> Sides:
        """Windows as wide as the room, at least as high as usual, with the box at the same spot of both."""
        pairs = [(box, scale) for box, scale in zip(boxes, scales, strict=True) if box]
        high = max((box[3] - box[1] + 2 * CONTEXT) * scale for box, scale in pairs)
        above = max(CONTEXT * max(scales), (usual - high) / 2 + CONTEXT * max(scales))
        height = max(high, usual)
        lefts = _lefts(boxes, scales, across)
        cut = [
            _window(size, (left / scale, box[1] - above / scale), (across / scale, height / scale))
            if box
            else None
            for box, size, scale, left in zip(boxes, self.sizes, scales, lefts, strict=True)
        ]
        return self._settle((cut[0], cut[1]), boxes)

    def _settle(self, crops: Sides, boxes: Sides) -> Sides:
        """Upper and lower edges moved inwards together, to where they cut least on both sides."""
        top = amid_gap([self._harm(crops, boxes, 1, step) for step in range(_REACH + 1)])
        foot = amid_gap([self._harm(crops, boxes, 3, -step) for step in range(_REACH + 1)])
        settled = [
            (
                crop[0],
                _edge(crop[1], top, box[1], 0),
                crop[2],
                _edge(crop[3], -foot, box[3], size[1]),
            )
            if crop and box
            else None
            for crop, box, size in zip(crops, boxes, self.sizes, strict=True)
        ]
        return settled[0], settled[1]

    def _harm(self, crops: Sides, boxes: Sides, corner: int, step: int) -> int:
        total = 0
        for crop, box, size, ink in zip(crops, boxes, self.sizes, self.inks, strict=True):
            if crop and box:
                total += ink.rows[_edge(crop[corner], step, box[corner], 0 if corner == 1 else size[1])]
        return total


def readable_scales(change: Change, zoom: float) -> tuple[float, float]:
    """Millimetres per pixel of each side. The coarser side's pixel is taken for the CSS pixel."""
    share = min(1.0, zoom), min(1.0, 1 / zoom)
    words = change.marks_before or _one(change.before), change.marks_after or _one(change.after)
    lines = [
        (box[3] - box[1]) * part
        for boxes, part in zip(words, share, strict=True)
        for box in boxes
        if box[3] - box[1] <= _ONE_LINE
    ]
    css = SCALE
    if lines and change.kind is not Kind.PICTURE:
        css = min(MOST, max(SCALE, READABLE * POINT / max(lines)))
    return css * share[0], css * share[1]


def anchors(change: Change) -> Sides:
    """The box of each side, the ghost's where it is missing, None where not even its place is known."""
    before = change.before or (change.ghost if change.after else None)
    return before, change.after or (change.ghost if change.before else None)


def _one(box: PixelBox | None) -> tuple[PixelBox, ...]:
    return (box,) if box else ()


def _edge(edge: int, step: int, box_edge: int, page_edge: int) -> int:
    """The edge moved inwards by step, but not into the box, and not at all where the page ends."""
    if edge == page_edge:
        return edge
    if step >= 0:
        return min(edge + step, max(edge, box_edge - 4))
    return max(edge + step, min(edge, box_edge + 4))


def _widest(boxes: Sides, scales: tuple[float, float]) -> float:
    return max((box[2] - box[0]) * scale for box, scale in zip(boxes, scales, strict=True) if box)


def _tile_both(boxes: Sides, scales: tuple[float, float], room: tuple[float, float]) -> list[Sides]:
    """Both boxes in as many tiles as the larger needs, row by row; tiles of both sides go together."""
    sizes = [(b[2] - b[0], b[3] - b[1], s) for b, s in zip(boxes, scales, strict=True) if b]
    columns = max(_count(wide, room[0] / scale) for wide, _, scale in sizes)
    rows = max(_count(high, room[1] / scale) for _, high, scale in sizes)
    places = [(column / columns, row / rows) for row in range(rows) for column in range(columns)]
    step = 1 / columns, 1 / rows
    return [(_tile(boxes[0], place, step), _tile(boxes[1], place, step)) for place in places]


def _count(length: int, room: float) -> int:
    return max(1, math.ceil(length / max(1.0, room - 2 * CONTEXT)))


def _tile(box: PixelBox | None, place: tuple[float, float], step: tuple[float, float]) -> PixelBox | None:
    """The part of the box that begins at `place` and is `step` large, both as shares of its size."""
    if box is None:
        return None
    wide, high = box[2] - box[0], box[3] - box[1]
    left, top = box[0] + place[0] * wide, box[1] + place[1] * high
    return int(left), int(top), round(left + step[0] * wide), round(top + step[1] * high)


def _lefts(boxes: Sides, scales: tuple[float, float], across: float) -> tuple[float, float]:
    """Where both windows begin, in mm from the left of the page.

    At the same place of the page where that shows both boxes, so that columns stay in line; else with both
    boxes at the same spot.
    """
    spans = [(box[0] * s, box[2] * s) if box else None for box, s in zip(boxes, scales, strict=True)]
    known = [span for span in spans if span]
    left, right = min(span[0] for span in known), max(span[1] for span in known)
    if right - left + 2 * CONTEXT * max(scales) <= across:
        middle = (left + right - across) / 2
        return middle, middle
    inset = (across - max(span[1] - span[0] for span in known)) / 2
    before, after = (span[0] - inset if span else 0.0 for span in spans)
    return before, after


def _window(size: tuple[int, int], corner: tuple[float, float], want: tuple[float, float]) -> PixelBox:
    """A window of the wanted size with its upper left corner there, moved into the picture."""
    wide, high = min(int(want[0]), size[0]), min(int(want[1]), size[1])
    left = min(max(0, int(corner[0])), size[0] - wide)
    top = min(max(0, int(corner[1])), size[1] - high)
    return left, top, left + wide, top + high
