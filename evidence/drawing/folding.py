"""Long pages in sheets: unchanged stretches folded away, the rest cut between lines, both sides in step.

All rows are pixels of the screenshot they belong to, from 0; the end of a span is exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evidence.comparing.change import Band, Change, Comparison
from evidence.drawing.screenshot import InkMap, amid_gap

Span = tuple[int, int]

FOLD_HEIGHT = 6.0
"""Millimetres the mark of a fold takes."""

CONTEXTS = tuple(round(60 * 1.2**step) for step in range(22, -1, -1))
"""Rows kept around a change, tried from the most: as much as costs no further sheet."""

_LEAST_FOLD = 3.0
"""Folds smaller than this many times their mark are not worth one."""

_LEAST_PIECE = 22.0
"""Millimetres below which a piece is not begun at the foot of a sheet."""

_KNOWN = 0.95
"""Share of the rows at a page's foot that must be known as the same for all of them to be left out."""

_EDGE = 100
"""Rows beyond the last thing that matched which are taken for the empty edge of the page."""

_BORDERS = 12
"""Steps in a row that may be frames and rules: such a row goes through no text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of both pages that belongs together; folded: left out, because it is the same on both."""

    before: Span
    after: Span
    folded: bool = False

    def shows(self, change: Change) -> bool:
        """Whether any of the change's boxes, or the place where it is missing, lies in this part."""
        if self.folded:
            return False
        before, after = places(change)
        return _meet(before, self.before) or _meet(after, self.after)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part as it stands on a sheet. top, height: millimetres from the top of the pictures' room."""

    part: Part
    top: float
    height: float


Page = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """Folds and cuts one pair.

    ink: of both screenshots. scales: millimetres per pixel of each. room: the height in mm for the pictures
    on a sheet that shows these changes.
    """

    comparison: Comparison
    ink: tuple[InkMap, InkMap]
    scales: tuple[float, float]
    room: Callable[[tuple[Change, ...]], float]

    def pages(self) -> tuple[Page, ...]:
        """The sheets' pieces: as few sheets as can be, with as much around each change as fits on them."""
        least = len(self._cut(self._fold(CONTEXTS[-1])))
        for context in CONTEXTS:
            pages = self._cut(self._fold(context))
            if len(pages) <= least:
                return pages
        return self._cut(self._fold(CONTEXTS[-1]))

    def shown(self, pieces: Sequence[Piece]) -> tuple[Change, ...]:
        """The changes that these pieces show."""
        return tuple(c for c in self.comparison.changes if any(piece.part.shows(c) for piece in pieces))

    def _fold(self, context: int) -> list[Part]:
        before, after = 0, 0
        parts: list[Part] = []
        for band in _unchanged(self.comparison):
            low, high = self._foldable(band, context)
            if (high - low) * self.scales[0] < _LEAST_FOLD * FOLD_HEIGHT:
                continue
            other = _map(band, low), _map(band, high)
            if low > before or other[0] > after:
                parts.append(Part((before, low), (after, other[0])))
            parts.append(Part((low, high), other, folded=True))
            before, after = high, other[1]
        ends = self.comparison.before_size[1], self.comparison.after_size[1]
        if before < ends[0] or after < ends[1]:
            parts.append(Part((before, ends[0]), (after, ends[1])))
        return parts

    def _foldable(self, band: Band, context: int) -> Span:
        """The rows of a band that may go, cut at gaps; towards the foot of the page all may."""
        whole = self.comparison.before_size[1], self.comparison.after_size[1]
        foot = band.before[1] >= whole[0] and band.after[1] >= whole[1]
        low, high = band.before[0] + context, band.before[1] - (0 if foot else context)
        if high <= low:
            return low, low
        reach = min(60, (high - low) // 3)
        low = self._quiet(band, low, low + reach)
        return low, band.before[1] if foot else self._quiet(band, high - reach, high)

    def _quiet(self, band: Band, low: int, high: int) -> int:
        """The row of the before page, between these, where a cut harms least on both sides."""
        return low + amid_gap([self._harm(band, row) for row in range(low, high + 1)])

    def _harm(self, band: Band, row: int) -> int:
        before, after = self.ink[0].rows, self.ink[1].rows
        return before[min(row, len(before) - 1)] + after[min(_map(band, row), len(after) - 1)]

    def _cut(self, parts: list[Part]) -> tuple[Page, ...]:
        pages: list[Page] = []
        rest = list(parts)
        while rest:
            room = self.room(())
            page, left = self._fill(rest, room)
            while (needed := self.room(self.shown(page))) < room:
                room = needed
                page, left = self._fill(rest, room)
            if left and self._is_same(left):
                page, left = _with_fold(page, left), []
            pages.append(page)
            rest = left
        return tuple(pages)

    def _fill(self, parts: list[Part], room: float) -> tuple[Page, list[Part]]:
        """As much as stands in the room, and what is left for the next sheets.

        Where not all fits, there is room left at the foot for the mark of a fold.
        """
        whole = sum(map(self._height, parts)) <= room + 0.01
        page: list[Piece] = []
        top = 0.0
        for place, part in enumerate(parts):
            bottom = room if whole or part.folded else room - FOLD_HEIGHT
            height = self._height(part)
            if top + height <= bottom + 0.01:
                page.append(Piece(part, top, height))
                top += height
                continue
            if part.folded or (page and bottom - top < _LEAST_PIECE):
                return tuple(page), parts[place:]
            upper, lower = self._divide(part, bottom - top)
            if page and not self._worth(upper):
                return tuple(page), parts[place:]
            page.append(Piece(upper, top, self._height(upper)))
            return tuple(page), [lower, *parts[place + 1 :]]
        return tuple(page), []

    def _is_same(self, rest: Sequence[Part]) -> bool:
        """Whether what is left shows no change and is known to be the same on both sides."""
        if any(part.shows(change) for part in rest for change in self.comparison.changes):
            return False
        before = rest[0].before[0], rest[-1].before[1]
        after = rest[0].after[0], rest[-1].after[1]
        bands = _unchanged(self.comparison)
        known = (
            sum(_shared(band.before, before) for band in bands) / max(1, before[1] - before[0]),
            sum(_shared(band.after, after) for band in bands) / max(1, after[1] - after[0]),
        )
        return min(known) >= _KNOWN

    def _worth(self, upper: Part) -> bool:
        return self._height(upper) >= _LEAST_PIECE / 2

    def _height(self, part: Part) -> float:
        if part.folded:
            return FOLD_HEIGHT
        spans = zip((part.before, part.after), self.scales, strict=True)
        return max((end - start) * scale for (start, end), scale in spans)

    def _divide(self, part: Part, height: float) -> tuple[Part, Part]:
        """The part in two, the upper one not higher than `height`, cut between lines on both sides."""
        limits = part.before[0] + int(height / self.scales[0]), part.after[0] + int(height / self.scales[1])
        cut = self._cut_in_step(part, limits) or self._cut_apart(part, limits)
        upper = Part((part.before[0], cut[0]), (part.after[0], cut[1]))
        return upper, Part((cut[0], part.before[1]), (cut[1], part.after[1]))

    def _cut_in_step(self, part: Part, limits: Span) -> Span | None:
        """Where the same rows can be cut on both sides, below half the room; None where nowhere."""
        lowest = (part.before[0] + limits[0]) // 2
        for band in reversed(_unchanged(self.comparison)):
            rows = [
                row
                for row in range(max(lowest, band.before[0]), min(limits[0], band.before[1]) + 1)
                if part.after[0] < _map(band, row) <= limits[1]
            ]
            best = rows[0] + amid_gap([self._harm(band, row) for row in rows]) if rows else 0
            if rows and self._harm(band, best) <= _BORDERS:
                return best, _map(band, best)
        return None

    def _cut_apart(self, part: Part, limits: Span) -> Span:
        """Each side at its own emptiest row of the lower half."""
        cuts = []
        for ink, span, limit in zip(self.ink, (part.before, part.after), limits, strict=True):
            low = span[0] + (limit - span[0]) // 2
            cuts.append(span[1] if span[1] <= limit else ink.quiet_row(max(low, span[0] + 1), limit))
        return cuts[0], cuts[1]


def places(change: Change) -> tuple[Span | None, Span | None]:
    """The rows of the change on each side; the ghost's where it is missing there."""
    before = change.before or (change.ghost if change.after else None)
    after = change.after or (change.ghost if change.before else None)
    return _rows(before), _rows(after)


def _rows(box: tuple[int, int, int, int] | None) -> Span | None:
    return (box[1], max(box[3], box[1] + 1)) if box else None


def _with_fold(page: Page, rest: Sequence[Part]) -> Page:
    """The page with all that is left folded away at its foot."""
    before, after = rest[-1].before[1], rest[-1].after[1]
    last = page[-1]
    if last.part.folded:
        longer = Part((last.part.before[0], before), (last.part.after[0], after), folded=True)
        return (*page[:-1], Piece(longer, last.top, last.height))
    fold = Part((rest[0].before[0], before), (rest[0].after[0], after), folded=True)
    return (*page, Piece(fold, last.top + last.height, FOLD_HEIGHT))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _meet(one: Span | None, other: Span) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _map(band: Band, row: int) -> int:
    """The after page's row that shows the same as this row of the before page."""
    (b0, b1), (a0, a1) = band.before, band.after
    return a0 + round((row - b0) * (a1 - a0) / max(1, b1 - b0))


def _unchanged(comparison: Comparison) -> list[Band]:
    """The bands without the rows of any change; the first and last reach to a page's edge that is near."""
    bands = list(comparison.bands)
    if bands and max(bands[0].before[0], bands[0].after[0]) <= _EDGE:
        bands[0] = Band((0, bands[0].before[1]), (0, bands[0].after[1]))
    ends = comparison.before_size[1], comparison.after_size[1]
    if bands and max(ends[0] - bands[-1].before[1], ends[1] - bands[-1].after[1]) <= _EDGE:
        bands[-1] = Band((bands[-1].before[0], ends[0]), (bands[-1].after[0], ends[1]))
    return [free for band in bands for free in _without_changes(band, comparison.changes)]


def _without_changes(band: Band, changes: Sequence[Change]) -> Iterator[Band]:
    start = band.before[0]
    for low, high in sorted(_taken(band, changes)):
        if low > start:
            yield Band((start, low), (_map(band, start), _map(band, low)))
        start = max(start, high)
    if band.before[1] > start:
        yield Band((start, band.before[1]), (_map(band, start), band.after[1]))


def _taken(band: Band, changes: Sequence[Change]) -> Iterator[Span]:
    """Rows of the before page within the band that a change touches on either side."""
    back = Band(band.after, band.before)
    for change in changes:
        before, after = places(change)
        if _meet(before, band.before) and before:
            yield max(before[0], band.before[0]), min(before[1], band.before[1])
        if _meet(after, band.after) and after:
            rows = [_map(back, min(max(row, band.after[0]), band.after[1])) for row in after]
            yield rows[0], rows[1]
