from building import a_case, a_certificate, judge, only

from evidence.case.declared import Confirm, Waive
from evidence.finding import Severity, Verdict

PAPER = a_certificate()
SHA = PAPER.paper.sha256


def confirmed(sha256):
    word = Confirm("certificate.pdf", "brand", "EXABRAND", "seen", sha256)
    return judge("given_word", a_case(PAPER, confirms=(word,)))


def waived(code="expiry", file="certificate.pdf", sha256=SHA):
    return judge("given_word", a_case(PAPER, waives=(Waive(code, "agreed", file, sha256),)))


def test_a_word_for_these_bytes_holds():
    assert confirmed(SHA).verdict is Verdict.PASS
    assert waived().verdict is Verdict.PASS


def test_a_word_for_other_bytes_has_ended():
    for outcome in (confirmed("0" * 64), waived(sha256="0" * 64)):
        found = only(outcome)
        assert found.severity is Severity.ERROR
        assert SHA in str(found.fix)


def test_a_word_bound_to_nothing_is_noted_with_the_line_to_add():
    found = only(confirmed(None))
    assert found.severity is Severity.NOTE
    assert f'sha256 = "{SHA}"' in str(found.fix)


def test_a_waiver_of_the_whole_case_needs_no_file():
    assert waived("completeness", None, None).verdict is Verdict.PASS


def test_a_code_that_does_not_exist_gets_the_nearest():
    found = only(waived("expiri"))
    assert found.severity is Severity.ERROR
    assert "expiry" in str(found.fix)


def test_no_word_is_nothing_to_judge():
    assert judge("given_word", a_case(PAPER)).verdict is Verdict.SKIP
