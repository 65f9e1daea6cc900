"""Dates in a line of text, in every form papers print them: numbers, month names, Chinese numerals, other
eras.

A date that could be read two ways keeps both readings; which is meant, and whether it is the date one looks
for, is decided elsewhere (date_order, date_roles). Month-only dates are found too, so that nobody takes them
for days.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from evidence.facts.fold import edits_of_prefix

FIRST_YEAR, LAST_YEAR = 1950, 2079
_BUDDHIST = range(2480, 2640)
_BUDDHIST_OFFSET = 543
_HAN = "〇○零一二三四五六七八九十廿卅"
_CYRILLIC = dict(zip("авекмнорстух", "abekmhopctyx", strict=True))
_DASHES = dict.fromkeys("‐‑‒–—―−－ー", "-")


class Order(StrEnum):
    """What the first of two swappable numbers is. PLAIN: a leading year or a month's name leaves nothing
    open."""

    PLAIN = "plain"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class DateReading:
    """One way to read a printed date."""

    day: date
    order: Order


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed at start..end of a text (from 0, end excluded).

    readings: one, or two where day and month could be swapped. month_only: no day is printed; the reading is
    then the first of that month. repaired: a letter was taken for a digit (O for 0), a month's name was
    misspelt, or the year has two digits.
    """

    start: int
    end: int
    printed: str
    readings: tuple[DateReading, ...]
    month_only: bool = False
    repaired: bool = False


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """All dates of a text, in order, never overlapping."""
    plain = plain_text(text)
    found: list[PrintedDate] = []
    for pattern, build in _forms():
        for match in pattern.finditer(plain):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            built = build(match)
            if built:
                found.append(_as_printed(text, match, built))
    found = [one for one in found if not _inside_number(plain, one, found)]
    return tuple(sorted(found, key=lambda one: one.start))


@dataclass(frozen=True, slots=True)
class _Built:
    readings: tuple[DateReading, ...]
    month_only: bool = False
    repaired: bool = False


_Build = Callable[[re.Match[str]], _Built | None]

_D = r"[0-9oqil|]"
_Y = rf"(?P<y>[12]\s?{_D}\s?{_D}\s?{_D})(?!\d)"
_TWO = rf"(?:\d{_D}?|(?<![^\W_])[oqil|]\d)"
_DAY = rf"(?P<d>{_TWO})"
_MONTH = rf"(?P<m>{_TWO})"
_EDGE = r"(?<![0-9])"
_QUOTE = r"[\"'“”«»„‟‹›<>`*_]{0,3}"
_NTH = r"(?:\s?(?:st|nd|rd|th|er|re|ro|º|°|ª|го|гo|ое))?"
_OF = r"(?:\s*(?:day\s*of|of|del|de|di|d[’']|den|the|พ\.?ศ|ค\.?ศ|[,.\-/·_«»\"]))*\s*"
_SHORT_YEAR = r"(?P<yy>[’'`]?\d{2})(?!\d)"


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], _Build], ...]:
    name = rf"(?P<name>{'|'.join(sorted(map(re.escape, month_names()), key=len, reverse=True))})"
    lone = rf"(?:(?<![^\W\d_])|(?<=to)|(?<=on)|(?<=of)|(?<=rom)|(?<=til)|(?<=till)|(?<=ate)|(?<=ated)){name}"
    guess = r"(?P<guess>[^\W_]{3,12})"
    year_han = rf"(?P<yh>[{_HAN}]{{4}}|\d\s?\d\s?\d\s?\d|(?:{'|'.join(_eras())})\s?(?:\d{{1,3}}|元))"
    number_han = rf"(?:[{_HAN}]{{1,3}}|\d\s?{_D}?)"
    forms: list[tuple[str, _Build]] = [
        (
            rf"{year_han}\s*[年년]\s*(?P<mh>{number_han})\s*[月월]\s*(?P<dh>{number_han})(?![0-9oqil|])\s*[日号號일曰口]?",
            _han,
        ),
        (rf"(?<![^\W\d_])ngay\s*{_DAY}\s*thang\s*{_MONTH}\s*nam\s*{_Y}", _day_first),
        (rf"{_EDGE}{_Y}\s*(?P<s>[-./,])\s*{_MONTH}\s*(?P=s)\s*{_DAY}(?!\d)", _year_first),
        (rf"{_EDGE}{_QUOTE}{_DAY}{_QUOTE}{_NTH}{_QUOTE}{_OF}{name}(?![^\W\d_]){_OF}{_Y}", _named),
        (rf"{_EDGE}{_QUOTE}(?P<d>\d[фøθ]|[фøθ]\d)[^\W\d_]?{_QUOTE}{_OF}{name}(?![^\W\d_]){_OF}{_Y}", _named),
        (rf"{lone}\s*[.,\-/]?\s*(?:the\s*)?{_DAY}{_NTH}(?!\d)[\s,.\-/]*(?:of\s*)?{_Y}", _named),
        (rf"{_EDGE}{_Y}\s*[-./,]?\s*{lone}\.?\s*[-./,]?\s*{_DAY}{_NTH}(?!\d)", _named),
        (rf"{_EDGE}{_DAY}\s*(?P<s>[-./])\s*{_MONTH}\s*(?P=s)\s*{_Y}", _numbers),
        (rf"{_EDGE}{_DAY}\s?[.,]\s?{_MONTH}\s?[.,]\s?{_Y}", _numbers),
        (rf"{_EDGE}[\"“«„]\s?{_DAY}\s?[\"”»“]?[\s._]{{1,9}}{_MONTH}[\s._]{{1,9}}{_Y}", _day_first),
        (rf"{_EDGE}{_DAY}[\s._]{{1,4}}{_MONTH}[\s._]{{1,4}}{_Y}\s?(?:г|r\b)", _day_first),
        (rf"{_EDGE}{_DAY}{_NTH}[\s\-.,]{{0,3}}{guess}[\s\-.,]{{0,3}}{_Y}", _guessed),
        (rf"(?<![^\W_]){guess}[\s.]{{0,2}}{_DAY}{_NTH}[\s,.]{{1,3}}{_Y}", _guessed),
        (rf"{_EDGE}{_DAY}{_NTH}\s?[-/. ]\s?{name}\.?\s?[-/. ,]\s?{_SHORT_YEAR}", _named),
        (rf"{_EDGE}(?P<d>\d\d)(?P<s>[./])(?P<m>\d\d)(?P=s)(?P<yy>[0-3]\d)(?!\d)", _numbers),
        (rf"{year_han}\s*[年년]\s*(?P<mh>{number_han})\s*[月월]", _han),
        (rf"{lone}(?![^\W\d_]){_OF}{_Y}", _named),
        (rf"(?<![\d./-]){_MONTH}\s?[./]\s?{_Y}", _month_year),
        (rf"(?<![\d./-]){_Y}\s?[./-]\s?(?P<m>\d\d)(?![\d./-])", _month_year),
    ]
    return tuple((re.compile(form), build) for form, build in forms)


def plain_text(text: str) -> str:
    """The text with widths, accents, cases and dashes evened out, character for character."""
    return "".join(map(_plain_char, text))


@lru_cache(maxsize=20_000)
def _plain_char(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None and char.isdecimal():
        return str(digit)
    wide = unicodedata.normalize("NFKC", char).casefold()
    if len(wide) != 1:
        return char
    bare = (
        unicodedata.normalize("NFD", wide)[0]
        if "\u00c0" <= wide < "\u0530" or "\u1e00" <= wide < "\u1f00"
        else wide
    )
    bare = _DASHES.get(bare, bare)
    return _CYRILLIC.get(bare, bare)


@lru_cache(maxsize=1)
def month_names() -> dict[str, int]:
    """The number of a month, 1 to 12, by every spelling of its name, as `plain_text` gives it."""
    names: list[list[str]] = _table()["names"]
    return {plain_text(name): number for number, spellings in enumerate(names, 1) for name in spellings}


@lru_cache(maxsize=1)
def _eras() -> dict[str, int]:
    era: dict[str, int] = _table()["era"]
    return era


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("evidence.facts").joinpath("words/months.toml").read_text(encoding="utf-8"))


def _as_printed(text: str, match: re.Match[str], built: _Built) -> PrintedDate:
    start, end = match.span()
    while end > start and text[end - 1].isspace():
        end -= 1
    return PrintedDate(start, end, text[start:end], built.readings, built.month_only, built.repaired)


def _inside_number(plain: str, one: PrintedDate, found: list[PrintedDate]) -> bool:
    """Whether the date is a slice of a longer number: a digit, dot, dash or slash hangs on it on either
    side."""
    before, after = plain[: one.start], plain[one.end :]
    if re.search(r"\d[-./:]$", before) and not any(
        other.end in (one.start - 1, one.start) for other in found
    ):
        return True
    if re.match(r"[-./]\d", after) and not any(other.start == one.end + 1 for other in found):
        return True
    return bool(re.search(r"[a-z]\d*-$", before)) and bool(re.search(r"\d", before[-12:]))


def _number(printed: str) -> tuple[int, bool]:
    """The number, and whether letters had to be taken for digits."""
    squeezed = re.sub(r"\s", "", printed)
    digits = squeezed.translate(str.maketrans("oqil|фøθ", "00111000"))
    return int(digits), digits != squeezed


def _han_number(printed: str) -> int:
    """Chinese numerals up to 39, or digits one by one ("二〇二四", "十二", "廿三"), or plain digits."""
    squeezed = (
        re.sub(r"\s", "", printed)
        .replace("○", "〇")
        .replace("零", "〇")
        .replace("廿", "二十")
        .replace("卅", "三十")
    )
    if squeezed[0].isdecimal():
        return _number(squeezed)[0]
    if "十" in squeezed:
        tens, _, ones = squeezed.partition("十")
        return (_HAN_VALUE.get(tens, 1)) * 10 + _HAN_VALUE.get(ones, 0)
    return int("".join(str(_HAN_VALUE[char]) for char in squeezed))


_HAN_VALUE = {char: value for value, char in enumerate("〇一二三四五六七八九")}


def _year(number: int) -> int:
    return number - _BUDDHIST_OFFSET if number in _BUDDHIST else number


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one(
    year: int, month: int, day: int, *, repaired: bool = False, month_only: bool = False
) -> _Built | None:
    found = _day(_year(year), month, day)
    return _Built((DateReading(found, Order.PLAIN),), month_only, repaired) if found else None


def _year_of(match: re.Match[str]) -> tuple[int, bool]:
    groups = match.groupdict()
    if groups.get("yy"):
        return 2000 + int(groups["yy"].strip("’'`")), True
    return _number(groups["y"])


def _year_first(match: re.Match[str]) -> _Built | None:
    (year, a), (month, b), (day, c) = _number(match["y"]), _number(match["m"]), _number(match["d"])
    return _one(year, month, day, repaired=a or b or c)


def _day_first(match: re.Match[str]) -> _Built | None:
    return _year_first(match)


def _named(match: re.Match[str]) -> _Built | None:
    year, a = _year_of(match)
    month = month_names()[match["name"]]
    if match.groupdict().get("d") is None:
        return _one(year, month, 1, month_only=True, repaired=a)
    day, b = _number(match["d"])
    return _one(year, month, day, repaired=a or b)


def _guessed(match: re.Match[str]) -> _Built | None:
    month = _nearest_month(match["guess"])
    if month is None:
        return None
    return _one(_year_of(match)[0], month, _number(match["d"])[0], repaired=True)


@lru_cache(maxsize=5_000)
def _nearest_month(word: str) -> int | None:
    """The month whose name is one character off; None where there is none or more than one."""
    word = word.replace("0", "o").replace("1", "l").replace("5", "s")
    if word in month_names():
        return month_names()[word]
    if len(word) < 4 or word.isdigit():
        return None
    near = set()
    for name, month in month_names().items():
        if len(name) > 3 and abs(len(name) - len(word)) < 2:
            found = edits_of_prefix(name, word, 1)
            if found and abs(found[1] - len(word)) + found[0] <= 1:
                near.add(month)
    return near.pop() if len(near) == 1 else None


def _numbers(match: re.Match[str]) -> _Built | None:
    (first, a), (second, b), (year, c) = _number(match["d"]), _number(match["m"]), _year_of(match)
    year = _year(year)
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    if by_day == by_month:
        readings: tuple[DateReading, ...] = (DateReading(by_day, Order.PLAIN),) if by_day else ()
    else:
        both = ((by_day, Order.DAY), (by_month, Order.MONTH))
        readings = tuple(DateReading(day, order) for day, order in both if day)
    return _Built(readings, repaired=a or b or c) if readings else None


def _month_year(match: re.Match[str]) -> _Built | None:
    return _one(_number(match["y"])[0], _number(match["m"])[0], 1, month_only=True)


def _han(match: re.Match[str]) -> _Built | None:
    printed = re.sub(r"\s", "", match["yh"])
    era = next((name for name in _eras() if printed.startswith(name)), None)
    rest = printed[len(era) :] if era else printed
    year = (1 if rest == "元" else _han_number(rest)) + (_eras()[era] if era else 0)
    month, day = match["mh"], match.groupdict().get("dh")
    repaired = any(char in "oqil|" for char in month + (day or ""))
    found = _han_number(day) if day else 1
    return _one(year, _han_number(month), found, month_only=day is None, repaired=repaired)
