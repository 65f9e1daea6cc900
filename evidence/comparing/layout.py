"""How words stand on a page: words make lines, lines make blocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.boxes import Ints, connect, gaps, merged, neighbours


@dataclass(frozen=True, slots=True)
class Layout:
    """Per word [n] its `line` and its `block`; `lines` [m, 4] and `blocks` [k, 4] are their hulls."""

    line: Ints
    lines: Ints
    block: Ints
    blocks: Ints


def lay_out(words: Ints) -> Layout:
    """Group word boxes [n, 4]: a line goes on over gaps below its height, a block over gaps below three quarters.

    What stands beside a line and is much taller, such as a badge, is near it only by the line's own measure.
    """
    tall = words[:, 3] - words[:, 1]
    one, other = neighbours(words, 0)
    across, down = gaps(words[one], words[other])
    low, high = np.minimum(tall[one], tall[other]), np.maximum(tall[one], tall[other])
    usual = np.median(tall) if len(tall) else 0
    beside = (-down >= 0.5 * low) & (across <= 0.9 * np.minimum(high, 1.25 * np.maximum(low, usual)))
    lines, line = merged(words, connect(len(words), one[beside], other[beside]))
    blocks, block_of_line = merged(lines, _stack(lines))
    return Layout(line, lines, block_of_line[line], blocks)


def _stack(lines: Ints) -> Ints:
    """Label per line: lines one above the other, of about one height, with less than a line between them."""
    tall = lines[:, 3] - lines[:, 1]
    reach = float(tall.max()) if len(tall) else 0.0
    one, other = neighbours(lines, reach)
    across, down = gaps(lines[one], lines[other])
    low, high = np.minimum(tall[one], tall[other]), np.maximum(tall[one], tall[other])
    start = np.abs(lines[one, 0] - lines[other, 0])
    close = (across < 0) & (down <= 0.75 * high) & (high <= 1.6 * low) & (start <= 2 * high)
    return connect(len(lines), one[close], other[close])
