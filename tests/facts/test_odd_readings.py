"""Whatever a reading holds, understanding it ends, and never with an exception."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_papers import paper

from evidence.facts.collect import understand
from evidence.facts.fact import Kind
from evidence.reading.reading import Line, Page, PageOrigin, ReadBy, Reading, Word

PIECES = [
    "Certificate No.:", "证书编号：", "Дата регистрации", "2024-03-04", "03/04/2026", "二〇二四年", "valid until",
    "Срок действия с", "№", "ЕАЭС N RU Д-CN.РА01.В.65848/23", "Applicant", "申请人", "Model", "to", "по", ":", "",
    " ", "2O24", "99/99/9999", "N/A", "P5Y", "valid for 3 years", "Test Report", "授权书", "😀", "ु", "\u200b", "第1号",
    "29.02.2023", "February 30, 2024", "13月", "十十月", "〇年〇月〇日", "令和元年5月1日",
]  # fmt: skip
TEXT = st.one_of(st.sampled_from(PIECES), st.text(max_size=12))
NUMBER = st.floats(-50, 900, allow_nan=False)
WORD = st.builds(
    lambda text, x, y, wide, high: Word(text, (x, y, x + wide, y + high), 0.9),
    TEXT,
    NUMBER,
    NUMBER,
    st.floats(0, 200),
    st.floats(0, 40),
)
LINE = st.builds(
    lambda words: Line(tuple(words), words[0].box if words else (0, 0, 0, 0), ReadBy.OCR, 0.9),
    st.lists(WORD, max_size=5),
)
PAGE = st.builds(lambda lines: Page(1, 595, 842, PageOrigin.SCAN, tuple(lines)), st.lists(LINE, max_size=12))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PAGE, max_size=2))
def test_no_reading_breaks_it(pages):
    facts = understand(paper(*(replace(page, number=at) for at, page in enumerate(pages, 1))))
    assert facts.kind in Kind


def test_no_pages_say_nothing():
    facts = understand(Reading("0" * 64, "application/pdf", 0))
    assert facts.kind is Kind.OTHER
    assert not facts.kind_sure
