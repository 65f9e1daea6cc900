"""Every firm or body that a paper names, with the words around the name and where on the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence.facts.flow import Flow, read_flows
from evidence.facts.labels import Stands
from evidence.facts.layout import Cell, Sheet, around, height, shared_height, shared_width
from evidence.facts.names import Span, any_of, capital_run, find_names, is_country
from evidence.facts.ties import Form

_BEFORE = 90
_AFTER = 70
_PAGES = 4
_FULL_LINE = 0.2
_CALLED = 0.45


@dataclass(frozen=True, slots=True)
class Mention:
    """text: the name as printed. formed: it has a legal form. before, after: the words around it, lower case.

    sole: the name has its line for itself. leads: it stands first in its line, an address behind it. top: where
    it stands on the page, 0 its top, 1 its foot. size: letter height in line heights of the page. page: from 1.
    addressed: heads the address of a letter. address_below: an address stands under it.
    """

    text: str
    cells: tuple[Cell, ...]
    formed: bool
    before: str
    after: str
    sole: bool
    leads: bool
    top: float
    size: float
    page: int
    addressed: bool = False
    address_below: bool = False


def find_mentions(forms: Sequence[Form]) -> tuple[Mention, ...]:
    """All names on the first pages, in reading order."""
    return tuple(mention for form in forms[:_PAGES] for mention in _on_page(form))


def _on_page(form: Form) -> Iterator[Mention]:
    sheet = form.sheet
    for flow in read_flows(sheet):
        spans = find_names(flow.text, _breaks(form, flow))
        for span in spans:
            yield _mention(sheet, flow, span)
        taken = list(spans)
        others = [*_bodies(sheet, flow), *_called_by(flow.text)]
        for span in sorted(others, key=lambda span: not span.formed):
            clear = not any(span.start < other.end and other.start < span.end for other in taken)
            if clear and not _is_label(form, flow, span):
                taken.append(span)
                yield _mention(sheet, flow, span)


def _is_label(form: Form, flow: Flow, span: Span) -> bool:
    """Whether a span is a label's own words: "ORGAN OF CERTIFICATION" as a heading."""
    cells = flow.cut(span.start, span.end)
    labels = [label.cell for label in form.labels]
    return all(
        any(c.line == cell.line and c.start <= cell.start and cell.end <= c.end for c in labels)
        for cell in cells
    )


def _breaks(form: Form, flow: Flow) -> tuple[int, ...]:
    """Where no name goes back over: behind labels, and at line ends that do not look like a full line of text."""
    labels = [label for label in form.labels if label.stands is not Stands.RUN]
    ends = {
        begin + label.value_start for begin, line in flow.parts for label in labels if label.cell.line == line
    }
    right = max(form.sheet.page.lines[line].box[2] for _, line in flow.parts)
    prose = is_prose(flow.text)
    for (_, upper), (begin, _) in pairwise(flow.parts):
        box = form.sheet.page.lines[upper].box
        if not prose or right - box[2] > _FULL_LINE * (right - box[0]):
            ends.add(begin)
    return tuple(sorted(ends))


def _called_by(text: str) -> Iterator[Span]:
    """Names without a legal form that the words around them give away ("made by ...")."""
    found: dict[int, Span] = {}
    for span in (*_behind_cues(text), *_with_courtesy(text), *_before_cues(text)):
        if span.start not in found or span.formed:
            found[span.start] = span
    for span in sorted(found.values(), key=lambda span: (not span.formed, span.start)):
        yield replace(span, formed=span.formed or is_public(span.text))


def _behind_cues(text: str) -> Iterator[Span]:
    for cue in ("holder_before", "self_before", "issuer_before"):
        for match in re.finditer(rf"(?<![^\W\d_]){any_of('roles', cue)}[\s:：,-]*", text, re.IGNORECASE):
            if (span := capital_run(text, match.end())) and match[0][-1:] in " :：,-":
                yield span
    if is_prose(text) and (we := re.match(r"\s*We\s+", text)) and (span := capital_run(text, we.end())):
        yield span


def _with_courtesy(text: str) -> Iterator[Span]:
    for match in re.finditer(r"M/[sS]\.?\s*(?=[A-Z])", text):
        if span := capital_run(text, match.start()):
            yield span


def _before_cues(text: str) -> Iterator[Span]:
    run = r"(?:^|(?<=[.,;:]\s))((?:[A-Z][\w&.()-]*\s){1,6})"
    for cue in ("self_after", "self_after_weak", "issuer_after", "holder_after"):
        for match in re.finditer(run + any_of("roles", cue), text):
            name = match[1].rstrip()
            span = capital_run(text, match.start(1))
            if span and match.start(1) + len(name) <= span.end and not is_country(name):
                yield Span(
                    span.start,
                    match.start(1) + len(name),
                    text[span.start : match.start(1) + len(name)],
                    False,
                )


def is_prose(text: str) -> bool:
    """Whether lines are running text, where a name may go over a line's end, and not the cells of a form."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 9 and sum(word.islower() for word in words) > 0.5 * len(words)


def _bodies(sheet: Sheet, flow: Flow) -> Iterator[Span]:
    """Bodies and firms without a legal form: a line of capitalised words that ends or begins like one."""
    if len(flow.parts) > 1 and _is_heading(flow.text) and is_body(flow.text):
        yield Span(0, len(flow.text), flow.text, is_public(flow.text))
        return
    for begin, line in flow.parts:
        for part in re.split(r"\s*[:|]\s*|,\s(?=Gov|[A-Z][a-z]+(?: [A-Z][a-z]+)?$)", sheet.texts[line]):
            text = part.strip(" .,:")
            if 4 < len(text) < 90 and is_body(text):
                start = begin + sheet.texts[line].index(text)
                yield Span(start, start + len(text), text, is_public(text))


def _is_heading(text: str) -> bool:
    """Whether a few lines in capitals are one heading."""
    return text.isupper() and len(text) < 100 and not re.search(r"[\d:;]", text)


def is_body(text: str) -> bool:
    """Whether a line reads like the name of a public body or of a firm without a legal form."""
    words = text.split()
    if re.fullmatch(any_of("names", "joiners"), words[-1]):
        return False
    if len(words) > 9 or re.search(r"[:;：@]|www\.|\d{4}", text):
        return False
    if re.search(any_of("roles", "authority_before"), text, re.IGNORECASE):
        return False
    if re.match(any_of("names", "body_starts"), text, re.IGNORECASE) and (len(words) > 2 or _is_han(text)):
        return True
    capital = sum(
        not word[0].islower() or bool(re.fullmatch(any_of("names", "joiners"), word)) for word in words
    )
    ends = re.search(rf"\b{any_of('names', 'bodies')}(?:\s?\([^()]*\))?$", text, re.IGNORECASE)
    return bool(ends) and len(words) > 1 and capital == len(words)


def _is_han(text: str) -> bool:
    return "\u3400" <= text[0] <= "\u9fff"


def is_public(text: str) -> bool:
    """Whether a body is a public one, by the words its name begins or ends with."""
    begins = re.match(any_of("names", "body_starts"), text, re.IGNORECASE)
    return bool(
        begins or re.search(rf"\b{any_of('names', 'public')}(?:\s?\([^()]*\))?$", text, re.IGNORECASE)
    )


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
        before=(before or _left_of(sheet, first) or _beside(sheet, first, above=True)).lower(),
        after=(after or _beside(sheet, last, above=False)).lower(),
        leads=cells[0].start == 0 and after.startswith(","),
        sole=len(sheet.texts[first].strip()) <= len(cells[0].text) + 3,
        top=(box[1] + box[3]) / 2 / max(sheet.page.height, 1),
        size=height(cells[0].box) / max(sheet.line_height, 1),
        page=sheet.number,
        addressed=span.formed
        and not is_public(span.text)
        and (_is_addressed(sheet, first) or _is_called(sheet, last, cells[-1])),
        address_below=_has_address(sheet, last),
    )


def _has_address(sheet: Sheet, line: int) -> bool:
    """Whether one of the next lines of the column reads like an address or a telephone number."""
    box = sheet.page.lines[line].box
    for other, text in enumerate(sheet.texts):
        low = sheet.page.lines[other].box
        near = (
            -0.3 * sheet.line_height < low[1] - box[3] < 3.2 * sheet.line_height
            and shared_width(box, low) > 0.3
        )
        if (
            other != line
            and near
            and re.search(r"\d", text)
            and re.search(_place_or_phone(), text, re.IGNORECASE)
        ):
            return True
    return False


def _place_or_phone() -> str:
    return f"(?:{any_of('values', 'address_words')}|{any_of('values', 'address_start')}|@|\\+\\d|city|china)"


def _is_called(sheet: Sheet, line: int, cell: Cell) -> bool:
    """Whether a name high on a page has its line for itself and a colon behind it: "Bluefin Ltd:"."""
    high = sheet.page.lines[line].box[1] < _CALLED * sheet.page.height
    return (
        high and cell.start == 0 and re.fullmatch(r"\s*[:：]\s*", sheet.texts[line][cell.end :]) is not None
    )


def _is_addressed(sheet: Sheet, line: int) -> bool:
    """Whether a line heads an address high on a page that goes on as a letter."""
    box = sheet.page.lines[line].box
    if not 0.08 < box[1] / max(sheet.page.height, 1) < 0.4:
        return False
    letter = any(re.match(any_of("values", "salutation"), text, re.IGNORECASE) for text in sheet.texts)
    letter = letter or bool(re.fullmatch(r"(?i)\W*(?:to|кому|an|à|致)\W*", _beside(sheet, line, above=True)))
    below = _beside(sheet, line, above=False)
    return letter and bool(re.search(r"\d", below)) and len(below) < 80


def _beside(sheet: Sheet, line: int, *, above: bool) -> str:
    """The text of the nearest line over or under a line in its column."""
    box = sheet.page.lines[line].box
    best, nearest = "", 4.0 * sheet.line_height
    for other, text in enumerate(sheet.texts):
        low = sheet.page.lines[other].box
        gap = box[1] - low[3] if above else low[1] - box[3]
        if other != line and -0.5 * sheet.line_height < gap < nearest and shared_width(box, low) > 0.3:
            best, nearest = text, gap
    return (_row_over(sheet, line) if above else "") or best


def _left_of(sheet: Sheet, line: int) -> str:
    """The end of a sentence that stands left of a name on its row: "This is to certify that:   Bluefin Ltd"."""
    box = sheet.page.lines[line].box
    beside = [
        at
        for at, other in enumerate(sheet.page.lines)
        if other.box[2] <= box[0] and shared_height(other.box, box) > 0.5
    ]
    nearest = max(beside, key=lambda at: sheet.page.lines[at].box[2], default=None)
    text = sheet.texts[nearest] if nearest is not None else ""
    return text if sum(word.islower() for word in text.split()) > 1 else ""


def _row_over(sheet: Sheet, line: int) -> str:
    """The line right above, where it is alone on its row: a centred name under the beginning of a sentence."""
    box = sheet.page.lines[line].box
    gaps = {other: box[1] - upper.box[3] for other, upper in enumerate(sheet.page.lines) if other != line}
    over = [at for at, gap in gaps.items() if -0.5 * sheet.line_height < gap < 2.5 * sheet.line_height]
    nearest = min(over, key=gaps.__getitem__, default=line)
    row = [at for at in over if shared_height(sheet.page.lines[at].box, sheet.page.lines[nearest].box) > 0]
    return sheet.texts[nearest] if row == [nearest] else ""
