"""Ink of a screenshot: the pixels where something is drawn, on light and on dark pages alike.

Ink is where the grey value steps between neighbours. Thin straight lines (table grids, borders, underlines) are left
out: one grid would tie a whole table into a single component.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

STEP = 22
"""Grey levels between neighbours that make ink; lower ones are shading or anti-aliasing."""

NOISY_STEP = 30
"""The same on a page compressed with loss, whose noise steps higher."""

THICK = 5
"""Rows of ink from which a straight stroke is a bar and no longer a line: a 2-pixel line leaves 4 rows of steps."""

STRIP = 1024
"""Rows worked on at a time, so that the work stays in the processor's cache."""


def find_ink(grey: Grey, line_width: int, line_height: int, step: int = STEP) -> Mask:
    """Ink of a page [height, width] without its thin straight lines.

    line_width, line_height: pixels from which a horizontal or vertical straight stroke counts as a line.
    """
    height = grey.shape[0]
    ink = np.empty(grey.shape, np.bool_)
    reach = line_height + THICK
    for top in range(0, height, STRIP):
        first, last = max(0, top - reach), min(height, top + STRIP + reach)
        steps = _steps(grey[first:last], step)
        across = _thin(_opened(steps, line_width, 1), 0)
        down = _thin(_opened(steps, line_height, 0), 1)
        drawn = steps & ~across & ~down
        ink[top : top + STRIP] = drawn[top - first : top - first + STRIP]
    return ink


def noisy(grey: Grey) -> bool:
    """Whether the page was compressed with loss.

    Beside a drawn edge a browser leaves flat ground; JPEG leaves ripples. Looked at: pixels two to four rows above an
    edge that itself stands under flat ground, on every fourth column.
    """
    columns = grey[:, ::4].astype(np.int16)
    jump = np.abs(columns[5:] - columns[4:-1]) > 60
    ripple = np.abs(columns[1:-4] - columns[2:-3]) + np.abs(columns[2:-3] - columns[3:-2])
    beside = ripple[jump]
    calm = beside < 16
    return bool(calm.sum() > 100 and (beside[calm] > 0).mean() > 0.5)


def _steps(grey: Grey, step: int) -> Mask:
    ink = np.zeros(grey.shape, np.bool_)
    for one, other in ((np.s_[1:, :], np.s_[:-1, :]), (np.s_[:, 1:], np.s_[:, :-1])):
        a, b = grey[one], grey[other]
        jump = (np.maximum(a, b) - np.minimum(a, b)) > step
        ink[one] |= jump
        ink[other] |= jump
    return ink


def _opened(mask: Mask, length: int, axis: int) -> Mask:
    """Keep only straight runs of at least `length` along the axis (a morphological opening by a line)."""
    kept, reach = mask, 1
    while reach < length:
        shift = min(reach, length - reach)
        kept = _from(kept, shift, axis) & _until(kept, shift, axis)
        reach += shift
    grown = np.zeros_like(mask)
    if not kept.any():
        return grown
    _until(grown, length - 1, axis)[...] = kept
    reach = 1
    while reach < length:
        shift = min(reach, length - reach)
        _from(grown, shift, axis)[...] |= _until(grown, shift, axis).copy()
        reach += shift
    return grown


def _from(mask: Mask, shift: int, axis: int) -> Mask:
    return mask[shift:] if axis == 0 else mask[:, shift:]


def _until(mask: Mask, shift: int, axis: int) -> Mask:
    return mask[:-shift] if axis == 0 else mask[:, :-shift]


def _thin(runs: Mask, across: int) -> Mask:
    """Of straight runs keep those less than THICK pixels thick across."""
    return runs & ~_opened(runs, THICK, across) if runs.any() else runs
