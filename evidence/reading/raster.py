"""A page as pixels, with the scale that leads back to points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box

Pixels = NDArray[np.uint8]
"""Height x width x 3, RGB; or height x width, grey."""


@dataclass(frozen=True, slots=True)
class Raster:
    """rgb: height x width x 3. scale: pixels per point."""

    rgb: Pixels
    scale: float

    @property
    def width(self) -> int:
        return int(self.rgb.shape[1])

    @property
    def height(self) -> int:
        return int(self.rgb.shape[0])

    def to_points(self, box: Box) -> Box:
        """A box in pixels as a box in points."""
        x0, y0, x1, y1 = box
        return x0 / self.scale, y0 / self.scale, x1 / self.scale, y1 / self.scale

    def to_pixels(self, box: Box) -> tuple[int, int, int, int]:
        """A box in points as whole pixels inside the picture; may be empty."""
        x0, y0, x1, y1 = (v * self.scale for v in box)
        return (
            max(0, int(x0)), max(0, int(y0)),
            min(self.width, int(np.ceil(x1))), min(self.height, int(np.ceil(y1))),
        )  # fmt: skip

    def crop(self, box: Box) -> Pixels:
        """The pixels of a box in points."""
        x0, y0, x1, y1 = self.to_pixels(box)
        return self.rgb[y0:y1, x0:x1]


def grey(rgb: Pixels) -> Pixels:
    """Luma by the usual weights (ITU-R BT.601), as bytes."""
    import cv2

    return rgb if rgb.ndim == 2 else np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY))


def shrunk(raster: Raster, dpi: float, most_pixels: int = 4_000_000) -> tuple[Pixels, float]:
    """The page at `dpi`, or less where that were more than `most_pixels`, and its pixels per point."""
    import cv2

    factor = min(dpi / (raster.scale * 72), (most_pixels / (raster.width * raster.height)) ** 0.5)
    size = max(1, round(raster.width * factor)), max(1, round(raster.height * factor))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(raster.rgb, size, interpolation=how)), raster.scale * factor
