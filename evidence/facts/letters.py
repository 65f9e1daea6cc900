"""What a letter of authorization says: who allows whom, for which mark, where, on which platforms, how long.

The letter is read as running text; every answer keeps the spot it stands on. What can be read in two ways (a
day that may be a month, a firm that only a cue names) is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence.facts.fact import Fact
from evidence.facts.letter_parties import find_letter_parties
from evidence.facts.letter_reach import find_reach
from evidence.facts.letter_sublicence import find_sublicensing
from evidence.facts.letter_term import find_term
from evidence.facts.letter_text import LetterText, read_row_text, read_text, words
from evidence.facts.ties import Form
from evidence.finding import say

_READ_WELL = 0.85


@dataclass(frozen=True, slots=True)
class Letter:
    """The facts of a letter; what it does not say is None or empty. also: a party in the other language."""

    grantor: Fact | None = None
    grantee: Fact | None = None
    brand: Fact | None = None
    registration_number: Fact | None = None
    start: Fact | None = None
    end: Fact | None = None
    sublicensing: Fact | None = None
    territory: tuple[Fact, ...] = ()
    platforms: tuple[Fact, ...] = ()
    also: tuple[tuple[str, tuple[Fact, ...]], ...] = ()


def read_letter(forms: Sequence[Form]) -> Letter:
    """The facts of a letter of authorization."""
    letter, rows = read_text(forms), read_row_text(forms)
    parties, reach, row_reach = find_letter_parties(letter), find_reach(letter), find_reach(rows)
    term = find_term(letter)
    return Letter(
        grantor=parties.grantor,
        grantee=parties.grantee,
        brand=_brand(letter),
        registration_number=_registration(letter),
        start=term.start,
        end=term.end,
        sublicensing=_surest(find_sublicensing(letter), find_sublicensing(rows)),
        territory=reach.territory or row_reach.territory,
        platforms=reach.platforms,
        also=parties.also,
    )


def not_of_term(letter: Letter, day: Fact | None) -> Fact | None:
    """A day of issue or of expiry, unless it was only guessed and is a day of the letter's term that means another."""
    term = [(one.page, one.box) for one in (letter.start, letter.end) if one]
    guessed = day is not None and not day.sure and (day.page, day.box) in term
    return None if guessed else day


def _surest(running: Fact | None, rows: Fact | None) -> Fact | None:
    """The answer of the running text, unless it is none or only the rows make it clear."""
    return rows if running is None or (rows is not None and rows.sure and not running.sure) else running


def _brand(letter: LetterText) -> Fact | None:
    """The mark that the words for a mark point at; the one printed most often where several are."""
    found: list[tuple[int, int, int, str]] = []
    for order, row in enumerate(words()["brand"]):
        for match in re.finditer(row, letter.text, re.IGNORECASE):
            group = next((name for name, value in match.groupdict().items() if value and len(name) == 1), "")
            name = _mark(match[group]) if group else ""
            if name:
                start = match.start(group) + match[group].index(name)
                found.append((-letter.text.lower().count(name.lower()), order, start, name))
    if not found:
        return None
    count, order, start, name = min(found)
    certain = (order < 5 or count < -1) and letter.clear(start, start + len(name)) >= _READ_WELL
    why = None if certain else say("check that this is the mark")
    return letter.fact(name, start, start + len(name), why)


def _mark(text: str) -> str:
    """The mark in a stretch: its capitalised words."""
    parts = text.strip(" .,").split(" ")
    while parts and parts[0][:1].islower():
        parts.pop(0)
    kept: list[str] = []
    for part in parts:
        if part[:1].islower() or part.lower() in (
            "products",
            "brand",
            "branded",
            "goods",
            "the",
            "no.",
            "reg.",
            "reg",
            "int",
            "int.",
            "registration",
        ):
            break
        kept.append(part)
    return " ".join(kept).strip(" .,&-") if kept and len(kept[0]) > 1 else ""


def _registration(letter: LetterText) -> Fact | None:
    for row in words()["registration"]:
        if match := re.search(row, letter.text, re.IGNORECASE):
            group = next(name for name, value in match.groupdict().items() if value)
            value = re.sub(r"\s", "", match[group])
            why = (
                None
                if letter.clear(*match.span(group)) >= _READ_WELL
                else say("the number was not read clearly")
            )
            fact = letter.fact(value, *match.span(group), why)
            return replace(fact, printed=match[0]) if fact else None
    return None
