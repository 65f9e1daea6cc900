"""Names that compete for one role on a paper: ranking them, and what is sure about the best.

A name that the paper prints again, or that several signs speak for, gains; two readings of one name become
one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from evidence.facts.company_name import parse_name
from evidence.facts.company_parts import common_words, letters
from evidence.facts.fact import Fact
from evidence.facts.fold import fold
from evidence.facts.layout import Cell, around
from evidence.facts.mentions import Mention
from evidence.facts.misread import is_misread
from evidence.facts.names import words
from evidence.facts.ties import Form
from evidence.finding import Message, say
from evidence.reading.reading import ReadBy

_TWIN_GAP = 0.06
_FEW = 2
_COVERED = re.compile(r"[*＊]{2}|[█▇▆■●○◯□#_?]{2}|[Xx×]{3}|…|\.{4}")
"""Signs that stand for letters which are not to be seen."""
_READ_WELL = 0.85
_READ_FAIRLY = 0.5
_LONG = 7
_ENDING = 2
_ENOUGH = 0.45
_SURE = 0.7
_MARGIN = 0.1
UNFORMED = 0.88
"""A name without a legal form may go on or begin elsewhere."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may play a role. score: 0 to about 1.3. formed: it has a legal form. sign: what
    speaks for it. again: printed elsewhere. whole: it has its row for itself, an address or nothing under it.
    """

    text: str
    cells: tuple[Cell, ...]
    score: float
    formed: bool
    sign: str = "label"
    again: bool = False
    whole: bool = False

    @property
    def key(self) -> str:
        return name_key(self.text)


def name_key(name: str) -> str:
    """Letters and digits, folded: two printings of one name have one key."""
    return fold(name).text


def candidate_of(mention: Mention, score: float, sign: str = "text") -> Candidate:
    """A mention as a candidate; later pages and names without a legal form count less."""
    later = 1.0 if mention.page == 1 else 0.85
    sign = "text" if sign == "before" and not mention.sole else sign
    return Candidate(
        mention.text,
        mention.cells,
        score * later * (1.0 if mention.formed else UNFORMED),
        mention.formed,
        sign,
    )


def rank(found: Iterable[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """One candidate for each name, best first; a name that the paper prints again counts more.

    A short name ("Bluefin") stands for the full one ("Bluefin Audio Ltd") where the paper prints that too.
    """
    by_name: dict[str, list[Candidate]] = {}
    for candidate in (_in_full(one, mentions) for one in found):
        by_name.setdefault(candidate.key, []).append(candidate)
    ranked = _without_misreadings([_together(key, same, mentions) for key, same in by_name.items()], mentions)
    return sorted((c for c in ranked if c.score >= _ENOUGH), key=_order(ranked))


def _without_misreadings(found: list[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """Of two names that differ by a letter the one that is printed more often; the other was misread."""
    count = {c.key: sum(name_key(m.text) == c.key for m in mentions) + (c.sign == "label") for c in found}
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (-count[c.key], -min(cell.confidence for cell in c.cells))):
        twin = next((other for other in kept if _letter_off(other.key, candidate.key)), None)
        if twin is None:
            kept.append(candidate)
        elif candidate.score > twin.score:
            kept[kept.index(twin)] = replace(twin, score=candidate.score)
    return kept


def _letter_off(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 8 or abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:]


def in_letters(ranked: list[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """The best name in letters where the paper prints that beside its Chinese form."""
    if not ranked or not is_han(ranked[0].text):
        return ranked
    own = [mention for mention in mentions if name_key(mention.text) == ranked[0].key]
    twin = next((m for m in mentions for mine in own if is_twin(mine, m)), None)
    if twin is None:
        return ranked
    return [replace(ranked[0], text=twin.text, cells=twin.cells), *ranked[1:]]


def is_twin(a: Mention, b: Mention) -> bool:
    """Whether two names stand right under each other in two scripts: one party in two languages."""
    near = a.page == b.page and abs(a.top - b.top) < _TWIN_GAP
    return near and a.formed and b.formed and is_han(a.text) != is_han(b.text)


def _together(key: str, same: Sequence[Candidate], mentions: Sequence[Mention]) -> Candidate:
    """All that speaks for one name: the strongest sign, and a little for each of another sort."""
    best = max(same, key=lambda candidate: candidate.score)
    clearest = max(
        (c for c in same if c.formed == best.formed), key=lambda c: min(x.confidence for x in c.cells)
    )
    best = replace(best, text=clearest.text, cells=clearest.cells)
    again = sum(key == name_key(mention.text) for mention in mentions)
    seen = again > 1 or any(candidate.again for candidate in same)
    signs = len({candidate.sign for candidate in same})
    score = best.score + 0.1 * (signs - 1) + 0.03 * min(max(again - 1, 0), 3)
    return replace(best, score=score, again=seen)


def _order(ranked: Sequence[Candidate]) -> Callable[[Candidate], tuple[bool, float]]:
    """Best first; of two nearly equal names in two scripts the one in letters."""
    top = max((candidate.score for candidate in ranked), default=0.0)
    return lambda candidate: (is_han(candidate.text) or candidate.score < top - _MARGIN, -candidate.score)


def _in_full(candidate: Candidate, mentions: Sequence[Mention]) -> Candidate:
    key = candidate.key
    full = [m for m in mentions if m.formed and name_key(m.text).startswith(key) and not candidate.formed]
    full += [
        m for m in mentions if m.formed and m.sole and name_key(m.text).endswith(key) and candidate.formed
    ]
    longer = [m for m in full if len(name_key(m.text)) > len(key) > 3]
    if not longer:
        return candidate
    full = longer
    return replace(
        candidate, text=full[0].text, cells=full[0].cells, score=candidate.score / UNFORMED, formed=True
    )


def is_han(text: str) -> bool:
    """Whether a name has Chinese characters."""
    return bool(re.search("[\u3400-\u9fff]", text))


def to_fact(ranked: Sequence[Candidate], forms: Sequence[Form]) -> Fact | None:
    """The best candidate as a fact, with what is against it."""
    if not ranked:
        return None
    best = ranked[0]
    close = [c for c in ranked[1:] if c.score > best.score - _MARGIN]
    rivals = [c for c in close if is_han(c.text) == is_han(best.text) and not _heads(best, c)]
    rivals = [c for c in rivals if not _is_end_of(c, best)]
    why = _against(best, rivals, forms)
    box = around(cell.box for cell in best.cells)
    printed = " ".join(cell.text for cell in best.cells)
    first = best.cells[0]
    names = tuple(rival.text for rival in rivals) if why else ()
    value = _mended(best.text) if first.read_by is ReadBy.OCR else best.text
    return Fact(value, printed, why is None, first.page, box, first.read_by, why, names)


def _against(best: Candidate, rivals: Sequence[Candidate], forms: Sequence[Form]) -> Message | None:
    if rivals:
        return say("another name is as likely: {other}", other=", ".join(rival.text for rival in rivals))
    if _COVERED.search(best.text):
        return say("a part of the name is covered or left blank")
    if _is_tail(best.text):
        return say("only words of the trade: the name may begin in the line before")
    if best.cells[0].read_by is ReadBy.OCR and is_misread(best.text):
        return say("a letter of the name could be a digit or another letter (O or 0, I or l)")
    if best.score < _SURE:
        return say("nothing on the paper says clearly what this name stands for")
    if not best.again and not all(_is_clear(cell, forms) for cell in best.cells):
        return say("the name was not read clearly")
    if not (best.formed or best.again or best.whole or best.sign == "before"):
        return say("the name has no legal form and stands only once: check that it is whole")
    return None


def _is_tail(name: str) -> bool:
    """Whether nothing but a few words of the trade stands before a legal form: "Development Co., Ltd."."""
    parsed = parse_name(name)
    own = [word.text for word in parsed.core]
    return parsed.form is not None and 0 < len(own) <= _FEW and all(word in common_words() for word in own)


def _is_end_of(tail: Candidate, name: Candidate) -> bool:
    """Whether a name is only the end of another, on the line where that one ends."""
    a, b = tail.cells[0], name.cells[-1]
    return (a.page, a.line) == (b.page, b.line) and name.key.endswith(tail.key)


def _heads(upper: Candidate, lower: Candidate) -> bool:
    """Whether a letterhead prints the one right over the other: a body and its office."""
    a, b = upper.cells[-1], lower.cells[0]
    close = a.page == b.page and 0 <= b.box[1] - a.box[1] < 2 * (a.box[3] - a.box[1])
    return close and upper.sign == lower.sign == "text"


def _is_clear(cell: Cell, forms: Sequence[Form]) -> bool:
    """Whether every word of a name was read well; words of the trade and places need it less."""
    sheet = next(form.sheet for form in forms if form.sheet.number == cell.page)
    line = sheet.page.lines[cell.line]
    for word, begin in zip(line.words, sheet.starts[cell.line], strict=True):
        inside = begin < cell.end and begin + len(word.text) > cell.start
        known = letters(word.text) in common_words()
        if not inside:
            continue
        if min(word.confidence, line.confidence) < (_READ_FAIRLY if known else _READ_WELL):
            return False
        if line.read_by is ReadBy.OCR and _one_letter_off(letters(word.text)):
            return False
    return True


@cache
def _usual() -> dict[int, frozenset[str]]:
    """Words that names of firms and bodies often hold, by their length."""
    found: dict[int, set[str]] = {}
    for word in (*common_words(), *map(letters, words()["names"]["usual"])):
        found.setdefault(len(word), set()).add(word)
    return {length: frozenset(known) for length, known in found.items()}


def _one_letter_off(word: str) -> bool:
    """Whether one letter, not of the ending, parts a long word from a usual one: it is misread."""
    return _usual_for(word) is not None


def _usual_for(word: str) -> str | None:
    """The usual word that was misread as this one, where there is just one such."""
    usual = _usual().get(len(word), frozenset())
    if len(word) < _LONG or word in usual:
        return None
    stem = len(word) - _ENDING
    near = [
        known
        for known in usual
        if known[stem:] == word[stem:] and sum(map(str.__ne__, known[:stem], word[:stem])) == 1
    ]
    return near[0] if near else None


def _mended(name: str) -> str:
    """A name from a picture as it must have been printed: misread usual words, and small letters among capitals.

    Such a name is never sure: what was misread, `_is_clear` finds by the same words.
    """
    return re.sub(r"[^\W\d_]+", lambda word: _mended_word(word[0]), name)


def _mended_word(word: str) -> str:
    bare = unicodedata.normalize("NFD", word)
    marked = [sign for sign in word if sign.islower() and unicodedata.normalize("NFD", sign) != sign]
    if len(marked) == 1 and len(word) > 2 and word.replace(marked[0], "").isupper():
        return "".join(sign for sign in bare if not unicodedata.combining(sign)).upper()
    known = _usual_for(letters(word)) if len(letters(word)) == len(word) else None
    if known is None:
        return word
    return known.upper() if word.isupper() else known.capitalize() if word[0].isupper() else known
