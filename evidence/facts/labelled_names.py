"""The firm that a label names: behind it, under it, over two lines, or over the address beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.facts.candidates import UNFORMED, Candidate, is_han
from evidence.facts.claims import claimed_by_another
from evidence.facts.flow import cut_cells
from evidence.facts.fold import fold_word
from evidence.facts.labels import Label, match_start
from evidence.facts.names import Span, read_name
from evidence.facts.ties import Form, Relation, Value, values, values_of
from evidence.reading.reading import join_words

_RUN_IN = 0.85
"""A name with its legal form right behind its label, even where no colon stands between."""
_PAGES = 5
_LABEL = 5
"""So many letters a label has at least that stands before a name without a gap."""
_LATER = {"holder": 0.85, "manufacturer": 0.7}


def labelled_names(forms: Sequence[Form], field: str) -> Iterator[Candidate]:
    """Every name behind a label of that field on the first pages."""
    for form in forms[:_PAGES]:
        for value in values_of(form, field):
            if claimed_by_another(form, value):
                continue
            candidate = _named_by(form, value, value.score) or _over_address(form, value)
            if candidate:
                yield candidate
        for label in (label for label in form.labels if label.field == field and not values(form, label)):
            yield from _under_name(form, label)


def _over_address(form: Form, value: Value) -> Candidate | None:
    """The name over a value that is an address: the label stands beside the second of the two lines."""
    low = value.first.box
    for stretch in form.stretches:
        box = stretch.box
        near = (
            0.3 * (low[3] - low[1]) < low[1] - box[1] < 1.6 * form.sheet.line_height
            and abs(box[0] - low[0]) < 12
        )
        if near and value.relation is Relation.RIGHT and (name := read_name(stretch.text)) and name.formed:
            spot = cut_cells(form.sheet, [stretch], name.start, name.end)
            return Candidate(name.text, spot, 0.85 * value.score, True)
    return None


def _under_name(form: Form, label: Label) -> Iterator[Candidate]:
    """ "Manufacturer:" over a line "Name: ...": the value of the line's own label is the manufacturer's."""
    for other in form.labels:
        box, low = label.cell.box, other.cell.box
        close = 0 <= low[1] - box[1] < 2.2 * form.sheet.line_height and abs(low[0] - box[0]) < 60
        if other is not label and close and other.phrase in ("Name", "Company", "Company name", "名称"):
            for value in values(form, other):
                if value.relation is Relation.SAME and (
                    candidate := _named_by(form, value, 0.95 * label.strength)
                ):
                    yield candidate


def _named_by(form: Form, value: Value, score: float) -> Candidate | None:
    """The name a label's value begins with, over two lines where the first does not end it."""
    cells = [value.first]
    name = read_name(value.first.text)
    open_end = name is None or (name.end >= len(value.first.text.rstrip(" ,")) and not name.formed)
    if open_end and len(value.rows) > 1:
        cells = [value.first, value.rows[1][0]]
        longer = read_name(join_words(cell.text for cell in cells))
        joined = longer is not None and longer.formed and longer.end > len(value.first.text)
        name, cells = (longer, cells) if longer and joined else (name, cells[:1])
    if name is None:
        return None
    name = _behind_labels(name)
    spot = cut_cells(form.sheet, cells, name.start, name.end)
    later = 1.0 if form.sheet.number == 1 else _LATER.get(value.label.field, 0.85)
    if (
        name.formed
        and value.relation is Relation.SAME
        and name.start <= len(value.first.text) - len(value.first.text.lstrip(" :：.-«\"“„'"))
    ):
        score = max(score, _RUN_IN)
    score *= later * (1.0 if name.formed else UNFORMED)
    return Candidate(name.text, spot, score, name.formed, whole=_is_whole(value, name))


def _behind_labels(name: Span) -> Span:
    """The name without words of other labels that were read as a part of it: "Certificate Holder Bluefin Ltd"."""
    for word in re.finditer(r"\S+\s+", name.text):
        head, rest = name.text[: word.end()], name.text[word.end() :]
        folded = fold_word(head)
        found = match_start(folded, False) if name.formed else None
        if found and found[1] == len(folded) and len(folded) >= _LABEL and len(rest.split()) > 2:
            return _behind_labels(Span(name.start + word.end(), name.end, rest, True))
    return name


def _is_whole(value: Value, name: Span) -> bool:
    """Whether a name without a legal form ends where it seems to: nothing else in its row, an address under it."""
    alone = len(value.rows[0]) == 1 and name.end >= len(value.first.text.rstrip(" .,"))
    under = value.rows[1][0].text if len(value.rows) > 1 else ""
    return alone and not is_han(name.text) and (not under or bool(re.search(r"\d", under)))
