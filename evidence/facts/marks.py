"""Seals, signatures and photos as facts: something looks like one; a person confirms it."""

from __future__ import annotations

from evidence.facts.fact import Fact
from evidence.finding import say
from evidence.reading.reading import Mark, MarkKind, ReadBy, Reading

_ENOUGH = 0.5


def find_mark(reading: Reading, kind: MarkKind) -> Fact | None:
    """The likeliest mark of that kind; value: its colour and kind. Never sure: it was seen, not read.

    A digital signature is none: it has its own place in the reading.
    """
    seen = [
        (mark.score, page.number, mark) for page in reading.pages for mark in page.marks if mark.kind is kind
    ]
    seen = [one for one in seen if one[0] >= _ENOUGH]
    if not seen:
        return None
    _, page, mark = max(seen, key=lambda one: (one[0], -one[1]))
    words = _words(mark)
    why = say("it looks like one; compare it with the page")
    return Fact(words, words, False, page, mark.box, ReadBy.OCR, why)


def _words(mark: Mark) -> str:
    return f"{mark.colour} {mark.kind.value}".strip()
