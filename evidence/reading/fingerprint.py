"""What a picture looks like, in 64 bits: alike for copies saved anew, reduced or lightly tinted.

The usual perceptual hash: the coarsest waves of a small grey picture, each above or below their middle
(Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010, section 3.2.1).
"""

from __future__ import annotations

import cv2
import numpy as np

from evidence.reading.raster import Pixels, grey

SIDE = 32
"""Pixels of the small picture's sides."""
WAVES = 8
"""The coarsest waves in each direction that are kept."""
PLAIN = 2.0
"""Standard deviation of the greys below which a picture shows nothing that could be compared."""


def fingerprint(rgb: Pixels) -> str:
    """16 hex digits; "" for a picture of one plain colour."""
    small = cv2.resize(grey(rgb), (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    if float(small.std()) < PLAIN:
        return ""
    waves = np.asarray(cv2.dct(small))[:WAVES, :WAVES].ravel()
    bits = waves > float(np.median(waves))
    return f"{int(''.join('01'[int(bit)] for bit in bits), 2):016x}"
