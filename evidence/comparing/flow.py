"""How the content of one page moves to the other, place by place: a page does not move as one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.boxes import Floats, Ints, centres

TRIES = 5
"""Different shifts suggested per box."""

NEAREST = 24
"""Known places that are asked per box."""

ASIDE = 0.25
"""Weight of a horizontal distance against a vertical one: what stands on the same line moves together."""

SLACK = 2
"""Pixels within which two shifts are one."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Places `at` [n, 2] (x, y of the centre on one page), their `shift` [n, 2] to the other page, weight [n]."""

    at: Floats
    shift: Ints
    weight: Floats

    def reversed(self) -> Flow:
        """The same seen from the other page."""
        return Flow(self.at + self.shift.astype(np.float32), -self.shift, self.weight)

    def joined(self, other: Flow) -> Flow:
        """These places and others."""
        return Flow(
            np.concatenate([self.at, other.at]),
            np.concatenate([self.shift, other.shift]),
            np.concatenate([self.weight, other.weight]),
        )


def word_weight(boxes: Ints, text: float) -> Floats:
    """What words [n] count for in a flow: their width in heights of text, at most 4."""
    return np.asarray(np.minimum((boxes[:, 2] - boxes[:, 0]) / text, 4), np.float32)


def suggest(flow: Flow, boxes: Ints, text: float) -> tuple[Ints, Floats]:
    """Shifts [n, TRIES, 2] to try for each box and their support [n, TRIES], best supported first.

    text: height of a word in pixels, by which distances are measured.
    """
    shifts = np.zeros((len(boxes), TRIES, 2), np.int64)
    support = np.zeros((len(boxes), TRIES), np.float32)
    if not len(flow.at) or not len(boxes):
        return shifts, support
    pull, shift = _nearest(flow, boxes, text)
    each = np.arange(len(boxes))
    for nth in range(TRIES):
        chosen = shift[each, pull.argmax(1)]
        alike = np.abs(shift - chosen[:, None]).max(2) <= SLACK
        shifts[:, nth] = chosen
        support[:, nth] = (pull * alike).sum(1)
        pull = np.where(alike, 0, pull)
    order = np.argsort(-support, axis=1, kind="stable")
    return np.take_along_axis(shifts, order[:, :, None], 1), np.take_along_axis(support, order, 1)


def _nearest(flow: Flow, boxes: Ints, text: float) -> tuple[Floats, Ints]:
    """Pull [n, k] and shift [n, k, 2] of the k places that matter most to each box."""
    centre = centres(boxes)
    gap = np.abs(centre[:, 1, None] - flow.at[None, :, 1])
    gap += ASIDE * np.abs(centre[:, 0, None] - flow.at[None, :, 0])
    pull: Floats = np.asarray(flow.weight[None] / (1 + gap / np.float32(3 * text)) ** 2, np.float32)
    count = min(NEAREST, pull.shape[1])
    near = np.argpartition(-pull, count - 1, axis=1)[:, :count]
    return np.take_along_axis(pull, near, 1), flow.shift[near]


def common_shifts(flow: Flow, count: int) -> Ints:
    """The shifts [at most count, 2] by which most of the page moved."""
    kinds, votes = np.unique(flow.shift, axis=0, return_counts=True)
    return np.asarray(kinds[np.argsort(-votes, kind="stable")][:count])
