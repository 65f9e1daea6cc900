"""Where a page's own content comes to stand on the page we make: upright, whole, with a strip of our own
below it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Page

STRIP = 18.0
"""Height of the added strip in points: a quarter of an inch, whole pixels at 36, 72, 100, 144, 200 and 300
dpi."""
NARROWEST = 90.0
"""Points; a page that is narrower gets white beside it, so that its number has room."""
LARGEST = 14_400.0
"""Points; viewers show no larger page (ISO 32000-2, annex C)."""
LETTER = (0.0, 0.0, 612.0, 792.0)
"""What viewers take where a page says nothing usable of its size."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """box: what of the source page is shown, in its own space. width, height: of that, upright, in points.

    place: maps the source's space onto the new page. sized: False where the page's own size made no sense.
    """

    box: tuple[float, float, float, float]
    width: float
    height: float
    place: Matrix
    sized: bool = True

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the new page."""
        return max(self.width, NARROWEST), self.height + STRIP

    def onto(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the source page comes to stand on the new one."""
        a, b, c, d, e, f = self.place
        return a * x + c * y + e, b * x + d * y + f


def frame(page: Page) -> Frame:
    """The frame of a page, after its MediaBox, CropBox, Rotate and UserUnit (ISO 32000-2, 14.11.2 and table
    31)."""
    box, sized = _shown(page)
    across, up = box[2] - box[0], box[3] - box[1]
    turn = turned(page)
    wide, high = (across, up) if turn in (0, 180) else (up, across)
    scale = min(_unit(page), (LARGEST - STRIP) / max(wide, high))
    return Frame(box, wide * scale, high * scale, _place(box, turn, scale), sized)


def turned(page: Page) -> int:
    """Degrees clockwise the page is shown turned by: 0, 90, 180 or 270."""
    angle = _number(_inherited(page, "/Rotate"), 0.0)
    return round(angle / 90) * 90 % 360 if math.isfinite(angle) else 0


def _place(box: tuple[float, float, float, float], turn: int, scale: float) -> Matrix:
    x0, y0, x1, y1 = (edge * scale for edge in box)
    return {
        0: (scale, 0.0, 0.0, scale, -x0, STRIP - y0),
        90: (0.0, -scale, scale, 0.0, -y0, STRIP + x1),
        180: (-scale, 0.0, 0.0, -scale, x1, STRIP + y1),
        270: (0.0, scale, -scale, 0.0, y1, STRIP - x0),
    }[turn]


def _shown(page: Page) -> tuple[tuple[float, float, float, float], bool]:
    media = _box(_inherited(page, "/MediaBox"))
    if media is None:
        return LETTER, False
    crop = _box(_inherited(page, "/CropBox"))
    if crop is None:
        return media, True
    both = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return (both, True) if both[0] < both[2] and both[1] < both[3] else (media, True)


def _inherited(page: Page, key: str) -> object:
    """A value of the page, or of the node above it that has one; at most fifty nodes up."""
    node: Object | None = page.obj
    for _ in range(50):
        if node is None or node.get(key) is not None:
            break
        node = node.get("/Parent")
    return node.get(key) if node is not None else None


def _box(value: object) -> tuple[float, float, float, float] | None:
    try:
        edges = [float(edge) for edge in value]  # type: ignore[attr-defined]
    except (TypeError, ValueError, NotImplementedError):
        return None
    if len(edges) != 4 or not all(math.isfinite(edge) and abs(edge) < 1e7 for edge in edges):
        return None
    x0, x1 = sorted((edges[0], edges[2]))
    y0, y1 = sorted((edges[1], edges[3]))
    return (x0, y0, x1, y1) if x1 - x0 >= 1 and y1 - y0 >= 1 else None


def _unit(page: Page) -> float:
    unit = _number(page.obj.get("/UserUnit"), 1.0)
    return unit if math.isfinite(unit) and 0.01 <= unit <= 1000 else 1.0


def _number(value: object, otherwise: float) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, NotImplementedError):
        return otherwise
