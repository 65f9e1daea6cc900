"""Lines laid aside are the same lines, and memory does not grow with the folder."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from evidence.reading import aside
from evidence.reading.aside import Lines, set_aside
from evidence.reading.codec import decode, encode
from evidence.reading.reading import Line, Page, PageOrigin, ReadBy, Reading, Word


def a_line(text: str, top: float = 10.0) -> Line:
    words = tuple(Word(one, (10.0, top, 60.0, top + 9), 0.9) for one in text.split())
    return Line(words, (10.0, top, 90.0, top + 9), ReadBy.OCR, 0.8)


def a_reading(*texts: str) -> Reading:
    pages = tuple(
        Page(number, 595, 842, PageOrigin.SCAN, (a_line(text), a_line("证书 第一页", 30)))
        for number, text in enumerate(texts, 1)
    )
    return Reading("ab" * 32, "application/pdf", len(pages), (*pages, Page(9, 1, 1, PageOrigin.BLANK)))


def test_what_is_laid_aside_is_the_same_in_every_way() -> None:
    reading = a_reading("Certificate of Conformity", "Model T10")
    laid = set_aside(reading)
    assert isinstance(laid.pages[0].lines, Lines)
    assert laid == reading
    assert reading == laid
    assert hash(laid.pages[0]) == hash(reading.pages[0])
    assert (laid.text, laid.pages[0].lines[1].text) == (reading.text, "证书第一页")
    assert encode(laid) == encode(reading)
    assert laid != replace(reading, pages=a_reading("Certificate of Conformity", "Model T11").pages)


def test_a_page_without_lines_stays_as_it_is() -> None:
    empty = Reading("ab" * 32, "image/png", 1, (Page(1, 1, 1, PageOrigin.BLANK),))
    assert set_aside(empty) is empty
    assert not a_reading("x").pages[-1].lines


def test_it_travels_to_a_worker_as_plain_lines() -> None:
    there = pickle.loads(pickle.dumps(set_aside(a_reading("Model T10"))))
    assert isinstance(there.pages[0].lines, tuple)
    assert there == a_reading("Model T10")
    assert decode(encode(there)).text == there.text


def test_only_so_many_words_are_open_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "MOST_OPEN", 12)
    monkeypatch.setattr(aside, "_words", [0])
    aside._open.clear()
    readings = [set_aside(a_reading(f"one two three {number}")) for number in range(5)]
    for reading in readings:
        assert "three" in reading.text
    first = [reading.pages[0].lines for reading in readings]
    held = [lines for lines in first if isinstance(lines, Lines) and lines._lines is not None]
    assert len(held) == 2
    assert readings[0].pages[0].lines[0].text == "one two three 0", "and what was closed opens again"
