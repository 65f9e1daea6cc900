"""Comparing the words of two firm names: one word written differently, a word missing, or another word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from evidence.facts.company_parts import CompanyName, Word, data, trade_words, trade_words_han
from evidence.facts.spelling import (
    is_han,
    is_pinyin,
    pinyin,
    script,
    simplify,
    skeleton,
    to_latin,
    without_accents,
)


class Way(StrEnum):
    """How two names differ."""

    CASE = "case"
    WIDTH = "width"
    SPACING = "spacing"
    PUNCTUATION = "punctuation"
    LINE_BREAK = "line_break"
    INVISIBLE = "invisible_sign"
    LOOK_ALIKE = "look_alike"
    TRADITIONAL = "traditional_simplified"
    ACCENT = "accent"
    LEGAL_FORM = "legal_form"
    OTHER_FORM = "other_legal_form"
    PLACE = "place"
    OTHER_PLACE = "other_place"
    WORD = "word_missing"
    OTHER_WORD = "other_word"
    ABBREVIATION = "abbreviation"
    WORD_FORM = "word_form"
    SPELLING = "spelling"
    ORDER = "order"
    INITIALS = "initials"
    LANGUAGE = "language"
    ADDRESS = "address"
    GROUP = "group"
    SHOP = "shop"
    TRADE_NAME = "trade_name"


@dataclass(frozen=True, slots=True)
class Spot:
    """One way two names differ and the words of each it shows in; None where that name has nothing."""

    way: Way
    a: Word | None
    b: Word | None


def whole(way: Way, one: CompanyName, other: CompanyName) -> Spot:
    """A spot of the names as wholes."""
    return Spot(way, Word(one.given, 0, len(one.given)), Word(other.given, 0, len(other.given)))


def has_trade_word(name: CompanyName) -> bool:
    """Whether a word says the trade ("Technology", 科技), as registered names do and brands do not."""
    return bool(name.trades) or any(word.text in trade_words() for word in name.core)


def is_branch(tail: tuple[Word, ...]) -> bool:
    """Whether what follows a name makes it a branch's."""
    text = " ".join(word.text for word in tail)
    words = data()["suffixes"]
    return text.endswith(tuple(words["branch_han"])) or any(word in text for word in words["branch"])


def split_languages(text: str) -> list[str]:
    """The halves of a name that is printed in Chinese and in Latin letters; the name itself otherwise."""
    if script(text) != "mixed":
        return [text]
    han = "".join(sign if is_han(sign) or sign in "()（）" else " " for sign in text)
    latin = "".join(" " if is_han(sign) else sign for sign in text)
    return [part for part in (re.sub(r"\(\s*\)|/", "", half).strip(" ()/,") for half in (han, latin)) if part]


def compare_core(one: CompanyName, other: CompanyName) -> list[Spot]:
    """What differs in the firm's own words, both names in one script."""
    if one.script == "han":
        return _compare_han(one, other)
    return _compare_words(list(one.core), list(other.core))


def _compare_words(a: list[Word], b: list[Word]) -> list[Spot]:
    shared, left, right = _take_equal(a, b)
    found: list[Spot] = []
    for word, twin in list(product(left, right)):
        way = _kinship(word.text, twin.text) if word in left and twin in right else None
        if way:
            found.append(Spot(way, word, twin))
            shared.append(word)
            left.remove(word)
            right.remove(twin)
    if "".join(w.text for w in left) == "".join(w.text for w in right) != "":
        return [*found, Spot(Way.SPACING, left[0], right[0])]
    if left and right:
        return found + (_initials(left, right) or [Spot(Way.OTHER_WORD, left[0], right[0])])
    found += [Spot(_omission(shared, word), word, None) for word in left]
    found += [Spot(_omission(shared, word), None, word) for word in right]
    if not found and [w.text for w in a] != [w.text for w in b]:
        found.append(Spot(Way.ORDER, a[0], b[0]))
    return found


def _take_equal(a: list[Word], b: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """Words in both, words only in a, words only in b; each occurrence counts."""
    shared: list[Word] = []
    left: list[Word] = []
    right = list(b)
    for word in a:
        twin = next((other for other in right if other.text == word.text), None)
        if twin is None:
            left.append(word)
        else:
            shared.append(word)
            right.remove(twin)
    return shared, left, right


def _omission(shared: list[Word], word: Word) -> Way:
    """What it means that one name lacks a word."""
    if word.text in data()["words"]["shop"]:
        return Way.SHOP
    if word.text in data()["words"]["group"]:
        return Way.GROUP
    distinct = word.text not in trade_words() and word.text not in _JOINING
    known = any(other.text not in trade_words() for other in shared)
    return Way.OTHER_WORD if distinct and not known else Way.WORD


_JOINING = frozenset({"&", "and", "of", "the", "и", "und", "et", "y", "e"})


def _kinship(a: str, b: str) -> Way | None:
    """How two words are one word written differently; None where they are two words."""
    tests: tuple[tuple[Way, Callable[[str, str], bool]], ...] = (
        (Way.LOOK_ALIKE, lambda x, y: skeleton(x) == skeleton(y)),
        (Way.ACCENT, lambda x, y: bool(without_accents(x) & without_accents(y))),
        (Way.WORD, lambda x, y: {x, y} <= {"&", "and", "und", "et", "и"}),
        (Way.WORD_FORM, lambda x, y: _plural(x, y) or _plural(y, x) or _one_stem(x, y)),
        (Way.ABBREVIATION, lambda x, y: _abbreviates(x, y) or _abbreviates(y, x)),
        (Way.SPELLING, _one_letter_off),
    )
    return next((way for way, test in tests if test(a, b)), None)


def _abbreviates(short: str, full: str) -> bool:
    if short in trade_words().get(full, ()):
        return True
    return full in trade_words() and len(short) >= 3 and short.isalpha() and full.startswith(short)


def _plural(one: str, many: str) -> bool:
    if len(one) < 3 or not one.isalpha():
        return False
    return many in (one + "s", one + "es") or (one.endswith("y") and many == one[:-1] + "ies")


def _one_stem(a: str, b: str) -> bool:
    """Two words of the trade that share their stem: electric and electronic, technology and technical."""
    return a in trade_words() and b in trade_words() and a[:5] == b[:5] and len(min(a, b, key=len)) >= 5


def _one_letter_off(a: str, b: str) -> bool:
    """One letter added, dropped, changed or two swapped, in words that are not both words of their own."""
    if min(len(a), len(b)) < 4 or not (a + b).isalpha() or a == b:
        return False
    if all(word in trade_words() for word in (a, b)) or all(is_pinyin(word) for word in (a, b)):
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[:2][::-1] and x[2:] == y[2:])


def _initials(left: list[Word], right: list[Word]) -> list[Spot]:
    """ "И.И." against "Иван Иванович": the letters that the names begin with."""
    for short, full in ((left, right), (right, left)):
        heads = "".join(word.text[0] for word in full)
        if len(short) == 1 and len(full) <= 3 and short[0].text == heads:
            return [Spot(Way.INITIALS, left[0], right[0])]
    return []


def _compare_han(one: CompanyName, other: CompanyName) -> list[Spot]:
    a, b = _text(one.core), _text(other.core)
    found: list[Spot] = []
    if simplify(a) != simplify(b):
        alike = skeleton(simplify(a)) == skeleton(simplify(b))
        found.append(_changed(Way.LOOK_ALIKE if alike else Way.OTHER_WORD, one.core, other.core))
    elif a != b:
        found.append(_changed(Way.TRADITIONAL, one.core, other.core))
    _, left, right = _take_equal(
        *([Word(simplify(w.text), w.start, w.end) for w in n.trades] for n in (one, other))
    )
    if left and right:
        return [*found, Spot(Way.OTHER_WORD, left[0], right[0])]
    group = data()["words"]["group"]
    found += [Spot(Way.GROUP if word.text in group else Way.WORD, word, None) for word in left]
    found += [Spot(Way.GROUP if word.text in group else Way.WORD, None, word) for word in right]
    return found


def _text(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def _changed(way: Way, a: tuple[Word, ...], b: tuple[Word, ...]) -> Spot:
    """The characters that differ between two Chinese trade names."""
    x, y = _text(a), _text(b)
    shorter = min(len(x), len(y))
    ahead = next((i for i in range(shorter) if x[i] != y[i]), shorter)
    behind = next((i for i in range(shorter - ahead) if x[-1 - i] != y[-1 - i]), shorter - ahead)
    return Spot(way, _cut(a, ahead, len(x) - behind), _cut(b, ahead, len(y) - behind))


def _cut(words: tuple[Word, ...], start: int, end: int) -> Word | None:
    if not words or start >= end:
        return None
    return Word(_text(words)[start:end], words[0].start + start, words[0].start + end)


def compare_transliteration(one: CompanyName, other: CompanyName) -> list[Spot]:
    """A Cyrillic name against a Latin one: letter by letter in Latin."""
    a, b = ([Word(_plain_sound(word.text), word.start, word.end) for word in n.core] for n in (one, other))
    worse = [spot for spot in _compare_words(a, b) if spot.way in (Way.OTHER_WORD, Way.GROUP)]
    return worse or [whole(Way.LANGUAGE, one, other)]


def _plain_sound(word: str) -> str:
    """A spelling that the usual ways of writing Russian in Latin letters share."""
    text = to_latin(word)
    for long, short in (
        ("shch", "sch"),
        ("kh", "h"),
        ("ts", "c"),
        ("iu", "yu"),
        ("ia", "ya"),
        ("ks", "x"),
        ("j", "y"),
    ):
        text = text.replace(long, short)
    return re.sub(r"(?<=[aeiouy])[iy]|[iy](?=[aeiou])", "i", text)


def compare_translation(one: CompanyName, other: CompanyName) -> list[Spot]:
    """A Chinese name against one in letters. They can only be told apart, never be proved one."""
    han, plain = (one, other) if one.script == "han" else (other, one)
    if _other_trade(han, plain) or _other_sound(han, plain):
        return [whole(Way.OTHER_WORD, one, other)]
    return [whole(Way.LANGUAGE, one, other)]


def _other_trade(han: CompanyName, plain: CompanyName) -> bool:
    said = {word.text for word in plain.core} & trade_words().keys()
    meant = [trade_words_han().get(simplify(word.text), frozenset()) for word in han.trades]
    return bool(said and meant) and not any(said & english for english in meant)


def _other_sound(han: CompanyName, plain: CompanyName) -> bool:
    """Whether the Latin name spells other Chinese syllables than the characters have."""
    own = [word.text for word in plain.core if word.text not in trade_words() and word.text not in _JOINING]
    sounds = [pinyin(sign) for sign in simplify(_text(han.core)) if is_han(sign)]
    if not own or not sounds or not all(sounds) or not all(is_pinyin(word) and len(word) > 3 for word in own):
        return False
    return "".join(own) not in {"".join(reading) for reading in product(*sounds)}
