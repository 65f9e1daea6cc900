"""What sort of paper it is: by the words of its title, where and how large they stand, and by who is
speaking.

A title alone deceives: a maker's "Certificate of Compliance" is its own declaration, a laboratory's
"Declaration" is a certificate. So who speaks (the maker of itself, or a third party of a client's product)
decides between these two.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from evidence.facts.fact import Kind
from evidence.facts.fold import edits_of_prefix, fold_word
from evidence.facts.layout import height, shared_width
from evidence.facts.ties import Form

_TITLE_LINES = 90
_LONGEST_TITLE = 90
_MARGIN = 0.12
_MANAGEMENT = re.compile(
    r"management\s*system|managementsystem|менеджмента|管理体系|管理體系|マネジメントシステム|경영시스템"
    r"|syst[eè]me\s+de\s+management|sistema\s+d[ei]\s+gest",
    re.IGNORECASE,
)
_SYSTEM_STANDARD = re.compile(
    r"(?:9001|14001|45001|18001|13485|27001|22000|22301|50001|20000|37001|42061|19001|24001|16949)"
)
_SYSTEM_LINE = re.compile(
    r"^\W*(?:(?:BS|EN|DIN|UNI|UNE|NF|GB/T|JIS|TS|ГОСТ Р?)[\s\-–]*){0,3}(?:ISO|ИСО)(?:/(?:IEC|TS))?[\s\-–]*"
    rf"{_SYSTEM_STANDARD.pattern}(?:[\s:\-–]*20\d\d)?\W*$",
    re.MULTILINE,
)
"""The standard of a management system that has a line for itself."""
_ENOUGH = 0.45
_ENOUGH_UNTITLED = 0.2
_MARK_PHRASES = 3
_LOWER = re.compile(r"(?<![^\W\d_])(?:[a-zа-яё]|[ßà-ÿ])[^\W\d_]{2,}")
_PROSE_WORDS = 4
_SMALLEST = 0.15
_SENTENCE = 0.3
"""How much a line of running text counts as a title."""


@dataclass(frozen=True, slots=True)
class KindFound:
    """kind, whether it is sure, and the title's words as printed ("" where none was recognised)."""

    kind: Kind
    sure: bool
    title: str


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    folded: str
    weight: float

    @property
    def prose(self) -> bool:
        """Whether it reads like running text."""
        return len(_LOWER.findall(self.text)) >= _PROSE_WORDS


def find_kind(forms: Sequence[Form], text: str) -> KindFound:
    """The kind of a paper; `text` is all that was read of it."""
    scores: dict[Kind, float] = defaultdict(float)
    title: dict[Kind, str] = {}
    for kind, score, words in _title_hits(forms):
        if score > scores[kind]:
            scores[kind], title[kind] = score, words
    bodies = _body_hits(text)
    for kind, (score, _) in bodies.items():
        scores[kind] += score
    if not scores:
        return KindFound(Kind.OTHER, False, "")
    _weigh_speakers(scores, forms, text)
    finer = _finer_certificate(text, bodies)
    if finer and scores[Kind.CERTIFICATE] >= max(scores.values()):
        scores[finer], title[finer] = scores[Kind.CERTIFICATE] + 0.3, title.get(Kind.CERTIFICATE, "")
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    best, score = ranked[0], scores[ranked[0]]
    if score < (_ENOUGH if title.get(best) else _ENOUGH_UNTITLED):
        return KindFound(Kind.OTHER, False, "")
    rival = scores[ranked[1]] if len(ranked) > 1 else 0.0
    return KindFound(best, score - rival > _MARGIN and bool(title.get(best)), title.get(best, ""))


def _title_hits(forms: Sequence[Form]) -> Iterator[tuple[Kind, float, str]]:
    for form in forms[:2]:
        for title in _titles(form):
            later = 1.0 if form is forms[0] else 0.5
            for kind, phrase, weight in _phrases():
                share = _share(phrase, title.folded)
                if share > _SMALLEST:
                    prose = _SENTENCE if share < 0.5 and title.prose else 1.0
                    yield kind, weight * title.weight * later * prose * (0.25 + 0.75 * share), title.text


def _share(phrase: str, folded: str) -> float:
    """How much of a line the phrase fills, 0 where it is not there; a whole line may be misread in a few
    letters."""
    if phrase in folded:
        return len(phrase) / len(folded)
    most = len(phrase) // 8
    same_end = phrase[:3] == folded[:3] or phrase[-3:] == folded[-3:]
    if most and same_end and abs(len(phrase) - len(folded)) <= 1:
        found = edits_of_prefix(phrase, folded, most)
        if found:
            return 0.95 * min(1.0, len(phrase) / len(folded))
    return 0.0


def _titles(form: Form) -> Iterator[_Title]:
    """Lines that could be titles, also two lines of one size joined."""
    texts = form.sheet.texts
    for at, text in enumerate(texts[:_TITLE_LINES]):
        folded = fold_word(text)
        if not folded or len(text) > _LONGEST_TITLE:
            continue
        weight = _prominence(form, at)
        yield _Title(text, folded, weight)
        below = _line_below(form, at)
        if below is not None and len(texts[below]) <= _LONGEST_TITLE // 2:
            joined = f"{text} {texts[below]}"
            yield _Title(joined, fold_word(joined), weight)


def _line_below(form: Form, at: int) -> int | None:
    lines = form.sheet.page.lines
    box = lines[at].box
    for other in range(at + 1, min(at + 6, len(lines))):
        low = lines[other].box
        near = -0.3 * height(box) < low[1] - box[3] < 0.9 * height(box)
        alike = 0.7 < height(low) / max(height(box), 0.1) < 1.4
        if near and alike and shared_width(box, low) > 0.5:
            return other
    return None


def _prominence(form: Form, at: int) -> float:
    """0 to about 1.2: large letters high on the page count most."""
    box = form.sheet.page.lines[at].box
    size = min(height(box) / form.sheet.line_height, 2.2)
    depth = box[1] / form.sheet.page.height
    place = 1.0 if depth < 0.4 else 0.8 if depth < 0.6 else 0.5
    return place * (0.6 + 0.27 * size)


def _body_hits(text: str) -> dict[Kind, tuple[float, int]]:
    """(score, number of phrases found) of each kind by the running text."""
    folded = fold_word(text[:12_000])
    found = {}
    for row in _table()["body"]:
        hits = sum(fold_word(phrase) in folded for phrase in row["phrases"])
        if hits:
            found[Kind(row["kind"])] = (row["weight"] * min(0.6, 0.3 + 0.1 * hits), hits)
    return found


def _finer_certificate(text: str, bodies: dict[Kind, tuple[float, int]]) -> Kind | None:
    """What a paper that is only called "certificate" certifies: a management system, a trademark, or a
    product (None)."""
    if (_MANAGEMENT.search(text) and _SYSTEM_STANDARD.search(text)) or _SYSTEM_LINE.search(text):
        return Kind.ISO
    return Kind.TRADEMARK if bodies.get(Kind.TRADEMARK, (0.0, 0))[1] >= _MARK_PHRASES else None


def _weigh_speakers(scores: dict[Kind, float], forms: Sequence[Form], text: str) -> None:
    """Move what a certificate or a declaration scored to the other where the speaker says so."""
    folded = fold_word(text[:8_000])
    own = sum(fold_word(phrase) in folded for phrase in _table()["self"]["phrases"])
    third = sum(fold_word(phrase) in folded for phrase in _table()["third"]["phrases"])
    fields = {label.field for form in forms[:2] for label in form.labels}
    third += 2 * sum(field in fields for field in _table()["third"]["labels"])
    certificate, declaration = scores[Kind.CERTIFICATE], scores[Kind.DECLARATION]
    if certificate > declaration and own and own >= third:
        scores[Kind.DECLARATION] = certificate + 0.2
    elif declaration > certificate and third >= 3 and not own:
        scores[Kind.CERTIFICATE] = declaration + 0.2


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[Kind, str, float], ...]:
    return tuple(
        (Kind(row["kind"]), fold_word(phrase), row["weight"])
        for row in _table()["title"]
        for phrase in row["phrases"]
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("evidence.facts").joinpath("words/titles.toml").read_text(encoding="utf-8"))
