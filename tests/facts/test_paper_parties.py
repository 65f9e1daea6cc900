"""Holder, manufacturer, issuing body and brand on invented papers of many countries."""

from __future__ import annotations

import pytest
from invented_papers import column, line, page, paper

from evidence.facts.collect import understand
from evidence.facts.fact import Facts
from evidence.facts.names import find_names, read_name
from evidence.reading.reading import Line, Reading


def form(*rows: tuple[str, str], x: float = 220, y: float = 110, step: float = 18) -> list[Line]:
    """Labels on the left, values on the right."""
    cells = [
        (text, left, y + step * at)
        for at, row in enumerate(rows)
        for text, left in zip(row, (50, x), strict=True)
    ]
    return [line(text, left, top) for text, left, top in cells if text]


def read(*lines: Line) -> Facts:
    return understand(paper(page(*lines)))


def value(facts: Facts, field: str) -> str | None:
    fact = getattr(facts, field)
    return fact.value if fact else None


ENGLISH = (
    line("Northlight Testing Laboratories Inc.", 180, 30),
    line("12 Harbour Street, Boston, MA 02110", 190, 44),
    line("CERTIFICATE OF CONFORMITY", 180, 70, size=1.6),
    *form(
        ("Certificate No.:", "NL-2024-0815"),
        ("Applicant:", "Bluefin Audio Co., Ltd."),
        ("", "3F, Building 7, Orchid Industrial Park, Shenzhen, China"),
        ("Manufacturer:", "Orange Peak Electronics Factory"),
        ("", "88 Lake Road, Huizhou, China"),
        ("Trade Mark:", "BLUEFIN"),
    ),
    line("Signed for and on behalf of Northlight Testing Laboratories Inc.", 50, 600),
)
CHINESE = (
    line("检测报告", 220, 60, size=2),
    *form(
        ("报告编号：", "WT20240815001"),
        ("委托单位：", "深圳市蓝鳍科技有限公司"),
        ("地址：", "深圳市南山区科技路1号"),
        ("生产单位：", "东莞市橙峰电子有限公司"),
        ("商标：", "蓝鳍"),
        x=160,
    ),
    line("北辰检测技术（深圳）有限公司", 180, 740),
    line("地址：深圳市宝安区检测路9号 电话：0755-12345678", 150, 756),
)
RUSSIAN = (
    line("СЕРТИФИКАТ СООТВЕТСТВИЯ", 170, 40, size=1.8),
    *column(
        "№ ЕАЭС RU С-CN.АБ12.В.00123/24",
        "ОРГАН ПО СЕРТИФИКАЦИИ Общества с ограниченной ответственностью «Полярис-Тест». Место нахождения:",
        "101000, г. Москва, ул. Лесная, д. 5",
        "ЗАЯВИТЕЛЬ Индивидуальный предприниматель Петров Павел Сергеевич. Место жительства: г. Казань",
        "ИЗГОТОВИТЕЛЬ АО «Синий Кит»",
        "Место нахождения: Россия, г. Тула",
        y=80,
        step=20,
    ),
)
GERMAN = (
    line("Nordprüf Institut GmbH", 50, 30),
    line("Prüfweg 4, 20095 Hamburg", 50, 44),
    line("Prüfbericht-Nr.: 4711-2023", 50, 80),
    *form(
        ("Auftraggeber:", "Müller Handels GmbH"),
        ("", "Hafenstraße 12, 28195 Bremen"),
        ("Hersteller:", "Bluefin Audio Co., Ltd."),
        ("Marke:", "Tonwerk"),
    ),
)
SPANISH = (
    line("Laboratorio Central Ensayos S.A.", 50, 30),
    line("Calle Mayor 5, 28013 Madrid", 50, 44),
    line("CERTIFICADO DE CONFORMIDAD", 170, 80, size=1.6),
    *form(
        ("Solicitante:", "Comercial Azul S.L."),
        ("Fabricante:", "Bluefin Audio Co., Ltd."),
        ("Marca:", "AZUL"),
    ),
)
PORTUGUESE = (
    line("CERTIFICADO DE HOMOLOGAÇÃO", 170, 60, size=1.6),
    *form(
        ("Requerente:", "Som Azul Comércio Ltda."),
        ("Fabricante:", "Bluefin Audio Co., Ltd."),
        ("Marca:", "SOM AZUL"),
        ("Emitido por:", "Instituto Brasileiro de Ensaios"),
    ),
)
TURKISH = (
    line("UYGUNLUK BELGESİ", 200, 40, size=1.6),
    *form(("Belge Sahibi:", "Mavi Ses San. ve Tic. Ltd. Şti."), ("Üretici:", "Bluefin Audio Co., Ltd.")),
)
BELOW_THE_LABEL = (
    line("CB TEST CERTIFICATE", 180, 40, size=1.6),
    *column(
        "Name and address of the applicant",
        "BLUEFIN LIGHTING (HUIZHOU) CO LTD",
        "8 LAKE ROAD, HUIZHOU 516000, CHINA",
        "Name and address of the manufacturer",
        "BLUEFIN LIGHTING (HUIZHOU) CO LTD",
        "8 LAKE ROAD, HUIZHOU 516000, CHINA",
        "This CB Test Certificate is issued by the National Certification Body",
        "Nordic Safety Certification AS",
        "Skolegata 3, 0150 Oslo, Norway",
        y=80,
        step=16,
    ),
)
MANAGEMENT_SYSTEM = (
    line("CERTIFICATE", 220, 40, size=2),
    line("This is to certify that the Quality Management System of", 150, 90),
    line("ORANGE PEAK AUDIO LIMITED", 180, 120, size=1.8),
    line("18 Harbour Road, Wanchai, Hong Kong", 180, 150),
    line("has been assessed and found to meet the requirements of ISO 9001:2015", 120, 180),
    line("Meridian Certification Services Ltd", 170, 740),
    line("71 Shelton Street, London WC2H 9JQ", 170, 755),
)
GRANT = (
    line("GRANT OF EQUIPMENT AUTHORIZATION", 150, 40, size=1.4),
    line("Issued Under the Authority of the Federal Communications Commission", 100, 70),
    line("By:", 280, 90),
    line("Summit TCB Services, Inc.", 240, 104),
    line("100 Main Street, Austin, TX 78701", 240, 118),
    line("Bluefin Audio Co., Ltd.", 50, 150),
    line("3F, Building 7", 50, 164),
    line("FCC IDENTIFIER: 2ABCDBF100", 150, 230),
    line("Name of Grantee: Bluefin Audio Co., Ltd.", 150, 246),
)
OWN_DECLARATION = (
    line("EU DECLARATION OF CONFORMITY", 150, 80, size=1.6),
    *column(
        "We, Bluefin Audio Co., Ltd., declare under our sole responsibility that the product",
        "Model: BF-900",
        y=120,
    ),
    line("For and on behalf of Bluefin Audio Co., Ltd.", 50, 500),
)

EXPECTED = [
    (ENGLISH, "holder", "Bluefin Audio Co., Ltd."),
    (ENGLISH, "manufacturer", "Orange Peak Electronics Factory"),
    (ENGLISH, "issuing_body", "Northlight Testing Laboratories Inc."),
    (ENGLISH, "brand", "BLUEFIN"),
    (CHINESE, "holder", "深圳市蓝鳍科技有限公司"),
    (CHINESE, "manufacturer", "东莞市橙峰电子有限公司"),
    (CHINESE, "issuing_body", "北辰检测技术（深圳）有限公司"),
    (CHINESE, "brand", "蓝鳍"),
    (RUSSIAN, "holder", "Индивидуальный предприниматель Петров Павел Сергеевич"),
    (RUSSIAN, "manufacturer", "АО «Синий Кит»"),
    (
        RUSSIAN,
        "issuing_body",
        "Общества с ограниченной ответственностью «Полярис-Тест»",
    ),
    (GERMAN, "holder", "Müller Handels GmbH"),
    (GERMAN, "issuing_body", "Nordprüf Institut GmbH"),
    (GERMAN, "brand", "Tonwerk"),
    (SPANISH, "holder", "Comercial Azul S.L."),
    (SPANISH, "issuing_body", "Laboratorio Central Ensayos S.A."),
    (PORTUGUESE, "holder", "Som Azul Comércio Ltda."),
    (PORTUGUESE, "issuing_body", "Instituto Brasileiro de Ensaios"),
    (TURKISH, "holder", "Mavi Ses San. ve Tic. Ltd. Şti."),
    (BELOW_THE_LABEL, "holder", "BLUEFIN LIGHTING (HUIZHOU) CO LTD"),
    (BELOW_THE_LABEL, "issuing_body", "Nordic Safety Certification AS"),
    (MANAGEMENT_SYSTEM, "holder", "ORANGE PEAK AUDIO LIMITED"),
    (MANAGEMENT_SYSTEM, "issuing_body", "Meridian Certification Services Ltd"),
    (GRANT, "holder", "Bluefin Audio Co., Ltd."),
    (GRANT, "issuing_body", "Summit TCB Services, Inc."),
    (OWN_DECLARATION, "holder", "Bluefin Audio Co., Ltd."),
    (OWN_DECLARATION, "issuing_body", "Bluefin Audio Co., Ltd."),
]


@pytest.mark.parametrize(("lines", "field", "name"), EXPECTED)
def test_a_party_is_read_to_the_letter(lines: tuple[Line, ...], field: str, name: str) -> None:
    facts = read(*lines)
    assert value(facts, field) == name
    assert getattr(facts, field).page == 1


def test_a_name_over_two_lines_is_joined_by_a_space() -> None:
    facts = read(
        line("TEST REPORT", 200, 40, size=1.6),
        *form(
            ("Client:", "Guangdong Bluefin International Import and"),
            ("", "Export Trading Co., Ltd."),
            ("Address:", "8 Lake Road, Huizhou, China"),
        ),
    )
    assert value(facts, "holder") == "Guangdong Bluefin International Import and Export Trading Co., Ltd."


def test_a_blank_after_the_label_is_no_name() -> None:
    facts = read(
        line("CERTIFICATE OF COMPLIANCE", 180, 40, size=1.6),
        *form(
            ("Applicant:", "Bluefin Audio Co., Ltd."),
            ("Manufacturer:", ""),
            ("", "No. 5 Lake Road, Huizhou, China"),
        ),
    )
    assert facts.manufacturer is None
    assert value(facts, "holder") == "Bluefin Audio Co., Ltd."


def test_a_dash_is_no_brand() -> None:
    assert read(*form(("Trade Mark:", "N/A"), ("Brand:", "/"))).brand is None


def test_two_applicants_are_not_sure_and_name_the_rival() -> None:
    facts = read(
        line("CERTIFICATE", 220, 40, size=2),
        *form(("Applicant:", "Bluefin Audio Co., Ltd."), ("Applicant:", "Orange Peak Trading Co., Ltd.")),
    )
    assert facts.holder is not None
    assert not facts.holder.sure
    assert facts.holder.rivals


def test_a_badly_read_name_is_not_sure() -> None:
    facts = read(
        line("CERTIFICATE", 220, 40, size=2),
        line("Applicant:", 50, 110),
        line("Bluef1n Audio Co., Ltd.", 220, 110, confidence=0.6),
    )
    assert facts.holder is not None
    assert not facts.holder.sure


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("Bluefin Electronics Co., Ltd.", True),
        ("Bluefin Electronlcs Co., Ltd.", False),
        ("Bluefin Tecknology Co., Ltd.", False),
        ("ГОСУДАРСТВЕННЫЙ КОМИТЕТ ПО СТАНДАРТИЗАЦИИ РЕСПУБЛИКИ БЕЛАРУСЬ", True),
        ("ГОСУДАРСТВЕННЫЙ КОМИТЕТ ПО СТАНААРТИЗАЦИИ РЕСПУБЛИКИ БЕЛАРУСЬ", False),
        ("Общество с ограниченной ответственностью «Синяя рыба»", True),
        ("Общество с отраниченной ответственностью «Синяя рыба»", False),
    ],
)
def test_a_word_one_letter_off_was_misread(name: str, sure: bool) -> None:
    facts = read(
        line("CERTIFICATE", 220, 40, size=2),
        line("Applicant:", 50, 110),
        line(name, 220, 110, confidence=0.96),
        line("Address:", 50, 130),
        line("12 Harbour Street", 220, 130),
    )
    assert facts.holder is not None
    assert facts.holder.sure is sure


def test_a_union_declaration_has_no_issuing_body() -> None:
    facts = read(
        line("ЕВРАЗИЙСКИЙ ЭКОНОМИЧЕСКИЙ СОЮЗ", 150, 30, size=1.4),
        line("ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ", 170, 55, size=1.6),
        *column(
            "Заявитель Общество с ограниченной ответственностью «Зорвекс». Место нахождения: 101000,", y=90
        ),
    )
    assert value(facts, "holder") == "Общество с ограниченной ответственностью «Зорвекс»"
    assert facts.issuing_body is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "tested by Orchid Testing Co.,Ltd. on the sample of Bluefin Ltd",
            ["Orchid Testing Co.,Ltd.", "Bluefin Ltd"],
        ),
        ("signed on behalf of the Orange Peak (Trading) Limited.", ["Orange Peak (Trading) Limited"]),
        ("兹授权深圳市蓝鳍科技有限公司销售", ["深圳市蓝鳍科技有限公司"]),
        ("广东蓝鳍检测有限公司广州分公司", ["广东蓝鳍检测有限公司广州分公司"]),
        (
            "выдан Обществу с ограниченной ответственностью «Зорвекс»",
            ["Обществу с ограниченной ответственностью «Зорвекс»"],
        ),
        ("the applicant is a limited liability company", []),
        ("size 6534 AB and 2.72mm PC tail", []),
    ],
)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    assert [span.text for span in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (": Bluefin Audio Co., Ltd., Room 5, 8 Lake Road", "Bluefin Audio Co., Ltd."),
        ("ООО «Зорвекс». Место нахождения: г. Москва", "ООО «Зорвекс»"),
        ("«Bluefin Audio Co., Ltd.». Место нахождения: Китай", "Bluefin Audio Co., Ltd."),
        ("Bluefin", "Bluefin"),
        ("27th Floor, Olympia Building", None),
        ("No. 299 Lake Road, Huizhou City", None),
        ("N/A", None),
        ("same as applicant", None),
        ("The results relate only to the items tested", None),
    ],
)
def test_the_name_behind_a_label(text: str, name: str | None) -> None:
    span = read_name(text)
    assert (span.text if span else None) == name


def test_an_empty_paper_names_nobody() -> None:
    facts = understand(Reading("0" * 64, "application/pdf", 0))
    assert facts.holder is None
    assert facts.models == ()


@pytest.mark.parametrize(("size", "sure"), [(1.0, True), (4.0, False)])
def test_a_watermark_across_the_label_of_the_brand_is_not_surely_the_brand(size: float, sure: bool) -> None:
    facts = read(
        line("CERTIFICATE OF CONFORMITY", 180, 70, size=1.6),
        *form(("Applicant:", "Bluefin Audio Co., Ltd."), ("Trade Mark:", "")),
        line("TESTED WITH CARE", 220, 128 - 6 * (size - 1), size=size, confidence=0.98),
    )
    assert facts.brand is not None
    assert facts.brand.sure is sure
