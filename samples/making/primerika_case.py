"""A case for the Russian market: the declaration of conformity ended nine days ago."""

from __future__ import annotations

from dataclasses import replace

from making import screen
from making.firms import ILLUSTRA, RU_APPLICANT, RU_LAB, Product
from making.marks import double_ring, signature
from making.product import product_photo
from making.russian import (
    Declaration,
    Permission,
    Protocol,
    declaration,
    mark_certificate,
    permission,
    protocol,
)
from making.sample import Papers
from making.scan import Look, Mark, jpeg, scan, scanned_pdf

NOTICE = "JM-NTF-2026-0458110"
LINK = "https://www.joom.ru/ru/products/000000000000000000000170"
STEEL = (150, 156, 164)
KETTLE = Product(
    "Чайник электрический", "PRIMERIKA", "PK-170", "kettle", "220-240 В, 2000 Вт", ("PK-171",), STEEL
)
DECLARATION = Declaration(
    number="ЕАЭС N RU Д-CN.РА00.В.00457/23",
    applicant=RU_APPLICANT,
    maker=ILLUSTRA,
    product="Чайник электрический бытовой",
    models="PK-170, PK-171",
    code="8516 79 700 0",
    regulations="ТР ТС 004/2011 «О безопасности низковольтного оборудования», "
    "ТР ТС 020/2011 «Электромагнитная совместимость технических средств»",
    basis="протокола испытаний № 00457-ВТ/23 от 13.11.2023, выданного испытательной лабораторией "
    "ООО «ВЫДУМТЕСТ»",
    registered="15.11.2023",
    valid_until="14.11.2026",
)
LETTER = Permission(
    grantor=RU_APPLICANT,
    named=ILLUSTRA.name,
    mark="PRIMERIKA",
    registration="990457",
    classes="11, 21",
    goods="чайники электрические, термосы",
    territory="Российская Федерация",
    platforms="Joom, Ozon",
    start="01.03.2026",
    end="28.02.2029",
    dated="20.02.2026",
    number="17/26",
)
PROTOCOL = Protocol(
    number="00457-ВТ/23",
    dated="13.11.2023",
    lab=RU_LAB,
    client=RU_APPLICANT,
    maker=ILLUSTRA,
    product=KETTLE,
    name="Чайник электрический бытовой",
    models="PK-170, PK-171",
    received="02.11.2023",
    period="03.11.2023 - 10.11.2023",
    results=(
        ("Пункт", "Испытание", "Норма", "Измерено", "Вывод"),
        ("8.1", "Защита от поражения током", "нет доступа", "нет доступа", "соотв."),
        ("10.1", "Потребляемая мощность", "от -10 до +5 %", "-2,1 %", "соотв."),
        ("13.2", "Ток утечки", "не более 0,75 мА", "0,11 мА", "соотв."),
        ("13.3", "Электрическая прочность", "1000 В, 1 мин", "без пробоя", "соотв."),
    ),
)
REMOVED = screen.ListingPage(
    url=LINK,
    title="Оригинал! Чайник электрический PRIMERIKA PK-170, 1,7 л, хит продаж",
    price="2 390 руб.",
    store="Illustra Home",
    look="kettle",
    attributes=(
        ("Бренд", "PRIMERIKA"),
        ("Модель", "PK-170"),
        ("Объём", "1,7 л"),
        ("Мощность", "2000 Вт"),
        ("Сертификат", "нет"),
    ),
    description=(
        "Чайник со стальным корпусом и автоматическим отключением.",
        "В комплекте: чайник, подставка, инструкция на русском языке.",
    ),
    badges=("Хит продаж",),
    crumbs="Главная / Дом / Кухня",
    clock="2026-11-20 12:14",
    colour=STEEL,
    words=screen.RUSSIAN,
)
MENDED = replace(
    REMOVED,
    title="Чайник электрический PRIMERIKA PK-170, 1,7 л",
    attributes=(*REMOVED.attributes[:-1], ("Сертификат", "ЕАС")),
    badges=(),
    clock="2026-11-22 13:47",
)
MESSAGE = screen.Message(
    url=f"https://office.example.com/notifications/{NOTICE}",
    site="Seller office",
    headline="Your product was removed",
    rows=(
        ("Notification ID", NOTICE),
        ("Product SKU", "PK-170-STEEL"),
        ("Listing URL", LINK),
        ("Status", "Removed"),
        ("Rule Reference Code", "CERT-3.4"),
    ),
    paragraphs=(
        "Missing certificate: no EAC declaration was found for the Russian market.",
        "You may appeal with documents that prove the correction.",
    ),
    menu=("Dashboard", "Products", "Orders", "Notifications", "Account health", "Support"),
    clock="2026-11-20 12:02",
    state="Removed",
)


def joom_russian() -> Papers:
    """The papers and screenshots."""
    look, pen = Look(83), signature(12)
    letter = scan(permission(LETTER), look, [_stamp(4, (74, 236)), Mark(pen, 78, 223)])[0]
    declared = [_stamp(3, (62, 222)), Mark(pen, 34, 224)]
    photo = product_photo(KETTLE.look, (4000, 3000), 84, STEEL)
    return {
        "eac_declaration_PK-170.pdf": scanned_pdf(declaration(DECLARATION), Look(81), declared),
        "test_protocol_PK-170.pdf": protocol(PROTOCOL),
        "trademark_PRIMERIKA.pdf": mark_certificate(
            "990457", "PRIMERIKA", RU_APPLICANT, "11, 21", ("14.02.2022", "19.12.2022", "14.02.2032")
        ),
        "authorization_letter.jpg": jpeg(letter, look),
        "product_photo_PK-170.jpg": screen.photo_bytes(photo, 66),
        "до_PK-170.jpg": screen.screenshot_bytes(screen.listing(REMOVED)),
        "после_PK-170.jpg": screen.screenshot_bytes(screen.listing(MENDED)),
        f"notice_{NOTICE}.jpg": screen.screenshot_bytes(screen.office(MESSAGE)),
    }


def _stamp(seed: int, place: tuple[float, float]) -> Mark:
    """The blue stamp of the Russian firm."""
    ring = double_ring(
        "ООО «ПРИМЕРИКА ТРЕЙД» * ГОРОД ВЫМЫШЛЕНСК *",
        "ОГРН 0000000000000 * ИНН 0000000000",
        "ПРИМЕРИКА",
        seed=seed,
    )
    return Mark(ring, *place, angle=seed - 8)
