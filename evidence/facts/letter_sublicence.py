"""Whether a letter lets its holder pass the rights on: sentence by sentence, what is said and whether it is denied.

Letters word this in a hundred ways. So the words for passing on, for "may" and for "not" are three lists, and the word
that governs the sentence decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from evidence.facts.fact import Fact
from evidence.facts.letter_text import LetterText, words
from evidence.finding import Message, say

_BEHIND = 80
"""How far behind the words for passing on "is not permitted" may stand."""
_GOVERNS = 40
"""How far before "may" or "right" a "not" still denies it."""
_SENTENCE = re.compile(r"[;；。！\n]|(?<!\bNo)(?<!\bLtd)(?<!\bCo)(?<!\bInc)\.(?=\s)|,(?= but )")
_CLAUSE = re.compile(r"(?<=[\u3400-\u9fff])[,，]")


@dataclass(frozen=True, slots=True)
class _Said:
    """One place that speaks of passing on. allowed: None where the sentence does not decide."""

    start: int
    end: int
    allowed: bool | None
    asks: bool
    whole: bool
    """False where it only says that the letter itself is not transferable."""


def find_sublicensing(letter: LetterText) -> Fact | None:
    """ "yes" or "no", and whether that is sure; None where the letter does not speak of it."""
    said = list(_said(letter.text))
    rights = [one for one in said if one.whole]
    denied = next((one for one in rights if one.allowed is False), None)
    granted = next((one for one in rights if one.allowed), None)
    kept = next((one for one in said if not one.whole and one.allowed is False), None)
    if granted:
        both = denied or kept
        why = say("the letter seems to say both") if both else _condition(granted)
        return letter.fact("no" if denied else "yes", granted.start, granted.end, why)
    if found := denied or kept:
        return letter.fact("no", found.start, found.end, None)
    unclear = next(iter(rights), None)
    why = say("the letter speaks of passing rights on, but not clearly whether it allows it")
    return letter.fact("no", unclear.start, unclear.end, why) if unclear else None


def _condition(granted: _Said) -> Message | None:
    return say("only with the consent of the owner") if granted.asks else None


def _said(text: str) -> Iterator[_Said]:
    """Every place that speaks of passing on, in the order of the text."""
    for first, last in _pieces(text, _SENTENCE):
        sentence = text[first:last]
        bare = _blank("consent", sentence)
        asks = bare != sentence
        bare = _blank("question", bare)
        for start, end in _pieces(bare, _CLAUSE):
            for said in _in_clause(bare[start:end], asks=asks):
                yield replace(said, start=first + start + said.start, end=first + start + said.end)


def _blank(name: str, text: str) -> str:
    """The text with such words blanked, so that every place in it stays."""
    return _any(name).sub(lambda match: " " * len(match[0]), text)


def _in_clause(clause: str, *, asks: bool) -> Iterator[_Said]:
    for name, whole in (("passing", True), ("transfer", False)):
        for match in _any(name).finditer(clause):
            yield _Said(match.start(), match.end(), _allowed(clause, match), asks, whole)


def _pieces(text: str, cuts: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in cuts.finditer(text):
        yield at, cut.start()
        at = cut.end()
    yield at, len(text)


def _allowed(sentence: str, match: re.Match[str]) -> bool | None:
    """What governs the words: a verdict right behind them, else the nearest "may" or "not" before them."""
    if _any("no").match(match[0]) or match[0].casefold().startswith("non"):
        return False
    behind = _any("verdict").match(sentence[match.end() : match.end() + _BEHIND])
    before = sentence[: match.start()]
    if behind:
        return not (_any("no").search(behind[0]) or _denied(before))
    denials = [(one.end(), False) for one in _any("no").finditer(before)]
    grants = [(one.end(), not _denied(before[: one.start()])) for one in _any("yes").finditer(before)]
    return max(denials + grants, default=(0, None), key=lambda one: one[0])[1]


def _denied(before: str) -> bool:
    """Whether a "not" stands close enough before a "may" or "right" to deny it; a "no" at any distance does."""
    near = re.split(r"\b(?:and|but|и|но)\b|[,，]", before[-_reach(before) :])[-1]
    return bool(_any("no").search(near) or _any("never").search(before))


def _reach(before: str) -> int:
    return 3 if re.search("[㐀-鿿]$", before) else _GOVERNS


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in words()["sublicence"][name]), re.IGNORECASE)
