import pytest
from building import a_case, a_certificate, a_document, a_fact, a_letter, judge, only

from evidence.case.declared import Role
from evidence.finding import Severity, Verdict
from evidence.reading.reading import Signature

DOUBT = a_fact("seal", sure=False)


def of(document, platform="joom", **case):
    return judge("seal_present", a_case(document, **case), platform)


def test_a_letter_with_both_passes():
    assert of(a_letter()).verdict is Verdict.PASS


def test_a_letter_with_neither_blocks_until_a_person_looked():
    found = only(of(a_letter(seal=None, signature=None)))
    assert (found.severity, found.sure) == (Severity.ERROR, False)


@pytest.mark.parametrize("without", ["seal", "signature"])
def test_a_letter_with_one_of_the_two_warns(without):
    assert only(of(a_letter(**{without: None}))).severity is Severity.WARNING


@pytest.mark.parametrize("marks", [{"seal": DOUBT}, {"signature": DOUBT}, {"seal": DOUBT, "signature": None}])
def test_something_like_a_mark_never_passes(marks):
    assert only(of(a_letter(**marks))).sure is False


def test_a_certificate_needs_one_of_the_two_and_only_warns():
    assert of(a_certificate(seal="seal")).verdict is Verdict.PASS
    assert of(a_certificate(signature="signature")).verdict is Verdict.PASS
    found = only(of(a_certificate()))
    assert (found.severity, found.sure) == (Severity.WARNING, False)
    assert not only(of(a_certificate(seal=DOUBT))).sure


@pytest.mark.parametrize(
    ("intact", "verdict"), [(True, Verdict.PASS), (None, Verdict.PASS), (False, Verdict.UNSURE)]
)
def test_a_digital_signature_counts_unless_it_is_broken(intact, verdict):
    reading = {"signatures": (Signature("Somebody", 1, None, intact, True),)}
    assert of(a_letter(seal=None, signature=None, reading=reading)).verdict is verdict


def test_a_letter_by_its_declared_role_is_judged_too():
    scan = a_document("scan.jpg")
    assert of(scan, roles={"scan.jpg": Role.AUTHORIZATION}).verdict is Verdict.UNSURE
    assert of(scan).verdict is Verdict.SKIP


def test_where_nobody_official_asks_it_warns():
    assert only(of(a_letter(seal=None, signature=None), "amazon")).severity is Severity.WARNING
