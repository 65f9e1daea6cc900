"""Names written by hand where papers are signed: beside words such as "Signature" or "Approved by".

A name in separate letters has no stroke as long as a signature's. Near such words any ink is taken for a
pen's that is no line of print, stands higher than print, is thin and slants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidence.finding import Box
from evidence.reading.reading import Line, Mark, MarkKind
from evidence.reading.strokes import MM, clear_rules, slant, thickest, usual_thickness

SIGN_HERE = re.compile(
    r"(?i)\bsign(?:ed|ature|atory|er)\b|\bauthori[sz]ed\s*(?:by|person|represent|offic)|on behalf of|regards|sincerely"
    r"|faithfully|\b(?:approved|tested|reviewed|prepared|checked|compiled|completed|verified|inspected|witnessed|issued"
    r"|certified|written|drafted)(?:\s*&\s*\w+)?\s*by\b|подпис|руководител|эксперт|директор"
    r"|签\s*[字名发章署]|批\s*准|审\s*[核批]|编\s*制|主\s*检|负责人|法定代表"
)
"""Words beside which papers are signed."""
LONGEST_LABEL = 70
"""Letters; a longer line that speaks of signing is a sentence."""
AROUND = (30.0, 75.0, 200.0, 65.0)
"""Points to the left, above, to the right and below such words in which names are written."""
HEAD = 0.2
INK = 175
PRINT = 0.8
TALLER = 1.3
"""Times the usual height of print, from which letters are written rather than printed."""
GAPS = (3.0, 1.5)
"""Millimetres across and down that part the letters of a name."""
MOST_PIECES = 40


def signing_places(lines: Sequence[Line], height: float) -> list[Box]:
    """Where names are written on a page of so many points, beside the words that ask for them."""
    left, above, right, below = AROUND
    asking = (line.box for line in lines if _asks(line) and line.box[1] > HEAD * height)
    return [(x0 - left, y0 - above, x1 + right, y1 + below) for x0, y0, x1, y1 in asking]


def written_names(
    least: NDArray[np.int16], scale: float, lines: Sequence[Line], places: Sequence[Box], taken: Iterable[Box]
) -> Iterator[Mark]:
    """Names written by hand in these places, boxes in points.

    least: the page's darkest channel, whitened, `scale` pixels to the point. taken: boxes of seals, photos and codes.
    """
    heights = [line.box[3] - line.box[1] for line in lines if line.confidence > PRINT and len(line.text) > 4]
    if not places or not heights:
        return
    usual = median(heights)
    ink = (least < INK).astype(np.uint8)
    clear_rules(ink)
    printed = [w.box for line in lines if _asks(line) or _is_print(line, usual) for w in line.words]
    for box in (*printed, *taken):
        _wipe(ink, box, scale)
    ink *= _inside(places, ink.shape, scale)
    for (x0, y0, x1, y1), part in _clusters(ink):
        score = _score(part, usual * scale)
        if score:
            box = (x0 / scale, y0 / scale, x1 / scale, y1 / scale)
            yield Mark(MarkKind.SIGNATURE, box, score)


def _asks(line: Line) -> bool:
    return len(line.text) < LONGEST_LABEL and SIGN_HERE.search(line.text) is not None


def _is_print(line: Line, usual: float) -> bool:
    return line.confidence > PRINT and len(line.text) > 1 and line.box[3] - line.box[1] < 1.5 * usual


def _wipe(ink: NDArray[np.uint8], box: Box, scale: float) -> None:
    x0, y0, x1, y1 = (int(v * scale) for v in box)
    ink[max(0, y0 - 1) : max(0, y1 + 2), max(0, x0 - 2) : max(0, x1 + 3)] = 0


def _inside(places: Sequence[Box], shape: tuple[int, ...], scale: float) -> NDArray[np.uint8]:
    inside = np.zeros(shape, np.uint8)
    for place in places:
        x0, y0, x1, y1 = (max(0, int(v * scale)) for v in place)
        inside[y0:y1, x0:x1] = 1
    return inside


def _clusters(ink: NDArray[np.uint8]) -> Iterator[tuple[Box, NDArray[np.uint8]]]:
    """Pieces of ink that stand together: their box in pixels, and their ink alone."""
    gaps = cv2.getStructuringElement(cv2.MORPH_RECT, (int(GAPS[0] * MM), int(GAPS[1] * MM)))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, gaps))
    for label, (x, y, wide, high, _) in enumerate(boxes[1:count].tolist(), 1):
        if 7 * MM < wide < 90 * MM and 4 * MM < high < 40 * MM:
            rows, columns = slice(y, y + high), slice(x, x + wide)
            part: NDArray[Any] = ink[rows, columns] * (labels[rows, columns] == label)
            yield (x, y, x + wide, y + high), part.astype(np.uint8)


def _score(part: NDArray[np.uint8], usual: float) -> float:
    """How much a cluster looks written, 0.5 to 0.9; 0 where it does not. usual: height of print, pixels."""
    high, wide = part.shape
    thin = thickest(part) <= 1.3 * MM and usual_thickness(part) <= 0.6 * MM
    sparse = 0.03 < part.mean() < 0.32 and cv2.connectedComponents(part)[0] - 1 <= MOST_PIECES
    if not (thin and sparse and high > TALLER * usual) or slant(part) < 0.42:
        return 0.0
    size: float = min(1.0, wide / (20 * MM)) * min(1.0, high / (8 * MM))
    return round(0.5 + 0.4 * size, 3)
