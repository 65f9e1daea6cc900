from building import a_case, a_document, a_page, judge, only

from evidence.case.declared import Role
from evidence.finding import Severity, Verdict

IDS = {"notification_id": "JM-2026-01", "rule_code": "IP-4.2"}
ROLE = {"notice.jpg": Role.NOTIFICATION}


def of(*texts, roles=ROLE, **declared):
    documents = [a_document("notice.jpg", [a_page(*texts)])] if texts else []
    return judge("notification", a_case(*documents, roles=roles, **{**IDS, **declared}))


def test_a_notice_that_shows_what_is_cited_passes():
    assert of("Notification JM-2026-01", "Rule IP-4.2").verdict is Verdict.PASS
    assert of("JM - 2O26 - O1", "lP-4.2").verdict is Verdict.PASS


def test_a_number_that_is_not_seen_is_doubted():
    found = only(of("Notification JM-2026-02, rule IP-4.2"))
    assert (found.severity, found.sure) == (Severity.WARNING, False)
    assert "JM-2026-01" in str(found.measured)


def test_no_notice_warns():
    assert only(of()).severity is Severity.WARNING


def test_without_a_declaration_there_is_nothing_to_judge():
    assert of(source="").verdict is Verdict.SKIP


def test_what_is_not_cited_is_not_looked_for():
    assert of("anything", notification_id="", rule_code="").verdict is Verdict.PASS
