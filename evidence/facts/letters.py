"""What a letter of authorization says: who allows whom, for which mark, where, on which platforms, how long.

The letter is read as running text; every answer keeps the spot it stands on. What can be read in two ways (a
day that may be a month, a firm that only a cue names) is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.candidates import name_key
from evidence.facts.fact import Fact
from evidence.facts.letter_term import find_term
from evidence.facts.letter_text import LetterText, cue, read_row_text, read_text, words
from evidence.facts.names import Span, capital_run, find_names
from evidence.facts.ties import Form
from evidence.finding import Message, say

_READ_WELL = 0.85
_NEAR = 60
_HEAD, _FOOT = 3, 8
_EAEU = ("RU", "KZ", "BY", "KG", "AM")


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


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    weight: float


def read_letter(forms: Sequence[Form]) -> Letter:
    """The facts of a letter of authorization."""
    letter, rows = read_text(forms), read_row_text(forms)
    spans = find_names(letter.text)
    given = list(_behind(letter.text, "grantee", spans))
    givers = [*_behind(letter.text, "grantor", spans), *_letterhead(letter, spans)]
    grantee = _pick(letter, given, avoid=None)
    grantor = _pick(letter, givers, avoid=grantee)
    if grantee and grantor and name_key(grantee.span.text) == name_key(grantor.span.text):
        grantee = _pick(letter, given, avoid=grantor)
    term = find_term(letter)
    return Letter(
        grantor=_party(letter, _plain(letter, grantor)),
        grantee=_party(letter, grantee),
        brand=_brand(letter),
        registration_number=_registration(letter),
        start=term.start,
        end=term.end,
        sublicensing=_sublicensing(letter) or _sublicensing(rows),
        territory=_territory(letter) or _territory(rows),
        platforms=_listed(letter, "platforms"),
        also=tuple(_also(letter, grantor, grantee, spans)),
    )


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


def _pick(letter: LetterText, named: Sequence[_Named], avoid: _Named | None) -> _Named | None:
    """The best of the names; of equals the first in the letter."""
    key = name_key(avoid.span.text) if avoid else ""
    fit = [one for one in named if name_key(one.span.text) != key]
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
    if found.weight < 0.9 or not (span.formed or _signs(letter, span.text)):
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
    certain = (order < 4 or count < -1) and letter.clear(start, start + len(name)) >= _READ_WELL
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


def _sublicensing(letter: LetterText) -> Fact | None:
    """ "yes" or "no"; None where the letter does not say."""
    for value, name in (("no", "sublicence_no"), ("yes", "sublicence_yes")):
        if match := cue(name).search(letter.text):
            both = value == "no" and cue("sublicence_yes").search(
                letter.text[: match.start()] + letter.text[match.end() :]
            )
            why = say("the letter seems to say both") if both else None
            return letter.fact(value, *match.span(), why)
    return None


def _listed(letter: LetterText, section: str) -> tuple[Fact, ...]:
    """Every entry of a section of the words that the letter names, in the words' order."""
    found = []
    for value, rows in words()[section].items():
        if value != "cues" and (match := _first_of(rows, letter.text)):
            found.append(letter.fact(value, *match.span(), None))
    named = [fact for fact in found if fact]
    special = [fact for fact in named if fact.value not in ("online", "retail")]
    return tuple(fact for fact in named if fact.value != "online" or not special)


def _first_of(rows: Sequence[str], text: str) -> re.Match[str] | None:
    edge = r"(?<![A-Za-zА-я])"
    return re.search("|".join(f"(?:{edge}(?:{row}))" for row in rows), text, re.IGNORECASE)


def _territory(letter: LetterText) -> tuple[Fact, ...]:
    """Countries and regions as ISO codes, EU and GLOBAL; not those of an address or a registration."""
    found: list[Fact] = []
    for value, rows in words()["territory"].items():
        if value == "cues":
            continue
        for match in re.finditer("|".join(f"(?:{row})" for row in rows), letter.text, re.IGNORECASE):
            if (value == "GLOBAL" or _speaks_of_territory(letter.text, match.start())) and (
                fact := letter.fact(value, *match.span(), _doubt(letter, match))
            ):
                found.append(fact)
                break
    return tuple(one for fact in found for one in _countries(fact))


def _countries(fact: Fact) -> tuple[Fact, ...]:
    return tuple(replace(fact, value=code) for code in _EAEU) if fact.value == "EAEU" else (fact,)


def _doubt(letter: LetterText, match: re.Match[str]) -> Message | None:
    return None if letter.clear(*match.span()) >= 0.6 else say("the country was not read clearly")


def _speaks_of_territory(text: str, at: int) -> bool:
    """Whether the sentence before a country's name speaks of where, and is no address."""
    head = re.split(r"[.;。；\n](?=\s|$|[^\d\s])", text[max(0, at - 120) : at])[-1]
    if re.search(r"designating|注册|регистрац|register(?:ed)?|registration", head, re.IGNORECASE):
        return False
    cues = "|".join(f"(?:{row})" for row in words()["territory"]["cues"])
    return bool(re.search(rf"(?<![A-Za-zА-я])(?:{cues})(?![A-Za-zА-я])", head, re.IGNORECASE))
