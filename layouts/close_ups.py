"""Close-ups.

Each change cut out of both screenshots at one scale, large enough to read in print. Three to a page; where
a side does not have it, its place is marked and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evidence.case.case import Case
from evidence.comparing.change import Change, Kind, PairVerdict
from evidence.drawing.cropping import Cropper, Room, View
from evidence.drawing.frame import FOOT, MARGIN, Head, make_foot
from evidence.drawing.legend import make_entry
from evidence.drawing.marking import find_place, grow, place_absent
from evidence.drawing.plan import Align, Ink, Item, Outline, PixelBox, Raster, Rect, Sheet, Side, Stroke
from evidence.drawing.setting import About, Setting, layout
from evidence.drawing.side_by_side import (
    COLUMN,
    LEFTS,
    SIDES,
    SIZE,
    WIDTH,
    Spread,
    label_covers,
    make_chip,
    shift,
    spread_pair,
)
from evidence.finding import Box

ROWS = 3
"""Close-ups on a sheet at most."""

_SENTENCE = 5.4
_CHIP = 4.4
_BETWEEN = 4.0
_STACK_GAP = 1.0
_ENOUGH = 60.0
"""Millimetres of height beyond which more context only distracts."""

_NOTHING = 12.0
"""Millimetres high of the empty frame that stands for a missing side, stacked."""


@layout(About.PAIR)
def close_ups(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """Sheets for the setting's pair; none where nothing changed or the two are not the same page."""
    pair = setting.pair
    if pair is None or pair.comparison.verdict is not PairVerdict.CHANGED:
        return ()
    spread = spread_pair(case, setting, pair)
    return _CloseUps(spread, spread.head("Close-ups")).sheets()


@dataclass(frozen=True, slots=True)
class _CloseUps:
    spread: Spread
    head: Head

    @property
    def top(self) -> float:
        return self.head.bottom + 2.0

    def sheets(self) -> tuple[Sheet, ...]:
        room = SIZE[1] - MARGIN - FOOT - self.top
        views = self._views(room, ROWS)
        pages = list(_deal(views, room))
        roomier = list(_deal(self._views(room, min(ROWS, len(views))), room))
        return tuple(self._sheet(page) for page in (roomier if len(roomier) <= len(pages) else pages))

    def _views(self, room: float, rows: int) -> list[View]:
        """All close-ups, with as much context as `rows` of them on a sheet allow."""
        shots = self.spread.shots
        most = room - _SENTENCE - 2 * _CHIP - _STACK_GAP - _BETWEEN
        usual = min(_ENOUGH, room / rows - _SENTENCE - _CHIP - _BETWEEN)
        sizes, inks = (shots[0].size, shots[1].size), (shots[0].ink, shots[1].ink)
        cropper = Cropper(sizes, inks, self.spread.comparison.zoom, Room(COLUMN, WIDTH, usual, most))
        return [view for change in self.spread.comparison.changes for view in cropper.views(change)]

    def _sheet(self, page: Sequence[View]) -> Sheet:
        items, down = list(self.head.items), self.top
        for view in page:
            items += self._row(view, down)
            down += height_of(view)
        return Sheet(*SIZE, (*items, *make_foot(self.spread.setting, SIZE, self.spread.foot())), "Close-ups")

    def _row(self, view: View, down: float) -> Iterator[Item]:
        setter = self.spread.setting.typesetter
        more = f", part {view.part} of {view.parts}" if view.parts > 1 else ""
        yield from make_entry(setter, self.spread.entry(view.change, True), MARGIN, down, WIDTH, more)
        down += _SENTENCE
        for side, left in enumerate(LEFTS):
            left = MARGIN if view.stacked else left
            yield from make_chip(setter, SIDES[side], left, down)
            yield from self._picture(view, side, left, down + _CHIP)
            if view.stacked:
                down += _CHIP + (view.heights[side] or _NOTHING) + _STACK_GAP

    def _picture(self, view: View, side: int, left: float, top: float) -> Iterator[Item]:
        crop, shot = view.crops[side], self.spread.shots[side]
        if crop is None:
            wide, high = (WIDTH, _NOTHING) if view.stacked else (COLUMN, max(view.heights))
            yield from self._nothing((left, top, left + wide, top + high))
            return
        raster = shot.place(crop, left, top, view.scales[side])
        yield raster
        yield Rect(raster.box, stroke=Ink.RULE, width=0.15)
        yield from label_covers(self.spread.setting, shot, crop, raster.box)
        yield from self._mark(view.change, side, raster)

    def _mark(self, change: Change, side: int, raster: Raster) -> Iterator[Item]:
        own = (change.before, change.after)[side]
        box = own or change.ghost
        if box is None:
            return
        if own is None:
            yield from self._absent(change, side, _to_sheet(box, raster), raster)
            return
        yield Outline(grow(_to_sheet(own, raster), 0.7, raster.box), SIDES[side], change.number)
        if _may_strike(change, side) and not self.spread.is_private(change):
            for word in (change.marks_before, change.marks_after)[side]:
                yield from _strike(word, raster, SIDES[side])

    def _absent(self, change: Change, side: int, box: Box, raster: Raster) -> Iterator[Item]:
        """The empty place or the gap, and "not present" where it covers nothing."""
        ink = self._ink_under(side, raster)
        gap = place_absent(box, ink, inline=change.kind is Kind.TEXT)
        yield Outline(gap, Side.ABSENT, change.number)
        words = self.spread.setting.typesetter.set((0, 0), "not present", 7, 40, bold=True, ink=Ink.SOFT)
        wide, high = words.box[2] + 1.6, words.box[3] + 0.5
        inside = (gap[0] + gap[2] - wide) / 2, (gap[1] + gap[3] - high) / 2
        spot = (*inside, inside[0] + wide, inside[1] + high)
        if gap[2] - gap[0] < wide or gap[3] - gap[1] < high:
            spot = find_place(gap, (wide, high), [gap], raster.box, ink)
        yield Rect(spot, Ink.WHITE, Ink.FAINT, 0.15, 0.8)
        yield shift(words, spot[0] + 0.8, spot[1] + 0.25)

    def _ink_under(self, side: int, raster: Raster) -> Callable[[Box], int]:
        ink, (left, top) = self.spread.shots[side].ink, _origin(raster)
        return lambda box: ink.under(
            (
                (box[0] - left) / raster.scale,
                (box[1] - top) / raster.scale,
                (box[2] - left) / raster.scale,
                (box[3] - top) / raster.scale,
            )
        )

    def _nothing(self, box: Box) -> Iterator[Item]:
        """An empty frame for a side on which even the place is not to be seen."""
        setter, width = self.spread.setting.typesetter, box[2] - box[0]
        words = setter.set((box[0], 0), "not in this screenshot", 8, width, ink=Ink.SOFT, align=Align.CENTRE)
        yield Rect(box, fill=Ink.TINT, stroke=Ink.RULE, width=0.15)
        yield shift(words, 0, (box[1] + box[3] - words.box[3]) / 2)


def height_of(view: View) -> float:
    """Millimetres the view takes on its sheet."""
    before, after = view.heights
    if not view.stacked:
        return _SENTENCE + _CHIP + max(before, after) + _BETWEEN
    return _SENTENCE + 2 * (_CHIP + _STACK_GAP) + (before or _NOTHING) + (after or _NOTHING) + _BETWEEN


def _deal(views: Sequence[View], room: float) -> Iterator[list[View]]:
    """Views onto sheets, in order, as many as fit but never more than ROWS."""
    page: list[View] = []
    for view in views:
        used = sum(map(height_of, page))
        if page and (len(page) == ROWS or used + height_of(view) - _BETWEEN > room):
            yield page
            page = []
        page.append(view)
    if page:
        yield page


def _origin(raster: Raster) -> tuple[float, float]:
    """Where the screenshot's first pixel would stand on the sheet."""
    return raster.box[0] - raster.crop[0] * raster.scale, raster.box[1] - raster.crop[1] * raster.scale


def _to_sheet(box: PixelBox, raster: Raster) -> Box:
    """A box of the screenshot on the sheet, cut off where the crop ends."""
    (left, top), crop, scale = _origin(raster), raster.crop, raster.scale
    x0, x1 = (min(max(x, crop[0]), crop[2]) for x in (box[0], box[2]))
    y0, y1 = (min(max(y, crop[1]), crop[3]) for y in (box[1], box[3]))
    return left + x0 * scale, top + y0 * scale, left + x1 * scale, top + y1 * scale


def _may_strike(change: Change, side: int) -> bool:
    """Whether each marked word is known to be only on this side.

    A word that a new line break moved is marked too; so either the other side shows nothing of the change, or
    there are as many marks as words that were read to differ.
    """
    if not change.sure or change.kind in (Kind.PICTURE, Kind.MOVED):
        return False
    marks, words = ((change.marks_before, change.removed), (change.marks_after, change.added))[side]
    other = (change.after, change.before)[side]
    return other is None or len(marks) == len(words)


def _strike(word: PixelBox, raster: Raster, side: Side) -> Iterator[Stroke]:
    """A line through a word that went, under a word that came; nothing for a word outside the crop."""
    x0, y0, x1, y1 = _to_sheet(word, raster)
    if x1 - x0 < 0.2 or y1 - y0 < 0.2:
        return
    before = side is Side.BEFORE
    height = (y0 + y1) / 2 if before else min(y1 + 0.3, raster.box[3])
    yield Stroke(((x0, height), (x1, height)), Ink.BEFORE if before else Ink.AFTER, 0.45)
