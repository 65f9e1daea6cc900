"""Two screenshots of one page become the list of what changed between them.

Words are matched across the pages however each of them moved (match), pictures and grounds are compared where the
words around them say they stand (mosaic), what is left over on either side is marked (marks) and drawn up as changes
(group, drafts, changes).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from evidence.comparing.bands import find_bands
from evidence.comparing.change import Band, Change, Comparison, Ignored, PairVerdict
from evidence.comparing.changes import make_changes
from evidence.comparing.drafts import Draft, draw_up, draw_up_move
from evidence.comparing.group import group_marks
from evidence.comparing.left_out import moved_only, weak, without_hidden
from evidence.comparing.likeness import TILE
from evidence.comparing.match import Matching, match_pages
from evidence.comparing.moves import find_moves
from evidence.comparing.page import Page
from evidence.comparing.sheet import make_sheets
from evidence.comparing.shot import Shot, Shots
from evidence.comparing.words import WordReader
from evidence.comparing.zoom import at_one_zoom
from evidence.finding import Box, Message, say

SAME, NOISILY_SAME, LOOSELY_SAME = 0.06, 0.135, 0.10
"""Likeness score up to which a word is the same word; the second on compressed pages, the third on rescaled ones."""

CHANGED, ROUGHLY_CHANGED = 0.09, 0.15
"""Score from which a difference is a change and not rendering; the second on compressed or rescaled pages."""

SAME_PAGE = 0.25
"""Share of the words of either page that must be found on the other for both to show one page."""


def compare(
    before: Image.Image,
    after: Image.Image,
    *,
    read_words: WordReader | None = None,
    ignore: Sequence[Box] = (),
    ignore_before: Sequence[Box] = (),
    ignore_after: Sequence[Box] = (),
) -> Comparison:
    """Find what changed from one screenshot to the other; both RGB.

    read_words: reads the words of one line; None tells no words. ignore: boxes, in pixels of either screenshot, whose
    content is not to be compared; ignore_before, ignore_after: the same of one screenshot only.
    """
    b, a, zoom = at_one_zoom(before, after)
    shots = Shot(before, max(1 / zoom, 1)), Shot(after, max(zoom, 1))
    loose = zoom != 1
    rough = loose or b.noisy or a.noisy
    least = ROUGHLY_CHANGED if rough else CHANGED
    same = LOOSELY_SAME if loose else NOISILY_SAME if rough else SAME
    matching = match_pages(b, a, same, loose)
    if not _one_page(matching):
        return _comparison(shots, zoom, PairVerdict.NOT_THE_SAME_PAGE)
    sheets, left_out = without_hidden(
        make_sheets(b, a, matching, rough), shots, ((*ignore, *ignore_before), (*ignore, *ignore_after))
    )
    drafts = [draw_up(group, *sheets) for group in group_marks(*sheets)]
    left_out += weak([draft for draft in drafts if draft.strength < least], shots)
    drafts = [draft for draft in drafts if draft.strength >= least]
    drafts += [draw_up_move(*move) for move in find_moves(b, a, matching, same, loose)]
    changes, apart = make_changes(drafts, sheets, shots, least, read_words)
    bands = _bands(matching, drafts, shots)
    return _comparison(
        shots,
        zoom,
        PairVerdict.CHANGED if changes else PairVerdict.NOTHING_CHANGED,
        changes=changes,
        ignored=(*left_out, *apart, *moved_only(bands, shots)),
        bands=bands,
        notes=_notes(zoom, b, a),
    )


def _one_page(matching: Matching) -> bool:
    """Whether enough of either page, words and tiles of pictures together, is found on the other."""
    pictures = TILE * len(matching.pictures.at), TILE * matching.tiles
    shares = []
    for side in (matching.before, matching.after):
        width = side.boxes[:, 2] - side.boxes[:, 0]
        whole = width.sum() + pictures[1]
        shares.append((width[side.fits].sum() + pictures[0]) / whole if whole else 1.0)
    return max(shares) >= SAME_PAGE


def _bands(matching: Matching, drafts: Sequence[Draft], shots: Shots) -> tuple[Band, ...]:
    blocked = [
        np.array([box for box in boxes if box is not None], np.int64).reshape(-1, 4)
        for boxes in ([draft.before for draft in drafts], [draft.after for draft in drafts])
    ]
    found = find_bands(matching.before, matching.after, matching.pictures, *blocked)
    return tuple(Band(shots[0].rows(band.before), shots[1].rows(band.after)) for band in found)


def _comparison(
    shots: Shots,
    zoom: float,
    verdict: PairVerdict,
    changes: tuple[Change, ...] = (),
    ignored: tuple[Ignored, ...] = (),
    bands: tuple[Band, ...] = (),
    notes: tuple[Message, ...] = (),
) -> Comparison:
    return Comparison(
        before_size=shots[0].image.size,
        after_size=shots[1].image.size,
        zoom=zoom,
        verdict=verdict,
        changes=changes,
        ignored=ignored,
        bands=bands,
        notes=notes,
    )


def _notes(zoom: float, before: Page, after: Page) -> tuple[Message, ...]:
    notes = []
    if zoom != 1:
        notes.append(
            say(
                "the second picture shows the page at {zoom} % of the first: small text may differ unnoticed at this zoom",
                zoom=round(zoom * 100),
            )
        )
    if before.noisy or after.noisy:
        notes.append(
            say("a picture is compressed with loss: very small differences may go unnoticed; PNG shows all")
        )
    return tuple(notes)
