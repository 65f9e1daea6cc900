import pytest
from building import a_case, a_document, a_line, a_page, a_scan, judge, only

from evidence.finding import Severity, Verdict
from evidence.reading.reading import ReadBy


def of(*lines, **page):
    return judge(
        "legible",
        a_case(a_document("scan.jpg", [a_scan(**page)] if not lines else [a_scan(lines=lines, **page)])),
    )


@pytest.mark.parametrize(
    ("sharpness", "verdict"), [(0.19, Verdict.UNSURE), (0.2, Verdict.PASS), (None, Verdict.PASS)]
)
def test_a_blurred_page_is_doubted(sharpness, verdict):
    assert of(sharpness=sharpness).verdict is verdict


@pytest.mark.parametrize(
    ("skew", "verdict"), [(5.0, Verdict.PASS), (5.1, Verdict.UNSURE), (-6.0, Verdict.UNSURE)]
)
def test_a_page_askew_is_doubted(skew, verdict):
    assert of(skew=skew).verdict is verdict


@pytest.mark.parametrize(
    ("confidence", "count", "verdict"),
    [(0.74, 5, Verdict.UNSURE), (0.75, 5, Verdict.PASS), (0.5, 4, Verdict.PASS)],
)
def test_words_read_with_doubt(confidence, count, verdict):
    lines = tuple(a_line("words", 100 + 20 * n, ReadBy.OCR, confidence) for n in range(count))
    assert of(*lines).verdict is verdict


def test_a_fault_only_warns():
    assert only(of(sharpness=0.0)).severity is Severity.WARNING


def test_digital_pages_are_not_judged():
    assert judge("legible", a_case(a_document(pages=[a_page("x", sharpness=0.0)]))).verdict is Verdict.SKIP
