"""Two screenshots of one page become the list of what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from evidence.comparing.bands import find_bands
from evidence.comparing.boxes import NO_BOXES, Ints
from evidence.comparing.change import Band, Change, Comparison, Ignored, Kind, PairVerdict, PixelBox
from evidence.comparing.drafts import Draft, draw_up
from evidence.comparing.flow import Flow
from evidence.comparing.group import Sheet, group_marks
from evidence.comparing.layout import lay_out
from evidence.comparing.marks import Marks, covered, mark, out_of_sight
from evidence.comparing.match import Matching, match_pages
from evidence.comparing.mosaic import find_patches
from evidence.comparing.moves import find_moves
from evidence.comparing.page import Page, make_page
from evidence.comparing.side import Side, links
from evidence.comparing.zoom import find_zoom, shrink
from evidence.finding import Box, Message, say

SAME, ROUGHLY_SAME = 0.06, 0.10
"""Likeness score up to which a word is the same word; the second on compressed or rescaled pages."""

CHANGED, ROUGHLY_CHANGED = 0.09, 0.15
"""Score from which a difference is a change and not rendering; the second on compressed or rescaled pages."""

CERTAIN = 1.5
"""Times that strength from which a change is sure."""

SAME_PAGE = 0.25
"""Share of the words of either page that must be found on the other for both to show one page."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Pixels of each screenshot per pixel of the compared page."""

    before: float
    after: float


def compare(before: Image.Image, after: Image.Image, *, ignore: Sequence[Box] = ()) -> Comparison:
    """Find what changed from one screenshot to the other; both RGB.

    ignore: boxes, in pixels of either screenshot, whose content is not to be compared.
    """
    pages, zoom = _at_one_zoom(before, after)
    scale = Scale(max(1 / zoom, 1), max(zoom, 1))
    rough = zoom != 1 or pages[0].noisy or pages[1].noisy
    same = ROUGHLY_SAME if rough else SAME
    matching = match_pages(*pages, same, zoom != 1)
    if not _one_page(matching):
        return _nothing(before, after, zoom, PairVerdict.NOT_THE_SAME_PAGE)
    sheets = _sheets(pages, matching, rough)
    left_out: list[Ignored] = []
    sheets = _without_hidden(sheets, scale, ignore, left_out)
    drafts = [draw_up(group, *sheets) for group in group_marks(*sheets)]
    least = ROUGHLY_CHANGED if rough else CHANGED
    for draft in drafts:
        if draft.strength < least:
            left_out.append(Ignored(why="rendering", **_both(draft, scale)))
    drafts = [draft for draft in drafts if draft.strength >= least]
    drafts += _moves(pages, matching, same, zoom != 1)
    changes = _number(drafts, scale, least)
    bands = _bands(matching, sheets, drafts, scale)
    return Comparison(
        before_size=before.size,
        after_size=after.size,
        zoom=zoom,
        verdict=PairVerdict.CHANGED if changes else PairVerdict.NOTHING_CHANGED,
        changes=changes,
        ignored=tuple(left_out),
        bands=bands,
        notes=_notes(zoom, pages),
    )


def _at_one_zoom(before: Image.Image, after: Image.Image) -> tuple[tuple[Page, Page], float]:
    b, a = make_page(before), make_page(after)
    zoom = find_zoom(b, a)
    if zoom > 1:
        a = make_page(shrink(after, zoom))
    elif zoom < 1:
        b = make_page(shrink(before, 1 / zoom))
    return (b, a), zoom


def _one_page(matching: Matching) -> bool:
    shares = []
    for side in (matching.before, matching.after):
        width = side.boxes[:, 2] - side.boxes[:, 0]
        shares.append(width[side.fits].sum() / max(width.sum(), 1))
    return max(shares) >= SAME_PAGE


def _nothing(before: Image.Image, after: Image.Image, zoom: float, verdict: PairVerdict) -> Comparison:
    return Comparison(
        before_size=before.size, after_size=after.size, zoom=zoom, verdict=verdict,
        changes=(), ignored=(), bands=(), notes=(),
    )


def _sheets(pages: tuple[Page, Page], matching: Matching, rough: bool) -> tuple[Sheet, Sheet]:
    (b, a), flow, back = pages, matching.flow, matching.flow.reversed()
    return (
        _sheet(b, matching.before, find_patches(b, matching.before, a, matching.after, flow, rough), flow),
        _sheet(a, matching.after, find_patches(a, matching.after, b, matching.before, back, rough), back),
    )


def _sheet(page: Page, side: Side, patches: Ints, flow: Flow) -> Sheet:
    layout = lay_out(side.boxes)
    return Sheet(page, side, layout, mark(page, side, layout, patches, flow))


def _without_hidden(sheets, scale: Scale, ignore, left_out: list[Ignored]) -> tuple[Sheet, Sheet]:
    b, a = sheets
    asked = np.array([list(box) for box in ignore], float).reshape(-1, 4)
    own_b, own_a = (np.rint(asked / f).astype(np.int64) for f in (scale.before, scale.after))
    kept = []
    for sheet, other, own, there, name in ((b, a, own_b, own_a, "before"), (a, b, own_a, own_b, "after")):
        hidden = out_of_sight(sheet.marks, sheet.page.size, other.page.size)
        masked = covered(sheet.marks, own, there)
        factor = getattr(scale, name)
        for n in np.flatnonzero(hidden | masked):
            box = _pixels(sheet.marks.boxes[n], factor)
            why = "asked for" if masked[n] else "not in the other picture"
            left_out.append(Ignored(why=why, **{"before": None, "after": None, name: box}))
        kept.append(Sheet(sheet.page, sheet.side, sheet.layout, sheet.marks.only(~hidden & ~masked)))
    return kept[0], kept[1]


def _moves(pages, matching: Matching, same: float, loose: bool) -> list[Draft]:
    found = find_moves(pages[0], matching.before, pages[1], matching.after, matching.flow, same, loose)
    return [Draft(Kind.MOVED, b, a, None, b[None], a[None], 1.0) for b, a in found]


def _pixels(box: Ints | None, factor: float) -> PixelBox | None:
    if box is None:
        return None
    x0, y0, x1, y1 = (round(float(v) * factor) for v in box)
    return max(x0, 0), max(y0, 0), x1, y1


def _both(draft: Draft, scale: Scale) -> dict[str, PixelBox | None]:
    return {"before": _pixels(draft.before, scale.before), "after": _pixels(draft.after, scale.after)}


def _number(drafts: list[Draft], scale: Scale, least: float) -> tuple[Change, ...]:
    def place(draft: Draft) -> tuple[int, int]:
        box = draft.after if draft.after is not None else draft.before
        return (int(box[1]), int(box[0]))

    return tuple(_change(n, draft, scale, least) for n, draft in enumerate(sorted(drafts, key=place), 1))


def _change(number: int, draft: Draft, scale: Scale, least: float) -> Change:
    ghost_factor = scale.after if draft.after is None else scale.before
    sure = draft.strength >= CERTAIN * least
    return Change(
        number=number, kind=draft.kind, **_both(draft, scale), ghost=_pixels(draft.ghost, ghost_factor),
        marks_before=tuple(_pixels(box, scale.before) for box in draft.marks_before),
        marks_after=tuple(_pixels(box, scale.after) for box in draft.marks_after),
        sure=sure, why_not=None if sure else say("The difference is faint: look at the close-up."),
    )


def _bands(matching: Matching, sheets, drafts: list[Draft], scale: Scale) -> tuple[Band, ...]:
    words = len(links(matching.before, matching.after)[0])
    pictures = Flow(matching.flow.at[words:], matching.flow.shift[words:], matching.flow.weight[words:])
    b = [x.before for x in drafts if x.before is not None]
    a = [x.after for x in drafts if x.after is not None]
    found = find_bands(matching.before, matching.after, pictures, np.array(b).reshape(-1, 4), np.array(a).reshape(-1, 4))
    return tuple(
        Band(
            (round(x.before[0] * scale.before), round(x.before[1] * scale.before)),
            (round(x.after[0] * scale.after), round(x.after[1] * scale.after)),
        )
        for x in found
    )


def _notes(zoom: float, pages) -> tuple[Message, ...]:
    notes = []
    if zoom != 1:
        notes.append(say("The second picture shows the page at {zoom} % of the first: small text may differ unnoticed at this zoom.", zoom=round(zoom * 100)))
    if any(page.noisy for page in pages):
        notes.append(say("A picture is compressed with loss: very small differences may go unnoticed."))
    return tuple(notes)
