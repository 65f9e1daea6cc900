"""Tables that flow over sheets: the head repeats, a row too high for a sheet goes on with its next lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.drawing.plan import POINT, Ink, Item, Link, Rect, Run, Stroke, Text
from evidence.drawing.typesetting import Line, Typesetter

SIZE = 8.5
LEADING = 1.32
_PAD = 1.5
_GAP = 4.0
_HEAD = 7.0

Words = str | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Column:
    """title: above the column. share: of the table's width, in any unit."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Row:
    """One cell per column. link: label of the exhibit a click on the row leads to. strong: a heading row."""

    cells: tuple[Words, ...]
    link: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Set:
    """A row broken into lines, per cell."""

    row: Row
    cells: tuple[tuple[Line, ...], ...]

    @property
    def height(self) -> int:
        """Lines of the longest cell."""
        return max(len(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """left, width: millimetres."""

    setter: Typesetter
    columns: tuple[Column, ...]
    left: float
    width: float

    def flow(self, rows: Iterable[Row], rooms: Iterator[tuple[float, float]]) -> list[tuple[Item, ...]]:
        """The table's items, sheet by sheet; rooms: top and bottom on each further sheet."""
        sheets: list[tuple[Item, ...]] = []
        rest = [self._break(row) for row in rows]
        while rest or not sheets:
            top, bottom = next(rooms)
            items = [*self._head(top)]
            down = max((item.box[3] for item in items), default=top) + 0.4
            rest, used = self._fill(items, rest, down, bottom)
            sheets.append(tuple(items))
            if rest and used == down:
                raise ValueError("a sheet without room for a single line")
        return sheets

    def _fill(
        self, items: list[Item], rows: list[_Set], down: float, bottom: float
    ) -> tuple[list[_Set], float]:
        for place, row in enumerate(rows):
            lines = int((bottom - down - 2 * _PAD + 0.01) / self._step)
            if lines >= row.height:
                down = self._draw(items, row, down)
                continue
            if lines >= min(3, row.height - 1) and (row.height > _LONG or not items_below(items)):
                upper, lower = _split(row, lines)
                return [lower, *rows[place + 1 :]], self._draw(items, upper, down)
            return rows[place:], down
        return [], down

    @property
    def _step(self) -> float:
        return SIZE * POINT * LEADING

    @property
    def _lefts(self) -> list[tuple[float, float]]:
        """Left edge and width of each column."""
        total = sum(column.share for column in self.columns)
        room = self.width - _GAP * (len(self.columns) - 1)
        places, left = [], self.left
        for column in self.columns:
            wide = room * column.share / total
            places.append((left, wide))
            left += wide + _GAP
        return places

    def _break(self, row: Row) -> _Set:
        cells = []
        for words, (_, wide) in zip(row.cells, self._lefts, strict=True):
            runs = (Run(words, bold=row.strong),) if isinstance(words, str) else tuple(words)
            cells.append(self.setter.wrap(runs, SIZE, wide))
        return _Set(row, tuple(cells))

    def _head(self, top: float) -> Iterator[Item]:
        if not any(column.title for column in self.columns):
            return
        foot = top
        for column, (left, wide) in zip(self.columns, self._lefts, strict=True):
            words = self.setter.set((left, top), column.title, _HEAD, wide, bold=True, ink=Ink.SOFT, most=3)
            foot = max(foot, words.box[3])
            yield words
        yield Stroke(((self.left, foot + 1), (self.left + self.width, foot + 1)), Ink.FAINT, 0.3)

    def _draw(self, items: list[Item], row: _Set, down: float) -> float:
        """Add the row's items; the height it ends at."""
        foot = down + row.height * self._step + 2 * _PAD
        if row.row.strong:
            items.append(Rect((self.left, down + 0.2, self.left + self.width, foot - 0.2), fill=Ink.TINT))
        for lines, (left, _) in zip(row.cells, self._lefts, strict=True):
            if any(line for line in lines):
                wide = max(self.setter.measure(line, SIZE) for line in lines)
                top = down + _PAD
                box = (left, top, left + wide, top + self._step * len(lines))
                items.append(Text(box, lines, SIZE, self._step))
        if row.row.link:
            items.append(Link((self.left, down, self.left + self.width, foot), row.row.link))
        items.append(Stroke(((self.left, foot), (self.left + self.width, foot)), Ink.RULE, 0.2))
        return foot


_LONG = 8
"""Lines from which on a row may be cut although it would fit a sheet of its own."""


def items_below(items: Sequence[Item]) -> bool:
    """Whether a row already stands on the sheet."""
    return sum(isinstance(item, Stroke) for item in items) > 1


def _split(row: _Set, lines: int) -> tuple[_Set, _Set]:
    upper = tuple(cell[:lines] or ((),) for cell in row.cells)
    lower = tuple(cell[lines:] or ((),) for cell in row.cells)
    return _Set(row.row, upper), _Set(row.row, lower)
