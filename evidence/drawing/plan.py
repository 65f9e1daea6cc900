"""Sheets as plain data: what stands where. Nothing here draws or measures.

Lengths are millimetres from the sheet's top left corner, type sizes are points. Every item has a `box`
(x0, y0, x1, y1) that holds its ink, so that a test can tell whether two items overlap without drawing
them. Items are drawn in their order, later ones over earlier ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from evidence.finding import Box

PixelBox = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of a picture, right and bottom exclusive."""

A4_UPRIGHT = (210.0, 297.0)
A4_LYING = (297.0, 210.0)
POINT = 25.4 / 72
"""Millimetres in a point."""


class Ink(StrEnum):
    """The colours of a sheet, as #rrggbb. BEFORE and AFTER are told apart by the colour-blind too."""

    BLACK = "#1b1f24"
    SOFT = "#5a6572"
    FAINT = "#98a2ad"
    RULE = "#ccd2d9"
    TINT = "#f3f5f7"
    WHITE = "#ffffff"
    BEFORE = "#d55e00"
    AFTER = "#0072b2"
    COVER = "#3c434b"


class Side(StrEnum):
    """Which screenshot a box or badge speaks of. ABSENT: where something would stand that is not there."""

    BEFORE = "before"
    AFTER = "after"
    ABSENT = "absent"


SIDE_INK = {Side.BEFORE: Ink.BEFORE, Side.AFTER: Ink.AFTER, Side.ABSENT: Ink.SOFT}


class Align(StrEnum):
    """Where the lines of a text stand in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. struck: with a line through them, as what is gone."""

    text: str
    bold: bool = False
    ink: Ink = Ink.BLACK
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of runs, already broken, `leading` millimetres apart. The text is data, never markup."""

    box: Box
    lines: tuple[tuple[Run, ...], ...]
    size: float
    leading: float
    align: Align = Align.LEFT

    @property
    def words(self) -> str:
        """The plain text, one line per line."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, filled or stroked or both. width: of the stroke. radius: of its corners."""

    box: Box
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 0.2
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points. arrow: with a head at its end."""

    points: tuple[tuple[float, float], ...]
    ink: Ink = Ink.RULE
    width: float = 0.2
    dashed: bool = False
    arrow: bool = False

    @property
    def box(self) -> Box:
        """The smallest box around the points."""
        across, down = zip(*self.points, strict=True)
        return min(across), min(down), max(across), max(down)


@dataclass(frozen=True, slots=True)
class Outline:
    """The box around change `number`: dashed before, solid after, dotted where absent; on a white halo."""

    box: Box
    side: Side
    number: int


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of a change on its side's colour: a square before, a disc after, hollow where absent."""

    box: Box
    side: Side
    number: int


@dataclass(frozen=True, slots=True)
class Raster:
    """A part of a picture, placed.

    file: the paper's name, for the record; source: where its bytes are. crop: the part shown, in the
    picture's pixels. covers: private boxes in the picture's pixels, painted over before it is embedded.
    """

    box: Box
    file: str
    source: Path
    crop: PixelBox
    covers: tuple[PixelBox, ...] = ()

    @property
    def scale(self) -> float:
        """Millimetres per pixel of the picture."""
        return (self.box[2] - self.box[0]) / (self.crop[2] - self.crop[0])


@dataclass(frozen=True, slots=True)
class Link:
    """A spot to click. target: the label of the exhibit it leads to; who binds the sheets knows its page."""

    box: Box
    target: str


Item = Text | Rect | Stroke | Outline | Badge | Raster | Link


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. title: for bookmarks."""

    width: float
    height: float
    items: tuple[Item, ...]
    title: str = ""
