from dataclasses import replace

from building import a_case, a_fact, a_letter

from evidence.case.declared import Company
from evidence.case.parties import match, printed_names, seller_names
from evidence.facts.company import Likeness

EN, ZH = "Shenzhen Example Technology Co., Ltd.", "深圳市示例科技有限公司"


def of(*printed, names=(EN,)):
    return match([a_fact(name) for name in printed], names)


def test_capitals_width_and_spaces_mean_nothing():
    assert of("SHENZHEN EXAMPLE  TECHNOLOGY CO.,LTD").likeness is Likeness.SAME


def test_one_letter_off_is_told_with_the_letter():
    found = of("Shenzhen Exampla Technology Co., Ltd.")
    assert found.likeness is Likeness.NEAR
    assert "Exampl" in str(found.reason)


def test_a_word_of_another_meaning_is_another_firm():
    assert of("深圳市示例技术有限公司", names=(ZH,)).likeness is not Likeness.SAME


def test_another_language_is_not_the_same_until_someone_says_so():
    assert of(ZH).language
    assert of(ZH, names=(EN, ZH)).likeness is Likeness.SAME


def test_both_languages_of_a_paper_must_fit():
    wrong = "深圳市示列科技有限公司"
    assert of(EN, ZH, names=(EN, ZH)).likeness is Likeness.SAME
    found = of(EN, wrong, names=(EN, ZH))
    assert found.printed == wrong
    assert found.likeness is not Likeness.SAME


def test_without_names_there_is_nothing_to_compare():
    assert of(EN, names=()) is None
    assert of(names=(EN,)) is None


def test_one_paper_with_both_names_makes_them_one_firm():
    both = a_letter("both.pdf", grantee=EN, also={"grantee": (a_fact(ZH),)})
    case = a_case(both, company=EN)
    assert seller_names(case) == (EN, ZH)
    assert len(printed_names(both.facts, "grantee")) == 2


def test_a_doubtful_reading_makes_no_firm_one():
    both = a_letter(grantee=EN, also={"grantee": (a_fact(ZH, sure=False),)})
    assert seller_names(a_case(both, company=EN)) == (EN,)


def test_a_paper_cannot_add_a_second_name_in_a_language_already_declared():
    both = a_letter(grantee=EN, also={"grantee": (a_fact("另一家科技有限公司"),)})
    case = a_case(both, company=EN)
    case = replace(case, declared=replace(case.declared, company=Company(zh=ZH, en=EN)))
    assert seller_names(case) == (ZH, EN)
