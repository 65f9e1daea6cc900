"""For how long a paper says it holds: a term, a range of months or days, or no end at all.

The value is written as ISO 8601 does: P5Y, P18M, 2024-04/2025-03, 2024-04-08/2027-04-07; "unlimited" where
the paper says so. From when a term counts, and so when it ends, is not worked out here: the day of issue may
itself be unsure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from evidence.facts.date_cues import Role, joins_range, speaks_of_term
from evidence.facts.dates import find_dates
from evidence.facts.fact import Fact
from evidence.facts.layout import Cell, around, join_cells
from evidence.facts.paper_dates import PaperDates
from evidence.facts.rows import GAP, Row, cut_row, read_rows
from evidence.facts.ties import Form
from evidence.finding import say

_READ_WELL = 0.8
_BEFORE = 60


def find_validity(forms: Sequence[Form], dates: PaperDates) -> Fact | None:
    """What the paper says about its term; a printed range of days first, then months, a term in years, no
    end."""
    ranged = _range_of_days(dates)
    if ranged:
        return ranged
    for search in (_range_of_months, _term, _unlimited):
        for form in forms:
            found = next(search(form), None)
            if found:
                value, cells = found
                return _fact(value, cells)
    return None


def _fact(value: str, cells: tuple[Cell, ...]) -> Fact:
    confidence = min(cell.confidence for cell in cells)
    why = None if confidence >= _READ_WELL else say("the term was not read clearly")
    box = around(cell.box for cell in cells)
    return Fact(value, join_cells(cells), why is None, cells[0].page, box, cells[0].read_by, why)


def _range_of_days(dates: PaperDates) -> Fact | None:
    for first, second in pairwise(dates.every):
        if not (
            first.in_range and second.in_range and first.role is Role.START and second.role is Role.EXPIRY
        ):
            continue
        if not first.printed.month_only and not second.printed.month_only:
            days = (dates.day_of(one).isoformat() for one in (first, second))
            return _fact("/".join(days), (*first.cells, *second.cells))
    return None


def _range_of_months(form: Form) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for row in read_rows(form.sheet):
        found = find_dates(row.text)
        for first, second in pairwise(found):
            between = row.text[first.end : second.start]
            if first.month_only and second.month_only and joins_range(between) and speaks_of_term(row.text):
                months = (f"{one.readings[0].day:%Y-%m}" for one in (first, second))
                yield "/".join(months), cut_row(form.sheet, row, first.start, second.end)


def _term(form: Form) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for row, text, shift in _flow(form):
        for pattern in _patterns():
            match = pattern.search(text)
            if not match or _speaks_of_something_else(text[max(0, match.start() - _BEFORE) : match.end()]):
                continue
            count = _count(next(v for k, v in match.groupdict().items() if k.startswith("n") and v))
            unit = "Y" if any(v for k, v in match.groupdict().items() if k.startswith("y")) else "M"
            start, end = max(match.start() - shift, 0), max(match.end() - shift, 1)
            cells = cut_row(form.sheet, row, start, end) or cut_row(form.sheet, row, 0, len(row.text))
            yield f"P{count}{unit}", cells


def _unlimited(form: Form) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for row in read_rows(form.sheet):
        plain = row.text.casefold()
        for phrase in _table()["unlimited"]:
            at = plain.find(phrase.casefold())
            if at >= 0:
                yield "unlimited", cut_row(form.sheet, row, at, at + len(phrase))


def _flow(form: Form) -> Iterator[tuple[Row, str, int]]:
    """Each row with the one before it in front, for terms broken over a line: (row, text, where the row
    begins in it)."""
    before = ""
    for row in read_rows(form.sheet):
        text = f"{before} {row.text}" if before else row.text
        yield row, text.replace(GAP, "  "), len(text) - len(row.text)
        before = row.text


def _speaks_of_something_else(text: str) -> bool:
    plain = text.casefold()
    return any(word in plain for word in _table()["not_before"])


def _count(printed: str) -> int:
    bare = re.sub(r"\W", "", printed.casefold())
    digits = re.sub(r"\D", "", bare)
    return int(digits) if digits else int(_table()["one"].get(bare, 1))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_expand(pattern), re.IGNORECASE) for pattern in _table()["term"])


def _expand(pattern: str) -> str:
    """Put number and unit into a pattern; every place gets group names of its own."""
    table = _table()
    words = "|".join(sorted(map(re.escape, table["one"]), key=len, reverse=True))
    years, months = (
        "|".join(sorted(map(re.escape, table[unit]), key=len, reverse=True)) for unit in ("year", "month")
    )
    for at in range(pattern.count("{n}")):
        digits = rf"\(?\d{{1,3}}\)?|(?:{words})\s*\(\s*\d{{1,2}}\s*\)|(?<![a-zа-я])(?:{words})"
        number = rf"(?P<n{at}>{digits})\s*(?:\(\s*\w+\s*\))?\s*(?:calendar\s*)?"
        unit = rf"(?:(?P<y{at}>{years})|(?P<m{at}>{months}))(?![^\W\d_]*[a-z])"
        pattern = pattern.replace("{n}", number, 1).replace("{unit}", unit, 1)
    return pattern


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("evidence.facts").joinpath("words/validity.toml").read_text(encoding="utf-8"))
