from building import a_case, a_certificate, a_document, judge, only

from evidence.facts.fact import Kind
from evidence.finding import Severity, Verdict
from evidence.platforms.load import load_platform

DOC = a_document("doc.pdf", kind=Kind.DECLARATION, type="ce_doc")
REPORT = a_document("r.pdf", kind=Kind.TEST_REPORT)


def test_with_a_report_or_certificate_it_passes():
    assert judge("declaration_report", a_case(DOC, REPORT)).verdict is Verdict.PASS
    assert judge("declaration_report", a_case(DOC, a_certificate())).verdict is Verdict.PASS


def test_alone_it_warns_and_blocks_only_where_the_seller_trusts_third_parties():
    assert only(judge("declaration_report", a_case(DOC))).severity is Severity.WARNING
    strict = load_platform("joom", strict=True)
    assert only(judge("declaration_report", a_case(DOC), strict)).severity is Severity.ERROR


def test_eac_declarations_and_none_at_all_are_not_judged():
    eac = a_document("eac.pdf", kind=Kind.DECLARATION, type="eac_decl")
    assert judge("declaration_report", a_case(eac)).verdict is Verdict.SKIP
    assert judge("declaration_report", a_case(REPORT)).verdict is Verdict.SKIP
