"""A letter as one text: its lines in reading order, and the way back from any stretch to the page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from evidence.facts.fact import Fact
from evidence.facts.flow import Flow, read_flows
from evidence.facts.layout import Cell, around
from evidence.facts.rows import read_rows
from evidence.facts.ties import Form
from evidence.finding import Message

_PAGES = 4
_FULL = 0.2
"""How much of its column a full line may leave free."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """text: paragraphs, one per line. parts: (where a paragraph begins, the paragraph)."""

    text: str
    parts: tuple[tuple[int, Flow], ...]

    def cut(self, start: int, end: int) -> tuple[Cell, ...]:
        """The cells of start..end of the text."""
        found: list[Cell] = []
        for begin, flow in self.parts:
            first, last = max(start - begin, 0), min(end - begin, len(flow.text))
            if first < last:
                found += flow.cut(first, last)
        return tuple(found)

    def breaks(self) -> tuple[int, ...]:
        """Where a line begins behind one that does not fill its column: no name goes back over it."""
        ends: list[int] = []
        for begin, flow in self.parts:
            boxes = [flow.sheet.page.lines[line].box for _, line in flow.parts]
            right = max(box[2] for box in boxes)
            below = zip(boxes, flow.parts[1:], strict=False)
            ends += [begin + at for box, (at, _) in below if right - box[2] > _FULL * (right - box[0])]
        return tuple(ends)

    def fact(
        self, value: str, start: int, end: int, why: Message | None, rivals: tuple[str, ...] = ()
    ) -> Fact | None:
        """A fact that stands at start..end; None where nothing stands there."""
        cells = self.cut(start, end)
        if not cells:
            return None
        printed = self.text[start:end].replace("\n", " ")
        box = around(cell.box for cell in cells)
        return Fact(value, printed, why is None, cells[0].page, box, cells[0].read_by, why, rivals)

    def clear(self, start: int, end: int) -> float:
        """How well the least well read word of a stretch was read, 0 to 1."""
        return min((cell.confidence for cell in self.cut(start, end)), default=0.0)


def read_text(forms: Sequence[Form]) -> LetterText:
    """The text of a letter's first pages."""
    text = ""
    parts: list[tuple[int, Flow]] = []
    for form in forms[:_PAGES]:
        for flow in read_flows(form.sheet):
            text += "\n" if text else ""
            parts.append((len(text), flow))
            text += flow.text
    return LetterText(text, tuple(parts))


def read_row_text(forms: Sequence[Form]) -> LetterText:
    """The same pages row by row: a label and the value beside it in one line, as a form means them."""
    text = ""
    parts: list[tuple[int, Flow]] = []
    for form in forms[:_PAGES]:
        for row in read_rows(form.sheet):
            text += "\n" if text else ""
            parts.append((len(text), Flow(form.sheet, row.text, row.parts)))
            text += row.text
    return LetterText(text, tuple(parts))


@cache
def words() -> dict[str, Any]:
    """words/letters.toml."""
    return tomllib.loads(files("evidence.facts").joinpath("words/letters.toml").read_text(encoding="utf-8"))


@cache
def cue(name: str) -> re.Pattern[str]:
    """Any of the words of a list; at the beginning of a word where they begin with a letter."""
    rows: list[str] = words()[name]
    return re.compile(
        "|".join(f"(?:{_edge(row)}{row}{_end(row)})" for row in rows), re.IGNORECASE | re.MULTILINE
    )


def _end(row: str) -> str:
    return (
        r"(?![^\W\d_])"
        if (row[-1] in ")?" and row.isascii()) or (row[-1].isascii() and row[-1].isalpha())
        else ""
    )


def _edge(row: str) -> str:
    return r"(?<![^\W\d_])" if (row[0].isascii() and row[0].isalpha()) or "а" <= row[0] <= "я" else ""
