"""Invented papers: lines of words laid out by hand, as the reading room would give them."""

from __future__ import annotations

import re

from evidence.reading.reading import Line, Page, PageOrigin, ReadBy, Reading, Word

CHAR = 5.0
HEIGHT = 10.0


def line(text: str, x: float = 50, y: float = 100, *, size: float = 1.0, confidence: float = 1.0) -> Line:
    """One line whose words are split at spaces; every character is `CHAR * size` points wide."""
    words = []
    at = x
    for token in text.split(" "):
        right = at + len(token) * CHAR * size
        if token:
            words.append(Word(token, (at, y, right, y + HEIGHT * size), confidence))
        at = right + CHAR * size
    read_by = ReadBy.TEXT if confidence == 1 else ReadBy.OCR
    return Line(tuple(words), (x, y, words[-1].box[2], y + HEIGHT * size), read_by, confidence)


def page(*lines: Line, number: int = 1) -> Page:
    """An A4 page of these lines."""
    return Page(number, 595, 842, PageOrigin.DIGITAL, lines)


def column(*texts: str, x: float = 50, y: float = 100, step: float = 14) -> tuple[Line, ...]:
    """Lines one under the other."""
    return tuple(line(text, x, y + step * at) for at, text in enumerate(texts))


def paper(*pages: Page, created: str = "") -> Reading:
    """A whole paper."""
    return Reading("0" * 64, "application/pdf", len(pages), pages, created=created)


def typed(
    text: str, *, size: dict[int, float] | None = None, confidence: float = 1.0, number: int = 1
) -> Page:
    """A page typed like a text file: two spaces or more begin a new cell; size: letter size by row, from 0.

    Columns keep their place, so that tables and forms stand as they are typed.
    """
    lines = []
    for at, row in enumerate(text.strip("\n").split("\n")):
        for match in re.finditer(r"\S+(?: \S+)*", row):
            grown = (size or {}).get(at, 1.0)
            lines.append(
                line(
                    match.group(), 40 + match.start() * CHAR, 60 + at * 14, size=grown, confidence=confidence
                )
            )
    return Page(number, 595, 842, PageOrigin.DIGITAL, tuple(lines))
