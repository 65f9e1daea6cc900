"""Every firm or body that a paper names, with the words around the name and where on the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.facts.flow import Flow, read_flows
from evidence.facts.layout import Cell, Sheet, around, height, shared_width
from evidence.facts.names import Span, any_of, find_names
from evidence.facts.ties import Form

_BEFORE = 90
_AFTER = 70
_PAGES = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """text: the name as printed. formed: it has a legal form. before, after: the words around it, lower case.

    sole: the name has its line for itself. top: where it stands on the page, 0 its top, 1 its foot. size: letter
    height in line heights of the page. page: from 1.
    """

    text: str
    cells: tuple[Cell, ...]
    formed: bool
    before: str
    after: str
    sole: bool
    top: float
    size: float
    page: int


def find_mentions(forms: Sequence[Form]) -> tuple[Mention, ...]:
    """All names on the first pages, in reading order."""
    return tuple(mention for form in forms[:_PAGES] for mention in _on_page(form.sheet))


def _on_page(sheet: Sheet) -> Iterator[Mention]:
    for flow in read_flows(sheet):
        spans = find_names(flow.text, () if _is_prose(flow.text) else tuple(begin for begin, _ in flow.parts))
        for span in spans:
            yield _mention(sheet, flow, span)
        if not spans:
            yield from _bodies(sheet, flow)


def _is_prose(text: str) -> bool:
    """Whether lines are running text, where a name may go over a line's end, and not the cells of a form."""
    words = [word for word in text.split() if word.isalpha()]
    return len(words) > 10 and sum(word.islower() for word in words) > 0.5 * len(words)


def _bodies(sheet: Sheet, flow: Flow) -> Iterator[Mention]:
    """Public bodies and firms without a legal form: a line of capitalised words that ends or begins like one."""
    for begin, line in flow.parts:
        text = sheet.texts[line].strip(" .,:")
        if 4 < len(text) < 90 and is_body(text):
            start = begin + sheet.texts[line].index(text)
            yield _mention(sheet, flow, Span(start, start + len(text), text, False))


def is_body(text: str) -> bool:
    """Whether a line reads like the name of a public body or of a firm without a legal form."""
    words = text.split()
    if len(words) > 9 or re.search(r"[:;：@]|www\.|\d{4}", text):
        return False
    if re.match(any_of("names", "body_starts"), text, re.IGNORECASE) and len(words) > 1:
        return True
    capital = sum(not word[0].islower() or bool(re.fullmatch(any_of("names", "joiners"), word)) for word in words)
    ends = re.search(rf"\b{any_of('names', 'bodies')}(?:\s?\([^()]*\))?$", text, re.IGNORECASE)
    return bool(ends) and len(words) > 1 and capital == len(words)


def _mention(sheet: Sheet, flow: Flow, span: Span) -> Mention:
    cells = flow.cut(span.start, span.end)
    box = around(cell.box for cell in cells)
    before = flow.text[max(0, span.start - _BEFORE) : span.start].strip()
    after = flow.text[span.end : span.end + _AFTER].strip()
    first, last = cells[0].line, cells[-1].line
    return Mention(
        text=span.text.strip(),
        cells=cells,
        formed=span.formed,
        before=(before or _beside(sheet, first, above=True)).lower(),
        after=(after or _beside(sheet, last, above=False)).lower(),
        sole=len(sheet.texts[first].strip()) <= len(cells[0].text) + 3,
        top=(box[1] + box[3]) / 2 / max(sheet.page.height, 1),
        size=height(cells[0].box) / max(sheet.line_height, 1),
        page=sheet.number,
    )


def _beside(sheet: Sheet, line: int, *, above: bool) -> str:
    """The text of the nearest line over or under a line in its column."""
    box = sheet.page.lines[line].box
    best, nearest = "", 4.0 * sheet.line_height
    for other, text in enumerate(sheet.texts):
        low = sheet.page.lines[other].box
        gap = box[1] - low[3] if above else low[1] - box[3]
        if other != line and -0.5 * sheet.line_height < gap < nearest and shared_width(box, low) > 0.3:
            best, nearest = text, gap
    return best
