"""Differences that are no words: pictures, backgrounds, borders.

The page is cut into blocks; each is compared in colour, at half size and away from all words, with the other page at
the shifts that the words around it suggest, and every cell of it keeps the least difference found.
"""

from __future__ import annotations

import numpy as np

from evidence.comparing.atoms import find_atoms
from evidence.comparing.boxes import NO_BOXES, Bools, Floats, Ints, grown
from evidence.comparing.flow import Flow, common_shifts, suggest
from evidence.comparing.likeness import Patches, cut, outside_range
from evidence.comparing.page import HALF, MARGIN, Page, Plane
from evidence.comparing.side import Side

BLOCK = 32
"""Side of a block in half-size pixels."""

CELL = 4
"""Side of a cell in half-size pixels."""

LOCAL = 4
"""Shifts tried per block because the words around it moved so."""

COMMON = 2
"""Shifts tried on every block because most of the page moved so."""

LEVELS, ROUGH_LEVELS = 7, 11
"""Mean colour difference in levels from which a cell differs; the second for compressed or rescaled pages."""

LONG = 6
"""Cells from which a difference one cell thick is a line that came or went, and no leftover of an edge."""


def find_patches(page: Page, words: Side, other: Page, other_words: Side, flow: Flow, rough: bool) -> Ints:
    """Boxes [n, 4] on the page where it differs from the other one elsewhere than in words.

    flow: how content moves from the page to the other. rough: one was compressed or they had different zooms.
    """
    blocks, rows, columns = _blocks(page)
    shifts = _shifts(blocks, page, other, flow)
    least = _measure(page, words, other, other_words, blocks, shifts)
    side = BLOCK // CELL
    cells = least.reshape(rows, columns, side, side).swapaxes(1, 2).reshape(rows * side, columns * side)
    boxes = find_atoms(cells > (ROUGH_LEVELS if rough else LEVELS)).boxes
    if not len(boxes):
        return NO_BOXES
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    thick = np.minimum(width, height) >= 2
    kept = thick if rough else thick | (np.maximum(width, height) >= LONG)
    edge = np.array([*page.size, *page.size])
    return np.asarray(np.minimum(boxes[kept] * CELL * HALF, edge))


def _blocks(page: Page) -> tuple[Ints, int, int]:
    """Boxes of the blocks in page pixels, row by row, and how many rows and columns of them there are."""
    step = BLOCK * HALF
    columns, rows = -(-page.size[0] // step), -(-page.size[1] // step)
    x, y = np.meshgrid(np.arange(columns) * step, np.arange(rows) * step)
    corner = np.stack([x.ravel(), y.ravel()], 1)
    return np.concatenate([corner, corner + step], 1), rows, columns


def _shifts(blocks: Ints, page: Page, other: Page, flow: Flow) -> Ints:
    """Shifts [n, tries, 2] worth trying: those of the surroundings, of most of the page, and of its right edge."""
    near = suggest(flow, blocks, page.text)[0][:, :LOCAL]
    common = common_shifts(flow, COMMON)
    tries = [near, np.broadcast_to(common, (len(blocks), *common.shape))]
    wider = other.size[0] - page.size[0]
    if wider:
        right = near[:, :2].copy()
        right[:, :, 0] = wider
        tries.append(right)
    return np.concatenate(tries, 1)


def _measure(page: Page, words: Side, other: Page, other_words: Side, blocks: Ints, shifts: Ints) -> Floats:
    """Least colour difference per block and cell [n, cells, cells], in levels."""
    mine, theirs = _cover(page, words.boxes), _cover(other, other_words.boxes)
    least = np.full((len(blocks), BLOCK // CELL, BLOCK // CELL), np.inf, np.float32)
    for nth in range(shifts.shape[1]):
        differing = np.flatnonzero(least.max((1, 2)) > LEVELS / 2)
        for part in np.array_split(differing, 1 + len(differing) // 256):
            alike = _identical(page, blocks[part], other, shifts[part, nth])
            least[part[alike]] = 0
            part = part[~alike]
            found = _differ(page, blocks[part], other, shifts[part, nth], mine, theirs)
            least[part] = np.minimum(least[part], found)
    return least


def _cover(page: Page, words: Ints) -> Plane:
    """Half-size mask, framed like the colours: 1 where words stand or nothing is."""
    mask = np.zeros(page.colours[0].shape, np.uint8)
    margin = MARGIN // HALF
    for x0, y0, x1, y1 in (grown(words, 3, 3) // HALF + margin).tolist():
        mask[y0 : y1 + 1, x0 : x1 + 1] = 1
    mask[:margin] = mask[margin + page.size[1] // HALF :] = 1
    mask[:, :margin] = mask[:, margin + page.size[0] // HALF :] = 1
    return mask


def _identical(page: Page, blocks: Ints, other: Page, shifts: Ints) -> Bools:
    """Which blocks show the very same pixels at their shift."""
    x, y = blocks[:, 0] // HALF, blocks[:, 1] // HALF
    far_x, far_y = (blocks[:, 0] + shifts[:, 0]) // HALF, (blocks[:, 1] + shifts[:, 1]) // HALF
    alike = np.ones(len(blocks), np.bool_)
    for own, there in zip(page.colours, other.colours, strict=True):
        rest = np.flatnonzero(alike)
        near = cut(own, x[rest], y[rest], BLOCK + 1, BLOCK + 1, MARGIN // HALF)
        far = cut(there, far_x[rest], far_y[rest], BLOCK + 1, BLOCK + 1, MARGIN // HALF)
        alike[rest] = (near == far).all((1, 2))
    return alike


def _differ(page: Page, blocks: Ints, other: Page, shifts: Ints, mine: Plane, theirs: Plane) -> Floats:
    x, y = blocks[:, 0] // HALF, blocks[:, 1] // HALF
    far_x, far_y = (blocks[:, 0] + shifts[:, 0]) // HALF, (blocks[:, 1] + shifts[:, 1]) // HALF
    margin = MARGIN // HALF
    off = np.zeros((len(blocks), BLOCK, BLOCK), np.int16)
    for own, there in zip(page.colours, other.colours, strict=True):
        near = _softened(cut(own, x, y, BLOCK + 1, BLOCK + 1, margin))
        far = _softened(cut(there, far_x - 1, far_y - 1, BLOCK + 3, BLOCK + 3, margin))
        np.maximum(off, outside_range(near, far, True), out=off)
    hidden = cut(mine, x, y, BLOCK, BLOCK, margin) | cut(theirs, far_x, far_y, BLOCK, BLOCK, margin)
    off[hidden > 0] = 0
    side = BLOCK // CELL
    cells = off.reshape(len(blocks), side, CELL, side, CELL).mean((2, 4), dtype=np.float32)
    return np.asarray(cells / 4)


def _softened(patches: Plane) -> Patches:
    """Sums of 2 x 2 pixels: a thin line looks the same on either half of a pixel."""
    wide = patches.astype(np.int16)
    wide = wide[:, :, :-1] + wide[:, :, 1:]
    return wide[:, :-1] + wide[:, 1:]
