"""The paper a bare picture would fill best."""

from __future__ import annotations

from math import log

A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)
PAPERS = (A4, LETTER)


def paper_for(width: int, height: int) -> tuple[float, float]:
    """Points of the paper, A4 or Letter, upright or lying, whose shape is nearest that of width x height
    pixels."""
    papers = [*PAPERS, *(paper[::-1] for paper in PAPERS)]
    return min(papers, key=lambda p: abs(log((p[0] / p[1]) / (max(width, 1) / max(height, 1)))))


def pixels_per_point(width: int, height: int) -> float:
    """The scale at which the picture fits on its paper, the larger of both directions."""
    paper = paper_for(width, height)
    return max(width / paper[0], height / paper[1])
