"""How far the content of one box differs from the content at another place: the heart of the comparison.

A browser draws the same word differently at another fraction of a pixel, and JPEG draws it differently again. So both
patches are blurred a little and a pixel counts as different only by what it lies outside of the range that the other
patch takes within a fraction of a pixel around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence.comparing.boxes import Bools, Floats, Ints
from evidence.comparing.page import HALF, MARGIN, Page, Plane

Patches = npt.NDArray[np.int16]

TILE = 64
"""Largest patch side in pixels; a larger box is compared tile by tile."""

RIM = 1
"""Pixels around a box that belong to its content: the outer half of its anti-aliasing."""

REACH = 2
"""Pixels in each direction in which the best fit is looked for around the given shift."""

MOVES = sorted(
    ((dx, dy) for dy in range(-REACH, REACH + 1) for dx in range(-REACH, REACH + 1)),
    key=lambda move: (abs(move[0]) + abs(move[1]), move),
)
"""All of them, the nearest first."""

COLOURFUL = 100
"""Levels of colour difference that count as a whole contrast."""

COLOURLESS = 2
"""Levels of colour difference that are none."""

SHAPE = 2
"""Height in words from which a box is a shape and no text."""

BATCH = 400_000
"""Pixels compared in one stroke."""

TINT = 40
"""Grey levels by which the ground under the same word may differ."""

GAIN = 0.3
"""Logarithm of the ratio by which its contrast may differ then."""

FAINTEST = 40
"""Contrast in grey levels taken for fainter patches, so that noise on plain ground is not blown up."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Per box: `score` 0 (same) upwards, share of the box's contrast; `shift` [n, 2] dx, dy of the best fit."""

    score: Floats
    shift: Ints


def compare_boxes(page: Page, boxes: Ints, other: Page, shifts: Ints, loose: bool) -> Likeness:
    """Compare boxes [n, 4] of a page with the other page at box + shift [n, 2].

    loose: the pages were drawn at different zooms, so allow up to a pixel in every direction. Shapes taller than text
    are always allowed that much: their edges fall between pixels.
    """
    tiles, owner = cut_tiles(boxes)
    score = np.zeros(len(boxes), np.float32)
    best = np.array(shifts, np.int64, copy=True)
    free = ((boxes[:, 3] - boxes[:, 1] > SHAPE * page.text) | loose)[owner].astype(np.int64)
    kinds = np.stack([_bucket(tiles[:, 3] - tiles[:, 1]), _bucket(tiles[:, 2] - tiles[:, 0]), free], 1)
    for kind in np.unique(kinds, axis=0):
        chosen = np.flatnonzero((kinds == kind).all(1))
        size = int(kind[0]), int(kind[1])
        for part in np.array_split(chosen, 1 + len(chosen) * size[0] * size[1] // BATCH):
            found, fit = _compare_tiles(page, tiles[part], other, shifts[owner[part]], size, bool(kind[2]))
            np.maximum.at(score, owner[part], found)
            best[owner[part]] = fit
    return Likeness(score, best)


def cut_tiles(boxes: Ints) -> tuple[Ints, Ints]:
    """Boxes cut into pieces of at most TILE pixels, and which box each piece belongs to."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    across, down = -(-width // TILE), -(-height // TILE)
    count = across * down
    owner = np.repeat(np.arange(len(boxes)), count)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    column, row = nth % across[owner], nth // across[owner]
    x0 = boxes[owner, 0] + column * width[owner] // across[owner]
    x1 = boxes[owner, 0] + (column + 1) * width[owner] // across[owner]
    y0 = boxes[owner, 1] + row * height[owner] // down[owner]
    y1 = boxes[owner, 1] + (row + 1) * height[owner] // down[owner]
    return np.stack([x0, y0, x1, y1], 1), owner


def _bucket(lengths: Ints) -> Ints:
    """Patch lengths rounded up, so that many boxes are compared in one stroke."""
    steps = np.array([8, 12, 16, 20, 24, 32, 48, TILE])
    return steps[np.searchsorted(steps, np.minimum(lengths, TILE))]


def cut(plane: Plane, x: Ints, y: Ints, height: int, width: int, margin: int) -> npt.NDArray[np.uint8]:
    """Patches [n, height, width] whose top left corners are at x, y of the page; off-page pixels repeat its edge."""
    rows, columns = plane.shape[0] - height, plane.shape[1] - width
    windows = np.ndarray((rows + 1, columns + 1, height, width), np.uint8, plane, strides=2 * plane.strides)
    top = np.minimum(np.maximum(y + margin, 0), rows)
    left = np.minimum(np.maximum(x + margin, 0), columns)
    return np.asarray(windows[top, left])


def _blur(patches: npt.NDArray[np.uint8]) -> Patches:
    """Blur by (1 4 6 4 1)/16 both ways, about one pixel wide; loses 2 pixels per side; values times 16."""
    wide = patches.astype(np.int16)
    for _ in range(4):
        wide = wide[:, :, :-1] + wide[:, :, 1:]
    for turn in range(4):
        wide = wide[:, :-1] + wide[:, 1:]
        if turn == 1:
            wide = wide >> 4
    return wide


def _compare_tiles(
    page: Page, tiles: Ints, other: Page, shifts: Ints, size: tuple[int, int], loose: bool
) -> tuple[Floats, Ints]:
    height, width = size[0] + 2 * RIM, size[1] + 2 * RIM
    x, y = tiles[:, 0] - RIM, tiles[:, 1] - RIM
    own_raw = cut(page.grey, x - 2, y - 2, height + 4, width + 4, MARGIN)
    edge = REACH + 3
    there = x + shifts[:, 0] - edge, y + shifts[:, 1] - edge
    far_raw = cut(other.grey, *there, height + 2 * edge, width + 2 * edge, MARGIN)
    same_raw = far_raw[:, edge - 2 : 2 - edge, edge - 2 : 2 - edge]
    score = np.zeros(len(tiles), np.float32)
    fit = np.zeros((len(tiles), 2), np.int64)
    rest = np.flatnonzero((own_raw != same_raw).any((1, 2)))
    if len(rest):
        score[rest], fit[rest] = _compare_grey(
            _blur(own_raw[rest]), _blur(far_raw[rest]), _inside(tiles[rest], height, width), loose
        )
    colour = _compare_colours(page, tiles, other, shifts + fit, (size[0] // HALF, size[1] // HALF))
    return np.maximum(score, colour), shifts + fit


def _compare_grey(own: Patches, far: Patches, inside: Bools, loose: bool) -> tuple[Floats, Ints]:
    """Score of each pair of patches as share of their contrast, and the shift dx, dy of the best fit."""
    height, width = own.shape[1:]
    fit = _best_fit(own, far, inside)
    near = _on_same_ground(own, _at_fit(far, fit, height, width), inside)
    off = np.where(inside, outside_range(own, near, loose), 0)
    contrast = np.maximum(_contrast(own, inside), _contrast(near[:, 1:-1, 1:-1], inside))
    worst = _box_mean(off).reshape(len(own), -1).max(1) / np.maximum(contrast, FAINTEST * 16)
    return np.asarray(worst, np.float32), fit


def _compare_colours(page: Page, tiles: Ints, other: Page, shifts: Ints, size: tuple[int, int]) -> Floats:
    """Difference of hue: mean over 5 x 5 half-size pixels, as share of COLOURFUL."""
    height, width = size[0] + 2, size[1] + 2
    x, y = tiles[:, 0] // HALF - 1, tiles[:, 1] // HALF - 1
    far = (tiles[:, 0] + shifts[:, 0]) // HALF - 2, (tiles[:, 1] + shifts[:, 1]) // HALF - 2
    margin = MARGIN // HALF
    worst = np.zeros(len(tiles), np.float32)
    for own, there in zip(page.colours[1:], other.colours[1:], strict=True):
        mine = cut(own, x, y, height, width, margin).astype(np.int16)
        theirs = cut(there, *far, height + 2, width + 2, margin).astype(np.int16)
        apart = np.abs(mine - theirs[:, 1:-1, 1:-1]).reshape(len(tiles), -1).max(1)
        rest = np.flatnonzero(apart > COLOURLESS)
        if len(rest):
            inside = _inside(tiles[rest] // HALF, height, width)
            off = np.where(inside, outside_range(mine[rest], theirs[rest], True), 0)
            worst[rest] = np.maximum(worst[rest], _box_mean(off).reshape(len(rest), -1).max(1))
    return worst / np.float32(COLOURFUL)


def _inside(tiles: Ints, height: int, width: int) -> Bools:
    """Which pixels of each patch belong to its tile, rim included."""
    rows = np.arange(height)[None, :] < (tiles[:, 3] - tiles[:, 1] + 2 * RIM)[:, None]
    columns = np.arange(width)[None, :] < (tiles[:, 2] - tiles[:, 0] + 2 * RIM)[:, None]
    return rows[:, :, None] & columns[:, None, :]


def _best_fit(own: Patches, far: Patches, inside: Bools) -> Ints:
    """Whole-pixel shift dx, dy within REACH at which the patches differ least; the smallest of equals."""
    height, width = own.shape[1:]
    cost = np.empty((len(MOVES), len(own)), np.int64)
    thin = own[:, ::2, ::2]
    keep = inside[:, ::2, ::2]
    for n, (dx, dy) in enumerate(MOVES):
        top, left = REACH + 1 + dy, REACH + 1 + dx
        there = far[:, top : top + height : 2, left : left + width : 2]
        cost[n] = (np.abs(thin - there) * keep).sum((1, 2), dtype=np.int64)
        if n == 0 and not cost[0].any():
            return np.zeros((len(own), 2), np.int64)
    return np.asarray(np.array(MOVES, np.int64)[cost.argmin(0)])


def _at_fit(far: Patches, fit: Ints, height: int, width: int) -> Patches:
    """The part of each far patch at its best fit, with one more pixel on each side."""
    windows = np.lib.stride_tricks.sliding_window_view(far, (height + 2, width + 2), axis=(1, 2))
    return np.asarray(windows[np.arange(len(far)), REACH + fit[:, 1], REACH + fit[:, 0]])


def _on_same_ground(own: Patches, near: Patches, inside: Bools) -> Patches:
    """The far patches with their ground and contrast brought to those of the own ones, if they are not far apart.

    The same word on another stripe of a table is the same word.
    """
    ground, other = _ground(own, inside), _ground(near[:, 1:-1, 1:-1], inside)
    ratio = _contrast(own, inside) / np.maximum(_contrast(near[:, 1:-1, 1:-1], inside), 1)
    apart = np.abs(ground - other)
    tinted = np.flatnonzero(
        (apart > 16) & (apart <= TINT * 16) & (np.abs(np.log(np.maximum(ratio, 0.01))) < GAIN)
    )
    if len(tinted):
        near = near.copy()
        raised = (near[tinted] - other[tinted, None, None]) * ratio[tinted, None, None] + ground[
            tinted, None, None
        ]
        near[tinted] = np.clip(raised, 0, 255 * 16).astype(np.int16)
    return near


def _ground(patches: Patches, inside: Bools) -> Floats:
    """Grey level (times 16) that a word stands on: the median of the row above it."""
    row = np.sort(np.where(inside[:, 0], patches[:, 0], 32767), axis=1)
    middle = inside[:, 0].sum(1) // 2
    return np.asarray(row[np.arange(len(row)), middle], np.float32)


def outside_range(own: Patches, near: Patches, loose: bool) -> Patches:
    """How far each pixel lies outside of what the other patch shows within half a pixel (loose: one) around it."""
    middle = near[:, 1:-1, 1:-1]
    sides = [near[:, 1:-1, :-2], near[:, 1:-1, 2:], near[:, :-2, 1:-1], near[:, 2:, 1:-1]]
    if loose:
        sides += [near[:, :-2, :-2], near[:, 2:, 2:], near[:, :-2, 2:], near[:, 2:, :-2]]
    else:
        sides = [(side + middle) >> 1 for side in sides]
    low, high = middle.copy(), middle.copy()
    for side in sides:
        np.minimum(low, side, out=low)
        np.maximum(high, side, out=high)
    return np.asarray(np.maximum(np.maximum(own - high, low - own), 0))


def _contrast(patches: Patches, inside: Bools) -> npt.NDArray[np.int64]:
    high = np.where(inside, patches, -1).reshape(len(patches), -1).max(1)
    low = np.where(inside, patches, 32767).reshape(len(patches), -1).min(1)
    return np.asarray(high.astype(np.int64) - low)


def _box_mean(values: Patches) -> Floats:
    """Mean over 5 x 5 pixels; a smaller patch is padded by nothing outside."""
    wide = np.pad(values.astype(np.int32), ((0, 0), (2, 2), (2, 2)))
    across = wide[:, :, :-4] + wide[:, :, 1:-3] + wide[:, :, 2:-2] + wide[:, :, 3:-1] + wide[:, :, 4:]
    down = across[:, :-4] + across[:, 1:-3] + across[:, 2:-2] + across[:, 3:-1] + across[:, 4:]
    return np.asarray(down / 25, np.float32)
