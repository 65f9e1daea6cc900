from building import a_case, a_document, judge, only

from evidence.finding import Severity, Verdict


def of(*active, name="a.pdf"):
    return judge("active_content", a_case(a_document(name, reading={"active": active})))


def test_pages_only_pass_and_links_are_forgiven():
    assert of().verdict is Verdict.PASS
    assert of("external_link").verdict is Verdict.PASS


def test_a_script_is_told():
    found = only(of("javascript", "external_link"))
    assert found.severity is Severity.WARNING
    assert "script" in str(found.measured)


def test_each_thing_is_told_once_and_a_new_word_by_itself():
    assert len(of("javascript", "launch", "launch", "something_new").findings) == 3


def test_pictures_hold_nothing_of_it():
    assert of("javascript", name="a.jpg").verdict is Verdict.SKIP
