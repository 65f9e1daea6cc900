"""Running text: lines that follow each other closely in one column, read as one.

A name or a sentence that is broken over lines is whole again here, and every stretch still knows its spot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.facts.layout import Cell, Sheet, height, shared_width
from evidence.facts.rows import read_rows
from evidence.reading.reading import join_words

_CLOSE = 0.9
_APART = 7


@dataclass(frozen=True, slots=True)
class Flow:
    """text: the lines joined. parts: (where a line begins in the text, the line's index on the page)."""

    sheet: Sheet
    text: str
    parts: tuple[tuple[int, int], ...]

    def cut(self, start: int, end: int) -> tuple[Cell, ...]:
        """The cells of start..end of the text: one for each line it touches."""
        cells: list[Cell] = []
        ends = [begin for begin, _ in self.parts[1:]] + [len(self.text) + 1]
        for (begin, line), stop in zip(self.parts, ends, strict=True):
            first, last = max(start, begin), min(end, stop)
            if first < last:
                cells.append(
                    self.sheet.cut(line, first - begin, min(last - begin, len(self.sheet.texts[line])))
                )
        return tuple(cell for cell in cells if cell.text)


def read_flows(sheet: Sheet) -> tuple[Flow, ...]:
    """All lines of a page, each in one flow, in the order of their first lines."""
    groups: list[list[int]] = list(_set_apart(sheet))
    taken = {line for group in groups for line in group}
    for line in (line for line in range(len(sheet.texts)) if line not in taken):
        home = next((group for group in reversed(groups) if _follows(sheet, group[-1], line)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return tuple(_flow(sheet, group) for group in groups)


def _set_apart(sheet: Sheet) -> Iterator[list[int]]:
    """Paragraphs whose words stand so far apart that each was read as a line of its own."""
    paragraph: list[int] = []
    for row in read_rows(sheet):
        lines = [line for _, line in row.parts]
        if len(lines) >= _APART and sum(len(sheet.page.lines[line].words) for line in lines) < 1.5 * len(
            lines
        ):
            paragraph += lines
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _follows(sheet: Sheet, upper: int, lower: int) -> bool:
    a, b = sheet.page.lines[upper].box, sheet.page.lines[lower].box
    tall = min(height(a), height(b))
    if tall <= 0 or not 0.6 < height(a) / height(b) < 1.7:
        return False
    close = -0.4 * tall < b[1] - a[3] < _CLOSE * tall and b[1] > a[1] + 0.4 * tall
    return close and shared_width(a, b) > 0.5


def _flow(sheet: Sheet, group: list[int]) -> Flow:
    text = ""
    parts: list[tuple[int, int]] = []
    for line in group:
        joined = join_words([text, sheet.texts[line]]) if text else sheet.texts[line]
        parts.append((len(joined) - len(sheet.texts[line]), line))
        text = joined
    return Flow(sheet, text, tuple(parts))


def cut_cells(sheet: Sheet, cells: Sequence[Cell], start: int, end: int) -> tuple[Cell, ...]:
    """The stretches that characters start..end of the joined cells stand on."""
    found: list[Cell] = []
    text = ""
    for cell in cells:
        text = join_words([text, cell.text]) if text else cell.text
        begin = len(text) - len(cell.text)
        first, last = max(start - begin, 0), min(end - begin, len(cell.text))
        if first < last:
            found.append(sheet.cut(cell.line, cell.start + first, cell.start + last))
    return tuple(found)
