"""A part of a paper that is asked for as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.finding import Box


@dataclass(frozen=True, slots=True)
class Part:
    """page: from 1. box: points of the page as its reading has it; None for all of it. dpi: at most.

    turned: degrees clockwise the page was turned to be read (Page.turned).
    """

    page: int
    box: Box | None
    dpi: float
    turned: int = 0
