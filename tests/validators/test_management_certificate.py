from building import a_case, a_certificate, a_document, judge, only

from evidence.case.declared import Role
from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict

ISO = a_document("iso.pdf", kind=Kind.ISO, type="iso9001")


def test_alone_it_warns():
    assert only(judge("management_certificate", a_case(ISO))).severity is Severity.WARNING


def test_beside_a_product_paper_it_is_noted_unless_it_is_offered_as_one():
    assert only(judge("management_certificate", a_case(ISO, a_certificate()))).severity is Severity.NOTE
    offered = a_case(ISO, a_certificate(), roles={"iso.pdf": Role.CERTIFICATE})
    assert only(judge("management_certificate", offered)).severity is Severity.WARNING


def test_a_doubtful_kind_is_doubted():
    doubtful = a_document("iso.pdf", kind=Kind.ISO, kind_sure=False)
    assert not only(judge("management_certificate", a_case(doubtful))).sure


def test_without_one_there_is_nothing_to_judge():
    assert judge("management_certificate", a_case(a_certificate())).verdict is Verdict.SKIP
