"""The legend: every change of a sheet, by number, in a sentence; and what its signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.drawing.plan import Align, Badge, Ink, Item, Run, Side
from evidence.drawing.typesetting import Typesetter

COLUMNS = 3
_SIZE = 8.5
_BADGE = 4.2
_GAP = 7.0
_KEY = 6.5


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: its number, the sides it is marked on, and its sentence."""

    number: int
    sides: tuple[Side, ...]
    words: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend's items and the height they take, in mm."""

    items: tuple[Item, ...]
    height: float


def make_legend(
    setter: Typesetter,
    entries: Sequence[Entry],
    left: float,
    top: float,
    width: float,
    notes: Sequence[str] = (),
) -> Legend:
    """Entries in columns, read down; then notes in small type."""
    column = (width - _GAP * (COLUMNS - 1)) / COLUMNS
    items: list[Item] = []
    bottom = top
    for place, rows in enumerate(_deal(entries)):
        down = top
        for entry in rows:
            made = make_entry(setter, entry, left + place * (column + _GAP), down, column)
            items += made
            down = max(item.box[3] for item in made) + 1.2
        bottom = max(bottom, down)
    for note in notes:
        words = setter.set((left, bottom + 0.4), note, 7, width, ink=Ink.SOFT, most=2)
        items.append(words)
        bottom = words.box[3]
    return Legend(tuple(items), bottom - top)


def make_key(setter: Typesetter, right: float, top: float) -> tuple[Item, ...]:
    """What the signs mean, in one line that ends at `right`."""
    items: list[Item] = []
    for side, words in (
        (Side.ABSENT, "dotted, hollow: not present"),
        (Side.AFTER, "solid, round: after"),
        (Side.BEFORE, "dashed, square: before"),
    ):
        text = setter.set((right - 60, top), words, _KEY, 60, ink=Ink.SOFT, align=Align.RIGHT)
        size = text.box[3] - text.box[1]
        left = text.box[0] - size - 1
        items += [text, Badge((left, top, left + size, top + size), side, 1)]
        right = left - 4
    return tuple(items)


def _deal(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    rows = -(-len(entries) // COLUMNS) or 1
    return [entries[start : start + rows] for start in range(0, len(entries), rows)]


def make_entry(
    setter: Typesetter, entry: Entry, left: float, top: float, width: float, more: str = ""
) -> list[Item]:
    """The number on each side's badge, and the sentence with `more` after it."""
    items: list[Item] = []
    for side in entry.sides:
        items.append(Badge((left, top, left + _BADGE, top + _BADGE), side, entry.number))
        left += _BADGE + 0.8
    room = width - len(entry.sides) * (_BADGE + 0.8) - 1.0
    words = (*entry.words, Run(more, ink=Ink.SOFT)) if more else entry.words
    return [*items, setter.set((left + 1.0, top + 0.15), words, _SIZE, room, most=3)]
