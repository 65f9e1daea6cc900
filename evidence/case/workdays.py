"""Counting days: China's working days with their holidays and make-up days, and months."""

from __future__ import annotations

import calendar
import tomllib
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from pathlib import Path

_DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def _notices() -> dict[int, tuple[frozenset[date], frozenset[date]]]:
    """Days off and make-up working days of each year that has been published."""
    raw = tomllib.loads((Path(__file__).parent / "holidays.toml").read_text(encoding="utf-8"))
    return {int(year): (_days(one["off"]), frozenset(one["work"])) for year, one in raw["year"].items()}


def _days(spans: list[list[date]]) -> frozenset[date]:
    return frozenset(first + _DAY * step for first, last in spans for step in range((last - first).days + 1))


def is_published(year: int) -> bool:
    """Whether the State Council's notice for that year is known; without it only weekends are days off."""
    return year in _notices()


def is_workday(day: date, *, holidays: bool = True) -> bool:
    """Whether people in China work that day. holidays=False: Monday to Friday, as elsewhere."""
    off, work = _notices().get(day.year, (frozenset(), frozenset()))
    if holidays and day in off:
        return False
    return day.weekday() < _SATURDAY or (holidays and day in work)


def after_workdays(start: date, count: int, *, holidays: bool = True) -> date:
    """The day on which `count` working days after `start` have passed; the day itself does not count."""
    day = start
    for _ in range(count):
        day += _DAY
        while not is_workday(day, holidays=holidays):
            day += _DAY
    return day


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last day; never beyond the calendar's ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
