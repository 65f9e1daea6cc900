import pytest
from building import a_case, a_certificate, a_fact, a_mark, a_page, judge, only

from evidence.finding import Severity, Verdict
from evidence.reading.reading import MarkKind, Signature


def of(issue_date="2025-05-01", **reading):
    return judge("editing_traces", a_case(a_certificate(issue_date=issue_date, reading=reading)))


@pytest.mark.parametrize(
    "producer", ["Microsoft Word 2019", "Canon iR-ADV", "", "Adobe PDF Library", "Scanvas"]
)
def test_usual_programs_leave_no_trace(producer):
    assert of(producer=producer).verdict is Verdict.PASS


@pytest.mark.parametrize("word", ["Adobe Photoshop CC 2019", "GIMP 2.10", "美图秀秀"])
def test_an_image_editor_is_told_as_a_question(word):
    for field in ("producer", "creator"):
        found = only(of(**{field: word}))
        assert (found.severity, found.sure) == (Severity.WARNING, False)
        assert "may ask" in str(found.fix)


def test_saving_again_is_a_note_and_no_trace_where_somebody_signed():
    assert of(revisions=1).verdict is Verdict.PASS
    assert only(of(revisions=2)).severity is Severity.NOTE
    assert of(revisions=2, signatures=(Signature("A", 1, None, True, True),)).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        ("D:20250501120000", Verdict.PASS),
        ("2025-04-30", Verdict.UNSURE),
        ("", Verdict.PASS),
        ("2025-99-99", Verdict.PASS),
    ],
)
def test_a_file_made_before_its_own_date(made, verdict):
    assert of(created=made).verdict is verdict


def test_a_doubtful_date_speaks_against_nobody():
    assert of(a_fact("2025-05-01", sure=False), created="20250101").verdict is Verdict.PASS


def test_no_paper_is_nothing_to_judge():
    assert judge("editing_traces", a_case()).verdict is Verdict.SKIP


def test_a_bar_over_words_is_told_with_its_spot():
    bar = a_mark(MarkKind.COVERED, box=(200, 210, 380, 225))
    found = only(of(pages=(a_page("Holder :", marks=(bar, a_mark())),)))
    assert (found.severity, found.sure) == (Severity.WARNING, False)
    assert (found.place.page, found.place.box) == (1, (200, 210, 380, 225))
