from building import a_case, a_certificate, a_fact, a_paper

from evidence.case.confirm import apply_confirms, apply_waivers
from evidence.case.declared import Confirm, Declared, Labelled, Role, Waive
from evidence.facts.fact import Kind
from evidence.finding import WHOLE_CASE, Finding, Outcome, Place, Severity, Verdict, say
from evidence.reading.reading import ReadBy

PAGE = Place("certificate.pdf", 2)
UNSURE = a_certificate(expiry_date=a_fact("2026-03-04", sure=False, rivals=("2026-04-03",)))


def confirmed(*confirms, document=UNSURE):
    return apply_confirms((document,), Declared(confirms=confirms))[0].facts


def word(fact="expiry_date", value="2026-04-03", sha256=None, file="certificate.pdf"):
    return Confirm(file, fact, value, "read on the paper", sha256)


def test_a_confirmed_fact_is_sure_and_keeps_its_spot():
    fact = confirmed(word()).expiry_date
    assert fact.value == "2026-04-03"
    assert fact.sure
    assert fact.rivals == ()
    assert fact.read_by is ReadBy.USER
    assert (fact.page, fact.box, fact.printed) == (1, UNSURE.facts.expiry_date.box, "2026-03-04")


def test_a_fact_that_was_not_read_stands_on_no_page():
    fact = confirmed(word("brand", "EXABRAND")).brand
    assert (fact.value, fact.page, fact.box) == ("EXABRAND", 0, None)


def test_a_list_is_replaced_as_a_whole():
    facts = confirmed(word("models", "EX10"), word("models", "EX11"))
    assert [model.value for model in facts.models] == ["EX10", "EX11"]


def test_kind_and_type_can_be_confirmed():
    facts = confirmed(word("kind", "test_report"), word("type", "sar"))
    assert (facts.kind, facts.kind_sure, facts.type) == (Kind.TEST_REPORT, True, "sar")


def test_none_says_that_the_paper_bears_no_such_thing():
    facts = confirmed(word(value="none"), word("models", "none"))
    assert facts.expiry_date is None
    assert facts.models == ()


def test_a_word_for_these_bytes_holds_and_ends_with_them():
    same = confirmed(word(sha256=UNSURE.paper.sha256.upper()))
    assert same.expiry_date.sure
    other = confirmed(word(sha256=a_paper("x", content=b"other").sha256))
    assert not other.expiry_date.sure


def test_a_word_for_another_file_changes_nothing():
    assert not confirmed(word(file="other.pdf")).expiry_date.sure


def finding(place):
    text = say("x")
    return Finding(
        code="file_name",
        severity=Severity.ERROR,
        sure=True,
        place=place,
        related=(),
        measured=text,
        required=text,
        fix=text,
    )


def waived(*waives, place=None):
    outcome = Outcome(code="file_name", verdict=Verdict.FLAW, findings=(finding(place or PAGE),))
    return apply_waivers((outcome,), a_case(UNSURE, waives=waives))[0].findings[0]


def test_a_waived_finding_stays_and_does_not_block():
    found = waived(Waive("file_name", "agreed", "certificate.pdf"))
    assert found.waiver.reason == "agreed"
    assert not found.blocks


def test_a_waiver_is_for_its_code_its_file_and_its_bytes_only():
    assert waived(Waive("expiry", "agreed", "certificate.pdf")).blocks
    assert waived(Waive("file_name", "agreed", "other.pdf")).blocks
    assert waived(Waive("file_name", "agreed")).blocks
    assert waived(Waive("file_name", "agreed", "certificate.pdf", "0" * 64)).blocks
    assert not waived(Waive("file_name", "agreed", "certificate.pdf", UNSURE.paper.sha256)).blocks


def test_a_waiver_without_a_file_is_for_the_whole_case():
    assert not waived(Waive("file_name", "agreed"), place=WHOLE_CASE).blocks


def labelled(role, document):
    return apply_confirms((document,), Declared(files=(Labelled(document.name, role),)))[0].facts


def test_a_declared_role_says_the_kind_of_paper():
    facts = labelled(Role.TEST_REPORT, a_certificate(type="rohs"))
    assert (facts.kind, facts.kind_sure, facts.type) == (Kind.TEST_REPORT, True, "rohs")
    assert labelled(Role.TEST_REPORT, a_certificate(type="ce_tec")).type is None
    assert labelled(Role.NOTIFICATION, a_certificate()).kind is Kind.OTHER


def test_without_a_role_nothing_changes():
    document = a_certificate()
    assert apply_confirms((document,), Declared())[0] is document
