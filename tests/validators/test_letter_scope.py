import pytest
from building import a_case, a_document, a_fact, a_letter, a_trademark, agency, judge, only

from evidence.case.declared import Listing
from evidence.finding import Severity, Verdict

SELLER = "Shenzhen Example Technology Co., Ltd."
GOOD = {"platforms": ["joom"], "territory": ["RU", "EU"], "registration_number": "99999999"}


def of(markets=("RU", "EU"), mark=True, platform="joom", **letter):
    documents = [a_letter(**{**GOOD, **letter})]
    documents += [a_trademark(type="tm_wipo")] if mark else []
    case = a_case(*documents, company=SELLER, brand=agency(), listings=[Listing(sku="1", markets=markets)])
    return judge("letter_scope", case, platform)


def test_a_letter_that_fits_passes():
    assert of().verdict is Verdict.PASS
    assert of(brand="exa-brand").verdict is Verdict.PASS


def test_another_brand_is_an_error_and_none_is_doubted():
    assert only(of(brand="EXABRANDS")).severity is Severity.ERROR
    assert not only(of(brand=None)).sure
    assert not only(of(brand=a_fact("OTHER", sure=False))).sure


def test_another_registration_number_warns():
    assert only(of(registration_number="99999998")).severity is Severity.WARNING
    assert of(registration_number="No. 9999 9999").verdict is Verdict.PASS
    assert of(registration_number=None).verdict is Verdict.PASS


@pytest.mark.parametrize("territory", [["GLOBAL"], ["EAEU", "EU"], ["RU", "EEA"]])
def test_regions_cover_their_countries(territory):
    assert of(territory=territory).verdict is Verdict.PASS


def test_a_missing_market_warns_with_its_name():
    found = only(of(territory=["RU"]))
    assert found.severity is Severity.WARNING
    assert "EU" in str(found.required)


def test_some_countries_of_a_region_are_noted():
    assert only(of(territory=["RU", "ES", "FR"])).severity is Severity.NOTE


def test_no_territory_is_doubted():
    assert not only(of(territory=[])).sure


@pytest.mark.parametrize("platforms", [["online"], []])
def test_no_platform_by_name_is_noted(platforms):
    assert only(of(platforms=platforms)).severity is Severity.NOTE


@pytest.mark.parametrize("platforms", [["retail"], ["ozon", "temu"]])
def test_another_channel_is_an_error_on_joom_and_warns_elsewhere(platforms):
    assert only(of(platforms=platforms)).severity is Severity.ERROR
    assert only(of(platforms=platforms, platform="aliexpress")).severity is Severity.WARNING


def test_a_chinese_mark_gives_no_rights_abroad():
    found = only(
        of(mark=False, territory=["GLOBAL"], registration_number=a_fact("12345678", printed="第12345678号"))
    )
    assert "registered in CN" in str(found.measured)
    assert found.severity is Severity.WARNING


def test_an_eu_mark_does_not_cover_russia():
    found = only(of(mark=False, registration_number="019999999"))
    assert "RU" in str(found.measured)


def test_without_letters_there_is_nothing_to_judge():
    assert judge("letter_scope", a_case(a_document())).verdict is Verdict.SKIP


def test_what_the_letter_seems_to_take_back_is_doubted():
    left_out = a_fact("joom", sure=False)
    assert not only(of(platforms=[left_out])).sure
    but = [a_fact("GLOBAL", sure=False), "EU"]
    found = only(of(territory=but))
    assert not found.sure
    assert "RU" in str(found.required)
    assert of(territory=but, markets=("EU",)).verdict is Verdict.PASS
