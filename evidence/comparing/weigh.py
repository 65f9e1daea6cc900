"""How strongly each left-over word speaks for a change: how unlike it is to what stands where it should stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evidence.comparing.boxes import area, moved, overlap
from evidence.comparing.flow import SLACK, TRIES, Flow, suggest
from evidence.comparing.likeness import compare_boxes
from evidence.comparing.page import Page
from evidence.comparing.side import Side

BEYOND_DOUBT = 1.0
"""Score of a word each of whose possible places is held by another word."""


def weigh(page: Page, side: Side, other: Page, there: Side, flow: Flow, loose: bool) -> Side:
    """The side with the scores of its left-over words measured anew, once all others have found their place.

    A place that another word holds does not count: the twin of a removed word proves nothing. flow: to the other page.
    """
    rest = np.flatnonzero(~side.fits)
    boxes = side.boxes[rest]
    shifts, support = suggest(flow, boxes, page.text)
    held = np.concatenate([side.places(), there.boxes[there.fits]])
    by = np.concatenate([side.shift[side.direct()], -there.shift[there.fits]])
    score = np.full(len(rest), BEYOND_DOUBT, np.float32)
    for nth in range(TRIES):
        found = compare_boxes(page, boxes, other, shifts[:, nth], loose)
        places = moved(boxes, found.shift)
        shared = overlap(places, held) > 0.5 * np.minimum(area(places)[:, None], area(held)[None])
        turned = np.abs(found.shift[:, None] - by[None]).max(2) > SLACK
        free = ~(shared & turned).any(1) & (support[:, nth] > 0)
        score = np.where(free, np.minimum(score, found.score), score)
    scores = side.score.copy()
    scores[rest] = score
    return replace(side, score=scores)
