"""One page with everything that was found on it: its words, how they stand, and its marks."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.comparing.boxes import Ints
from evidence.comparing.flow import Flow
from evidence.comparing.layout import Layout, lay_out
from evidence.comparing.marks import Marks, mark
from evidence.comparing.match import Matching
from evidence.comparing.mosaic import find_patches
from evidence.comparing.page import Page
from evidence.comparing.side import Side


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with everything that was found on it."""

    page: Page
    side: Side
    layout: Layout
    marks: Marks


def make_sheets(before: Page, after: Page, matching: Matching, rough: bool) -> tuple[Sheet, Sheet]:
    """Both pages with the marks of what the other does not show; rough: compressed or of different zooms."""
    b, a, flow, back = matching.before, matching.after, matching.flow, matching.flow.reversed()
    return (
        _sheet(before, b, find_patches(before, b, after, a, flow, rough), flow),
        _sheet(after, a, find_patches(after, a, before, b, back, rough), back),
    )


def _sheet(page: Page, side: Side, patches: Ints, flow: Flow) -> Sheet:
    layout = lay_out(side.boxes)
    return Sheet(page, side, layout, mark(page, side, layout, patches, flow))
