"""How good a picture is: blank, sharp or blurred, enlarged, grey; and whether it was taken from a screen."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from evidence.finding import Box
from evidence.reading.image_size import PAPERS
from evidence.reading.raster import Pixels, Raster, grey, shrunk

DPI = 100.0
MM = DPI / 25.4
BLANK = 0.00015
"""Share of a page's pixels that are ink, below which it is blank: a few specks of dust."""
LEAST_CONTRAST = 20
"""Difference between the lightest and the darkest channel value in a box, below which it is empty."""
PAPER_SHAPE = 0.04
"""A picture whose sides are in the ratio of A4 or Letter within this share is a scan of one, not a
screenshot."""
WHITE = 245
"""Value of a pixel's darkest channel from which it is white, the noise of a JPEG forgiven."""
FLAT = 0.5
"""Share of neighbouring pixels that are equal, above which a picture was never on paper."""


def ink_outside(raster: Raster, boxes: Iterable[Box]) -> float:
    """Share of the page that is ink outside these boxes (points), rules and the outermost 4 mm not
    counted."""
    page, scale = shrunk(raster, DPI)
    least = page.min(axis=2).astype(np.int16)
    ink = (least < float(np.quantile(least, 0.9)) - 30).astype(np.uint8)
    edge = min(int(4 * MM), *(side // 8 + 1 for side in ink.shape))
    ink[:edge], ink[-edge:], ink[:, :edge], ink[:, -edge:] = 0, 0, 0, 0
    for x0, y0, x1, y1 in boxes:
        ink[
            max(0, int(y0 * scale) - 1) : int(y1 * scale) + 2,
            max(0, int(x0 * scale) - 1) : int(x1 * scale) + 2,
        ] = 0
    for shape in ((int(20 * MM), 1), (1, int(20 * MM))):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    return float(ink.mean())


def shows_something(raster: Raster, box: Box) -> bool:
    """Whether anything at all is to be seen in a box (points)."""
    part = raster.crop(box)
    return part.size > 0 and int(part.max()) - int(part.min()) > LEAST_CONTRAST


def sharpness(rgb: Pixels) -> float:
    """0 blurred to 1 crisp: how much of an edge's contrast one pixel's step takes, at the strong edges."""
    light = grey(rgb).astype(np.int16)
    wide = light.shape[1] // 8 * 8
    if wide < 16 or light.shape[0] < 16:
        return 1.0
    steps = np.abs(np.diff(light[:, :wide], axis=1, prepend=light[:, :1])).reshape(len(light), -1, 8)
    cells = light[:, :wide].reshape(len(light), -1, 8)
    contrast = cells.max(axis=2) - cells.min(axis=2)
    strong = contrast > max(60, int(np.quantile(contrast, 0.97)))
    if strong.sum() < 50:
        return 1.0
    ratio = steps.max(axis=2)[strong] / contrast[strong]
    return round(float(np.clip((np.median(ratio) - 0.2) / 0.5, 0, 1)), 3)


def enlarged(rgb: Pixels) -> bool:
    """Whether a picture has hardly any detail at its own pixel size: halved and doubled again it is still
    the same."""
    light = grey(rgb).astype(np.float32)
    high, wide = light.shape[0] // 2 * 2, light.shape[1] // 2 * 2
    if high < 200 or wide < 200:
        return False
    light = light[:high, :wide]
    half = cv2.resize(light, (wide // 2, high // 2), interpolation=cv2.INTER_AREA)
    again = cv2.resize(half, (wide, high), interpolation=cv2.INTER_CUBIC)
    edges = np.abs(cv2.Laplacian(cv2.GaussianBlur(light, (0, 0), 2), cv2.CV_32F))
    strong = edges > max(2.0, float(np.quantile(edges, 0.97)))
    if strong.sum() < 400:
        return False
    lost = float(np.abs(light - again)[strong].mean())
    contrast = float(cv2.morphologyEx(light, cv2.MORPH_GRADIENT, np.ones((9, 9), np.uint8))[strong].mean())
    return lost < 0.033 * contrast


def white_rim(rgb: Pixels) -> float:
    """Share of the outermost pixels, a hundredth of the short side deep, that are white."""
    deep = max(1, min(rgb.shape[:2]) // 100)
    white = (rgb.min(axis=2) >= WHITE).astype(np.float64)
    sides = white[:deep], white[-deep:], white[deep:-deep, :deep], white[deep:-deep, -deep:]
    return round(float(np.concatenate([side.ravel() for side in sides]).mean()), 4)


def is_grey(rgb: Pixels) -> bool:
    """Whether every pixel is grey but for the noise of a JPEG."""
    part = rgb[:: max(1, rgb.shape[0] // 600), :: max(1, rgb.shape[1] // 600)].astype(np.int16)
    return bool((part.max(axis=2) - part.min(axis=2) > 12).mean() < 0.0005)


def from_screen(rgb: Pixels) -> bool:
    """Whether a bare picture is a screenshot: flat areas no scanner or camera gives, and not the shape of
    a paper."""
    height, width = rgb.shape[:2]
    shape = max(height, width) / max(min(height, width), 1)
    if any(abs(shape / (max(p) / min(p)) - 1) < PAPER_SHAPE for p in PAPERS):
        return False
    return _flat(rgb) > FLAT


def _flat(rgb: Pixels) -> float:
    rows = rgb[:: max(1, rgb.shape[0] // 400)].astype(np.int16)
    same = (np.abs(np.diff(rows, axis=1)) <= 1).all(axis=2)
    return float(np.mean(same)) if rows.shape[1] > 1 else 0.0
