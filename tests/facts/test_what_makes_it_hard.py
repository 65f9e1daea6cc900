"""What makes real papers hard to understand, one test for each way, on invented papers."""

from __future__ import annotations

import pytest
from invented_papers import column, line, page, paper, typed

from evidence.facts.collect import understand
from evidence.facts.coverage import covers
from evidence.facts.fact import Fact, Facts, Kind


def read(text: str, confidence: float = 1.0) -> Facts:
    pages = text.split("=====\n")
    return understand(
        paper(
            *(typed(one, size={0: 1.8}, confidence=confidence, number=at) for at, one in enumerate(pages, 1))
        )
    )


def said(fact: Fact | None) -> tuple[str, bool] | None:
    return (fact.value, fact.sure) if fact else None


HEAD = "          CERTIFICATE OF CONFORMITY\nCertificate No.: NWT-24-0117\n"


def test_key_facts_on_the_first_page_and_sixteen_pages_of_text_behind() -> None:
    text = f"{HEAD}Applicant: Heron Audio Ltd\nModel: HA-9\nDate of issue: 2024-03-12\n"
    behind = "Date of test: 2023-11-02\nApplicant's representative was present.\nModel: XX-1\n"
    facts = read("=====\n".join([text, *[behind] * 15]))
    assert said(facts.issue_date) == ("2024-03-12", True)
    assert said(facts.holder) == ("Heron Audio Ltd", True)
    assert [model.value for model in facts.models] == ["HA-9"]


def test_the_expiry_stands_only_in_a_stamp_over_a_table() -> None:
    table = typed(f"{HEAD}Applicant: Heron Audio Ltd\nItem      Result      Limit\nLead      ND      1000")
    stamp = line("VALID UNTIL 14 JUN 2027", 300, 108, size=1.6, confidence=0.9)
    facts = understand(paper(page(*table.lines, stamp)))
    assert said(facts.expiry_date) == ("2027-06-14", True)


@pytest.mark.parametrize(
    "other",
    [
        "1st surveillance audit due: 2025-03-11",
        "Date of modification: 2024-09-01",
        "Test protocol No. 77 of 2024-01-30",
        "Calibration date: 2023-06-01",
        "Accreditation certificate valid until 2026-12-31",
        "Form F-12, version 3 of 2022-05-05",
        "in accordance with Directive 2006/95/EC of 12 December 2006, repealed on 20 April 2016",
        "Аттестат аккредитации № RA.RU.11АБ01 от 16.03.2016",
        "校准日期：2023-06-01",
    ],
)
def test_many_other_dates_and_one_of_issue(other: str) -> None:
    facts = read(f"{HEAD}{other}\nApplicant: Heron Audio Ltd\nDate of issue: 2024-03-12\n{other}\n")
    assert said(facts.issue_date) == ("2024-03-12", True)
    assert facts.expiry_date is None or not facts.expiry_date.sure


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Applicant: Zhejiang Provincial Heron Precision\n           Machinery Co., Ltd.", 0),
        ("APPLICANT\nZHEJIANG PROVINCIAL HERON PRECISION\nMACHINERY CO., LTD.\n\nNo. 3 Harbour Road", 1),
        ("Applicant 申请人: Zhejiang Provincial Heron Precision Machinery Co., Ltd.", 0),
        ("申请人/Applicant   Zhejiang Provincial Heron Precision Machinery Co., Ltd.", 0),
        ("Name and address of the applicant:\nZhejiang Provincial Heron Precision Machinery Co., Ltd.", 0),
    ],
)
def test_a_name_over_lines_in_capitals_under_beside_and_in_two_languages(rows: str, name: int) -> None:
    names = (
        "Zhejiang Provincial Heron Precision Machinery Co., Ltd.",
        "ZHEJIANG PROVINCIAL HERON PRECISION MACHINERY CO., LTD.",
    )
    facts = read(f"{HEAD}{rows}\nProduct: Lathe\nDate of issue: 2024-03-12\n")
    assert said(facts.holder) == (names[name], True)


def test_the_dative_of_a_russian_firm_is_kept_as_printed() -> None:
    facts = read(
        "          СЕРТИФИКАТ СООТВЕТСТВИЯ\n№ РОСС RU.АЯ46.Н07733\n"
        "Сертификат выдан Обществу с ограниченной ответственностью «Полярная Сова»\nДата выдачи 05.04.2022\n"
    )
    assert facts.holder is not None
    assert facts.holder.value == "Обществу с ограниченной ответственностью «Полярная Сова»"


def test_commas_and_dots_of_a_name_are_kept() -> None:
    for name in ("Heron Audio Co.,Ltd", "Heron Audio Co., Ltd.", "HERON AUDIO CO. LTD", "Heron Audio, Inc"):
        facts = read(f"{HEAD}Applicant: {name}\nDate of issue: 2024-03-12\n")
        assert said(facts.holder) == (name, True)


@pytest.mark.parametrize(
    "name", ["Shenzhen ****** Technology Co., Ltd.", "█████ Audio Ltd", "******", "XXXX"]
)
def test_a_masked_name_is_never_sure(name: str) -> None:
    facts = read(f"{HEAD}Applicant: {name}\nProduct: Lamp\nDate of issue: 2024-03-12\n")
    assert facts.holder is None or not facts.holder.sure


def test_sixty_models_in_a_column() -> None:
    models = [f"HA-{number}" for number in range(101, 161)]
    listed = column(*models, x=120, y=100, step=11)
    facts = understand(paper(page(*typed(HEAD).lines, line("Model No.:", 50, 100), *listed)))
    assert [model.value for model in facts.models] == models


@pytest.mark.parametrize(
    ("printed", "models"),
    [
        ("HA-10, HA-\n              20, HA-30", ["HA-10", "HA-20", "HA-30"]),
        ("HA-10 HA-20 HA-30", ["HA-10", "HA-20", "HA-30"]),
        ("NYM 3x1,5; NYM 5x2,5", ["NYM 3x1,5", "NYM 5x2,5"]),
        ("HA-10/HA-20", ["HA-10/HA-20"]),
        ("HA-1XX (X=0-9)", ["HA-1XX (X=0-9)"]),
    ],
)
def test_lists_of_models_as_they_are_broken_and_written(printed: str, models: list[str]) -> None:
    facts = read(f"{HEAD}Model No.:    {printed}\nDate of issue: 2024-03-12\n")
    assert [model.value for model in facts.models] == models


def test_an_annex_that_is_not_there_covers_nothing() -> None:
    facts = read(f"{HEAD}Model No.: see annex 1\nDate of issue: 2024-03-12\n")
    assert [model for model in facts.models if model.sure] == []
    assert covers("see annex 1", "HA-10") == "uncertain"


def test_a_wildcard_needs_its_domain() -> None:
    assert covers("HA-1XX", "HA-105") == "uncertain"
    assert covers("HA-1XX (X=0-9)", "HA-105") == "covered"
    assert covers("HA series", "HA-105") == "uncertain"


@pytest.mark.parametrize(
    "printed",
    ["ЕАЭС N RU Д-CN.РА01.В.12345/24", "EAЭC N RU Д-CN.PA01.B.12345/24", "ЕАЭС N RU Д-СN.РАО1.В.12З45/24"],
)
def test_a_number_in_two_alphabets_is_one_number(printed: str) -> None:
    facts = read(
        "          ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ\nЗаявитель ООО «Полярная Сова»\n"
        f"Регистрационный номер декларации о соответствии: {printed}\n"
    )
    assert facts.cert_number is not None
    assert facts.cert_number.value == "ЕАЭС N RU Д-CN.РА01.В.12345/24"


@pytest.mark.parametrize(
    ("text", "kind", "finer"),
    [
        ("SUPPLIER'S DECLARATION OF CONFORMITY\nApplicant: Heron Audio Ltd\nTest Report No.: NW-7\n"
         "The submitted sample has been tested by us.\nNorthwind Testing Co., Ltd.\n", Kind.CERTIFICATE, None),
        ("CERTIFICATE OF COMPLIANCE\nWe hereby declare that our products are RoHS compliant.\nHeron Audio Ltd\n",
         Kind.DECLARATION, None),
        ("SAR EVALUATION REPORT\nFCC ID: 2AXYZ-HA9\nReport No.: NW-8\nApplicant: Heron Audio Ltd\n",
         Kind.TEST_REPORT, "sar"),
        ("产品合格证\n型号：HA-9\n检验员：03\n生产日期：2023-10-12\n", Kind.OTHER, None),
        ("航空运输条件鉴别报告书\nIdentification and Classification Report for Air Transport of Goods\n"
         "报告编号：NW-9\n依据 IATA DGR，样品已通过 UN38.3 试验\n", Kind.TEST_REPORT, "not un383"),
    ],
)  # fmt: skip
def test_a_paper_is_what_it_says_and_not_what_it_is_called(text: str, kind: Kind, finer: str | None) -> None:
    facts = read(text)
    assert facts.kind is kind
    if finer and finer.startswith("not "):
        assert facts.type != finer.removeprefix("not ")
    elif finer:
        assert facts.type == finer


def test_two_papers_on_one_scan_are_not_mixed_for_sure() -> None:
    left = typed(f"{HEAD}Applicant: Heron Audio Ltd\nDate of issue: 2024-03-12")
    right = [
        line(text, 330, 60 + 14 * at)
        for at, text in enumerate(
            (
                "CERTIFICATE OF CONFORMITY",
                "Certificate No.: QRS-23-9981",
                "Applicant: Larkspur Ltd",
                "Date of issue: 2023-07-30",
            )
        )
    ]
    facts = understand(paper(page(*left.lines, *right)))
    for fact in (facts.cert_number, facts.holder, facts.issue_date):
        assert fact is not None
        assert not fact.sure


def test_a_small_bad_picture_of_a_paper_is_never_sure() -> None:
    facts = read(
        f"{HEAD}Applicant: Heron Audio Ltd\nModel: HA-9\nDate of issue: 2024-03-12\n", confidence=0.4
    )
    found = (facts.cert_number, facts.holder, facts.issue_date, *facts.models)
    assert not any(fact.sure for fact in found if fact)
