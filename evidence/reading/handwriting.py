"""Signatures: strokes of a pen. Found as single connected strokes far larger than a letter, thin, and
slanting all ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box
from evidence.reading.boxes import share
from evidence.reading.reading import Line, Mark, MarkKind
from evidence.reading.signing import signing_places, written_names
from evidence.reading.strokes import MM, Ink, clear_rules, slant, thickest, usual_thickness

HEAD = 0.22
"""Nobody signs in this share of a page from its top: logos are there."""
EDGE = 9 * MM
"""Ornaments and shadows of the paper's edge lie nearer to the border than this."""
LEVELS = (100, 150, 195)
"""Darkness below which a pixel is ink; a pen over a pale seal shows at the first, a faint pen at the last."""
LEAST = 0.4
PEN_LEVELS = (150, 180, 205)
"""Brightest channel below which a pixel over a seal is a pen's."""
RING_FADED = 0.35
"""Share of a seal's ring that may be left at such a level; where more is, the seal is as dark as a pen."""
BESIDE = 0.25
"""Share of a seal's width by which a pen's stroke over it may stick out on each side."""
COLOURED = 20
WARM = 60
"""Red above blue, from which ink is orange or yellow."""
PALE, BROAD = 130.0, 0.3
"""Darkest channel and half width in mm above which a stroke is a watermark's."""
PRINT = 0.8
"""Confidence of a line from which it is print, not a pen."""


def find_signatures(
    paper: NDArray[np.int16], scale: float, lines: Sequence[Line], seals: Sequence[Mark], taken: Iterable[Box]
) -> list[Mark]:
    """Signatures on the page, boxes in points, best first.

    paper: whitened, at DPI; scale: its pixels to the point. taken: boxes of photos and codes, where none is looked for.
    """
    paper, taken = paper.copy(), tuple(taken)
    for box in taken:
        x0, y0, x1, y1 = (max(0, int(v * scale)) for v in box)
        paper[y0 : y1 + 1, x0 : x1 + 1] = 255
    least = paper.min(axis=2)
    titles = [line.box for line in lines if line.confidence > PRINT and len(line.text) > 2]
    places = signing_places(lines, len(paper) / scale)
    found: list[Mark] = []
    for level in LEVELS:
        ink = (least < level).astype(np.uint8)
        clear_rules(ink)
        shown = [seal.box for seal in seals if seal.colour == "black" or _ring_left(ink, seal.box, scale)]
        pieces = [m for m in _strokes(ink, scale) if not any(_fills(m.box, title) for title in titles)]
        pens = [m for m in _alone(pieces) if not any(_of_seal(m.box, seal) for seal in shown)]
        found += [
            m for m in pens
            if any(share(m.box, place) > 0.5 for place in places) or not _printed(paper, m.box, scale)
        ]  # fmt: skip
    found += pens_over(paper, scale, seals)
    return _apart(
        [*found, *written_names(least, scale, lines, places, [*taken, *(seal.box for seal in seals)])]
    )


def pens_over(paper: NDArray[np.int16], scale: float, seals: Sequence[Mark]) -> Iterator[Mark]:
    """Strokes of a coloured pen over coloured seals: darker in their brightest channel than the seal is."""
    brightest = paper.max(axis=2)
    coloured = brightest - paper.min(axis=2) > COLOURED
    for seal in seals:
        x0, y0, x1, y1 = (max(0, int(v * scale)) for v in _wider(seal.box))
        tones, hued = brightest[y0:y1, x0:x1], coloured[y0:y1, x0:x1]
        around = _annulus(tones.shape)
        whole = (hued & (tones < 240) & around).sum()
        for level in PEN_LEVELS:
            pen = hued & (tones < level)
            if seal.colour == "black" or (pen & around).sum() > RING_FADED * whole:
                break
            ink = np.zeros(brightest.shape, np.uint8)
            ink[y0:y1, x0:x1] = cv2.morphologyEx(
                pen.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((2, 2), np.uint8)
            )
            clear_rules(ink)
            yield from _strokes(ink, scale)


def _wider(box: Box) -> Box:
    wide, high = (box[2] - box[0]) * BESIDE, (box[3] - box[1]) * BESIDE
    return box[0] - wide, box[1] - high, box[2] + wide, box[3] + high


def _annulus(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where a seal's ring lies in its widened box."""
    rows, columns = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    ring: NDArray[np.bool_] = np.abs(np.hypot(rows, columns) * (1 + 2 * BESIDE) - 0.93) < 0.13
    return ring


def _printed(paper: NDArray[np.int16], box: Box, scale: float) -> bool:
    """Whether the ink in a box is no pen's: of a warm colour, or pale and yet broad as a watermark."""
    x0, y0, x1, y1 = (max(0, int(v * scale)) for v in box)
    part = paper[y0:y1, x0:x1]
    least = part.min(axis=2)
    ink = least < LEVELS[-1]
    if not ink.any():
        return False
    red, green, blue = (float(np.median(part[:, :, channel][ink])) for channel in range(3))
    pale = min(red, green, blue) > PALE and max(red, green, blue) - min(red, green, blue) < COLOURED
    return red - blue > WARM or (pale and usual_thickness(ink.astype(np.uint8)) > BROAD * MM)


def _alone(pieces: Sequence[Mark]) -> list[Mark]:
    """Without pieces of which there are many alike: ornaments, and print whose letters hang together."""

    def alike(a: Box, b: Box) -> bool:
        size = abs((a[3] - a[1]) - (b[3] - b[1])) < 0.15 * (a[3] - a[1])
        same_shape = size and abs((a[2] - a[0]) - (b[2] - b[0])) < 0.12 * (a[2] - a[0])
        return same_shape or (size and abs(a[1] - b[1]) < 0.3 * (a[3] - a[1]))

    alone = [p for p in pieces if sum(alike(p.box, q.box) for q in pieces) <= 3]
    return alone if len(alone) <= 12 else []


def _ring_left(ink: Ink, box: Box, scale: float) -> bool:
    """Whether the seal's own ring is among the ink at this level; if not, what is seen over it is
    another's stroke."""
    x0, y0, x1, y1 = (v * scale for v in box)
    rows, columns = np.mgrid[max(0, int(y0)) : int(y1) + 1, max(0, int(x0)) : int(x1) + 1]
    rows, columns = np.minimum(rows, ink.shape[0] - 1), np.minimum(columns, ink.shape[1] - 1)
    right, down = (2 * columns - x0 - x1) / (x1 - x0), (2 * rows - y0 - y1) / (y1 - y0)
    on = np.abs(np.hypot(right, down) - 0.97) < 0.09
    sector = (np.arctan2(down, right) * 24 / np.pi).astype(int) % 48
    return len(np.unique(sector[on & (ink[rows, columns] > 0)])) > 30


def _of_seal(box: Box, seal: Box) -> bool:
    """Whether a piece lies in a seal, all but a little."""
    wide = min(box[2], seal[2] + 3) - max(box[0], seal[0] - 3)
    high = min(box[3], seal[3] + 3) - max(box[1], seal[1] - 3)
    return wide > 0 and high > 0 and wide * high > 0.7 * (box[2] - box[0]) * (box[3] - box[1])


def _strokes(ink: Ink, scale: float) -> Iterator[Mark]:
    height, width = ink.shape
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink)
    for label, (x, y, wide, high, area) in enumerate(boxes[1:count].tolist(), 1):
        if not (6 * MM < wide < 85 * MM and 3.5 * MM < high < 42 * MM and y > HEAD * height):
            continue
        if (
            x < EDGE
            or x + wide > width - EDGE
            or y + high > height - EDGE
            or not 0.03 < area / (wide * high) < 0.4
        ):
            continue
        part = (labels[y : y + high, x : x + wide] == label).astype(np.uint8)
        score = _score(part, area)
        if score >= LEAST:
            box = (x / scale, y / scale, (x + wide) / scale, (y + high) / scale)
            yield Mark(MarkKind.SIGNATURE, box, round(score, 3))


def _score(part: Ink, area: int) -> float:
    """How much a connected piece of ink looks like a pen's stroke, 0 to 1."""
    high, wide = part.shape
    widest = thickest(part) / MM
    length = area / max(2 * usual_thickness(part), 1.0)
    winding: float = length / float(np.hypot(high, wide))
    size = min(1.0, wide / (12 * MM)) * min(1.0, high / (5.5 * MM))
    thin: float = 1.0 if widest <= 0.9 else max(0.0, 1.0 - (widest - 0.9) / 0.9)
    bent = min(1.0, slant(part) / 0.42) if winding > 1.1 else 0.5 * winding
    return float(size * thin * bent * (1.0 if winding < 14 else 14 / winding))


def _fills(box: Box, title: Box) -> bool:
    """Whether the piece is a letter or word of a printed line: within it, and about as high."""
    if box[0] < title[0] - 3 or box[2] > title[2] + 3:
        return False
    overlap = min(box[3], title[3]) - max(box[1], title[1])
    return overlap > 0.75 * (box[3] - box[1])


def _apart(found: Iterable[Mark]) -> list[Mark]:
    """The best of those that overlap."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (-m.score, m.box)):
        x0, y0, x1, y1 = mark.box
        if all(x1 < k.box[0] or x0 > k.box[2] or y1 < k.box[1] or y0 > k.box[3] for k in kept):
            kept.append(mark)
    return kept[:8]
