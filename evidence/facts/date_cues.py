"""What the words around a date say it is: the day of issue, a start, an end, or a date of something else."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from evidence.facts.fold import Folded, fold, fold_word

_REACH = 26
_REACH_AFTER = 14
_CONNECTOR = 24
_SHORT = 4
_LONG = 8
_ATTRIBUTE = 16
"""An "accreditation certificate" is no certificate: what follows so closely belongs to the other paper."""


class Role(StrEnum):
    """What a date is on its paper. PLACE, UNTIL: it follows "on" or "until", which says little."""

    ISSUE = "issue"
    PLACE = "place"
    UNTIL = "until"
    START = "start"
    EXPIRY = "expiry"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that speaks for a date. distance: folded characters between them."""

    role: Role
    phrase: str
    distance: int


def cue_before(text: str) -> Cue | None:
    """The cue nearest to the end of `text`, the words before a date; a longer phrase wins over a shorter
    inside it."""
    folded = fold(text)
    found = []
    for phrase, role in _phrases("before"):
        at = folded.text.rfind(phrase)
        distance = len(folded.text) - at - len(phrase)
        if at < 0 or distance > _REACH or not _whole_word(text, folded, phrase, at, distance):
            continue
        found.append((distance, -len(phrase), Cue(role, phrase, distance)))
    return min(found, key=lambda one: one[:2])[2] if found else None


def cue_after(text: str) -> Cue | None:
    """The cue nearest to the start of `text`, the words after a date."""
    folded = fold_word(text)[:_REACH_AFTER]
    found = [
        (folded.find(p), -len(p), Cue(role, p, folded.find(p)))
        for p, role in _phrases("after")
        if p in folded
    ]
    found = [one for one in found if one[0] <= (0 if -one[1] < _SHORT - 1 else _REACH_AFTER)]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _whole_word(text: str, folded: Folded, phrase: str, at: int, distance: int) -> bool:
    """Whether the phrase begins a word; a short one must be the very word before the date ("le", not
    "vehicle")."""
    first = folded.origin[at]
    starts = first == 0 or not text[first - 1].isalpha() or _is_chinese(text[first])
    if len(phrase) > _SHORT or _is_chinese(phrase[0]):
        return starts or len(phrase) >= _LONG
    last = folded.origin[at + len(phrase) - 1] + 1
    return starts and distance == 0 and (last >= len(text) or not text[last].isalpha())


def _is_chinese(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


def joins_range(between: str) -> bool:
    """Whether the words between two dates make them the two ends of one range."""
    stripped = between.strip()
    return 0 < len(stripped) <= _CONNECTOR and fold_word(stripped) in _connectors()


def speaks_of_term(text: str) -> bool:
    """Whether the words around a range speak of how long the paper is valid, and not of a test or an
    accreditation."""
    folded = fold_word(text)
    return any(w in folded for w in _term("words")) and not any(w in folded for w in _term("not"))


def speaks_of_another(text: str) -> bool:
    """Whether the last paper named before a date is another one (an accreditation, a protocol), not this
    one."""
    folded = fold_word(text)
    own, other = (max((folded.rfind(w) for w in _subject(key)), default=-1) for key in ("own", "other"))
    return other >= 0 and other > own - _ATTRIBUTE


def speaks_of_former(text: str) -> bool:
    """Whether a line is about a paper that this one takes the place of."""
    folded = fold_word(text)
    return any(word in folded for word in _subject("former"))


@lru_cache(maxsize=3)
def _subject(key: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in _table()["subject"][key])


@lru_cache(maxsize=2)
def _phrases(side: str) -> tuple[tuple[str, Role], ...]:
    return tuple((fold_word(p), Role(role)) for role, phrases in _table()[side].items() for p in phrases)


@lru_cache(maxsize=1)
def _connectors() -> frozenset[str]:
    return frozenset(fold_word(p) for p in _table()["range"]["between"])


@lru_cache(maxsize=2)
def _term(key: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in _table()["term"][key])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("evidence.facts").joinpath("words/date_cues.toml").read_text(encoding="utf-8"))
