"""Two dates that are the ends of one range: the term of the paper, or the time of something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from evidence.facts.date_cues import Role, joins_range, speaks_of_term
from evidence.facts.dated import Dated, DatePage
from evidence.facts.layout import Cell
from evidence.facts.ties import Form, Tie

_BEFORE = 60
_AFTER = 40
_MISREAD = 6
"""So many characters between two dates of one term are a "to", however it was read."""
_TERM = ((Role.START, 0.85), (Role.EXPIRY, 1.0))
_LIKELY_TERM = ((Role.START, 0.7), (Role.EXPIRY, 0.7))
_ANOTHER = ((Role.OTHER, 0.6), (Role.OTHER, 0.6))
Labelled = Callable[[Form, Cell], Tie | None]


def join_ranges(page: DatePage, dates: tuple[Dated, ...], labelled: Labelled) -> Iterator[Dated]:
    """The dates, both ends of each range judged together; a range may go over a line.

    labelled: gives the label that speaks for a date.
    """
    at = 0
    while at < len(dates):
        pair = dates[at : at + 2]
        if len(pair) == 2 and _is_range(page, *pair, labelled):
            yield from _as_range(page, *pair, labelled)
            at += 2
        else:
            yield dates[at]
            at += 1


def _is_range(page: DatePage, first: Dated, second: Dated, labelled: Labelled) -> bool:
    one, other = (labelled(page.form, date.cells[0]) for date in (first, second))
    if one and other and one.label is not other.label:
        return False
    between = _between(page, first, second)
    of_one_term = bool(one and other and one.label.field == "validity")
    return joins_range(between) or (of_one_term and 0 < len(between.strip()) <= _MISREAD)


def _between(page: DatePage, first: Dated, second: Dated) -> str:
    """The words between two dates of one row, or of two rows of one sentence; "" of any others."""
    upper, lower = first.spot.row, second.spot.row
    if upper == lower:
        return page.rows[upper].text[first.spot.end : second.spot.start]
    if lower == upper + 1 and page.above(lower):
        return f"{page.rows[upper].text[first.spot.end :]} {page.rows[lower].text[: second.spot.start]}"
    return ""


def _as_range(page: DatePage, first: Dated, second: Dated, labelled: Labelled) -> Iterator[Dated]:
    tie = labelled(page.form, first.cells[0])
    row = page.rows[first.spot.row].text
    words = page.above(first.spot.row)[-_BEFORE:] + row[: first.spot.start] + second.spot.after[:_AFTER]
    if (tie and tie.label.field == "validity") or speaks_of_term(words):
        roles = _TERM
    elif tie and tie.label.field in ("issue_date", "expiry_date"):
        roles = _LIKELY_TERM
    else:
        roles = _ANOTHER
    for date, (role, score) in zip((first, second), roles, strict=True):
        yield replace(date, role=role, score=score, reason="range", in_range=True)
