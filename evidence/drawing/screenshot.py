"""A screenshot as a layout sees it: where its bytes are, its private boxes, how full each part of it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.drawing.plan import PixelBox, Raster
from evidence.finding import Box

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from evidence.case.case import Case, Document

CELL = 8
"""Pixels of the squares in which ink is counted."""

_WIDEST_GAP = 40
"""Rows of a blank stretch beyond which a cut need not move further from the next line."""

_DOUBLING = (1, 2, 4, 8, 16, 8)
_RULE = 1 + sum(_DOUBLING)
"""Rows from which on a straight upright edge is a frame: 40; no letter of a page is as high."""

_STEP = 22
"""Difference of two neighbouring pixels, of 255, from which on there is ink."""


@dataclass(frozen=True, slots=True)
class InkMap:
    """Where a picture has drawing and where it is blank.

    rows: how many horizontal steps the two rows above and the two below each edge between rows have: 0 where
    a cut above that row goes through nothing. One more than there are rows of pixels.
    cells: steps per square of CELL pixels, row by row. across: squares in a row. Upright rules count nowhere.
    """

    rows: tuple[int, ...]
    cells: bytes
    across: int

    def under(self, box: Box) -> int:
        """Ink within the box, in pixels of the picture; parts outside the picture count as none."""
        x0, y0, x1, y1 = (int(edge // CELL) for edge in box)
        down = len(self.cells) // self.across if self.across else 0
        rows = range(max(0, y0), min(down, y1 + 1))
        left, right = max(0, x0), max(0, min(self.across, x1 + 1))
        return sum(sum(self.cells[row * self.across + left : row * self.across + right]) for row in rows)

    def quiet_row(self, low: int, high: int) -> int:
        """The row from low to high, both included, to cut above: amid the lowest of the emptiest gaps."""
        return amid_gap([self.rows[min(row, len(self.rows) - 1)] for row in range(low, high + 1)]) + low


@dataclass(frozen=True, slots=True)
class Screenshot:
    """One side of a pair. size: pixels. covers: private boxes in pixels. taken: the day, where declared."""

    file: str
    sha256: str
    source: Path
    size: tuple[int, int]
    ink: InkMap
    covers: tuple[PixelBox, ...] = ()
    taken: date | None = None

    def place(self, crop: PixelBox, left: float, top: float, scale: float) -> Raster:
        """The part placed with its corner at (left, top), at `scale` mm per pixel."""
        x0, y0, x1, y1 = crop
        box = (left, top, left + (x1 - x0) * scale, top + (y1 - y0) * scale)
        return Raster(box, self.file, self.source, crop, self.covers)

    def hides(self, box: PixelBox | None) -> bool:
        """Whether a private box touches this one."""
        return box is not None and any(
            c[0] < box[2] and c[2] > box[0] and c[1] < box[3] and c[3] > box[1] for c in self.covers
        )


def amid_gap(harm: Sequence[int]) -> int:
    """Where a cut harms least: the middle of the last stretch of least harm."""
    least = min(harm)
    end = max(place for place, one in enumerate(harm) if one == least)
    start = end
    while start > 0 and harm[start - 1] == least and end - start < _WIDEST_GAP:
        start -= 1
    return (start + end + 1) // 2


def look_at(case: Case, document: Document) -> Screenshot:
    """The document's picture. Raises OSError where it cannot be opened."""
    paper = document.paper
    size, ink = _read(paper.staged, paper.sha256)
    covers = tuple(_outward(boxed.box, size) for boxed in case.declared.redact if boxed.file == paper.name)
    taken = case.declared.label(paper.name).taken
    return Screenshot(paper.name, paper.sha256, paper.staged, size, ink, covers, taken)


@lru_cache(maxsize=4)
def _read(source: Path, sha256: str) -> tuple[tuple[int, int], InkMap]:
    """Size and ink; kept, because several layouts look at the same pair. sha256 tells changed files apart."""
    from PIL import Image

    with Image.open(source) as picture:
        return picture.size, map_ink(picture.convert("L"))


def _outward(box: Box, size: tuple[int, int]) -> PixelBox:
    """Whole pixels that hold the box, within the picture."""
    left, top = max(0, math.floor(box[0])), max(0, math.floor(box[1]))
    return left, top, min(size[0], math.ceil(box[2])), min(size[1], math.ceil(box[3]))


def map_ink(grey: object) -> InkMap:
    """Count the steps of a grey PIL picture."""
    import numpy as np

    pixels = np.asarray(grey, dtype=np.int16)
    steps = np.zeros(pixels.shape, dtype=bool)
    steps[:, 1:] = np.abs(np.diff(pixels, axis=1)) > _STEP
    steps &= ~_upright_rules(steps)
    height, width = pixels.shape[:2]
    down, across = -(-height // CELL), -(-width // CELL)
    framed = np.zeros((down * CELL, across * CELL), dtype=bool)
    framed[:height, :width] = steps
    squares = framed.reshape(down, CELL, across, CELL).sum(axis=(1, 3))
    near = np.convolve(steps.sum(axis=1), np.ones(4, dtype=int))[1 : height + 2]
    return InkMap(tuple(near.tolist()), squares.astype(np.uint8).tobytes(), across)


def _upright_rules(steps: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which steps belong to an edge that runs straight down for _RULE rows: frames, not letters."""
    import numpy as np

    height = len(steps)
    if height < _RULE:
        return np.zeros_like(steps)
    run = steps.copy()  # run[row]: a step in this and the next rows; each round makes the run longer
    for reach in _DOUBLING:
        run[: height - reach] &= run[reach:]
    run[height - _RULE + 1 :] = False
    for reach in _DOUBLING:
        run[reach:] |= run[: height - reach].copy()
    return run
