import pytest
from building import a_case, a_document, judge, only

from evidence.finding import Severity, Verdict
from evidence.reading.reading import Signature


def of(intact, covers_all=True):
    signature = Signature("Somebody", 2, (1, 2, 3, 4), intact, covers_all)
    return judge("signatures_intact", a_case(a_document(reading={"signatures": (signature,)})))


def test_an_intact_signature_over_the_whole_file_passes():
    assert of(True).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("intact", "covers_all", "severity", "sure"),
    [
        (False, True, Severity.WARNING, True),
        (None, None, Severity.NOTE, False),
        (True, False, Severity.NOTE, False),
    ],
)
def test_others_are_told_with_who_signed(intact, covers_all, severity, sure):
    found = only(of(intact, covers_all))
    assert (found.severity, found.sure, found.place.page) == (severity, sure, 2)
    assert "Somebody" in str(found.measured)


def test_nothing_signed_is_nothing_to_judge():
    assert judge("signatures_intact", a_case(a_document())).verdict is Verdict.SKIP
