"""From when to when a letter holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from evidence.facts.date_order import Habit, habit_of, read_by_habit
from evidence.facts.dates import PrintedDate, find_dates
from evidence.facts.fact import Fact
from evidence.facts.letter_reach import without_territory
from evidence.facts.letter_text import LetterText, cue, words
from evidence.finding import say

_BEFORE = 48
_READ_WELL = 0.8


@dataclass(frozen=True, slots=True)
class Term:
    """The first and last day; None where the letter does not print it as a day."""

    start: Fact | None = None
    end: Fact | None = None


def find_term(letter: LetterText) -> Term:
    """The term of a letter: a range, else a day behind "until" and a day behind "from"."""
    dates = find_dates(letter.text)
    habit = habit_of(without_territory(letter.text), dates)
    for first, second in pairwise(dates):
        if _is_range(letter.text, first, second):
            return Term(_day(letter, first, habit), _day(letter, second, habit))
    start = next((one for one in dates if _led_by(letter.text, one, "start")), None)
    end = next((one for one in dates if one is not start and _led_by(letter.text, one, "end")), None)
    return Term(_day(letter, start, habit) if start else None, _day(letter, end, habit) if end else None)


def _is_range(text: str, first: PrintedDate, second: PrintedDate) -> bool:
    between = text[first.end : second.start]
    joined = re.fullmatch(rf"[\s.,г年]*(?:{'|'.join(words()['range'])})[\s.,(«\"]*", between, re.IGNORECASE)
    before = text[max(0, first.start - _BEFORE) : first.start]
    return bool(joined) and bool(cue("term").search(before))


def _led_by(text: str, one: PrintedDate, name: str) -> bool:
    """Whether "until" or "from" stands right before a date."""
    before = text[max(0, one.start - _BEFORE) : one.start]
    return bool(
        re.search(rf"(?<![^\W\d_])(?:{'|'.join(words()[name])})[\s:：,«\"]*(?:the )?$", before, re.IGNORECASE)
    )


def _day(letter: LetterText, one: PrintedDate, habit: Habit) -> Fact | None:
    if one.month_only:
        return None
    day, settled, others = read_by_habit(one, habit, None)
    why = None
    if not settled:
        why = say("day and month can be read either way: {first} or {other}", first=day.isoformat(),
                  other=", ".join(other.isoformat() for other in others))  # fmt: skip
    elif one.repaired or letter.clear(one.start, one.end) < _READ_WELL:
        why = say("the date was not read clearly")
    return letter.fact(day.isoformat(), one.start, one.end, why, tuple(other.isoformat() for other in others))
