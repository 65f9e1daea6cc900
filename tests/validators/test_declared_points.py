import pytest
from building import a_case, a_document, judge, only

from evidence.case.declared import Labelled, Listing, Point, Proof
from evidence.finding import Severity, Verdict

WHOLE = Point("The title says Original", "removed", (Proof("certificate.pdf", 1),))


def of(*points, **more):
    return judge("declared_points", a_case(a_document(), points=points, **more))


def test_an_answered_point_passes():
    assert of(WHOLE).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("point", "word"),
    [
        (Point("x", "", WHOLE.proof), "what was done"),
        (Point("x", "removed"), "no file"),
        (Point("", "removed", WHOLE.proof), "alleged"),
        (Point("x", "removed", (Proof("other.pdf"),)), "other.pdf is not among"),
        (Point("x", "removed", (Proof("certificate.pdf", 2),)), "no page 2"),
    ],
)
def test_each_gap_is_an_error(point, word):
    found = only(of(point))
    assert found.severity is Severity.ERROR
    assert word in str(found.measured)


def test_a_proof_that_stays_out_proves_nothing():
    assert of(WHOLE, files=(Labelled("certificate.pdf", unused="old"),)).verdict is Verdict.FLAW


def test_points_of_listings_count_too_and_are_numbered_on():
    found = only(of(WHOLE, listings=[Listing(points=(Point("x", "removed"),))]))
    assert "point 2" in str(found.measured)


def test_no_point_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
