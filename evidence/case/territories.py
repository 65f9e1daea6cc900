"""Countries and what covers them: regions by name, and where a mark is registered."""

from __future__ import annotations

import re

from evidence.case.case import Document

EU = frozenset(
    [
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
        *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    ]
)
EAEU = frozenset({"RU", "KZ", "BY", "KG", "AM"})
_REGIONS = {"EU": EU, "EEA": EU | {"IS", "LI", "NO"}, "EAEU": EAEU, "CIS": EAEU | {"UZ", "TJ", "AZ", "MD"}}
_EVERYWHERE = frozenset({"GLOBAL", "WORLDWIDE", "WORLD", "ALL", "全球", "全世界"})
_OFFICES = {"tm_cn": "CN", "tm_eu": "EU", "tm_us": "US", "tm_ru": "RU"}


def covers_market(territory: frozenset[str], market: str) -> bool:
    """Whether a list of countries and regions covers a market (ISO code, or EU)."""
    if territory & _EVERYWHERE or market in territory:
        return True
    countries = territory.union(*(_REGIONS.get(one, frozenset()) for one in territory))
    return _REGIONS.get(market, frozenset({market})) <= countries


def part_of_market(territory: frozenset[str], market: str) -> frozenset[str]:
    """The countries of a region that a list names, where it does not cover the whole of it."""
    return _REGIONS.get(market, frozenset()) & territory


def is_everywhere(territory: frozenset[str]) -> bool:
    """Whether it says the whole world."""
    return bool(territory & _EVERYWHERE)


def territory_of(paper: Document) -> frozenset[str]:
    """The territory a letter or registration prints."""
    return frozenset(fact.value.upper() for fact in paper.facts.territory)


def registered_in(paper: Document) -> str:
    """Where the mark a registration or letter speaks of is registered: CN, EU, US, RU.

    "" where that is not told.

    By the type of a registration; for a letter by its number's shape: nine digits from 0 are EU trade
    marks, eight digits in a Chinese letter Chinese ones.
    """
    if paper.facts.type in _OFFICES:
        return _OFFICES[paper.facts.type]
    number = paper.facts.registration_number
    if number is None:
        return ""
    digits = re.sub(r"\D", "", number.value)
    if re.fullmatch(r"0\d{8}", digits):
        return "EU"
    chinese = any(page.script == "chinese" for page in paper.reading.pages) or "第" in number.printed
    return "CN" if chinese and len(digits) == 8 else ""
