"""At which zoom the two screenshots show the same content, and both brought to the smaller one.

Words are compared by descriptors that don't depend on size, and each pair of words that look alike votes with the
ratio of its widths: how the page reflows has no say in it.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from evidence.comparing.anchors import describe
from evidence.comparing.boxes import Floats
from evidence.comparing.page import Page, make_page

NICE = (1.0, 1.1, 1.25, 4 / 3, 1.5, 1.75, 2.0, 2.5, 3.0)
"""Zoom steps of browsers and screens."""

CLOSE = 0.012
"""Share by which a measured zoom may miss the ratio of the widths or a browser's step to be taken for it."""

ALIKE = 0.85
"""Least cosine of two words that vote."""

BLEED = 2
"""Pixels by which the box of a word is wider than its letters, at any zoom: ink is found on both sides of an edge."""

VOTES = 5
"""Votes below which the zoom is taken to be 1 for lack of evidence."""


def at_one_zoom(before: Image.Image, after: Image.Image) -> tuple[Page, Page, float]:
    """Both pages, the larger one made smaller to match, and the zoom: after pixels per before pixel."""
    b, a = make_page(before), make_page(after)
    zoom = find_zoom(b, a)
    if zoom > 1:
        a = make_page(shrink(after, zoom))
    elif zoom < 1:
        b = make_page(shrink(before, 1 / zoom))
    return b, a, zoom


def find_zoom(before: Page, after: Page) -> float:
    """After pixels per before pixel of the same content; 1 where too few words agree."""
    ratios, weights = _votes(before, after)
    if len(ratios) < VOTES:
        return 1.0
    logs = np.log(ratios)
    centres = np.arange(np.log(0.3), np.log(3.4), 0.004)
    votes = (weights[None] * (np.abs(logs[None] - centres[:, None]) < 0.02)).sum(1)
    near = np.abs(logs - centres[votes.argmax()]) < 0.03
    if near.sum() < VOTES:
        return 1.0
    measured = float(np.exp(np.average(logs[near], weights=weights[near])))
    return _snap(measured, after.size[0] / before.size[0])


def _votes(before: Page, after: Page) -> tuple[Floats, Floats]:
    """Width ratios of words that look alike, and the weight of each."""
    sides = []
    for page in (before, after):
        width = page.words[:, 2] - page.words[:, 0]
        wide = page.words[width >= 1.5 * page.text]
        sides.append(wide[np.argsort(-(wide[:, 2] - wide[:, 0]), kind="stable")[:400]])
    b, a = sides
    if not len(b) or not len(a):
        return np.zeros(0, np.float32), np.zeros(0, np.float32)
    alike = describe(before, b) @ describe(after, a).T
    shape_b, shape_a = ((x[:, 2] - x[:, 0]) / (x[:, 3] - x[:, 1]) for x in (b, a))
    alike[np.abs(np.log(shape_b[:, None] / shape_a[None])) > 0.2] = 0
    one, other = np.nonzero((alike > ALIKE) & (alike >= alike.max(1, keepdims=True) - 0.03))
    few = np.bincount(one, minlength=len(b))[one] <= 3
    one, other = one[few], other[few]
    width_b, width_a = (b[:, 2] - b[:, 0] - BLEED)[one], (a[:, 2] - a[:, 0] - BLEED)[other]
    ratios = (width_a / width_b).astype(np.float32)
    return ratios, np.minimum(width_b, width_a).astype(np.float32)


def _snap(measured: float, widths: float) -> float:
    """The known step nearest to the measured zoom if one is close enough, else the measured zoom."""
    steps = np.array([1.0, *NICE, *(1 / step for step in NICE), widths])
    off = np.abs(measured / steps - 1)
    return float(steps[off.argmin()]) if off.min() <= CLOSE else measured


def shrink(image: Image.Image, zoom: float) -> Image.Image:
    """The image made smaller by `zoom` (at least 1)."""
    size = max(1, round(image.width / zoom)), max(1, round(image.height / zoom))
    return image.resize(size, Image.Resampling.BICUBIC)
