from building import a_case, a_document, a_paper, judge, only

from evidence.case.declared import Labelled
from evidence.finding import Severity, Verdict


def doc(name, content):
    return a_document(name, paper=a_paper(name, content=content))


def test_other_bytes_pass_and_the_same_warn_once():
    assert judge("duplicate_files", a_case(doc("a.pdf", b"1"), doc("b.pdf", b"2"))).verdict is Verdict.PASS
    found = only(judge("duplicate_files", a_case(doc("a.pdf", b"1"), doc("b.pdf", b"1"))))
    assert found.severity is Severity.WARNING
    assert (found.place.file, found.related[0].file) == ("b.pdf", "a.pdf")


def test_three_of_a_kind_are_two_too_many():
    case = a_case(doc("a.pdf", b"1"), doc("b.pdf", b"1"), doc("c.pdf", b"1"))
    assert len(judge("duplicate_files", case).findings) == 2


def test_an_unused_double_is_none():
    case = a_case(doc("a.pdf", b"1"), doc("b.pdf", b"1"), files=(Labelled("b.pdf", unused="double"),))
    assert judge("duplicate_files", case).verdict is Verdict.SKIP
