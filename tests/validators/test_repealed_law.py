import pytest
from building import a_case, a_certificate, a_document, a_fact, judge, only

from evidence.finding import Severity, Verdict


def of(*standards):
    return judge("repealed_law", a_case(a_certificate(standards=list(standards))))


@pytest.mark.parametrize("law", ["2014/53/EU", "EN 62368-1:2014", "EN 600651", "31999/5/EC"])
def test_law_in_force_passes(law):
    assert of(law).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "law", ["1999/5/EC", "Directive 2004/108/EC (EMC)", "EN60950-1:2006", "EN 60065: 2014"]
)
def test_repealed_law_warns(law):
    found = only(of(law))
    assert (found.severity, found.sure) == (Severity.WARNING, True)


def test_old_law_beside_its_successor_is_forgiven():
    assert of("1999/5/EC repealed by 2014/53/EU").verdict is Verdict.PASS
    assert of("EN 60950-1", "EN 62368-1").verdict is Verdict.PASS


def test_a_doubtful_reading_is_doubted():
    assert not only(of(a_fact("1999/5/EC", sure=False))).sure


def test_nothing_named_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
    assert judge("repealed_law", a_case(a_document())).verdict is Verdict.SKIP
