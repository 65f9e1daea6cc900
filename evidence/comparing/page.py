"""A screenshot made ready for comparing: grey and colour planes, its atoms and the size of its text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from evidence.comparing.atoms import Atoms, find_atoms, join_letters
from evidence.comparing.boxes import Ints
from evidence.comparing.ink import NOISY_STEP, STEP, find_ink, noisy

MARGIN = 80
"""Pixels of repeated edge around each plane, so that a shifted patch can be cut anywhere on the page."""

HALF = 2
"""The coloured planes have one pixel for HALF x HALF of the page: as coarse as the colour of a JPEG."""

GUESSED_TEXT = 13
"""Height in pixels taken for a word before any was seen: body text of 14 px."""

SPECK = 12
"""Ink pixels below which a piece is no sign of anybody's writing; a 2-pixel full stop has 12."""

Plane = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Page:
    """One screenshot at the scale of comparison.

    grey: [height + 2 MARGIN, width + 2 MARGIN]. colours: grey, blue and red difference (Y, Cb, Cr) at half size,
    [(height + 2 MARGIN) / HALF, (width + 2 MARGIN) / HALF]. words, pictures: boxes [n, 4] of what is drawn, split by
    size. text: median height of a word in pixels. noisy: compressed with loss.
    """

    size: tuple[int, int]
    grey: Plane
    colours: tuple[Plane, ...]
    words: Ints
    pictures: Ints
    text: float
    noisy: bool


def make_page(image: Image.Image) -> Page:
    """Split an RGB image into planes and atoms."""
    grey = np.asarray(image.convert("L"))
    rough = noisy(grey)
    drawn = find_ink(grey, 8 * GUESSED_TEXT, 5 * GUESSED_TEXT, NOISY_STEP if rough else STEP)
    atoms = find_atoms(drawn)
    atoms = atoms.only(atoms.ink >= SPECK)
    text = text_height(atoms)
    words, pictures = _split(atoms.boxes, text)
    words = join_letters(words)
    small = image.reduce(HALF).convert("YCbCr")
    colours = tuple(_frame(np.asarray(band), MARGIN // HALF) for band in small.split())
    return Page(image.size, _frame(grey, MARGIN), colours, words, pictures, text, rough)


def text_height(atoms: Atoms) -> float:
    """Median height of what could be a word; GUESSED_TEXT on a page without any."""
    height = atoms.boxes[:, 3] - atoms.boxes[:, 1]
    width = atoms.boxes[:, 2] - atoms.boxes[:, 0]
    words = (height >= 5) & (height <= 80) & (width >= height // 2)
    return float(np.median(height[words])) if words.any() else float(GUESSED_TEXT)


def _split(boxes: Ints, text: float) -> tuple[Ints, Ints]:
    """Words and pictures by size; pieces of lines are neither."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    flat = (height <= 5) & (width > 3 * text)
    upright = (
        ((width <= 0.75 * text) & (height > 2 * text)) | ((width <= 4) & (height > 1.4 * text)) | (width <= 2)
    )
    line = flat | upright
    large = height > 4 * text
    return boxes[~line & ~large], boxes[~line & large]


def _frame(plane: Plane, margin: int) -> Plane:
    """The plane with its edge pixels repeated outwards."""
    height, width = plane.shape
    framed = np.empty((height + 2 * margin, width + 2 * margin), np.uint8)
    framed[margin:-margin, margin:-margin] = plane
    framed[:margin, margin:-margin] = plane[0]
    framed[-margin:, margin:-margin] = plane[-1]
    framed[:, :margin] = framed[:, margin : margin + 1]
    framed[:, -margin:] = framed[:, -margin - 1 : -margin]
    return framed
