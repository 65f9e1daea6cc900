from building import a_case, a_document, a_page, judge, only

from evidence.finding import Severity, Verdict
from evidence.reading.reading import Disagreement

SPOT = Disagreement((1, 2, 3, 4), "2026", "2024")


def of(believed, *spots):
    page = a_page("x", layer_believed=believed, disagreements=spots)
    return judge("text_layer_differs", a_case(a_document(pages=[page])))


def test_a_layer_that_says_what_is_seen_passes():
    assert of(True).verdict is Verdict.PASS
    assert of(False).verdict is Verdict.PASS


def test_a_spot_that_differs_is_shown_with_both_words():
    found = only(of(True, SPOT))
    assert (found.severity, found.sure) == (Severity.WARNING, False)
    assert "2024" in str(found.measured)
    assert "2026" in str(found.measured)
    assert found.place.box == SPOT.box


def test_of_many_spots_three_are_shown_and_all_counted():
    found = of(False, *[SPOT] * 4).findings
    assert len(found) == 3
    assert "4 spots" in str(found[0].measured)
    assert len(of(False, *[SPOT] * 3).findings) == 3


def test_no_layer_is_nothing_to_judge():
    assert of(None).verdict is Verdict.SKIP
