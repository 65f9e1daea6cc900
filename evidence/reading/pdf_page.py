"""The frame of a PDF page: its visible box, rotation and unit, and the way from its coordinates to the
displayed page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evidence.finding import Box
from evidence.reading.matrix import Matrix, box_of, times

LETTER: Box = (0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """box: what is displayed, in default user space. rotation: 0, 90, 180 or 270, clockwise. unit: points
    per unit.

    sound: False where the boxes are missing, empty or beyond what the format allows (ISO 32000-2, annex C:
    3 to 14,400 units), so that the displayed size is a guess. turned: the part of the rotation that is ours,
    not the page's.
    """

    box: Box
    rotation: int
    unit: float
    sound: bool
    turned: int = 0

    @property
    def declared(self) -> int:
        """The rotation the page itself asks for."""
        return (self.rotation - self.turned) % 360

    @property
    def width(self) -> float:
        return (self._side(0) if self.rotation in (0, 180) else self._side(1)) * self.unit

    @property
    def height(self) -> float:
        return (self._side(1) if self.rotation in (0, 180) else self._side(0)) * self.unit

    def _side(self, axis: int) -> float:
        return self.box[axis + 2] - self.box[axis]

    def to_display(self) -> Matrix:
        """From default user space to points from the top left of the displayed page."""
        x0, y0, x1, y1 = self.box
        wide, high = x1 - x0, y1 - y0
        shift: Matrix = (1, 0, 0, 1, -x0, -y0)
        turn: Matrix = {
            0: (1, 0, 0, -1, 0, high),
            90: (0, 1, 1, 0, 0, 0),
            180: (-1, 0, 0, 1, wide, 0),
            270: (0, -1, -1, 0, high, wide),
        }[self.rotation]
        return times(times(shift, turn), (self.unit, 0, 0, self.unit, 0, 0))


def frame_of(page: Any, turned: int = 0) -> Frame:
    """The frame of a pikepdf page, turned clockwise by so many degrees more than it asks for."""
    media = box_of(_inherited(page.obj, "/MediaBox"))
    crop = box_of(_inherited(page.obj, "/CropBox"))
    box = media or LETTER
    if crop and media:
        box = max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3])
    sound = media is not None and 3 <= box[2] - box[0] <= 14_400 and 3 <= box[3] - box[1] <= 14_400
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        box = media if media and media[2] - media[0] >= 1 and media[3] - media[1] >= 1 else LETTER
    rotation = (_rotation(_inherited(page.obj, "/Rotate")) + turned) % 360
    return Frame(box, rotation, _unit(page.obj.get("/UserUnit")), sound, turned)


def _inherited(node: Any, key: str) -> Any:
    """An attribute of a page or of the nodes above it."""
    for _ in range(64):
        value = node.get(key)
        if value is not None:
            return value
        node = node.get("/Parent")
        if node is None or not hasattr(node, "get"):
            return None
    return None


def _rotation(value: Any) -> int:
    try:
        turned = int(value) % 360 if value is not None else 0
    except (TypeError, ValueError, OverflowError):
        return 0
    return turned if turned % 90 == 0 else 0


def _unit(value: Any) -> float:
    try:
        unit = float(value) if value is not None else 1.0
    except (TypeError, ValueError, OverflowError):
        return 1.0
    return unit if 0.01 <= unit <= 75_000 else 1.0
