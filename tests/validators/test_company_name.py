from dataclasses import replace

import pytest
from building import a_case, a_certificate, a_document, a_fact, a_letter, a_trademark, judge, only

from evidence.case.declared import Brand, Company, Ownership
from evidence.finding import Severity, Verdict

EN, ZH = "Shenzhen Example Technology Co., Ltd.", "深圳市示例科技有限公司"


def of(*documents, company=EN, **more):
    return judge("company_name", a_case(*documents, company=company, **more))


@pytest.mark.parametrize("name", [EN, EN.upper(), "Shenzhen Example Technology Co.,Ltd"])
def test_the_exact_name_passes(name):
    assert of(a_letter(grantee=name)).verdict is Verdict.PASS


def test_one_letter_off_is_an_error_that_shows_it():
    found = only(of(a_letter(grantee="Shenzhen Exampel Technology Co., Ltd.")))
    assert (found.severity, found.sure) == (Severity.ERROR, True)
    assert "Exampel" in str(found.measured)
    assert EN in str(found.required)
    assert found.place.page == 1


def test_a_letter_for_another_firm_is_an_error():
    assert only(of(a_letter(grantee="Guangzhou Sample Trading Co., Ltd."))).sure


def test_a_letter_for_an_agent_who_gives_the_sellers_letter_is_a_link_above():
    agent = "Guangzhou Sample Trading Co., Ltd."
    above, own = a_letter("a.pdf", grantee=agent), a_letter("b.pdf", grantor=agent, grantee=EN)
    assert of(above, own).verdict is Verdict.PASS


def test_an_almost_right_name_is_no_link_above():
    near = "Shenzhen Exampel Technology Co., Ltd."
    above, own = a_letter("a.pdf", grantee=near), a_letter("b.pdf", grantor=near, grantee=EN)
    assert only(of(above, own)).place.file == "a.pdf"


def test_a_chinese_letter_needs_the_chinese_name():
    letter = a_letter(grantee=ZH)
    assert of(letter).verdict is Verdict.UNSURE
    case = a_case(letter)
    both = replace(case, declared=replace(case.declared, company=Company(zh=ZH, en=EN)))
    assert judge("company_name", both).verdict is Verdict.PASS


def test_a_bilingual_letter_ties_the_names_together():
    both = a_letter("a.pdf", grantee=EN, also={"grantee": (a_fact(ZH),)})
    assert of(both, a_letter("b.pdf", grantee=ZH)).verdict is Verdict.PASS


def test_a_doubtful_reading_never_passes():
    same = only(of(a_letter(grantee=a_fact(EN, sure=False))))
    assert (same.severity, same.sure) == (Severity.WARNING, False)
    other = only(of(a_letter(grantee=a_fact("Shenzhen Exampie Technology Co., Ltd.", sure=False))))
    assert (other.severity, other.sure) == (Severity.ERROR, False)


def test_a_letter_without_a_name_is_doubted():
    assert of(a_letter(grantee=None)).verdict is Verdict.UNSURE


def test_a_certificate_of_another_firm_is_no_fault_but_an_almost_right_one_is():
    assert of(a_certificate()).verdict is Verdict.PASS
    found = only(of(a_certificate(holder="Shenzhen Exampel Technology Co., Ltd.")))
    assert found.severity is Severity.ERROR


def test_an_own_brand_must_be_registered_to_the_seller():
    own = {"brand": Brand("EXABRAND", Ownership.OWN)}
    assert only(of(a_trademark(), **own)).severity is Severity.ERROR
    assert of(a_trademark(holder=EN), **own).verdict is Verdict.PASS
    assert only(of(a_certificate(), **own)).severity is Severity.WARNING


def test_without_a_registered_name_or_a_paper_there_is_nothing_to_judge():
    assert of(a_letter(), company="").verdict is Verdict.SKIP
    assert of(a_document()).verdict is Verdict.SKIP
