"""Day or month first: what a paper itself says about dates printed in numbers, and how far that goes.

03/04/2026 is two dates. Another date of the same paper above 12 settles it; so does a paper in a language, or
from a country, that knows one order only. The day the file was made breaks a tie but settles nothing.
(Conventions: CLDR short date patterns of the countries in words/countries.toml.)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from evidence.facts.dates import DateReading, Order, PrintedDate

_AFTER_MADE = 3
_BEFORE_MADE = 45
_CYRILLIC_SHARE = 0.3
_LABELS = 3
_LONGEST_TERM = 20
_SAYS_DAY = re.compile(
    r"\b(?:dd?|day|tt|jj|дд)\s?[/.\-]\s?(?:mm?|mo|mon|month|мм)\s?[/.\-]\s?(?:yy|y|jj|aa|гг)", re.I
)
_SAYS_MONTH = re.compile(r"\b(?:mm?|mo|mon|month)\s?[/.\-]\s?(?:dd?|day)\s?[/.\-]\s?(?:yy|y)", re.I)
"""Forms that print how the date is to be filled in: (dd/mm/yyyy)."""
_DAY_FIRST = {"ru", "uk", "de", "fr", "es", "pt", "it", "nl", "pl", "tr"}


@dataclass(frozen=True, slots=True)
class Habit:
    """How a paper writes dates. order: DAY or MONTH, None unknown. settled: whether that may be relied on."""

    order: Order | None
    settled: bool


UNKNOWN = Habit(None, False)


def habit_of(
    text: str, dates: Iterable[PrintedDate], languages: Iterable[str] = (), *, american: bool = False
) -> Habit:
    """What the paper's own dates, its language and the countries it names say.

    languages: of its labels, one for each. american: a paper of a US authority.
    """
    orders = {one.readings[0].order for one in dates if len(one.readings) == 1 and not one.repaired}
    orders.discard(Order.PLAIN)
    if len(orders) == 1:
        return Habit(orders.pop(), True)
    if orders:
        return UNKNOWN
    if american or _SAYS_MONTH.search(text):
        return Habit(Order.MONTH, True)
    if _SAYS_DAY.search(text):
        return Habit(Order.DAY, True)
    if _writes_day_first(text) or sum(one in _DAY_FIRST for one in languages) >= _LABELS:
        return Habit(Order.DAY, True)
    return _of_countries(text)


def habit_of_term(starts: Iterable[PrintedDate], ends: Iterable[PrintedDate]) -> Habit:
    """The order under which an end lies a whole number of years after a start; UNKNOWN where both do or none
    does.

    05/04/2023 to 04/04/2028 are five years less a day with the day first, and no term at all with the month
    first.
    """
    pairs = [(start, end) for start in starts for end in ends if len(start.readings) + len(end.readings) > 2]
    fitting = {
        order
        for order in (Order.DAY, Order.MONTH)
        for start, end in pairs
        if whole_years(_day_by(start, order), _day_by(end, order))
    }
    return Habit(fitting.pop(), True) if len(fitting) == 1 else UNKNOWN


def _day_by(one: PrintedDate, order: Order) -> date:
    return next((reading.day for reading in one.readings if reading.order is order), one.readings[0].day)


def whole_years(start: date, end: date) -> bool:
    """Whether `end` is the day, or the day before the day, that lies a whole number of years after
    `start`."""
    following = end + timedelta(days=1)
    day = (start.month, start.day)
    same = day in ((end.month, end.day), (following.month, following.day))
    return same and 1 <= following.year - start.year <= _LONGEST_TERM


def read_by_habit(one: PrintedDate, habit: Habit, made: date | None) -> tuple[date, bool, tuple[date, ...]]:
    """(the day meant, settled, the other days it could be) of a printed date. made: the day the file was
    made."""
    if len(one.readings) == 1:
        return one.readings[0].day, True, ()
    dotted = one.printed.count(".") == 2 and habit.order is not Order.MONTH
    order = Order.DAY if dotted else habit.order
    settled = habit.settled or dotted
    best = next((r for r in one.readings if r.order is order), None)
    if best is None:
        best, settled = _by_file(one.readings, made), False
    return best.day, settled, tuple(r.day for r in one.readings if r.day != best.day)


def _by_file(readings: tuple[DateReading, ...], made: date | None) -> DateReading:
    near = [r for r in readings if made and -_AFTER_MADE <= (made - r.day).days <= _BEFORE_MADE]
    return near[0] if len(near) == 1 else readings[0]


def _of_countries(text: str) -> Habit:
    day, month, neutral = _patterns()
    day_first, mixed = bool(day.search(text)), bool(neutral.search(text))
    month_first = bool(month.search(text))
    if day_first == month_first:
        return UNKNOWN
    return Habit(Order.DAY if day_first else Order.MONTH, not mixed)


def is_cyrillic(text: str) -> bool:
    """Whether a good part of the letters is Cyrillic."""
    letters = [char for char in text if char.isalpha()]
    return sum("\u0400" <= char <= "\u04ff" for char in letters) > _CYRILLIC_SHARE * len(letters)


def _writes_day_first(text: str) -> bool:
    if is_cyrillic(text):
        return True
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(words) < 20:
        return False
    for frequent in _table()["day_first_words"].values():
        hits = [word for word in words if word in frequent]
        if len(set(hits)) >= 3 and len(hits) > 0.03 * len(words):
            return True
    return False


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = _table()
    zip_code = rf"\b(?:{'|'.join(table['us_states'])})[\s,.]{{1,3}}\d{{5}}(?:-\d{{4}})?\b"
    month = f"{_any_of(table['month_first'])}|{zip_code}"
    return re.compile(_any_of(table["day_first"])), re.compile(month), re.compile(_any_of(table["neutral"]))


def _any_of(phrases: list[str]) -> str:
    spelt = "|".join(
        sorted({re.escape(p) for name in phrases for p in (name, name.upper())}, key=len, reverse=True)
    )
    return rf"(?<!\w)(?:{spelt})(?!\w)"


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("evidence.facts").joinpath("words/countries.toml").read_text(encoding="utf-8"))
