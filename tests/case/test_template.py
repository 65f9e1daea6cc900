import tomllib

import pytest
from building import a_certificate, a_document, a_fact, a_letter, a_page, a_screenshot, a_trademark

from evidence.case.declared import Declared, Ownership, Role
from evidence.case.guess import guess
from evidence.case.pairs import find_pairs
from evidence.case.schema import keys
from evidence.case.template import case_template
from evidence.case.toml import parse_declared

SELLER = "Shenzhen Example Technology Co., Ltd."
NOTICE = a_document(
    "notice_01.jpg", [a_page("Notification ID: JM-NTF-2026-000123", "Rule Reference Code: IP-4.2")]
)
FOLDER = (
    a_certificate(
        models=["EX10", "EX11 series"], expiry_date=a_fact("2026-03-04", False, rivals=("2026-04-03",))
    ),
    a_letter(also={"grantee": (a_fact("深圳市示例科技有限公司"),)}),
    a_trademark(),
    NOTICE,
    a_document("product_photo.jpg"),
    a_screenshot("before_EX-1.png"),
    a_screenshot("after_EX-1.png"),
)
PAIRS = find_pairs(FOLDER, Declared())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("documents", [FOLDER, ()], ids=["full", "empty"])
def test_the_file_reads_back_as_it_stands(language, documents):
    parse_declared(case_template(documents, PAIRS if documents else (), language))


def test_what_the_folder_shows_is_written_and_marked_where_it_is_from():
    text = case_template(FOLDER, PAIRS, "en")
    declared = parse_declared(text)
    assert declared.company.names == ("深圳市示例科技有限公司", SELLER)
    assert (declared.brand.name, declared.brand.ownership) == ("EXABRAND", Ownership.AGENCY)
    assert declared.brand.owner == "Example Audio Limited"
    assert declared.notification_id == "JM-NTF-2026-000123"
    assert declared.rule_code == "IP-4.2"
    assert declared.models == ("EX10",)
    assert declared.label("notice_01.jpg").role is Role.NOTIFICATION
    assert declared.label("product_photo.jpg").role is Role.PRODUCT_PHOTO
    assert "# read from letter.pdf" in text


def test_every_key_stands_in_it_with_its_sentence():
    text = case_template(FOLDER, PAIRS, "zh")
    for key in keys().values():
        assert key.zh in text, key.name


def test_a_doubtful_fact_is_ready_to_be_confirmed_once_a_person_looked():
    text = case_template(FOLDER, PAIRS, "en")
    start = text.index("# [[confirm]]\n# file = ")
    block = "\n".join(line.removeprefix("# ") for line in text[start:].splitlines()[:6])
    confirm = tomllib.loads(block)["confirm"][0]
    assert confirm["fact"] == "expiry_date"
    assert confirm["sha256"] == FOLDER[0].paper.sha256
    assert "or 2026-04-03" in text


@pytest.mark.parametrize("name", ['no"tice\\.jpg', "notice\n[x].jpg", "notice\x7f.jpg", "notice\udce9.jpg"])
def test_names_of_files_cannot_break_it(name):
    document = a_document(name, [a_page("Notification ID: A-1-2")])
    parse_declared(case_template((document, a_document(f"x{name}", brand=a_fact("\n[y]", False))), (), "en"))


def test_an_agent_who_gives_a_letter_is_not_the_seller():
    agent = "Guangzhou Sample Trading Co., Ltd."
    shown = guess((a_letter("a.pdf", grantee=agent), a_letter("b.pdf", grantor=agent)))
    assert shown.values["company.en"] == SELLER
