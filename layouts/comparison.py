"""Before and after.

Both screenshots side by side at one scale, every change boxed and numbered on both, told in a legend.
Long pages go on over several sheets; stretches that are the same on both sides are folded away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from evidence.case.case import Case
from evidence.comparing.change import Change, Comparison, Kind, PairVerdict
from evidence.drawing.folding import Folder, Page, Piece, Span
from evidence.drawing.frame import FOOT, MARGIN, Head, make_foot
from evidence.drawing.legend import Legend, make_key, make_legend
from evidence.drawing.marking import Mark, draw_marks, grow, place_absent
from evidence.drawing.plan import Align, Ink, Item, Rect, Sheet, Side, Stroke
from evidence.drawing.screenshot import Screenshot
from evidence.drawing.setting import About, Setting, layout
from evidence.drawing.side_by_side import (
    CAPTION,
    COLUMN,
    LEFTS,
    SIDES,
    SIZE,
    WIDTH,
    Spread,
    label_covers,
    make_caption,
    spread_pair,
)
from evidence.drawing.wording import list_ignored
from evidence.finding import Box

LANE = 6.0
"""Millimetres beside each picture where numbers can stand without covering it."""

LARGEST = 0.2
"""Millimetres per pixel at most: a small screenshot is not blown up to fill the sheet."""

_SHRINK = 0.85
"""Share of the scale that is still given up to show a page whole."""

_LEAST_ROOM = 40.0
_AIR = 0.35
"""Millimetres between a change and its outline."""


@layout(About.PAIR)
def comparison(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """Sheets for the setting's pair; none where nothing changed or the two are not the same page."""
    pair = setting.pair
    if pair is None or pair.comparison.verdict is not PairVerdict.CHANGED:
        return ()
    spread = spread_pair(case, setting, pair)
    count = len(pair.comparison.changes)
    head = spread.head(f"Before and after  ·  {count} change{'s' if count != 1 else ''}")
    return _Overview(spread, head, fit_scale(pair.comparison, COLUMN - LANE)).shrunk().sheets()


def fit_scale(comparison: Comparison, width: float) -> float:
    """Millimetres per pixel of the before screenshot at which both sides fit, with text of one size."""
    before, after = comparison.before_size[0], comparison.after_size[0]
    return min(width / before, width * comparison.zoom / after, LARGEST)


@dataclass(frozen=True, slots=True)
class _Overview:
    """scale: millimetres per pixel of the before screenshot."""

    spread: Spread
    head: Head
    scale: float

    @property
    def scales(self) -> tuple[float, float]:
        """Millimetres per pixel, before and after."""
        return self.scale, self.scale / self.spread.comparison.zoom

    def shrunk(self) -> _Overview:
        """A little smaller where both pages then stand whole on one sheet."""
        compared = self.spread.comparison
        height = max(compared.before_size[1], compared.after_size[1] / compared.zoom)
        whole = self._room(compared.changes) / height
        return replace(self, scale=whole) if _SHRINK * self.scale <= whole < self.scale else self

    @property
    def top(self) -> float:
        """Where the pictures begin."""
        return self.head.bottom + 2.0 + CAPTION

    def sheets(self) -> tuple[Sheet, ...]:
        inks = self.spread.shots[0].ink, self.spread.shots[1].ink
        folder = Folder(self.spread.comparison, inks, self.scales, cache(self._room))
        return tuple(sheet for page in folder.pages() for sheet in self._sheets(folder, page))

    def _room(self, changes: tuple[Change, ...]) -> float:
        """Millimetres for the pictures on a sheet with the legend of these changes."""
        legend = self._legend(changes, 0.0).height
        return max(_LEAST_ROOM, SIZE[1] - MARGIN - FOOT - self.top - legend - 8.0)

    def _sheets(self, folder: Folder, page: Page) -> Iterator[Sheet]:
        """The pictures with their legend; what of a very long legend does not fit goes on by itself."""
        bottom = self.top + max(piece.top + piece.height for piece in page)
        items = (*self.head.items, *self._captions(), *self._pictures(page), *self._marks(page, bottom))
        key = make_key(self.spread.setting.typesetter, SIZE[0] - MARGIN, bottom + 2.2)
        rest, top = list(folder.shown(page)), bottom + 7.0
        items = (*items, *key)
        while True:
            count = self._fitting(rest, top)
            legend = self._legend(tuple(rest[:count]), top)
            foot = make_foot(self.spread.setting, SIZE, self.spread.foot())
            yield Sheet(*SIZE, (*items, *legend.items, *foot), "Before and after")
            rest, top, items = rest[count:], self.head.bottom + 4.0, self.head.items
            if not rest:
                return

    def _fitting(self, changes: Sequence[Change], top: float) -> int:
        """How many of the changes' lines stand between `top` and the foot; at least one."""
        limit = SIZE[1] - MARGIN - FOOT
        fits = (
            n for n in range(len(changes), 1, -1) if top + self._legend(tuple(changes[:n]), 0).height <= limit
        )
        return next(fits, 1)

    def _legend(self, changes: tuple[Change, ...], top: float) -> Legend:
        compared = self.spread.comparison
        notes = [f"{note}."[:1].upper() + f"{note}."[1:] for note in compared.notes]
        if others := list_ignored(compared.ignored):
            notes.append(f"Also different, not part of the correction: {others}.")
        entries = [self.spread.entry(change) for change in changes]
        return make_legend(self.spread.setting.typesetter, entries, MARGIN, top, WIDTH, notes)

    def _captions(self) -> Iterator[Item]:
        for side, shot, left in zip(SIDES, self.spread.shots, LEFTS, strict=True):
            yield from make_caption(self.spread.setting, side, shot, left + LANE, self.head.bottom + 2.0)

    def _pictures(self, page: Page) -> Iterator[Item]:
        for piece in page:
            spans = piece.part.before, piece.part.after
            for shot, left, scale, span in zip(self.spread.shots, LEFTS, self.scales, spans, strict=True):
                if span[1] > span[0]:
                    yield from self._picture(piece, shot, left + LANE, scale, span)

    def _picture(
        self, piece: Piece, shot: Screenshot, left: float, scale: float, span: Span
    ) -> Iterator[Item]:
        top = self.top + piece.top
        if piece.part.folded:
            box = (left, top, left + shot.size[0] * scale, top + piece.height)
            yield from _fold_mark(self.spread.setting, box, self._say_fold(shot, span))
            return
        raster = shot.place((0, span[0], shot.size[0], span[1]), left, top, scale)
        yield raster
        yield Rect(raster.box, stroke=Ink.RULE, width=0.15)
        yield from label_covers(self.spread.setting, shot, raster.crop, raster.box)

    def _say_fold(self, shot: Screenshot, span: Span) -> str:
        """How much was left out, and what in it differs without being a change."""
        before = shot is self.spread.shots[0]
        boxes = [(one, one.before if before else one.after) for one in self.spread.comparison.ignored]
        inside = [one for one, box in boxes if box and box[1] < span[1] and span[0] < box[3]]
        others = list_ignored(inside)
        same = f"same but for {others}" if others else "unchanged"
        return f"{span[1] - span[0]:,} px {same}, left out"

    def _marks(self, page: Page, bottom: float) -> Iterator[Item]:
        for column, left in enumerate(LEFTS):
            room = (left, self.top, left + COLUMN, bottom)
            shown = [piece for piece in page if not piece.part.folded]
            yield from draw_marks([m for piece in shown for m in self._marks_on(piece, column, room)], room)

    def _marks_on(self, piece: Piece, column: int, room: Box) -> Iterator[Mark]:
        """The outlines of one side of a piece: of what is there, and of where something is missing."""
        span = (piece.part.before, piece.part.after)[column]
        scale, left, top = self.scales[column], LEFTS[column] + LANE, self.top + piece.top
        ink = self._ink_under(column, left, top - span[0] * scale)
        for change in self.spread.comparison.changes:
            own, other = (change.before, change.after)[:: 1 - 2 * column]
            box = own or (change.ghost if other else None)
            if box is None or box[1] >= span[1] or max(box[3], box[1] + 1) <= span[0]:
                continue
            high, low = max(box[1], span[0]) - span[0], min(box[3], span[1]) - span[0]
            placed = (left + box[0] * scale, top + high * scale, left + box[2] * scale, top + low * scale)
            if own:
                yield Mark(change.number, SIDES[column], grow(placed, _AIR, room), ink)
            else:
                gap = place_absent(placed, ink, inline=change.kind is Kind.TEXT)
                yield Mark(change.number, Side.ABSENT, gap, ink)

    def _ink_under(self, column: int, left: float, top: float) -> Callable[[Box], int]:
        """Ink of the screenshot under a box of the sheet; left, top: where its first pixel would stand."""
        scale, ink = self.scales[column], self.spread.shots[column].ink
        return lambda box: ink.under(
            (
                (box[0] - left) / scale,
                (box[1] - top) / scale,
                (box[2] - left) / scale,
                (box[3] - top) / scale,
            )
        )


def _fold_mark(setting: Setting, box: Box, told: str) -> tuple[Item, ...]:
    """Two torn edges, and between them how much of the screenshot was left out."""
    left, top, right, bottom = box
    place, width = (left, (top + bottom) / 2 - 1.45), right - left
    words = setting.typesetter.set(place, told, 6.5, width, ink=Ink.SOFT, align=Align.CENTRE, most=1)
    ground = Rect((left, top + 0.9, right, bottom - 0.9), fill=Ink.TINT)
    return ground, _torn(left, right, top + 0.9), _torn(left, right, bottom - 0.9), words


def _torn(left: float, right: float, down: float) -> Stroke:
    teeth = max(2, round((right - left) / 2.4))
    step = (right - left) / teeth
    points = tuple((left + step * i, down + (0.35 if i % 2 else -0.35)) for i in range(teeth + 1))
    return Stroke(points, Ink.FAINT, 0.2)
