import pytest
from building import a_case, a_document, a_fact, a_letter, a_trademark, agency, judge, only

from evidence.finding import Severity, Verdict

OWNER = "Example Audio Limited"
AGENT = "Guangzhou Sample Trading Co., Ltd."
SELLER = "Shenzhen Example Technology Co., Ltd."
MARK = a_trademark()
TOP = a_letter("1-top.pdf", grantor=OWNER, grantee=AGENT)
LOW = a_letter("2-low.pdf", grantor=AGENT, grantee=SELLER)


def of(*documents, company=SELLER, **more):
    return judge("authorization_chain", a_case(*documents, company=company, brand=agency(), **more))


def test_whole_chains_pass():
    assert of(MARK, TOP, LOW).verdict is Verdict.PASS
    assert of(MARK, a_letter()).verdict is Verdict.PASS


@pytest.mark.parametrize("gone", ["1-top.pdf", "2-low.pdf", "trademark.pdf"])
def test_each_link_taken_away_is_missed(gone):
    left = [d for d in (MARK, TOP, LOW) if d.name != gone]
    found = only(of(*left))
    assert found.severity is (Severity.WARNING if gone == "trademark.pdf" else Severity.ERROR)
    assert (
        found.place.file == {"1-top.pdf": "2-low.pdf", "2-low.pdf": None, "trademark.pdf": "1-top.pdf"}[gone]
    )


def test_a_giver_one_letter_off_is_shown():
    low = a_letter("2-low.pdf", grantor="Guangzhou Sampel Trading Co., Ltd.", grantee=SELLER)
    found = only(of(MARK, TOP, low))
    assert "1-top.pdf" in str(found.measured)
    assert "Sampel" in str(found.measured)


def test_an_owner_one_letter_off_is_shown():
    found = only(of(MARK, a_letter(grantor="Exampel Audio Limited")))
    assert "registration" in str(found.measured)


def test_nobody_known_to_own_the_mark_is_unsure():
    case = a_case(LOW, company=SELLER)
    assert judge("authorization_chain", case).verdict is Verdict.UNSURE


def test_a_giver_that_was_not_read_is_unsure():
    assert not only(of(MARK, a_letter(grantor=None))).sure


def test_a_name_that_was_not_read_for_sure_is_doubted():
    found = only(of(MARK, a_letter(grantor=a_fact(OWNER, sure=False))))
    assert not found.sure
    assert "grantor" in str(found.fix)


def test_letters_that_never_hold_together_are_no_chain():
    top = a_letter("1-top.pdf", grantor=OWNER, grantee=AGENT, end="2026-06-30")
    low = a_letter("2-low.pdf", grantor=AGENT, grantee=SELLER, start="2026-07-01", end="2026-12-31")
    codes = of(MARK, top, low).findings
    assert [found.severity for found in codes] == [Severity.ERROR, Severity.WARNING]
    assert "2026-07-01" in str(codes[0].measured)


@pytest.mark.parametrize(("end", "verdict"), [("2027-12-31", Verdict.PASS), ("2028-01-01", Verdict.FLAW)])
def test_a_letter_must_not_outlast_the_one_above(end, verdict):
    low = a_letter("2-low.pdf", grantor=AGENT, grantee=SELLER, end=end)
    assert of(MARK, TOP, low).verdict is verdict


def test_an_agency_without_a_letter_is_an_error_and_any_other_brand_nothing_to_judge():
    assert only(of(MARK)).severity is Severity.ERROR
    assert judge("authorization_chain", a_case(MARK)).verdict is Verdict.SKIP
    assert of(a_letter(), company="").verdict is Verdict.SKIP


def test_no_document_at_all():
    assert judge("authorization_chain", a_case(a_document())).verdict is Verdict.SKIP
