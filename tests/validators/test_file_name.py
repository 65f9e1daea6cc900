import pytest
from building import a_case, a_document, judge, only

from evidence.finding import Severity, Verdict


def of(name, platform="joom"):
    return judge("file_name", a_case(a_document(name)), platform)


@pytest.mark.parametrize("name", ["ce_EX-10.v2.pdf", "certs 2026/ce.pdf", "证书/ce.pdf", "a" * 76 + ".pdf"])
def test_safe_names_pass_whatever_their_folder(name):
    assert of(name).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("name", "sign", "place"),
    [
        ("my file.pdf", "a space", 3),
        ("授权书.pdf", "“授”", 1),
        ("a(1).pdf", "“(”", 2),
        ("Appeal: x.pdf", "“:”", 7),
        ("a\u202efdp.exe", "U+202E", 2),
        ("x/a–b.pdf", "“–”", 2),
    ],
)
def test_the_finding_names_the_sign_and_its_place(name, sign, place):
    found = only(of(name))
    assert f"{sign} at place {place}" in str(found.measured)
    assert found.severity is Severity.ERROR


def test_several_signs_are_counted():
    assert "and 2 more" in str(only(of("授权书.pdf")).measured)


@pytest.mark.parametrize("name", ["CON.pdf", "lpt1", "-rf.pdf", ".hidden.pdf", "a."])
def test_names_systems_keep_are_refused(name):
    assert of(name).verdict is Verdict.FLAW


def test_a_name_one_character_too_long():
    assert of("a" * 76 + ".pdf").verdict is Verdict.PASS
    assert "81 characters" in str(only(of("a" * 77 + ".pdf")).measured)


def test_the_proposed_name_is_safe():
    for name in ("授权书 (最终).pdf", "a" * 300, "..", "é.PDF"):
        proposed = str(only(of(name)).fix).removeprefix("rename it, for instance ")
        assert of(proposed).verdict is Verdict.PASS


def test_without_an_official_rule_it_warns():
    assert only(of("a b.pdf", "aliexpress")).severity is Severity.WARNING


def test_no_file_is_nothing_to_judge():
    assert judge("file_name", a_case()).verdict is Verdict.SKIP
