"""Product photos and name plates: areas of a page in continuous tones, off the paper's colour all over."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box
from evidence.reading.raster import Pixels, Raster, shrunk
from evidence.reading.reading import Mark, MarkKind

DPI = 50.0
MM = DPI / 25.4
BLOCK = 4
"""Pixels of a block's side: 2 mm."""
LEAST_SIDE = 24.0
"""mm; smaller pictures are logos and icons."""
LEAST_FILLED = 0.72
"""Share of its box a photo fills; emblems and seals are round and broken."""
HEAD = 0.2
"""Share of the page's height from its top in which a picture lower than TALL mm is a logo."""
TALL = 35.0
LEAST_TONES = 4.2
"""Bits of entropy over 64 tones of grey and 8 of hue; a drawing or a logo has 1 to 3."""


def find_photos(raster: Raster, taken: Iterable[Box] = ()) -> list[Mark]:
    """Photos on the page, boxes in points, largest first. taken: boxes of codes, which are none."""
    page, scale = shrunk(raster, DPI)
    if min(page.shape[:2]) < 4 * BLOCK:
        return []
    dense = _dense(page)
    for x0, y0, x1, y1 in taken:
        k = scale / BLOCK
        dense[max(0, int(y0 * k) - 1) : int(y1 * k) + 2, max(0, int(x0 * k) - 1) : int(x1 * k) + 2] = False
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(dense.astype(np.uint8), connectivity=4)
    found = []
    for label, (x, y, wide, high, area) in enumerate(boxes[1:count].tolist(), 1):
        if min(wide, high) * BLOCK < LEAST_SIDE * MM or area < LEAST_FILLED * wide * high:
            continue
        if y < HEAD * dense.shape[0] and high * BLOCK < TALL * MM:
            continue
        inside = np.kron(labels[y : y + high, x : x + wide] == label, np.ones((BLOCK, BLOCK), bool))
        part = page[y * BLOCK : (y + high) * BLOCK, x * BLOCK : (x + wide) * BLOCK]
        tones = _tones(part, inside[: part.shape[0], : part.shape[1]])
        box = tuple(v * BLOCK / scale for v in (x, y, x + wide, y + high))
        if tones < LEAST_TONES or _black_and_white(raster.crop((box[0], box[1], box[2], box[3]))):
            continue
        found.append(
            (area, Mark(MarkKind.PHOTO, (box[0], box[1], box[2], box[3]), round(min(1.0, tones / 7), 3)))
        )
    return [mark for _, mark in sorted(found, key=lambda f: (-f[0], f[1].box))][:12]


def _dense(page: Pixels) -> NDArray[np.bool_]:
    """Blocks nearly all of whose pixels differ from the paper, which is the page's commonest light colour."""
    high, wide = page.shape[0] // BLOCK * BLOCK, page.shape[1] // BLOCK * BLOCK
    part = page[:high, :wide].astype(np.int16)
    paper = _paper(part)
    off = np.abs(part - paper).max(axis=2) > 32
    share = off.reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK).mean(axis=(1, 3))
    return cv2.morphologyEx((share > 0.55).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)) > 0


def _paper(page: NDArray[np.int16]) -> NDArray[np.int16]:
    light = page[page.min(axis=2) > 150]
    if len(light) < 0.05 * page.shape[0] * page.shape[1]:
        return np.array((255, 255, 255), dtype=np.int16)
    coarse = light // 8
    keys = coarse[:, 0].astype(np.int32) * 1024 + coarse[:, 1] * 32 + coarse[:, 2]
    values, counts = np.unique(keys, return_counts=True)
    key = int(values[counts.argmax()])
    return np.array((key // 1024 * 8 + 4, key // 32 % 32 * 8 + 4, key % 32 * 8 + 4), dtype=np.int16)


def _tones(part: Pixels, inside: NDArray[np.bool_]) -> float:
    """Entropy in bits of the greys and hues of an area."""
    pixels = part[inside].astype(np.int32)
    grey = pixels.sum(axis=1) // 12
    hue = pixels.argmax(axis=1) * 2 + (pixels.max(axis=1) - pixels.min(axis=1) > 24)
    counts = np.bincount(grey * 8 + hue).astype(np.float64)
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log2(shares)).sum())


def _black_and_white(part: Pixels) -> bool:
    """Whether hardly a pixel is neither dark nor light: a bar code, a block of small print."""
    grey = part.mean(axis=2)
    return bool(((grey > 60) & (grey < 195)).mean() < 0.25)
