"""Whether two firm names are one firm's: "same", "near" (looks like it, written differently) or "different".

Same means: nothing differs but case, width, spaces that mean nothing, and full stops, commas or quotation
marks. All else is near or different by what differs, never by how much of it is alike: 深圳市蓝鳍科技 and
深圳市蓝鳍技术 share most of their letters and are two firms.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from evidence.facts import company_words
from evidence.facts.company_name import parse_name
from evidence.facts.company_parts import CompanyName, LegalForm, PlaceName, Word, data, span
from evidence.facts.company_words import Spot, Way, whole
from evidence.facts.spelling import has_invisible, read_signs, simplify, skeleton
from evidence.finding import Message, say


class Likeness(StrEnum):
    """What two names are to each other."""

    SAME = "same"
    NEAR = "near"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs at one spot, as printed; "" where a name has nothing there. position: in `a`, from 0."""

    way: Way
    a: str
    b: str
    position: int


@dataclass(frozen=True, slots=True)
class NameDifference:
    """likeness: the verdict; differences: in the order of `a`; reason: the weightiest of them, in words."""

    likeness: Likeness
    differences: tuple[Difference, ...]
    reason: Message


_REASONS = {
    Way.CASE: say("only capital and small letters differ"),
    Way.WIDTH: say("only the width of the signs differs"),
    Way.SPACING: say("only spaces differ"),
    Way.PUNCTUATION: say("only punctuation differs"),
    Way.LINE_BREAK: say("only a line break differs"),
    Way.INVISIBLE: say("one name hides a sign that nobody can see"),
    Way.TRADITIONAL: say("traditional and simplified Chinese characters"),
    Way.ACCENT: say("accents or umlauts are written differently"),
    Way.LEGAL_FORM: say("the legal form is written differently"),
    Way.OTHER_FORM: say("the legal form is another: two kinds of firm"),
    Way.PLACE: say("the place in the name is missing, added or written differently"),
    Way.OTHER_PLACE: say("another place in the name"),
    Way.WORD: say("a word is missing or added"),
    Way.OTHER_WORD: say("another word in the name"),
    Way.ABBREVIATION: say("a word is abbreviated"),
    Way.WORD_FORM: say("a word stands in another form"),
    Way.SPELLING: say("a word is spelled differently by a letter"),
    Way.ORDER: say("the same words in another order"),
    Way.INITIALS: say("initials instead of the full name"),
    Way.LANGUAGE: say("the name in another language or script: needs a paper that prints both"),
    Way.ADDRESS: say("words follow the name: an address, a branch or a suffix"),
    Way.LOOK_ALIKE: say("letters that look alike: a misreading, or another name made to look like this one"),
    Way.GROUP: say("a group and one of its firms are two firms"),
    Way.SHOP: say("the name of a shop is not the name of a firm"),
    Way.TRADE_NAME: say("only the trade name, not the name the firm is registered under"),
}
"""From the lightest to the weightiest."""

_BREAKING = frozenset({Way.OTHER_FORM, Way.OTHER_PLACE, Way.OTHER_WORD, Way.GROUP, Way.SHOP, Way.TRADE_NAME})
_WEIGHT = {way: weight for weight, way in enumerate(_REASONS)}


def same_company(a: str, b: str) -> Likeness:
    """Whether two printed names are the same firm's name. Symmetric."""
    return explain_names(a, b).likeness


def explain_names(a: str, b: str) -> NameDifference:
    """The verdict on two printed names with what differs and where; positions count from 0 in `a`."""
    one, other = parse_name(a), parse_name(b)
    if one.key == other.key and one.key:
        return _verdict(Likeness.SAME, a, b, _cosmetic(a, b))
    found = _whole_name(one, other) or _part_of_both(one, other) or _compare(one, other)
    breaks = any(spot.way in _BREAKING for spot in found)
    return _verdict(Likeness.DIFFERENT if breaks else Likeness.NEAR, a, b, found)


def _verdict(likeness: Likeness, a: str, b: str, spots: list[Spot]) -> NameDifference:
    found = [Difference(s.way, _printed(a, s.a), _printed(b, s.b), s.a.start if s.a else 0) for s in spots]
    heaviest = max((difference.way for difference in found), key=_WEIGHT.__getitem__, default=None)
    reason = _REASONS[heaviest] if heaviest else say("the names are the same letter by letter")
    return NameDifference(likeness, tuple(sorted(found, key=lambda difference: difference.position)), reason)


def _printed(name: str, word: Word | None) -> str:
    return name[word.start : word.end] if word else ""


def _cosmetic(a: str, b: str) -> list[Spot]:
    """What differs between two names that are the same."""
    return [Spot(_cosmetic_way(_printed(a, x), _printed(b, y)), x, y) for x, y in _changes(a, b, a, b)]


def _changes(a: str, b: str, x: str, y: str) -> list[tuple[Word, Word]]:
    """Each stretch of `a` and `b` where their equally long spellings `x` and `y` differ."""
    steps = SequenceMatcher(None, x, y, autojunk=False).get_opcodes()
    return [(Word(a[i:j], i, j), Word(b[k:m], k, m)) for step, i, j, k, m in steps if step != "equal"]


def _cosmetic_way(a: str, b: str) -> Way:
    if has_invisible(a + b):
        return Way.INVISIBLE
    if a.casefold() == b.casefold():
        return Way.CASE
    if read_signs(a).text == read_signs(b).text:
        return Way.LINE_BREAK if "\n" in a + b else Way.WIDTH
    if a.lower().split() == b.lower().split():
        return Way.LINE_BREAK if "\n" in a + b else Way.SPACING
    return Way.CASE if (a + b).isalpha() else Way.PUNCTUATION


def _whole_name(one: CompanyName, other: CompanyName) -> list[Spot]:
    """The two names differ in one way throughout: unspoken signs, spaces, look-alike letters, characters."""
    a, b = "".join(one.key), "".join(other.key)
    folds = (
        (Way.PUNCTUATION, lambda text: text.translate(_UNSPOKEN), " ".join(one.key), " ".join(other.key)),
        (Way.SPACING, lambda text: text.translate(_UNSPOKEN), a, b),
        (Way.TRADITIONAL, simplify, a, b),
        (Way.LOOK_ALIKE, skeleton, a, b),
        (Way.LOOK_ALIKE, lambda text: skeleton(simplify(text)), a, b),
    )
    for way, fold, x, y in folds:
        if x and y and fold(x).split() == fold(y).split():
            return _changed_signs(way, one.given, other.given)
    return []


_UNSPOKEN = str.maketrans(dict.fromkeys("()-=", " "))


def _changed_signs(way: Way, a: str, b: str) -> list[Spot]:
    """Each stretch where two names differ otherwise than in case."""
    return [Spot(way, x, y) for x, y in _changes(a, b, _same_length_lower(a), _same_length_lower(b))]


def _same_length_lower(text: str) -> str:
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def _part_of_both(one: CompanyName, other: CompanyName) -> list[Spot]:
    """One of the names is printed in two languages and holds the other."""
    for bilingual, single in ((one, other), (other, one)):
        halves = company_words.split_languages(bilingual.given)
        if len(halves) > 1 and any(parse_name(half).key == single.key for half in halves):
            return [whole(Way.LANGUAGE, one, other)]
    return []


def _compare(one: CompanyName, other: CompanyName) -> list[Spot]:
    if not one.key or not other.key:
        return [whole(Way.OTHER_WORD, one, other)]
    if _only_trade_name(one, other) or _only_trade_name(other, one):
        return [whole(_trade_or_shop(one, other), one, other)]
    translated = one.script != other.script
    found = _compare_forms(one.form, other.form, translated)
    found += _compare_places(one, other, translated)
    if not translated:
        found += company_words.compare_core(one, other)
    elif "han" in (one.script, other.script):
        found += company_words.compare_translation(one, other)
    else:
        found += company_words.compare_transliteration(one, other)
    found += _compare_tails(one, other)
    return _two_omissions(found) or [whole(Way.WORD, one, other)]


def _only_trade_name(short: CompanyName, full: CompanyName) -> bool:
    """A bare word against a registered name: a brand, a shop or a person."""
    bare = short.form is None and not short.places and full.form is not None
    if not bare:
        return False
    known = company_words.has_trade_word(short)
    shop = any(word.text in data()["words"]["shop"] for word in short.core)
    return shop or (not known and bool(full.places or full.trades or company_words.has_trade_word(full)))


def _trade_or_shop(one: CompanyName, other: CompanyName) -> Way:
    shop = set(data()["words"]["shop"])
    return Way.SHOP if any(word.text in shop for word in (*one.core, *other.core)) else Way.TRADE_NAME


def _compare_forms(one: LegalForm | None, other: LegalForm | None, translated: bool) -> list[Spot]:
    if one is None or other is None:
        if one is other:
            return []
        return [Spot(Way.LEGAL_FORM, one.word if one else None, other.word if other else None)]
    if one.word.text == other.word.text:
        return []
    alike = one.families & other.families or _kin(one.families, other.families, translated)
    return [Spot(Way.LEGAL_FORM if alike else Way.OTHER_FORM, one.word, other.word)]


def _kin(one: frozenset[str], other: frozenset[str], translated: bool) -> bool:
    rows = data()["kinship"]["kin"] + (data()["kinship"]["translated"] if translated else [])
    pairs = {frozenset(row.split()) for row in rows}
    return any(frozenset({a, b}) in pairs for a in one for b in other)


def _compare_places(one: CompanyName, other: CompanyName, translated: bool) -> list[Spot]:
    a, b = one.places, other.places
    here, there = {place.id for place in a}, {place.id for place in b}
    if here and there and not here & there:
        return [Spot(Way.OTHER_PLACE, a[0].word, b[0].word)]
    if translated:
        return []
    if here == there and [p.word.text for p in a] == [p.word.text for p in b]:
        return [whole(Way.ORDER, one, other)] if _moved(one, other) else []
    if here == there:
        return [Spot(Way.PLACE, _other_than(a, b), _other_than(b, a))]
    return [Spot(Way.PLACE, _extra(a, there), _extra(b, here))]


def _moved(one: CompanyName, other: CompanyName) -> bool:
    """Whether the place stands before the firm's own words in one name and behind them in the other."""
    if not one.places or not one.core or not other.core:
        return False
    return (one.places[0].word.start < one.core[0].start) != (
        other.places[0].word.start < other.core[0].start
    )


def _other_than(places: tuple[PlaceName, ...], others: tuple[PlaceName, ...]) -> Word:
    spelled = {place.word.text for place in others}
    return next((place.word for place in places if place.word.text not in spelled), places[0].word)


def _extra(places: tuple[PlaceName, ...], there: set[str]) -> Word | None:
    return next((place.word for place in places if place.id not in there), None)


def _compare_tails(one: CompanyName, other: CompanyName) -> list[Spot]:
    a, b = one.tail, other.tail
    if [word.text for word in a] == [word.text for word in b]:
        return []
    if a and b and all(company_words.is_branch(tail) for tail in (a, b)):
        return [Spot(Way.OTHER_WORD, span(a), span(b))]
    return [Spot(Way.ADDRESS, span(a) if a else None, span(b) if b else None)]


def _two_omissions(found: list[Spot]) -> list[Spot]:
    """A name that lacks both its place and a word is as likely another firm's."""
    ways = [spot.way for spot in found if not (spot.a and spot.b)]
    if Way.PLACE in ways and Way.WORD in ways:
        return [*found, Spot(Way.OTHER_WORD, found[0].a, found[0].b)]
    return found
