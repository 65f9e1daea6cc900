"""Seals: round or oval rings of red, blue or violet ink, also over text; and pale grey or black printed ones.

Found by shape: a ring of ink nearly closed all around, clean paper just outside it, and print inside it
that leaves most of the paper free. A solid disc is a logo, a ring at the head of a page mostly too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box
from evidence.reading.raster import Pixels
from evidence.reading.reading import Mark, MarkKind
from evidence.reading.square_seals import find_frames
from evidence.reading.strokes import MM

SMALLEST, LARGEST = 8.0, 27.0
"""Half the width of a round seal, mm."""
HEAD = 0.2
"""Share of the printed height, from the page's top, in which rings are taken for logos."""
SECTORS = 48
LEAST_SCORE = 0.65
WORTH_FITTING = 0.6
"""Share of the sectors inked where a ring is supposed, below which it is not looked at more closely."""
PALE, ONE_TONE = 150, 4
"""Darkest channel above which ink is pale, and how much it varies where nothing was stamped or scanned."""
_PRINT, _GREY = 130, 40
"""Brightest channel below which a pixel is print, and how far its channels lie apart."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Ring:
    """An ellipse and what was seen along it. Lengths in pixels at DPI.

    closed: share of the sectors with ink on the ring; inner: the same, between half and most of the
    radius. beyond, filled, on: shares of the pixels just outside, inside and on the ring that are ink.
    """

    x: float
    y: float
    across: float
    up: float
    closed: float
    inner: float
    beyond: float
    filled: float
    on: float

    @property
    def box(self) -> Box:
        return self.x - self.across, self.y - self.up, self.x + self.across, self.y + self.up

    @property
    def score(self) -> float:
        return max(0.0, min(1.0, self.closed - 2.0 * self.beyond - max(0.0, self.filled - 0.5)))

    def is_seal(self, dark: bool) -> bool:
        """Whether this is a seal's ring: closed, clearly more inked than what lies outside, print inside.

        Black rings (dark) must be closed all around, for frames, photos and tables are black too.
        """
        stands_out = self.beyond <= min(0.17, max(0.05, 0.45 * self.on))
        return (
            self.closed >= (0.97 if dark else 0.88)
            and stands_out
            and 0.1 <= self.on <= 0.75
            and 0.03 <= self.filled <= (0.45 if dark else 0.72)
            and self.inner >= 0.4
            and self.score >= LEAST_SCORE
        )


def find_seals(paper: NDArray[np.int16], scale: float) -> list[Mark]:
    """Seals on the page, boxes in points, best first. paper: whitened, at DPI; scale: its pixels to the point."""
    foot = _foot(paper)
    found: list[Mark] = []
    for colour, mask in _inks(paper):
        if mask.sum() < 80 or mask.mean() > 0.5:
            continue
        rings = [_best(mask, *place) for place in _places(mask)]
        seen = [(ring.box, ring.score) for ring in rings if ring and ring.is_seal(colour == "black")]
        if colour != "black":
            seen += [(frame.box, frame.score) for frame in find_frames(mask)]
        below = [(box, score) for box, score in seen if box[1] + box[3] > 2 * HEAD * foot]
        found += [_mark(colour, box, score, scale) for box, score in below if not _flat(paper, mask, box)]
    return _apart(found)


def _foot(paper: NDArray[np.int16]) -> float:
    """The row above which nearly all black print stands: a short letter is sealed high on its page."""
    most = paper.max(axis=2)
    rows = ((most < _PRINT) & (most - paper.min(axis=2) < _GREY)).sum(axis=1).cumsum()
    last = float(np.searchsorted(rows, 0.99 * rows[-1])) if rows[-1] else 0.0
    return max(last, 0.6 * len(paper))


def _flat(paper: NDArray[np.int16], mask: Mask, box: Box) -> bool:
    """Whether the ink in a box is pale and all of one tone: a watermark drawn by a program."""
    x0, y0, x1, y1 = (max(0, int(v)) for v in box)
    tones = paper[y0:y1, x0:x1].min(axis=2)[mask[y0:y1, x0:x1]]
    if tones.size == 0:
        return False
    dark, usual = np.quantile(tones, (0.2, 0.5))
    return bool(usual > PALE and usual - dark < ONE_TONE)


def whitened(rgb: Pixels) -> NDArray[np.int16]:
    """The page with the tint of its paper, which may change over the page, taken out of each channel."""
    size = max(1, rgb.shape[1] // 4), max(1, rgb.shape[0] // 4)
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), 31)
    paper = cv2.resize(ground, (rgb.shape[1], rgb.shape[0]), interpolation=cv2.INTER_LINEAR)
    white: NDArray[Any] = np.clip(rgb.astype(np.float32) * 245.0 / np.maximum(paper, 60), 0, 255)
    return white.astype(np.int16)


def _inks(rgb: NDArray[np.int16]) -> Iterator[tuple[str, Mask]]:
    """Pixels of each kind of ink: strong first, then also the faint, where a dense seal would flow
    together."""
    red, green, blue = rgb[:, :, 0], rgb[:, :, 1], rgb[:, :, 2]
    most, least = rgb.max(axis=2), rgb.min(axis=2)
    for chroma, lightest in ((32, 205), (22, 228)):
        coloured = (most - least > chroma) & (least < lightest)
        yield (
            "red",
            coloured
            & (red == most)
            & (red - green > 0.8 * chroma)
            & (green - blue < 40)
            & (blue - green < 60),
        )
        yield "blue", coloured & (blue == most) & (blue - red > 0.65 * chroma) & (green - red < 70)
        violet = (red - green > chroma) & (blue - green > 0.7 * chroma) & (blue >= red - 30)
        yield "violet", coloured & violet
    yield "black", _without_print((most - least < 40) & (most < 200))


def _without_print(mask: Mask) -> Mask:
    """Ink that hangs together over more than a letter's size: rings and frames, but not text."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    large = boxes[:count, 2:4].max(axis=1) > SMALLEST * MM
    large[0] = False
    kept: Mask = large[labels]
    return kept


def _places(mask: Mask) -> Iterator[tuple[float, float, float, float]]:
    """Where a ring may lie: centre and half axes, by votes for circles and by the outlines of connected
    ink."""
    ink = mask.astype(np.uint8) * 255
    half = cv2.resize(
        ink, (max(1, ink.shape[1] // 2), max(1, ink.shape[0] // 2)), interpolation=cv2.INTER_AREA
    )
    circles = cv2.HoughCircles(
        cv2.GaussianBlur(half, (3, 3), 0), cv2.HOUGH_GRADIENT, dp=1, minDist=3 * MM, param1=120, param2=22,
        minRadius=int(SMALLEST * MM / 2), maxRadius=int(LARGEST * MM / 2),
    )  # fmt: skip
    if circles is not None:
        for x, y, radius in (2 * circles.reshape(-1, 3)[:40] + (0.5, 0.5, 0)).tolist():
            yield x, y, radius, radius
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for x, y, wide, high, _ in boxes[1 : min(count, 3000)].tolist():
        sized = 1.6 * SMALLEST < wide / MM < 2.2 * LARGEST and 1.2 * SMALLEST < high / MM < 2.1 * LARGEST
        if sized and 0.5 < wide / high < 2.2:
            yield x + wide / 2, y + high / 2, wide / 2, high / 2


def _best(mask: Mask, x: float, y: float, across: float, up: float) -> _Ring | None:
    """The ring near an ellipse that fits best."""
    middle = _ring(mask, x, y, across, up)
    if middle is None or middle.closed < WORTH_FITTING:
        return None
    rings = [_ring(mask, x, y, across * k, up * k) for k in (0.93, 0.965, 1.035, 1.07)]
    seen = [middle, *(ring for ring in rings if ring is not None)]
    return max(seen, key=lambda ring: ring.closed - ring.beyond)


def _ring(mask: Mask, x: float, y: float, across: float, up: float) -> _Ring | None:
    """What lies along an ellipse, sampled on rays from its centre. None where it leaves the page by more
    than a little."""
    rows = np.rint(y + up * _RADII * _SINES).astype(int)
    columns = np.rint(x + across * _RADII * _COSINES).astype(int)
    inside = (rows >= 0) & (rows < mask.shape[0]) & (columns >= 0) & (columns < mask.shape[1])
    if inside.mean() < 0.7:
        return None
    ink = np.zeros(inside.shape, dtype=bool)
    ink[inside] = mask[rows[inside], columns[inside]]
    on, beyond, middle, within = (ink[:, part] for part in (_ON, _BEYOND, _MIDDLE, _WITHIN))
    weights = _RADII[0, _WITHIN]
    return _Ring(
        x, y, across, up, _closed(on), _closed(middle), float(beyond.mean()),
        float((within * weights).sum() / (weights.sum() * len(within))), float(on.mean()),
    )  # fmt: skip


_ANGLES = np.arange(0, 2 * np.pi, 2 * np.pi / (4 * SECTORS))[:, None]
_SINES, _COSINES = np.sin(_ANGLES), np.cos(_ANGLES)
_RADII = np.concatenate(
    [np.arange(0.05, 0.85, 0.05), np.arange(0.88, 1.06, 0.02), np.arange(1.07, 1.15, 0.02)]
)[None, :]
_WITHIN = np.flatnonzero(_RADII[0] < 0.85)
_MIDDLE = np.flatnonzero((_RADII[0] > 0.5) & (_RADII[0] < 0.85))
_ON = np.flatnonzero((_RADII[0] > 0.87) & (_RADII[0] < 1.06))
_BEYOND = np.flatnonzero(_RADII[0] > 1.06)


def _closed(ink: Mask) -> float:
    """Share of the sectors with ink, four rays to a sector."""
    return float(ink.any(axis=1).reshape(SECTORS, 4).any(axis=1).mean())


def _apart(found: list[Mark]) -> list[Mark]:
    """The best of those that overlap; coloured ink before black, violet before blue, which it is a little of."""
    kept: list[Mark] = []
    for mark in sorted(found, key=_rank):
        if all(_far(mark.box, other.box) for other in kept):
            kept.append(mark)
    return kept


def _rank(mark: Mark) -> tuple[bool, float, bool, float, Box]:
    return mark.colour == "black", -round(mark.score, 1), mark.colour == "blue", -mark.score, mark.box


def _far(one: Box, other: Box) -> bool:
    """Whether the middles of two boxes are farther apart than 0.6 of their half sides together."""
    across = abs(one[0] + one[2] - other[0] - other[2]) > 0.6 * (one[2] - one[0] + other[2] - other[0])
    down = abs(one[1] + one[3] - other[1] - other[3]) > 0.6 * (one[3] - one[1] + other[3] - other[1])
    return across or down


def _mark(colour: str, box: Box, score: float, scale: float) -> Mark:
    x0, y0, x1, y1 = (v / scale for v in box)
    return Mark(MarkKind.SEAL, (x0, y0, x1, y1), round(score, 3), colour)
