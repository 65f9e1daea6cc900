import pytest
from building import a_case, judge, only

from evidence.case.declared import AppealText
from evidence.finding import Severity, Verdict


def of(length):
    return judge("appeal_length", a_case(appeal=AppealText(text="x" * length)))


@pytest.mark.parametrize(("length", "verdict"), [(1, Verdict.PASS), (300, Verdict.PASS), (301, Verdict.FLAW)])
def test_300_characters(length, verdict):
    assert of(length).verdict is verdict


def test_it_is_recommended_only_so_it_warns():
    assert only(of(400)).severity is Severity.WARNING


def test_no_text_is_nothing_to_judge():
    assert of(0).verdict is Verdict.SKIP
