"""Taking a firm's name apart: places, the words that tell firms apart, words of the trade, legal form.

Latin and Cyrillic names are words with spaces; Chinese ones are cut by tables (company_han.py). What a table
does not know stays part of the trade name, which is the careful side.
"""

from __future__ import annotations

import re

from evidence.facts.company_han import parse_han
from evidence.facts.company_parts import (
    SILENT,
    CompanyName,
    LegalForm,
    PlaceName,
    Word,
    data,
    legal_forms,
    place_data,
    places,
    span,
)
from evidence.facts.spelling import Signs, is_han, read_signs, script

_TOKEN = re.compile(
    r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff])+(?:'[^\W\d_]+)*|[&+@#%$*/=~^|<>()\-]"
)
_HAN = r"\u3040-\u30ff\u3400-\u9fff"
_SCRIPT_CHANGE = re.compile(rf"(?<=[^{_HAN}])(?=[{_HAN}])|(?<=[{_HAN}])(?=[^{_HAN}])")


def parse_name(text: str) -> CompanyName:
    """Take one firm's name apart."""
    signs = read_signs(text)
    words = _join_initials(signs, _mark_courtesy(_tokens(signs)))
    kind = script(signs.text)
    if kind == "mixed":
        kind = "latin" if _find_form(words)[0] else "han"
    return parse_han(text, words) if kind == "han" else _parse_spaced(text, words, kind)


def _tokens(signs: Signs) -> list[Word]:
    found: list[Word] = []
    for match in _TOKEN.finditer(signs.text):
        start = match.start()
        for part in _SCRIPT_CHANGE.split(match[0]):
            text = part.lower().replace("'", "")
            found.append(Word(text, signs.source(start), signs.source(start + len(part) - 1) + 1))
            start += len(part)
    return found


def _join_initials(signs: Signs, words: list[Word]) -> list[Word]:
    """ "S. A. R. L." and "S S" become one word: single letters with only dots and spaces between."""
    joined: list[Word] = []
    inside = False
    for word in words:
        single = len(word.text) == 1 and word.text.isalpha() and not is_han(word.text)
        if single and inside and _only_dots(signs, joined[-1].end, word.start):
            last = joined[-1]
            joined[-1] = Word(last.text + word.text, last.start, word.end)
        else:
            joined.append(word)
        inside = single
    return joined


def _only_dots(signs: Signs, start: int, end: int) -> bool:
    between = (sign for sign, place in zip(signs.text, signs.at, strict=True) if start <= place < end)
    return all(sign in ". " for sign in between)


def _find_form(words: list[Word]) -> tuple[LegalForm | None, int, int]:
    """The legal form and the words it takes, from and to: at the end, in front, or with a tail behind."""
    count = len(words)
    for start in range(max(1, count - 8), count):
        if form := _form_of(words[start:]):
            return form, start, count
    for end in range(min(8, count - 1), 0, -1):
        form = _form_of(words[:end])
        if form and form.families & set(data()["kinship"]["before"]):
            return form, 0, end
    for start in range(1, count):
        for end in range(min(count, start + 5), start, -1):
            form = _form_of(words[start:end])
            if form and len(form.word.text) > 2 and words[start].text not in SILENT:
                return form, start, end
    return None, 0, 0


def _form_of(words: list[Word]) -> LegalForm | None:
    spoken = [word for word in words if word.text not in SILENT]
    if not spoken or words[0].text == ")":
        return None
    families = legal_forms().get("".join(word.text for word in spoken))
    return LegalForm(families, span(spoken, "")) if families else None


def _parse_spaced(text: str, words: list[Word], kind: str) -> CompanyName:
    form, start, end = _find_form(words)
    before = words[:start] + (words[end:] if start == 0 else [])
    tail = words[end:] if start else []
    if form is None:
        before, tail = words, []
    found, core = _take_places([word for word in before if word.text not in data()["words"]["courtesy"]])
    key = [word.text for word in _join_places(before)]
    if form:
        key.insert(0 if start == 0 else len(key), "=" + form.word.text)
    key += [word.text for word in _join_places(tail)]
    loud = tuple(word for word in core if word.text not in SILENT)
    return CompanyName(
        text,
        kind,
        tuple(key),
        loud,
        (),
        tuple(found),
        form,
        tuple(word for word in tail if word.text not in SILENT),
    )


def _mark_courtesy(words: list[Word]) -> list[Word]:
    """The words with "M/s" before the name as one word."""
    for courtesy in data()["words"]["courtesy"]:
        size = len(courtesy.split())
        if [word.text for word in words[:size]] == courtesy.split() and size < len(words):
            return [Word(courtesy, words[0].start, words[size - 1].end), *words[size:]]
    return words


def _join_places(words: list[Word]) -> list[Word]:
    joined: list[Word] = []
    at = 0
    while at < len(words):
        size = _place_at(words, at) or 1
        joined.append(span(words[at : at + size], ""))
        at += size
    return joined


def _place_at(words: list[Word], at: int) -> int:
    """How many words from `at` on spell a place; 0 for none."""
    for size in range(4, 0, -1):
        if at + size <= len(words) and "".join(word.text for word in words[at : at + size]) in places():
            return size
    return 0


def _take_places(words: list[Word]) -> tuple[list[PlaceName], list[Word]]:
    found: list[PlaceName] = []
    rest: list[Word] = []
    at = 0
    while at < len(words):
        size = _place_at(words, at)
        if not size:
            rest.append(words[at])
            at += 1
            continue
        id_ = places()["".join(word.text for word in words[at : at + size])]
        if at + size < len(words) and words[at + size].text in place_data()["latin_levels"]:
            size += 1
        found.append(PlaceName(id_, span(words[at : at + size], "")))
        at += size
    if not any(word.text not in SILENT for word in rest):
        return [], words
    return found, rest
