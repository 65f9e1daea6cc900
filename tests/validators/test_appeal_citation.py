from building import a_case, judge, only

from evidence.case.declared import AppealText
from evidence.finding import Severity, Verdict

IDS = {"notification_id": "JM-1", "rule_code": "IP-4.2"}


def of(text="", **declared):
    return judge("appeal_citation", a_case(appeal=AppealText(text=text), **{**IDS, **declared}))


def test_a_text_with_both_passes():
    assert of("Notification jm-1, rule IP - 4.2: removed").verdict is Verdict.PASS


def test_a_text_without_one_is_an_error():
    found = only(of("Notification JM-1: removed"))
    assert found.severity is Severity.ERROR
    assert "IP-4.2" in str(found.measured)


def test_without_a_text_both_must_be_declared():
    assert of().verdict is Verdict.PASS
    assert only(of(rule_code="")).severity is Severity.WARNING


def test_without_case_toml_there_is_nothing_to_judge():
    assert of(source="").verdict is Verdict.SKIP
