"""What the paper is about: the product or sample as it is called."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.facts.fact import Fact
from evidence.facts.layout import around, join_cells
from evidence.facts.ties import Form, Relation, Value, values_of
from evidence.finding import say

_ENOUGH = 0.6
_READ_WELL = 0.8
_MOST_ROWS = 4
_NOTHING = {"", "-", "/", "--", "n/a", "na", "none", "无", "***"}


def find_product(forms: Sequence[Form]) -> Fact | None:
    """The best labelled product; names before descriptions, the first page before the others."""
    found = [(value.score * _rank(value) * (1 if form.sheet.number == 1 else 0.85), -at, value)
             for form in forms for at, value in enumerate(values_of(form, "product"))
             if value.first.text.strip(" :.").casefold() not in _NOTHING]  # fmt: skip
    if not found:
        return None
    score, _, value = max(found, key=lambda one: one[:2])
    cells = [
        cell
        for row in value.rows[: _MOST_ROWS if value.relation is not Relation.BELOW else 1]
        for cell in row
    ]
    text = join_cells(cells)
    read_well = min(cell.confidence for cell in cells) >= _READ_WELL
    why = None if score >= _ENOUGH and read_well else say("it is not certain where the product's name ends")
    box = around(cell.box for cell in cells)
    return Fact(text, text, why is None, cells[0].page, box, cells[0].read_by, why)


def _rank(value: Value) -> float:
    """A name counts more than a description, a class or a note."""
    phrase = value.label.phrase.casefold()
    if any(
        word in phrase
        for word in ("name", "名", "наименование", "produkt", "продукция", "product", "sample", "eut")
    ):
        return 1.0
    return 0.6 if phrase.startswith(("note", "description", "equipment class")) else 0.85
