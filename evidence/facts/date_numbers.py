"""Dates that stand behind a number: "Certificate No. 12 of 3 May" is of the paper's own day, "report 7 of
..." is not."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.facts.date_cues import Role, speaks_of_former
from evidence.facts.dated import Dated
from evidence.facts.labels import Label
from evidence.facts.layout import Cell, shared_height
from evidence.facts.ties import Form

OWN_NUMBER = ("cert_number", "registration_number")
"""Label fields under which most papers have their own number."""
_SCORE = 0.78
_HIGH = 0.45
"""A bare "No." so high on the first page is the paper's own."""
_LONGEST = 40
_ONLY_NUMBER = re.compile(
    r"^\W*\S*\d\S*(?:\s+[^\sa-zа-яё]{1,12}){0,3}[\s,]*(?:от|of|dated|from|vom|du|del?|DE|OF|DATED|VOM|ОТ)?[\s,.]*$"
)
"""A number, with or without groups of capitals, and at most "of" between it and the date."""
_SIGNED = re.compile(
    r"^\W*(?:(?:исх|рег|reg|ref)\.?\s*)?(?:№|N[o°º]\.?|Nr\.?)\s*[:.]?\s*\S*\d\S*(?:\s+\S{1,8}){0,2}?\s+"
    r"(?:от|of|dated|from|vom|du|de)\W*$",
    re.I,
)
_ONLY_OF = re.compile(r"\W*(?:от|of|dated|from|vom|du|de|del|dd|von)?\W*", re.I)


def judge_by_number(form: Form, one: Dated, own_number: tuple[str, ...]) -> Dated:
    """The date as that of issue where it stands close behind the paper's own number; as it was otherwise."""
    cell = one.cells[0]
    if one.in_range or one.role in (Role.EXPIRY, Role.START) or cell.page > 1:
        return one
    if speaks_of_former(form.sheet.texts[cell.line]):
        return replace(one, role=Role.OTHER, reason="a former paper")
    high = cell.box[1] < _HIGH * form.sheet.page.height
    fields = (*own_number, "number") if high else own_number
    behind = any(_stands_behind(form, label, cell) for label in form.labels if label.field in fields)
    if behind or (high and _SIGNED.match(_row_before(form, cell))):
        return replace(one, role=Role.ISSUE, score=_SCORE, reason="number")
    return one


def _stands_behind(form: Form, label: Label, cell: Cell) -> bool:
    between = _between(form, label, cell)
    return len(between) <= _LONGEST and _ONLY_NUMBER.match(between) is not None


def _between(form: Form, label: Label, cell: Cell) -> str:
    """What stands between a label and a date in its line, or alone at the start of the next; "" of any
    others."""
    texts = form.sheet.texts
    if label.cell.line == cell.line and label.value_start < cell.start:
        return texts[cell.line][label.value_start : cell.start]
    if cell.line == label.cell.line + 1 and _ONLY_OF.fullmatch(texts[cell.line][: cell.start]):
        return texts[label.cell.line][label.value_start :]
    return ""


def _row_before(form: Form, cell: Cell) -> str:
    """The words before a stretch on its row: in its line, and in the line left of that."""
    own = form.sheet.texts[cell.line][: cell.start]
    lines = form.sheet.page.lines
    left = cell.line - 1
    if left >= 0 and shared_height(lines[left].box, cell.box) > 0.5 and lines[left].box[2] <= cell.box[0]:
        return f"{form.sheet.texts[left]} {own}"
    return own
