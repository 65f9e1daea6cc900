"""Two screenshots of one page become the list of what changed between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from evidence.comparing.boxes import Ints, grown, hull
from evidence.comparing.change import Change, Comparison, Ignored, Kind, PairVerdict, PixelBox
from evidence.comparing.group import Group, Sheet, group_marks
from evidence.comparing.layout import lay_out
from evidence.comparing.marks import mark, outside
from evidence.comparing.match import match_pages
from evidence.comparing.mosaic import find_patches
from evidence.comparing.page import make_page
from evidence.comparing.zoom import find_zoom, shrink

SAME = 0.10


def compare(before, after, *, read_words=None, ignore=()):
    b_page, a_page = make_page(before), make_page(after)
    zoom = find_zoom(b_page, a_page)
    if zoom > 1:
        a_page = make_page(shrink(after, zoom))
    elif zoom < 1:
        b_page = make_page(shrink(before, 1 / zoom))
    loose = zoom != 1
    rough = loose or b_page.noisy or a_page.noisy
    m = match_pages(b_page, a_page, SAME, loose)
    b_l, a_l = lay_out(m.before.boxes), lay_out(m.after.boxes)
    back = m.flow.reversed()
    b_p = find_patches(b_page, m.before, a_page, m.after, m.flow, rough)
    a_p = find_patches(a_page, m.after, b_page, m.before, back, rough)
    b_m = mark(b_page, m.before, b_l, b_p, m.flow)
    a_m = mark(a_page, m.after, a_l, a_p, back)
    b_m = b_m.only(~outside(b_m, a_page.size))
    a_m = a_m.only(~outside(a_m, b_page.size))
    b_s, a_s = Sheet(b_page, m.before, b_l, b_m), Sheet(a_page, m.after, a_l, a_m)
    out = []
    fb, fa = max(1 / zoom, 1), max(zoom, 1)
    for g in group_marks(b_s, a_s):
        bb = hull(b_m.boxes[g.before]) if len(g.before) else None
        ab = hull(a_m.boxes[g.after]) if len(g.after) else None
        score=max([*b_m.score[g.before],*a_m.score[g.after]])
        patch=all([*b_m.patch[g.before],*a_m.patch[g.after]])
        orphan=all([*b_m.orphan[g.before],*a_m.orphan[g.after]])
        kind = 'picture' if patch else 'text' if not orphan or (bb is not None and ab is not None) else 'removed' if ab is None else 'added'
        out.append((kind, None if bb is None else [round(float(v)*fb) for v in bb], None if ab is None else [round(float(v)*fa) for v in ab], float(score)))
    return out
