"""What a firm's name is made of, and the tables of legal forms, places and words of the trade.

Data in company.toml and places.toml.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from evidence.facts.spelling import read_signs, without_accents

SILENT = frozenset("()-")
"""Signs that make another string of a name, but no other word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case and where it stands in the name as given, from 0, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LegalForm:
    """families: which kinds of firm the spelling may mean."""

    families: frozenset[str]
    word: Word


@dataclass(frozen=True, slots=True)
class PlaceName:
    """id: the place; word: how it is spelled, with the level (市, City) where one stands."""

    id: str
    word: Word


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A name in parts. key: all words as they count for sameness. tail: what follows the legal form."""

    given: str
    script: str
    key: tuple[str, ...]
    core: tuple[Word, ...]
    trades: tuple[Word, ...] = ()
    places: tuple[PlaceName, ...] = ()
    form: LegalForm | None = None
    tail: tuple[Word, ...] = field(default=())


@cache
def data() -> dict[str, Any]:
    """company.toml."""
    return tomllib.loads(Path(__file__).with_name("company.toml").read_text(encoding="utf-8"))


@cache
def place_data() -> dict[str, Any]:
    """places.toml."""
    return tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))


def letters(text: str) -> str:
    """Only the letters, digits and "&", in lower case: how legal forms and places are looked up."""
    return "".join(sign for sign in read_signs(text).text.casefold() if sign.isalnum() or sign == "&")


@cache
def legal_forms() -> dict[str, frozenset[str]]:
    """Families by the letters of a spelling."""
    found: dict[str, set[str]] = {}
    for family, spellings in data()["forms"].items():
        for spelling in spellings:
            for plain in {letters(spelling), *map(letters, without_accents(spelling))}:
                found.setdefault(plain, set()).add(family)
    return {spelling: frozenset(families) for spelling, families in found.items()}


@cache
def places() -> dict[str, str]:
    """Place ids by the letters of a spelling, Latin, Cyrillic or Chinese."""
    found: dict[str, str] = {}
    for pair in place_data()["china"].split(","):
        han, latin = pair.split()
        found[latin] = latin
        found[han] = latin
    for row in place_data()["world"].strip().splitlines():
        id_, *spellings = (cell.strip() for cell in row.split("|"))
        found.update({letters(spelling): id_ for spelling in spellings if spelling})
    return found


@cache
def trade_words() -> dict[str, frozenset[str]]:
    """Words of the trade by themselves, with the abbreviations of each."""
    rows = [row.split("=") for row in data()["words"]["trade"].split()]
    return {word: frozenset(short) for word, *short in rows} | {
        s: frozenset() for _, *more in rows for s in more
    }


@cache
def common_words() -> frozenset[str]:
    """Words that many firms' names share: of the trade, of places, of legal forms; in small letters."""
    forms = {
        part
        for spelling in data()["forms"].values()
        for name in spelling
        for part in map(letters, name.split())
    }
    return frozenset({*trade_words(), *places(), *forms} - {""})


@cache
def trade_words_han() -> dict[str, frozenset[str]]:
    """Chinese words of the trade with the English ones they are translated by."""
    rows = (row.split() for row in data()["trade_han"]["words"].strip().splitlines())
    return {han: frozenset(english) for han, *english in rows}


def span(words: tuple[Word, ...] | list[Word], glue: str = " ") -> Word:
    """Several words as one."""
    return Word(glue.join(word.text for word in words), words[0].start, words[-1].end)
