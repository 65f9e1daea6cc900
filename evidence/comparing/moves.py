"""Things that changed their order: two swapped rows, a picture that went from first to third.

What is pushed down by an insertion keeps its order; what moved has passed over something else of its column. Parts of
a block of text do not count: text that flows into other lines or columns passes over its neighbours all the time.
"""

from __future__ import annotations

import numpy as np

from evidence.comparing.boxes import Ints, connect, gaps, hull, merged, moved
from evidence.comparing.flow import SLACK, Flow, suggest
from evidence.comparing.layout import lay_out
from evidence.comparing.likeness import compare_boxes
from evidence.comparing.match import Matching
from evidence.comparing.page import Page
from evidence.comparing.side import links

ALIKE = 0.5
"""Share of the taller of two things that passed each other from which both are said to have moved."""

NARROWEST = 1.5
"""Least width in heights of a word of what is said to have moved."""


def find_moves(
    before: Page, after: Page, matching: Matching, same: float, loose: bool
) -> list[tuple[Ints, Ints]]:
    """Boxes [4] before and after of everything that passed over something else."""
    boxes, shifts = links(matching.before, matching.after)
    if not len(boxes) or np.abs(shifts - shifts[0]).max() <= SLACK:
        return []
    places = moved(boxes, shifts)
    one, other = _passed(boxes, places)
    if not len(one):
        return []
    block = lay_out(boxes).block
    label = _units(boxes, shifts, before.text)
    found = []
    for unit in _lighter(boxes, label, one, other):
        own = label == unit
        torn = np.isin(block, block[own]) & ~own
        if torn.any() or np.ptp(boxes[own][:, [0, 2]]) < NARROWEST * before.text:
            continue
        if not _stands_there_too(before, boxes[own], shifts[own], after, matching.flow, same, loose):
            found.append((hull(boxes[own]), hull(places[own])))
    return found


def _passed(b: Ints, a: Ints) -> tuple[Ints, Ints]:
    """Pairs of words of one column of which the upper one became the lower one."""
    column_b = (b[:, None, 0] < b[None, :, 2]) & (b[None, :, 0] < b[:, None, 2])
    column_a = (a[:, None, 0] < a[None, :, 2]) & (a[None, :, 0] < a[:, None, 2])
    above = b[:, None, 3] <= b[None, :, 1]
    below = a[:, None, 1] >= a[None, :, 3]
    one, other = np.nonzero(column_b & column_a & above & below)
    return one, other


def _units(boxes: Ints, shifts: Ints, text: float) -> Ints:
    """Label per word: words of one row, or of neighbouring rows, that moved alike."""
    one, other = np.triu_indices(len(boxes), 1)
    alike = np.abs(shifts[one] - shifts[other]).max(1) <= SLACK
    one, other = one[alike], other[alike]
    across, down = gaps(boxes[one], boxes[other])
    close = (down < 0) | ((across < 0) & (down <= 3 * text))
    return connect(len(boxes), one[close], other[close])


def _lighter(boxes: Ints, label: Ints, one: Ints, other: Ints) -> list[int]:
    """Of each two units that passed each other the lower one, or both where neither is much lower."""
    hulls, member = merged(boxes, label)
    tall = (hulls[:, 3] - hulls[:, 1])[member]
    light = set()
    for i, j in zip(one, other, strict=True):
        if tall[i] * ALIKE <= tall[j]:
            light.add(int(label[i]))
        if tall[j] * ALIKE <= tall[i]:
            light.add(int(label[j]))
    return sorted(light)


def _stands_there_too(
    before: Page, boxes: Ints, shifts: Ints, after: Page, flow: Flow, same: float, loose: bool
) -> bool:
    """Whether the same things stand where nothing would have moved: twins that were taken for each other."""
    still = np.abs(flow.shift[:, None] - shifts[None]).max(2).min(1) > SLACK
    rest = Flow(flow.at[still], flow.shift[still], flow.weight[still])
    if not len(rest.at):
        return False
    stay = suggest(rest, boxes, before.text)[0][:, 0]
    return bool((compare_boxes(before, boxes, after, stay, loose).score <= same).all())
