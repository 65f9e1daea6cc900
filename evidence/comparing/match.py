"""Which words of one page stand on the other page too, and where; what is left over on either side.

Every box tries the shifts that the words around it suggest, the best supported first, and claims the place it fits.
A place is claimed once, so that a removed row is not explained by its twin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidence.comparing.anchors import find_anchors
from evidence.comparing.boxes import centres
from evidence.comparing.fit import fit_rest, picture_flow
from evidence.comparing.flow import Flow
from evidence.comparing.page import Page
from evidence.comparing.rewrap import rewrap
from evidence.comparing.side import Side, explain, flow_of, unmatched
from evidence.comparing.slide import cut_long, slide
from evidence.comparing.spread import spread
from evidence.comparing.twins import settle_twins
from evidence.comparing.weigh import weigh

PIECES = (2.5, 1.2)
"""Width in heights of the pieces into which long left-over boxes are cut, pass by pass over what is left."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Both sides' words, and how content moves from the before page to the after page around any place.

    pictures: the tiles of the before page's pictures that were found, of `tiles` in all; part of the flow.
    """

    before: Side
    after: Side
    flow: Flow
    pictures: Flow
    tiles: int


def match_pages(before: Page, after: Page, same: float, loose: bool) -> Matching:
    """Match the words of two pages of one zoom; `same` is the likeness score up to which words are equal."""
    flow = find_anchors(before, before.words, after, after.words, loose)
    b, a = _fit_both(before, unmatched(before.words), after, unmatched(after.words), flow, same, loose)
    for piece in PIECES:
        if b.fits.all() or a.fits.all():
            break
        b, a = rewrap(before, b, after, a, same, loose)
        b, a = cut_long(before, b, piece), cut_long(after, a, piece)
        b = slide(before, b, after, a, same, loose)
        a = slide(after, explain(a, b), before, b, same, loose)
        b = explain(b, a)
        flow = flow_of(b, a, before.text, flow)
        b, a = _fit_both(before, b, after, a, flow, same, loose)
    b, a = _fit_still(before, b, after, a, same, loose)
    b, a = settle_twins(before, b, after, a, same, loose)
    a, b = settle_twins(after, a, before, b, same, loose)
    flow = flow_of(b, a, before.text, flow)
    b, a = weigh(before, b, after, a, flow, loose), weigh(after, a, before, b, flow.reversed(), loose)
    b, a = spread(before, b, after, a)
    pictures, tiles = picture_flow(before, after, flow, same, loose)
    return Matching(b, a, flow.joined(pictures), pictures, tiles)


def _fit_still(before: Page, b: Side, after: Page, a: Side, same: float, loose: bool) -> tuple[Side, Side]:
    """Fit what stands where it stood though the page around it was scrolled, as a header does."""
    at = centres(b.boxes[~b.fits])
    flow = Flow(at, np.zeros((len(at), 2), np.int64), np.ones(len(at), np.float32))
    b = fit_rest(before, b, after, a, flow, same, loose)
    return b, explain(a, b)


def _fit_both(
    before: Page, b: Side, after: Page, a: Side, flow: Flow, same: float, loose: bool
) -> tuple[Side, Side]:
    b = fit_rest(before, b, after, a, flow, same, loose)
    a = explain(a, b)
    back = flow_of(b, a, before.text, flow).reversed()
    a = fit_rest(after, a, before, b, back, same, loose)
    b = explain(b, a)
    return fit_rest(before, b, after, a, flow_of(b, a, before.text, flow), same, loose), a
