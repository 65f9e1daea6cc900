"""Taking a Chinese firm's name apart: 深圳市 | 蓝鳍 | 科技 | 有限公司 (place, own name, trade, form)."""

from __future__ import annotations

import re
from itertools import pairwise

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
    trade_words_han,
)
from evidence.facts.spelling import simplify

_LOUD_SIGNS = frozenset("&+@#%$*/=~^|<>()-")


def parse_han(text: str, words: list[Word]) -> CompanyName:
    """Take a Chinese name apart; words: as they are divided by spaces and signs."""
    key = tuple(word.text for word in _join_han(words))
    signs = [
        Word(s, w.start + (i if len(w.text) == w.end - w.start else 0), w.end)
        for w in words
        for i, s in enumerate(w.text)
    ]
    found, signs = _take_bracketed(signs)
    signs = [sign for sign in signs if sign.text not in SILENT]
    plain = simplify("".join(sign.text for sign in signs))
    head, tail = _cut_tail(plain)
    start, end = _han_form(head)
    form = LegalForm(legal_forms()[head[start:end]], span(signs[start:end], "")) if end else None
    first, last = (end, len(head)) if end and start == 0 else (0, start if end else len(head))
    ahead, first = _leading_places(signs, plain, first, last)
    cut = _trades_from(plain, first, last)
    core = (span(signs[first : cut[0]], ""),) if cut[0] > first else ()
    trades = tuple(span(signs[i:j], "") for i, j in pairwise(cut))
    return CompanyName(
        text,
        "han",
        key,
        core,
        trades,
        (*ahead, *found),
        form,
        (span(signs[len(head) :], ""),) if tail else (),
    )


def _join_han(words: list[Word]) -> list[Word]:
    """Chinese has no spaces: neighbours are one word unless a bracket or a sign stands between."""
    joined: list[Word] = []
    for word in words:
        if joined and word.text not in _LOUD_SIGNS and joined[-1].text not in _LOUD_SIGNS:
            joined[-1] = span([joined[-1], word], "")
        else:
            joined.append(word)
    return joined


def _take_bracketed(signs: list[Word]) -> tuple[list[PlaceName], list[Word]]:
    """Places in brackets, 华强(深圳)科技, and the signs without them."""
    plain = simplify("".join(sign.text for sign in signs))
    found: list[PlaceName] = []
    gone: set[int] = set()
    for match in re.finditer(r"\(([^()]+)\)", plain):
        bare = re.sub(f"(?:{'|'.join(place_data()['levels'])})$", "", match[1])
        id_ = places().get(match[1]) or places().get(bare)
        if id_:
            found.append(PlaceName(id_, span(signs[match.start(1) : match.end(1)], "")))
            gone |= set(range(match.start(), match.end()))
    return found, [sign for at, sign in enumerate(signs) if at not in gone]


def _cut_tail(plain: str) -> tuple[str, str]:
    """The name without what follows its legal form: a licence's suffix, a branch, an address."""
    for suffix in data()["suffixes"]["han"]:
        bare = suffix.strip("()")
        if plain.endswith(bare) and len(plain) > len(bare):
            return plain[: -len(bare)], bare
    if match := re.match(r".{2,}?(?:有限公司|有限责任公司|股份公司)", plain):
        return match[0], plain[match.end() :]
    return plain, ""


def _han_form(plain: str) -> tuple[int, int]:
    """Where the legal form stands, at the end or the front; (0, 0) for nowhere."""
    for start in range(1, len(plain)):
        if plain[start:] in legal_forms():
            return start, len(plain)
    for end in range(min(6, len(plain) - 1), 1, -1):
        if plain[:end] in legal_forms():
            return 0, end
    return 0, 0


def _leading_places(signs: list[Word], plain: str, first: int, last: int) -> tuple[list[PlaceName], int]:
    found: list[PlaceName] = []
    while match := _leading_place(plain[first:last]):
        id_, size = match
        if first + size >= last:
            break
        found.append(PlaceName(id_, span(signs[first : first + size], "")))
        first += size
    return found, first


def _leading_place(plain: str) -> tuple[str, int] | None:
    levels = "|".join(sorted(place_data()["levels"], key=len, reverse=True))
    for size in range(min(5, len(plain)), 1, -1):
        if plain[:size] in places():
            level = re.match(levels, plain[size:])
            return places()[plain[:size]], size + (level.end() if level else 0)
    named = re.match(r"([㐀-鿿]{2,3}?)(市|县|区|镇|省)(?=..)", plain)
    return (named[1], named.end()) if named else None


def _trades_from(plain: str, first: int, last: int) -> list[int]:
    """Where the words of the trade at the end of a Chinese name start, and its end."""
    cuts = [last]
    known = trade_words_han()
    while True:
        size = next(
            (n for n in (4, 3, 2) if cuts[0] - n > first and plain[cuts[0] - n : cuts[0]] in known), 0
        )
        if not size:
            return cuts
        cuts.insert(0, cuts[0] - size)
