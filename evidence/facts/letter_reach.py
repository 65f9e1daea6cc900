"""Where and on which platforms a letter lets its holder sell, and what it leaves out by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.fact import Fact
from evidence.facts.letter_text import LetterText, words
from evidence.finding import Message, say

_EAEU = ("RU", "KZ", "BY", "KG", "AM")
_WIDE = ("GLOBAL", "EU", "EAEU")
_BEFORE = 120
_CLAUSE = re.compile(r"[.;。；，\n](?=\s|$|[^\d\s])")
_EDGE = r"(?<![A-Za-zА-я])"
_REGISTERED = re.compile(
    r"designating|注册于|регистрац|зарегистр|register(?:ed)?|registration", re.IGNORECASE
)
_AT_CUE = 24
"""How near before "in" a word for registering stands that makes it no territory of the letter."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Countries as ISO codes, EU and GLOBAL; platforms and channels by the names of the words."""

    territory: tuple[Fact, ...]
    platforms: tuple[Fact, ...]


def find_reach(letter: LetterText) -> Reach:
    """The territory and the platforms; what the letter excludes by name is not sure."""
    return Reach(_territory(letter), _platforms(letter))


def _platforms(letter: LetterText) -> tuple[Fact, ...]:
    """Every platform the letter names, in the words' order; a channel only where no platform is named."""
    found: list[Fact] = []
    for value, rows in words()["platforms"].items():
        named = list(
            re.finditer("|".join(f"(?:{_EDGE}(?:{row}))" for row in rows), letter.text, re.IGNORECASE)
        )
        allowed = [one for one in named if not _left_out(letter.text, one)]
        guess = next(_misread(letter.text, value), None)
        if allowed:
            found += _facts(letter, value, allowed[0], None)
        elif guess and not named:
            found += _facts(letter, value, guess, say("the name was not read clearly"))
        elif named and value not in ("online", "retail"):
            found += _facts(letter, value, named[0], say("the letter seems to leave it out"))
    special = [fact for fact in found if fact.value not in ("online", "retail")]
    return tuple(fact for fact in found if fact.value != "online" or not special)


def without_territory(text: str) -> str:
    """The text with the countries of the territory blanked: they do not tell where its writer is at home."""
    for value, rows in words()["territory"].items():
        if value != "cues":
            for match in re.finditer("|".join(f"(?:{row})" for row in rows), text, re.IGNORECASE):
                if _speaks_of_territory(text, match.start()):
                    text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text


def _misread(text: str, platform: str) -> Iterator[re.Match[str]]:
    """Where a platform's Latin name may have been read as Cyrillic."""
    for row in words()["platforms_misread"].get(platform, ()):
        yield from re.finditer(rf"{_EDGE}(?:{row})", text)


def _territory(letter: LetterText) -> tuple[Fact, ...]:
    """Not the countries of an address or a registration."""
    found: list[Fact] = []
    without: list[str] = []
    for value, rows in words()["territory"].items():
        if value == "cues":
            continue
        named = [
            match
            for match in re.finditer("|".join(f"(?:{row})" for row in rows), letter.text, re.IGNORECASE)
            if value == "GLOBAL" or _speaks_of_territory(letter.text, match.start())
        ]
        allowed = [match for match in named if not _left_out(letter.text, match)]
        if allowed:
            found += _facts(letter, value, allowed[0], _doubt(letter, allowed[0]))
        elif named:
            without.append(named[0][0])
    if without:
        found = [_narrowed(fact, without[0]) if fact.value in _WIDE else fact for fact in found]
    return tuple(one for fact in found for one in _countries(fact))


def _facts(letter: LetterText, value: str, match: re.Match[str], why: Message | None) -> Sequence[Fact]:
    fact = letter.fact(value, *match.span(), why)
    return [fact] if fact else []


def _narrowed(fact: Fact, country: str) -> Fact:
    return replace(fact, sure=False, why=say("the letter seems to leave out {country}", country=country))


def _countries(fact: Fact) -> tuple[Fact, ...]:
    return tuple(replace(fact, value=code) for code in _EAEU) if fact.value == "EAEU" else (fact,)


def _doubt(letter: LetterText, match: re.Match[str]) -> Message | None:
    return None if letter.clear(*match.span()) >= 0.6 else say("the country was not read clearly")


def _left_out(text: str, match: re.Match[str]) -> bool:
    """Whether words like "except" or "not on" stand before a name in its clause, or "are excluded" behind it."""
    before = _CLAUSE.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    behind = _CLAUSE.split(text[match.end() : match.end() + 40])[0]
    denied = "|".join(words()["left_out"])
    refused = "|".join(words()["left_out_behind"])
    return bool(
        re.search(rf"{_EDGE}(?:{denied})", before, re.IGNORECASE) or re.match(refused, behind, re.IGNORECASE)
    )


def _speaks_of_territory(text: str, at: int) -> bool:
    """Whether the sentence before a country's name speaks of where, and is no address and no registration."""
    head = re.split(r"[.;。；\n](?=\s|$|[^\d\s])", text[max(0, at - _BEFORE) : at])[-1]
    cues = "|".join(f"(?:{row})" for row in words()["territory"]["cues"])
    found = list(re.finditer(rf"{_EDGE}(?:{cues})(?![A-Za-zА-я])", head, re.IGNORECASE))
    if not found:
        return False
    last = found[-1]
    return not _REGISTERED.search(head[max(0, last.start() - _AT_CUE) :])
