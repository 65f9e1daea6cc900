"""Invented listing pages as screenshots, with comparisons written by hand; and what every sheet must keep to.

pair = a_pair(tmp_path, changes=(gone("Original", TITLE_WORD),))
sheets = plan("comparison", a_case(..., pairs=(pair,)), pair)
assert not faults(sheets[0])
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from evidence.case.case import Case, Document, Pair
from evidence.case.declared import Boxed, Listing, Wording
from evidence.comparing.change import Band, Change, Comparison, Kind, PairVerdict
from evidence.drawing.fonts import choose_typeface
from evidence.drawing.frame import MARGIN
from evidence.drawing.plan import Badge, Item, Outline, Raster, Sheet, Text
from evidence.drawing.setting import Setting, load_layout
from evidence.drawing.typesetting import Typesetter
from evidence.facts.fact import Facts
from evidence.finding import Box
from evidence.papers.paper import Paper
from evidence.reading.reading import Reading

ROW = 40
"""Height in pixels of a row of the page; its line of text stands in the middle, 22 pixels high."""

TITLE = "Original Example Earbuds with Case"
TITLE_WORD = (20, 49, 110, 71)
ON_PICTURES = ("REDACTED", "not present")

Pixels = tuple[int, int, int, int]


@functools.cache
def setter() -> Typesetter:
    return Typesetter(choose_typeface().typeface)


def draw_page(path: Path, size: tuple[int, int], lines: Sequence[str] = (), dark: bool = False) -> Path:
    """A page with one line of text per row; rows without one get a line of their own."""
    ground, ink = ("#15161b", "#e8e8ee") if dark else ("white", "#222222")
    page = Image.new("RGB", size, ground)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(20)
    for row in range(size[1] // ROW):
        text = lines[row] if row < len(lines) else f"Row {row}: the quick brown fox of the example shop"
        pen.text((20, row * ROW + 8), text, fill=ink, font=font)
    page.save(path)
    return path


def a_screenshot(path: Path, name: str) -> Document:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    paper = Paper(name, len(content), digest, "image/png", path)
    return Document(paper, Reading(digest, "image/png", 1), Facts())


def gone(word: str, box: Pixels, number: int = 1) -> Change:
    """A word struck from a line; what follows moved up to its place."""
    after = (20, box[1], 380, box[3])
    return Change(
        number=number,
        kind=Kind.TEXT,
        before=box,
        after=after,
        marks_before=(box,),
        removed=(word,),
    )


def added_row(box: Pixels, number: int = 1, **more: Any) -> Change:
    return Change(number=number, kind=Kind.ADDED, before=None, after=box, ghost=box, **more)


def removed_row(box: Pixels, number: int = 1, **more: Any) -> Change:
    return Change(number=number, kind=Kind.REMOVED, before=box, after=None, ghost=box, **more)


def a_comparison(changes: Sequence[Change], size: tuple[int, int], **more: Any) -> Comparison:
    """Both pages of one size; bands are all rows between the changes."""
    rows = sorted({(box[1], box[3]) for c in changes for box in (c.before, c.after, c.ghost) if box})
    bands, start = [], 0
    for top, bottom in [*rows, (size[1], size[1])]:
        if top > start:
            bands.append(Band((start, top), (start, top)))
        start = max(start, bottom)
    usual: dict[str, Any] = {
        "before_size": size,
        "after_size": size,
        "zoom": 1.0,
        "verdict": PairVerdict.CHANGED,
        "ignored": (),
        "notes": (),
    }
    return Comparison(**{**usual, "changes": tuple(changes), "bands": tuple(bands), **more})


def a_pair(
    folder: Path,
    changes: Sequence[Change] = (),
    size: tuple[int, int] = (900, 1200),
    dark: bool = False,
    **more: Any,
) -> Pair:
    before = draw_page(folder / "before.png", size, ("Example shop", TITLE), dark)
    after = draw_page(folder / "after.png", size, ("Example shop", TITLE.removeprefix("Original ")), dark)
    comparison = a_comparison(changes or (gone("Original", TITLE_WORD),), size, **more)
    return Pair(a_screenshot(before, "before.png"), a_screenshot(after, "after.png"), "EX-10", comparison)


def a_listing(**more: Any) -> Listing:
    usual: dict[str, Any] = {
        "sku": "EX-10",
        "url": "https://shop.example/item/ex-10",
        "before": Wording(title=TITLE),
        "after": Wording(title=TITLE.removeprefix("Original ")),
    }
    return Listing(**{**usual, **more})


def private(file: str, box: Box) -> Boxed:
    return Boxed(file, box, "account name")


def plan(name: str, case: Case, pair: Pair | None = None, **more: Any) -> tuple[Sheet, ...]:
    """The sheets of a layout."""
    usual: dict[str, Any] = {"typesetter": setter(), "exhibit": "C-1", "pair": pair}
    return load_layout(name)(case, Setting(**{**usual, **more}))


def words_of(sheets: Sequence[Sheet]) -> str:
    """All text of the sheets; lines joined by a space."""
    texts = [item for sheet in sheets for item in sheet.items if isinstance(item, Text)]
    return "\n".join(text.words.replace("\n", " ") for text in texts)


def of_type(sheets: Sequence[Sheet], kind: type) -> list[Any]:
    return [item for sheet in sheets for item in sheet.items if isinstance(item, kind)]


def faults(sheet: Sheet) -> list[str]:
    """What every sheet must keep to: all inside the margins, no text or number on another or on a picture."""
    return [*_outside(sheet), *_clashes(sheet), *_covered(sheet)]


def _outside(sheet: Sheet) -> list[str]:
    room = (MARGIN - 0.05, MARGIN - 0.05, sheet.width - MARGIN + 0.05, sheet.height - MARGIN + 0.05)
    return [
        f"outside the margins: {item}"
        for item in sheet.items
        if item.box[0] < room[0] or item.box[1] < room[1] or item.box[2] > room[2] or item.box[3] > room[3]
    ]


def _clashes(sheet: Sheet) -> list[str]:
    solid = [item for item in sheet.items if isinstance(item, Text | Badge | Raster)]
    return [
        f"overlap: {one} / {other}"
        for one, other in combinations(solid, 2)
        if _overlap(one.box, other.box) and not _may_lie_on(one, other)
    ]


def _may_lie_on(one: Item, other: Item) -> bool:
    """Numbers stand on pictures, and so do the two words that say what is not there."""
    kinds = {type(one), type(other)}
    if kinds == {Badge, Raster}:
        return True
    texts = [item for item in (one, other) if isinstance(item, Text)]
    return kinds == {Text, Raster} and texts[0].words in ON_PICTURES


def _covered(sheet: Sheet) -> list[str]:
    """Numbers and outlines that a later picture hides."""
    return [
        f"hidden: {item}"
        for place, item in enumerate(sheet.items)
        if isinstance(item, Badge | Outline)
        for later in sheet.items[place + 1 :]
        if isinstance(later, Raster) and _overlap(item.box, later.box)
    ]


def _overlap(one: Box, other: Box, slack: float = 0.05) -> bool:
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )
