"""Readings cross as plain JSON: all of them comes back, and nothing but readings does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evidence.reading.codec import BadReading, decode, encode
from evidence.reading.reading import (
    Code,
    Damage,
    DamageKind,
    Disagreement,
    Line,
    Mark,
    MarkKind,
    Page,
    PageOrigin,
    Picture,
    ReadBy,
    Reading,
    Signature,
    Word,
)

BOX = (1.0, 2.0, 3.5, 4.25)
WORD = Word("Пример\ud800示例", BOX, 0.5)
PAGE = Page(
    1, 595.28, 841.89, PageOrigin.SCAN, (Line((WORD,), BOX, ReadBy.OCR, 0.75),),
    (Picture(BOX, (1240, 1754), 149.9, True, 8, "jpeg", True, "00ff" * 4, 0.5),), (Mark(MarkKind.SEAL, BOX, 0.9, "red", True),),
    (Code("QRCode", "http://example.org", BOX),), False, (Disagreement(BOX, "July", "June"),), "cyrillic", 90, -1.5, 0.25,
)  # fmt: skip
READING = Reading(
    "ab" * 32, "application/pdf", 3, (PAGE,), (Damage(DamageKind.TIME_LIMIT, 2, "slow"), Damage(DamageKind.REPAIRED)),
    True, "p", "c", "t", "d", "m", 2, (Signature("s", 1, BOX, True, False, "now"), Signature("", None, None, None, None)),
    ("javascript",), ("a.exe",), {"reader": "1"},
)  # fmt: skip


def changed(**values: Any) -> bytes:
    return json.dumps({**json.loads(encode(READING)), **values}).encode()


def page_with(**values: Any) -> bytes:
    whole = json.loads(encode(READING))
    whole["pages"][0].update(values)
    return json.dumps(whole).encode()


def test_all_of_it_comes_back() -> None:
    assert decode(encode(READING)) == READING


def test_a_box_out_of_range_is_brought_in_before_it_leaves_the_worker() -> None:
    broken = Reading(
        "",
        "",
        0,
        (Page(1, 1e99, 5, PageOrigin.SCAN, marks=(Mark(MarkKind.SEAL, (float("nan"), 0, 1e300, 1), 1),)),),
    )
    (page,) = decode(encode(broken)).pages
    assert page.marks[0].box == (0, 0, 1e7, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"{", b"\xff", b"[" * 100_000,
        changed(page_count=-1), changed(page_count="3"), changed(page_count=True), changed(sha256=5), changed(pages=7),
        changed(damage=[["unheard_of", None, ""]]), changed(title="x" * 100_001), changed(reader=[]),
        page_with(size=[1, 1e9]), page_with(size=[1]), page_with(origin="moon"), page_with(lines=[["ocr", 2, BOX, []]]),
        page_with(marks=[["seal", [0, 0, 1], 1, "", False]]), page_with(layer_believed="yes"),
        page_with(pictures=[[BOX, [9, 9], 72, True, 8, "jpeg", False, "no hex", 0.5]]),
        encode(READING).replace(b"595.28", b"NaN"), encode(READING).replace(b"595.28", b"Infinity"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(BadReading):
        decode(data)
