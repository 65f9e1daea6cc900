"""Who gives a letter of authorization and who gets it: by the words before a name, behind it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.candidates import name_key
from evidence.facts.fact import Fact
from evidence.facts.letter_text import LetterText, cue, words
from evidence.facts.names import Span, capital_run, find_names
from evidence.finding import say

_READ_WELL = 0.85
_NEAR = 60
_SENTENCE = 220
_GAP = 3
_HEAD, _FOOT = 3, 8
_SAID = 0.9
"""The weight from which words say clearly what a name stands for."""


@dataclass(frozen=True, slots=True)
class LetterParties:
    """also: a party's name in the other language."""

    grantor: Fact | None
    grantee: Fact | None
    also: tuple[tuple[str, tuple[Fact, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    weight: float


def find_letter_parties(letter: LetterText) -> LetterParties:
    """Grantor and grantee, never the same firm."""
    spans = find_names(letter.text, letter.breaks())
    given = [*_behind(letter.text, "grantee", spans), *_before(letter.text, "grantee_after", spans)]
    givers = [
        *_behind(letter.text, "grantor", spans),
        *_before(letter.text, "grantor_after", spans),
        *_letterhead(letter, spans),
    ]
    grantee = _pick(letter, given, avoid=None)
    grantor = _pick(letter, givers, avoid=grantee)
    if (
        grantee
        and _key(_best(givers)) == _key(grantee)
        and (other := _pick(letter, given, avoid=_best(givers)))
    ):
        grantor, grantee = _best(givers), other
    also = tuple(_also(letter, grantor, grantee, spans))
    return LetterParties(_party(letter, _plain(letter, grantor)), _party(letter, grantee), also)


def _behind(text: str, role: str, spans: Sequence[Span]) -> Iterator[_Named]:
    """Names right behind the words that give a role away."""
    for match in cue(role).finditer(text):
        gap = re.match("".join(words()["between"]), text[match.end() :], re.IGNORECASE)
        at = match.end() + (gap.end() if gap else 0)
        formed = next((s for s in spans if at - 2 <= s.start <= at + _NEAR), None)
        if formed and not re.search(r"[.;。；\n]|, ", text[at : formed.start]):
            yield _Named(formed, 1.0 if formed.start <= at + 2 else 0.8)
        elif run := capital_run(text, match.end()) or capital_run(text, at):
            quoted = text[run.start - 1 : run.start] in tuple('"“«')
            yield _Named(run, 0.9 if run.formed else 0.6 if quoted else 0.5)


def _before(text: str, role: str, spans: Sequence[Span]) -> Iterator[_Named]:
    """Names with a legal form right before the words that give a role away: "X, owner of", "X is our dealer"."""
    after = re.compile("|".join(f"(?:{row})" for row in words()[role]), re.IGNORECASE)
    for span in spans:
        if after.match(text, span.end):
            yield _Named(span, 0.0 if _speaker_before(text, span) else 0.95)


def _speaker_before(text: str, span: Span) -> bool:
    """Whether "we, so-and-so" stands before a name in its sentence: then the name is what they deal in or for."""
    sentence = re.split(r"[;。；\n]|\.\s", text[max(0, span.start - _SENTENCE) : span.start])[-1]
    we = cue("speaker").search(sentence)
    return we is not None and len(sentence) - we.end() > _GAP


def _letterhead(letter: LetterText, spans: Sequence[Span]) -> Iterator[_Named]:
    """The firm whose name has one of the first lines, or of the last, for itself."""
    keys = [_line_key(line) for line in _lines(letter)]
    for span in spans:
        at = [number for number, key in enumerate(keys) if key == name_key(span.text)]
        if any(number < _HEAD for number in at):
            yield _Named(span, 0.65)
        elif any(number >= len(keys) - _FOOT for number in at):
            yield _Named(span, 0.55)


def _lines(letter: LetterText) -> list[str]:
    return [flow.sheet.texts[number] for _, flow in letter.parts for _, number in flow.parts]


def _line_key(line: str) -> str:
    return name_key(re.sub(r"^(?i:for)\s", "", line))


def _key(named: _Named | None) -> str:
    return name_key(named.span.text) if named else ""


def _best(named: Sequence[_Named]) -> _Named | None:
    said = [one for one in named if one.weight >= _SAID]
    return max(said, key=lambda one: (one.weight, -one.span.start), default=None)


def _pick(letter: LetterText, named: Sequence[_Named], avoid: _Named | None) -> _Named | None:
    """The best of the names; of equals the first in the letter."""
    fit = [one for one in named if _key(one) != _key(avoid)]
    found = [
        replace(one, weight=one.weight + 0.4 * (one.span.formed or _signs(letter, one.span.text)))
        for one in fit
    ]
    return max(found, key=lambda one: (one.weight, -one.span.start), default=None)


def _plain(letter: LetterText, found: _Named | None) -> _Named | None:
    """The grantor's name without "M/s" where the letter also prints it so."""
    if found is None or found.span.text[:3].lower() != "m/s":
        return found
    bare = found.span.text[3:].strip(" .")
    other = next(
        (m for m in re.finditer(re.escape(bare), letter.text) if m.start() != found.span.end - len(bare)),
        None,
    )
    return _Named(Span(other.start(), other.end(), other[0], True), found.weight) if other else found


def _party(letter: LetterText, found: _Named | None) -> Fact | None:
    if found is None:
        return None
    span, why = found.span, None
    if found.weight < _SAID or not (span.formed or _signs(letter, span.text)):
        why = say("nothing on the letter says clearly what this name stands for")
    elif letter.clear(span.start, span.end) < _READ_WELL and not _again(letter, span.text):
        why = say("the name was not read clearly")
    return letter.fact(span.text.replace("\n", " "), span.start, span.end, why)


def _again(letter: LetterText, name: str) -> bool:
    """Whether a name stands in the letter a second time, letter for letter."""
    return letter.text.replace("\n", " ").count(name.replace("\n", " ")) > 1


def _signs(letter: LetterText, name: str) -> bool:
    """Whether a name has a line for itself, as in the letterhead or under the signature."""
    return any(_line_key(line) == name_key(name) for line in _lines(letter))


def _also(
    letter: LetterText, grantor: _Named | None, grantee: _Named | None, spans: Sequence[Span]
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """The same party in another script, behind a slash or in brackets."""
    for field, party in (("grantor", grantor), ("grantee", grantee)):
        for span in spans if party else ():
            between = letter.text[party.span.end : span.start] if party else ""
            if party and span.start >= party.span.end and re.fullmatch(r"\s*[/|(（,，;]\s*|\s+", between):
                other = _script(span.text) != _script(party.span.text)
                fact = letter.fact(span.text, span.start, span.end, None) if other else None
                if fact:
                    yield field, (fact,)


def _script(name: str) -> str:
    return (
        "han" if re.search("[\u3400-\u9fff]", name) else "cyrillic" if re.search("[А-я]", name) else "latin"
    )
