"""What sheets about a pair of screenshots share: the pair as laid out, its captions, its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.case.case import Case, Pair
from evidence.case.declared import Listing
from evidence.comparing.change import Change, Comparison
from evidence.drawing.frame import MARGIN, Head, make_head, say_day, tell_case
from evidence.drawing.legend import Entry
from evidence.drawing.plan import A4_LYING, Align, Ink, Item, PixelBox, Rect, Side, Text
from evidence.drawing.screenshot import Screenshot, look_at
from evidence.drawing.setting import Setting
from evidence.drawing.typesetting import Typesetter
from evidence.drawing.wording import describe
from evidence.finding import Box

SIZE = A4_LYING
WIDTH = SIZE[0] - 2 * MARGIN
GUTTER = 6.0
COLUMN = (WIDTH - GUTTER) / 2
LEFTS = (MARGIN, MARGIN + COLUMN + GUTTER)
SIDES = (Side.BEFORE, Side.AFTER)
CAPTION = 6.0
"""Millimetres of the line that says BEFORE and AFTER."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One pair, ready to be laid out: the case around it, both screenshots, the listing if declared."""

    case: Case
    setting: Setting
    pair: Pair
    shots: tuple[Screenshot, Screenshot]
    listing: Listing | None

    @property
    def comparison(self) -> Comparison:
        return self.pair.comparison

    def entry(self, change: Change, close_up: bool = False) -> Entry:
        """The change's line in a legend, or above its close_up."""
        sides = Side.BEFORE if change.before else Side.ABSENT, Side.AFTER if change.after else Side.ABSENT
        words = describe(change, self.listing, private=self.is_private(change), close_up=close_up)
        return Entry(change.number, sides, words)

    def is_private(self, change: Change) -> bool:
        """Whether a private box touches the change on either side: then none of its words may be printed."""
        return self.shots[0].hides(change.before) or self.shots[1].hides(change.after)

    def head(self, kicker: str) -> Head:
        days = [("Before taken", say_day(self.shots[0].taken)), ("After taken", say_day(self.shots[1].taken))]
        told = [*tell_case(self.case, self.setting, self.listing), *days]
        return make_head(self.setting, SIZE, kicker, name_listing(self.listing, self.pair), told)

    def foot(self) -> list[str]:
        """Whose pixels these are, and what was added to them."""
        before, after = self.shots
        covered = " Dark boxes cover private parts (REDACTED)." if before.covers or after.covers else ""
        return [
            f"Before: SHA-256 {before.sha256}   {before.file}",
            f"After: SHA-256 {after.sha256}   {after.file}",
            f"Boxes, numbers and marks were added to these copies; nothing else was altered.{covered}",
        ]


def spread_pair(case: Case, setting: Setting, pair: Pair) -> Spread:
    """Look at both screenshots. Raises OSError where one cannot be opened."""
    listing = next((one for one in case.declared.listings if one.sku and one.sku == pair.sku), None)
    return Spread(case, setting, pair, (look_at(case, pair.before), look_at(case, pair.after)), listing)


def name_listing(listing: Listing | None, pair: Pair) -> str:
    """The listing's title as it is now, else its SKU, else the name of the screenshot."""
    if listing and (listing.after.title or listing.before.title):
        return listing.after.title or listing.before.title
    return f"Listing {pair.sku}" if pair.sku else pair.after.name


def make_caption(setting: Setting, side: Side, shot: Screenshot, left: float, top: float) -> tuple[Item, ...]:
    """BEFORE or AFTER on its colour, the day and the size of the screenshot."""
    chip = make_chip(setting.typesetter, side, left, top, 8.5)
    day = f"taken {say_day(shot.taken)}  ·  " if shot.taken else ""
    told = f"{day}{shot.size[0]} × {shot.size[1]} px"
    place = (chip[0].box[2] + 2.5, top + 0.7)
    return *chip, setting.typesetter.set(place, told, 7.5, COLUMN - 50, ink=Ink.SOFT, most=1)


def make_chip(setter: Typesetter, side: Side, left: float, top: float, size: float = 6.5) -> tuple[Item, ...]:
    """BEFORE or AFTER on its colour; the shape says it too."""
    before = side is Side.BEFORE
    word = setter.set((left + 0.2 * size, top + 0.3), side.value.upper(), size, 40, bold=True, ink=Ink.WHITE)
    box = (left, top, word.box[2] + 0.2 * size, word.box[3] + 0.3)
    radius = 0.8 if before else (box[3] - box[1]) / 2
    return Rect(box, fill=Ink.BEFORE if before else Ink.AFTER, radius=radius), word


def label_covers(setting: Setting, shot: Screenshot, crop: PixelBox, box: Box) -> Iterator[Text]:
    """REDACTED on every private box that is shown and has room for the word."""
    scale = (box[2] - box[0]) / (crop[2] - crop[0])
    for cover in shot.covers:
        x0, y0 = max(cover[0], crop[0]), max(cover[1], crop[1])
        x1, y1 = min(cover[2], crop[2]), min(cover[3], crop[3])
        left, top = box[0] + (x0 - crop[0]) * scale, box[1] + (y0 - crop[1]) * scale
        width, height = (x1 - x0) * scale, (y1 - y0) * scale
        word = setting.typesetter.set(
            (left, top), "REDACTED", 5.5, max(width, 20), bold=True, ink=Ink.WHITE, align=Align.CENTRE
        )
        ink_wide, ink_high = word.box[2] - word.box[0], word.box[3] - word.box[1]
        if width > ink_wide + 0.5 and height > ink_high:
            yield shift(word, 0, (height - ink_high) / 2)


def shift(text: Text, right: float, down: float) -> Text:
    """The same text elsewhere."""
    x0, y0, x1, y1 = text.box
    moved = (x0 + right, y0 + down, x1 + right, y1 + down)
    return Text(moved, text.lines, text.size, text.leading, text.align)
