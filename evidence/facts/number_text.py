"""Where a printed number begins and ends: "NWT-2024/01-EC Page 1 of 2" is a number and a page count."""

from __future__ import annotations

import re

from evidence.facts.dates import find_dates

_PART = re.compile(r"[\w()（）./+&*#:_\-–—,№ु०]+")
_STRIP = ".,:()（）_-"
_ENDS = (",", ";", "，", "；", "。")
_ALONE = ("№", "N", "No", "X", "U")
"""What may stand alone inside a number, or at its end: X and U mark conditions on certificates for explosive places."""
_PREFIX = 6
_SMALLEST = 3
_FEWEST_DIGITS = 2
_NO_NUMBER = re.compile(
    r"^(?:n/?a|none|null|nil|page|see|as|the|of|and|to|for|http.*|www.*|.*@.*"
    r"|(?:EN|IEC|ISO|ETSI|ANSI|GB|GB/T|UL|ASTM|BS|DIN)\b.*)$",
    re.I,
)
_PAGE = re.compile(r"\s*\b(?:page|pages|seite|第)\b.*$|\s*第\s*\d+\s*页.*$", re.I)
_OF = re.compile(r"(?<=\d)\s?(?:от|dated|from)\s?(?=\d)|(?<=\w)\s+\(?(?:rev|issue|version|edition)\b", re.I)


def cut_number(text: str) -> tuple[int, int] | None:
    """(start, end) of the number that a label's value begins with; None where it begins with no number."""
    start, end, parts = -1, -1, 0
    for match in _PART.finditer(text[: _end_of_value(text)]):
        token = match.group().strip(_STRIP)
        if not token:
            continue
        fits = _goes_on(token, parts) if start >= 0 else _begins(token)
        if not fits or _NO_NUMBER.match(token):
            break
        if start < 0:
            start = match.end() - len(match.group().lstrip(":：;,"))
        end = match.end()
        parts += _has_digit(token)
        if match.group().endswith(_ENDS):
            break
    number = text[start:end].rstrip(".,:;-– ") if start >= 0 else ""
    digits = sum(char.isdigit() for char in number)
    if digits < _FEWEST_DIGITS or len(number) < _SMALLEST or _is_date(number):
        return None
    return start, start + len(number)


def _end_of_value(text: str) -> int:
    """Where something else begins that is printed behind a number: a page count, a revision, a date."""
    ends = [match.start() for match in (_PAGE.search(text), _OF.search(text)) if match]
    ends += [one.start for one in find_dates(text)[:1] if one.start and not one.month_only]
    return min(ends, default=len(text))


def _has_digit(token: str) -> bool:
    return any(char.isdigit() for char in token)


def _begins(token: str) -> bool:
    """Digits, or a short prefix of capitals ("AOC", "IECEx")."""
    capitals = sum(char.isupper() for char in token)
    return _has_digit(token) or (len(token) <= _PREFIX and (capitals > 1 or token.isupper()))


def _goes_on(token: str, parts: int) -> bool:
    """Digits, a number sign, or a short word of capitals that is not alone behind the first digits."""
    if _has_digit(token) or token in _ALONE:
        return True
    return parts != 1 and token.isalpha() and token.isupper() and len(token) <= _PREFIX


def _is_date(number: str) -> bool:
    dates = find_dates(number)
    return bool(dates) and dates[0].end - dates[0].start >= len(number) - 1 and not dates[0].month_only
