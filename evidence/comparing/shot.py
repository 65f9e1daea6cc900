"""A screenshot as given, and where the pixels of the compared page lie on it."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from evidence.comparing.boxes import Ints
from evidence.comparing.change import PixelBox


@dataclass(frozen=True, slots=True)
class Shot:
    """One side as given; factor: its pixels per pixel of the page that is compared."""

    image: Image.Image
    factor: float

    def box(self, box: Ints | None) -> PixelBox | None:
        """A box of the compared page in pixels of the screenshot, inside of it; None stays None."""
        return None if box is None else self.some_box(box)

    def some_box(self, box: Ints) -> PixelBox:
        """A box of the compared page in pixels of the screenshot, inside of it."""
        x0, y0, x1, y1 = (round(float(edge) * self.factor) for edge in box)
        return max(x0, 0), max(y0, 0), min(x1, self.image.width), min(y1, self.image.height)

    def rows(self, rows: tuple[int, int]) -> tuple[int, int]:
        """First row and row after the last in pixels of the screenshot."""
        return max(round(rows[0] * self.factor), 0), min(round(rows[1] * self.factor), self.image.height)


Shots = tuple[Shot, Shot]
"""Before and after."""
