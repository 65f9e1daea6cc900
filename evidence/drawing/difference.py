"""Two wordings of one field: the words that went struck through, the words that came in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from evidence.drawing.plan import Ink, Run

_TOKEN = re.compile(r"\s+|[⺀-鿿豈-﫿]|[^\s⺀-鿿豈-﫿]+")

_ALIKE = 0.5
"""Wordings less alike than this are shown as replaced whole: a word here and there in common says nothing."""


def show_difference(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both wordings in runs, compared word by word, Chinese sign by sign."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    left: list[Run] = []
    right: list[Run] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps = matcher.get_opcodes()
    if matcher.ratio() < _ALIKE:
        steps = [("replace", 0, len(old), 0, len(new))]
    for what, i0, i1, j0, j1 in steps:
        if what == "equal":
            left.append(Run("".join(old[i0:i1])))
            right.append(Run("".join(new[j0:j1])))
            continue
        left += _mark(old[i0:i1], Run("", ink=Ink.BEFORE, struck=True))
        right += _mark(new[j0:j1], Run("", ink=Ink.AFTER, bold=True))
    return tuple(left), tuple(right)


def _mark(tokens: Sequence[str], style: Run) -> list[Run]:
    """The words in that style; spaces at their ends plain, so that no line runs past a word."""
    text = "".join(tokens)
    words = text.strip()
    if not words:
        return [Run(text)] if text else []
    start = text.index(words)
    parts = [
        Run(text[:start]),
        Run(words, style.bold, style.ink, style.struck),
        Run(text[start + len(words) :]),
    ]
    return [part for part in parts if part.text]
