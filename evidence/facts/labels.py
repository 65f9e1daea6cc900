"""Finding the labels on a page: the words of words/labels.toml, anchored, forgiving what OCR does to them.

A label is only believed where a form would put one: at the start of a line or cell, or anywhere when a colon
follows at once. Words in running text ("the applicant hereby ...") are no labels. Two languages of one label
("Applicant 申请人:") are one Label.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import product

from evidence.facts.fold import Folded, edits_of_prefix, fold, fold_word
from evidence.facts.layout import Cell, Sheet

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_NUMBERING = re.compile(r"[\W_]*(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[IVXivx]{1,4})[.)、）:]\s*)?[\W_]*")
_COLON = re.compile(r"[\s.…·・‥_\-–—*'’)\]】」》|]*[:：﹕︰;；=][\s:：.…]*")
_FILLER = re.compile(r"[\s.…·・‥_\-–—*)\]】」》|,，]*")
_PLURAL = re.compile(r"\s*[(（][^\W\d_]{1,3}[)）]|['’]s\b")
_HINT = re.compile(r"\s*[(（][^\d()（）]{1,30}[)）](?=[\s.…]*(?:[:：]|$))")
_BRIDGE = re.compile(r"[\s/\\()（）&,、|.:：\[\]【】\-–]*")
_MID_LINE = re.compile(
    r"(?<=[\s:：;；|/(（、，,。)）])\S|(?<=[a-z0-9])[A-Z]|(?<=[^\W\d_])(?<![⺀-鿿])[⺀-鿿]|(?<=[⺀-鿿])[A-Za-z]"
)
_LOWER_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+")
_LOST_SPACE = re.compile(r"[a-zа-я][A-ZА-Я]")
_LONE_NUMBER = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
_CODES = "inid"
_FEWEST_CODES = 4
"""Trademark offices number their fields (WIPO standard ST.60); only several such numbers together are
labels."""
_MORE_WORDS = re.compile(r"(?:\s+[^\s\d:：]{1,16}){1,4}\s*[:：]\s*")
_GOES_ON = 0.8
_LONG = 10
_SHORT = 4
_FEW_WORDS = 5
_GRAM = 3
WIDE = 1.2
"""A white gap of this many line heights inside a line separates two cells."""


class Stands(StrEnum):
    """How a label ends."""

    COLON = "colon"
    ALONE = "alone"
    GAP = "gap"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands on the page.

    field: a key of words/labels.toml. language: of the phrase that matched first. cell: its own characters,
    both languages. value_start: where in the line the value would begin. stands: colon after it, alone in its
    cell, a wide gap, or run in. exactness: 1 to the letter, less with each forgiven character.
    """

    field: str
    language: str
    phrase: str
    cell: Cell
    value_start: int
    stands: Stands
    exactness: float

    @property
    def strength(self) -> float:
        """0 to 1: how much it looks like a label of a form."""
        weight = {Stands.COLON: 1.0, Stands.ALONE: 0.9, Stands.GAP: 0.9, Stands.RUN: 0.6}
        return weight[self.stands] * self.exactness


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of printing a label; folded for comparison. tail: its last word where that is short, folded."""

    field: str
    language: str
    folded: str
    printed: str
    tail: str = ""


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """All phrases of words/labels.toml with their optional parts spelt out, longest first."""
    table = tomllib.loads(files("evidence.facts").joinpath("words/labels.toml").read_text(encoding="utf-8"))
    found: dict[tuple[str, str], Phrase] = {}
    for language, fields in table.items():
        for field, printed in fields.items():
            for variant in (v for p in printed for v in _spell_out(p)):
                folded, tail = fold_word(variant), fold_word(variant.split()[-1])
                tail = tail if len(tail) <= _SHORT else ""
                found.setdefault(
                    (folded, field), Phrase(field, language, folded, " ".join(variant.split()), tail)
                )
    return tuple(sorted(found.values(), key=lambda p: -len(p.folded)))


def _spell_out(phrase: str) -> Iterator[str]:
    parts = _OPTIONAL.split(phrase)
    choices = [(part,) if i % 2 == 0 else (part, "") for i, part in enumerate(parts)]
    for choice in product(*choices):
        yield "".join(choice)


@lru_cache(maxsize=1)
def _exact() -> dict[str, Phrase]:
    table: dict[str, Phrase] = {}
    for phrase in phrases():
        table.setdefault(phrase.folded, phrase)
    return table


@lru_cache(maxsize=1)
def _fuzzy() -> dict[str, list[tuple[Phrase, int, int]]]:
    """(phrase, edits allowed, where the part begins in it) by the first signs of each part of a phrase.

    A phrase with k edits in it still has one of its k + 1 parts whole, so only phrases found here need to be
    compared.
    """
    index: dict[str, list[tuple[Phrase, int, int]]] = defaultdict(list)
    for phrase in phrases():
        edits = _edits_allowed(phrase.folded)
        if edits:
            size = len(phrase.folded) // (edits + 1)
            for begin in range(0, size * (edits + 1), size):
                index[phrase.folded[begin : begin + min(size, _GRAM)]].append((phrase, edits, begin))
    return index


def _near(text: str) -> Iterator[tuple[Phrase, int]]:
    """Phrases that folded `text` may start with if a few signs are forgiven."""
    index = _fuzzy()
    seen: set[tuple[str, str]] = set()
    for at in range(min(len(text), _longest())):
        for size in (_GRAM - 1, _GRAM):
            for phrase, edits, begin in index.get(text[at : at + size], ()):
                if abs(at - begin) <= edits and (phrase.folded, phrase.field) not in seen:
                    seen.add((phrase.folded, phrase.field))
                    yield phrase, edits


def _edits_allowed(folded: str) -> int:
    length = len(folded) * (2 if _is_chinese(folded[0]) else 1)
    return 0 if length < 7 else 1 if length < 13 else 2 if length < 22 else 3


def _is_chinese(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "가" <= char <= "힣"


@lru_cache(maxsize=50_000)
def match_start(text: str, forgiving: bool) -> tuple[Phrase, int, int] | None:
    """The longest phrase that folded `text` starts with, its length there, and the edits forgiven."""
    exact = _exact()
    best: tuple[Phrase, int, int] | None = None
    for length in range(min(len(text), _longest()), 0, -1):
        phrase = exact.get(text[:length])
        if phrase:
            best = (phrase, length, 0)
            break
    if not forgiving:
        return best
    for phrase, most in _near(text):
        if best and len(phrase.folded) <= best[1] + most:
            continue
        found = edits_of_prefix(phrase.folded, text, most)
        if not found or not text[: found[1]].endswith(phrase.tail or phrase.folded[-1]):
            continue
        if best is None or _worth(found) > _worth((best[2], best[1])):
            best = (phrase, found[1], found[0])
    return best


def _worth(found: tuple[int, int]) -> int:
    edits, length = found
    return length - 4 * edits


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(p.folded) for p in phrases())


def find_labels(sheet: Sheet) -> tuple[Label, ...]:
    """All labels of a page, line by line, left to right, never overlapping."""
    found = tuple(label for line in range(len(sheet.texts)) for label in _labels_of_line(sheet, line))
    codes = {label.phrase for label in found if label.language == _CODES}
    return tuple(label for label in found if label.language != _CODES or len(codes) >= _FEWEST_CODES)


def _labels_of_line(sheet: Sheet, line: int) -> Iterator[Label]:
    text = sheet.texts[line]
    folded = fold(text)
    done = 0
    for offset, at_start in _anchors(sheet, line):
        if offset < done:
            continue
        label = _label_at(sheet, line, folded, offset, at_start)
        if label:
            yield label
            done = label.cell.end


def _anchors(sheet: Sheet, line: int) -> Iterator[tuple[int, bool]]:
    """(offset, starts a cell): every place of a line where a label may begin."""
    text = sheet.texts[line]
    numbered = _NUMBERING.match(text)
    first = {0, numbered.end() if numbered else 0}
    yield from ((offset, True) for offset in sorted(first))
    for match in _MID_LINE.finditer(text):
        if match.start() not in first:
            yield match.start(), sheet.gap_before(line, match.start()) > WIDE * sheet.line_height


def _label_at(sheet: Sheet, line: int, folded: Folded, offset: int, at_start: bool) -> Label | None:
    text = sheet.texts[line]
    found = _phrase_at(text, folded, offset, at_start)
    if found is None:
        return None
    phrase, after, edits = found
    end = _with_partners(text, folded, after, phrase.field)
    stands, value_start = _how_it_stands(sheet, line, end)
    exactness = 1 - edits / len(phrase.folded)
    more = _MORE_WORDS.match(text, end) if stands is None and at_start and _may_go_on(phrase) else None
    if more:
        stands, value_start, end, exactness = Stands.COLON, more.end(), more.end(), exactness * _GOES_ON
    if stands is None or not _is_believed(text, offset, at_start, phrase, stands):
        return None
    printed = text[offset:after]
    if _is_prose(printed, phrase, stands) or (edits and not _ends_with_tail(printed, phrase)):
        return None
    cell = sheet.cut(line, offset, end)
    return Label(phrase.field, phrase.language, phrase.printed, cell, value_start, stands, exactness)


def _phrase_at(text: str, folded: Folded, offset: int, forgiving: bool) -> tuple[Phrase, int, int] | None:
    """(phrase, where it ends in the text, edits forgiven) of the phrase that begins at an offset of a
    line."""
    begin = _first_at(folded, offset)
    if begin is None:
        return None
    stop = _first_at(folded, _colon_after(text, offset)) or len(folded.text)
    found = match_start(folded.text[begin : min(begin + _longest() + 3, stop)], forgiving)
    return (found[0], _end_of(folded, begin + found[1]), found[2]) if found else None


def _may_go_on(phrase: Phrase) -> bool:
    """Whether more words may follow before the colon: "Date of registration of the declaration ...:"."""
    return phrase.field in ("issue_date", "expiry_date") and len(phrase.folded) >= _LONG


def _is_believed(text: str, offset: int, at_start: bool, phrase: Phrase, stands: Stands) -> bool:
    """Whether a form would put this label here: at the start of a cell, or in a line before a colon."""
    if phrase.language == _CODES:
        return at_start and stands is not Stands.COLON
    if not at_start and stands is not Stands.COLON:
        return _ends_bilingual(text, offset, phrase, stands)
    short = len(phrase.folded) < _SHORT and not _is_chinese(phrase.folded[0])
    return not (short and stands is Stands.RUN)


def _colon_after(text: str, offset: int) -> int:
    """Where the next colon stands, which no label goes on over: "Applicant: S..." is not "Applicants"."""
    places = [at for at in (text.find(sign, offset + 1) for sign in ":：") if at > 0]
    return min(places, default=len(text))


def _ends_bilingual(text: str, offset: int, phrase: Phrase, stands: Stands) -> bool:
    """Whether the label is the second language of a cell whose first was not understood: "… / Trade Mark
    No."."""
    before = text[:offset].rstrip()
    other_script = not any(char.isascii() and char.isalpha() for char in before) and text[offset].isascii()
    few_words = before.endswith("/") and len(before.split()) <= _FEW_WORDS and len(phrase.folded) >= _LONG
    return stands is Stands.ALONE and before.endswith(("/", "|", "(", "（")) and (other_script or few_words)


def _is_prose(printed: str, phrase: Phrase, stands: Stands) -> bool:
    """Whether the words are running text: a number between them, or a sentence's tail ("... of the
    products.")."""
    if _LONE_NUMBER.search(printed) and not _LONE_NUMBER.search(phrase.printed):
        return True
    return stands is not Stands.COLON and printed[0].isascii() and printed[0].islower()


def _ends_with_tail(printed: str, phrase: Phrase) -> bool:
    """Whether a short last word ("No") stands there as a word and is not the end of another one."""
    words = _WORD.findall(printed)
    whole = not words or len(fold_word(words[-1])) <= len(phrase.tail)
    return not phrase.tail or whole or _LOST_SPACE.search(words[-1]) is not None


def _first_at(folded: Folded, offset: int) -> int | None:
    for index, origin in enumerate(folded.origin):
        if origin >= offset:
            return index
    return None


def _end_of(folded: Folded, index: int) -> int:
    return folded.origin[index - 1] + 1


def _with_partners(text: str, folded: Folded, end: int, field: str) -> int:
    """The label's end with the same label in other languages, and a plural in brackets, taken in."""
    tail = _PLURAL.match(text, end) or _HINT.match(text, end)
    if tail:
        end = tail.end()
    bridge = _BRIDGE.match(text, end)
    after = bridge.end() if bridge else end
    begin = _first_at(folded, after)
    if begin is None or after >= len(text):
        return end
    found = match_start(folded.text[begin : begin + _longest() + 3], True)
    if not found or found[0].field != field or found[1] < 2 or not _same_label_goes_on(text, end, after):
        return end
    if _ends_inside_word(text, _end_of(folded, begin + found[1])):
        return end
    return _with_partners(text, folded, _end_of(folded, begin + found[1]), field)


def _same_label_goes_on(text: str, end: int, after: int) -> bool:
    """Whether what follows is the label once more: behind a slash or bracket, or in another script."""
    return bool(set(text[end:after]) & set("/\\(（|")) or _is_chinese(text[end - 1]) != _is_chinese(
        text[after]
    )


def _ends_inside_word(text: str, end: int) -> bool:
    """Whether a word is cut in two at `end`; small after large or letter after digit is a lost space."""
    if end >= len(text) or end == 0:
        return False
    left, right = text[end - 1], text[end]
    if not (left.isalnum() and right.isalnum()) or _is_chinese(left) or _is_chinese(right):
        return False
    return not (right.isdigit() and left.isalpha()) and not (right.isupper() and left.islower())


def _how_it_stands(sheet: Sheet, line: int, end: int) -> tuple[Stands | None, int]:
    text = sheet.texts[line]
    colon = _COLON.match(text, end)
    if colon:
        return Stands.COLON, colon.end()
    filler = _FILLER.match(text, end)
    start = filler.end() if filler else end
    if start >= len(text):
        return Stands.ALONE, start
    if _ends_inside_word(text, end):
        return None, end
    if sheet.gap_before(line, start) > WIDE * sheet.line_height:
        return Stands.GAP, start
    word = _LOWER_WORD.match(text, start)
    if (
        word
        and word.group().islower()
        and not _is_chinese(text[start])
        and not _has_digit_next(text, word.end())
    ):
        return None, end
    return Stands.RUN, start


def _has_digit_next(text: str, at: int) -> bool:
    return at < len(text) and text[at].isdigit()
