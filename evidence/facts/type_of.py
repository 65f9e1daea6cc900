"""The finer type of a paper: an entry of types.toml, by the words it is known by and the shape of its
number."""

from __future__ import annotations

import re

from evidence.facts.fact import Kind
from evidence.facts.kind import KindFound
from evidence.facts.paper_type import PaperType, paper_types

_DEFAULT = {
    Kind.CERTIFICATE: "ce_coc",
    Kind.DECLARATION: "ce_doc",
    Kind.FCC_GRANT: "fcc_grant",
    Kind.TEST_REPORT: "test_report",
    Kind.AUTHORIZATION: "loa",
    Kind.ISO: "iso9001",
}
_IN_TITLE = 4.0
_GENERAL = 1.5
"""A title such as "Test Report" says less of the type than the words on the page."""
_NUMBER_FITS = 2.5
_MOST = 3
_SHORTEST = 3


def find_type(found: KindFound, text: str, number: str) -> str | None:
    """The id of the type that fits best among those of this kind; None where nothing speaks for any."""
    plain = _squeeze(text[:12_000])
    title = _squeeze(found.title)
    scores = {
        one.id: _score(one, title, plain, number) for one in paper_types().values() if found.kind in one.kinds
    }
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is None or scores[best] < 1:
        return _DEFAULT.get(found.kind) if found.title else None
    return best


def _score(one: PaperType, title: str, text: str, number: str) -> float:
    words = {_squeeze(word) for word in one.detect if len(word.strip()) >= _SHORTEST}
    hits = sum(_count(word, text) > 0 for word in words)
    titled = any(_count(word, title) for word in words)
    score = min(hits, _MOST) + (0.0 if not titled else _GENERAL if one.id in _DEFAULT.values() else _IN_TITLE)
    if one.number and number and one.number_fits(number) and score:
        score += _NUMBER_FITS
    return score


def _count(word: str, text: str) -> int:
    """How often a word stands in the text by itself, not inside another."""
    edge = r"(?<![^\W_])" if word[:1].isascii() else ""
    end = r"(?![^\W_])" if word[-1:].isascii() and word[-1:].isalnum() else ""
    return len(re.findall(edge + re.escape(word) + end, text))


def _squeeze(text: str) -> str:
    return " ".join(text.casefold().split())
