"""Shapes of ink: rules taken off, how thick strokes are, which way they run. Masks are 0 and 1."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

DPI = 100.0
"""Resolution at which marks are looked for."""
MM = DPI / 25.4
Ink = NDArray[np.uint8]
RULE = 14.0
"""mm from which a straight line across or down is a rule."""


def clear_rules(ink: Ink) -> None:
    """Take off rules, in place."""
    for shape in ((int(RULE * MM), 1), (1, int(RULE * MM))):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0


def thickest(part: Ink) -> float:
    """Half the width of the widest place, pixels."""
    return float(cv2.distanceTransform(part, cv2.DIST_L2, 3).max(initial=0))


def usual_thickness(part: Ink) -> float:
    """Half the width of the strokes at their middle line, in the mean, pixels."""
    inside = cv2.distanceTransform(part, cv2.DIST_L2, 3)
    ridge = inside >= cv2.dilate(inside, np.ones((3, 3), np.uint8)) - 1e-3
    values = inside[ridge & (inside > 0)]
    return float(values.mean()) if values.size else 1.0


def slant(part: Ink) -> float:
    """Share of the outline that runs neither across nor down: print and frames have little."""
    soft: NDArray[Any] = cv2.GaussianBlur(part.astype(np.float32), (5, 5), 1.0)
    across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    strong = np.hypot(across, down) > 0.5
    angle = np.abs(np.degrees(np.arctan2(down[strong], across[strong]))) % 90
    return float(((angle > 20) & (angle < 70)).mean()) if angle.size else 0.0
