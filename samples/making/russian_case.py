"""A case for the Russian market: the declaration of conformity ended nine days ago."""

from __future__ import annotations

from making import screen
from making.firms import ILLUSTRA, RU_APPLICANT, RU_LAB, Product
from making.marks import double_ring, signature
from making.product import product_photo
from making.russian import Declaration, Permission, declaration, mark_certificate, permission, protocol
from making.sample import Sample, must, toml
from making.scan import Look, Mark, jpeg, scan, scanned_pdf

KETTLE = Product("Чайник электрический", "PRIMERIKA", "PK-170", "kettle", "220-240 В, 2000 Вт", ("PK-171",))
DECLARATION = Declaration(
    "ЕАЭС N RU Д-CN.РА00.В.00457/23", RU_APPLICANT, ILLUSTRA, "Чайник электрический бытовой", "PK-170, PK-171", "8516 79 700 0",
    "ТР ТС 004/2011 «О безопасности низковольтного оборудования», ТР ТС 020/2011 «Электромагнитная совместимость технических средств»",
    "протокола испытаний № 00457-ВТ/23 от 13.11.2023, выданного испытательной лабораторией ООО «ВЫДУМТЕСТ»", "15.11.2023", "14.11.2026",
)  # fmt: skip
LETTER = Permission(
    RU_APPLICANT, ILLUSTRA.name, "PRIMERIKA", "990457", "11, 21", "чайники электрические, термосы", "Российская Федерация",
    "Joom, Ozon", "01.03.2026", "28.02.2029", "20.02.2026", "17/26",
)  # fmt: skip
RESULTS = (
    ("Пункт", "Испытание", "Норма", "Измерено", "Вывод"),
    ("8.1", "Защита от поражения током", "нет доступа", "нет доступа", "соотв."),
    ("10.1", "Потребляемая мощность", "от -10 до +5 %", "-2,1 %", "соотв."),
    ("13.2", "Ток утечки", "не более 0,75 мА", "0,11 мА", "соотв."),
    ("13.3", "Электрическая прочность", "1000 В, 1 мин", "без пробоя", "соотв."),
)


def stamp(seed: int) -> Mark:
    """The blue stamp of the Russian firm."""
    ring = double_ring("ООО «ПРИМЕРИКА ТРЕЙД» * ГОРОД ВЫМЫШЛЕНСК *", "ОГРН 0000000000000 * ИНН 0000000000", "ПРИМЕРИКА", seed=seed)
    return Mark(ring, 62, 222, seed % 17 - 8)


def joom_russian() -> Sample:
    """Cyrillic scans, a letter, a protocol; the declaration is no longer in force."""
    number = "JM-NTF-2026-0458110"
    link = "https://www.joom.ru/ru/products/000000000000000000000170"
    attributes = (("Бренд", "PRIMERIKA"), ("Модель", "PK-170"), ("Объём", "1,7 л"), ("Мощность", "2000 Вт"), ("Сертификат", "нет"))
    about = ("Чайник со стальным корпусом и автоматическим отключением.", "В комплекте: чайник, подставка, инструкция на русском языке.")
    before = screen.ListingPage(
        link, "Оригинал! Чайник электрический PRIMERIKA PK-170, 1,7 л, хит продаж", "2 390 руб.", "Illustra Home", "kettle", attributes, about,
        ("Хит продаж",), "Главная / Дом / Кухня", "2026-11-20 12:14", colour=(150, 156, 164), words=screen.RUSSIAN,
    )  # fmt: skip
    after = screen.ListingPage(
        link, "Чайник электрический PRIMERIKA PK-170, 1,7 л", "2 390 руб.", "Illustra Home", "kettle",
        (*attributes[:-1], ("Сертификат", "ЕАС")), about, (), "Главная / Дом / Кухня", "2026-11-22 13:47", colour=(150, 156, 164),
        words=screen.RUSSIAN,
    )  # fmt: skip
    case = f"""
platform = "joom"
violation = "missing_certificate"
notification_id = "{number}"
rule_code = "CERT-3.4"
notice = "removal"
received = 2026-11-20 12:00:00

[company]
zh = "{ILLUSTRA.zh}"
en = "{ILLUSTRA.name}"

[account]
state = "Active"
score = 89
verified = true

[brand]
name = "PRIMERIKA"
ownership = "agency"
owner = "{RU_APPLICANT.name}"

[[points]]
text = "No EAC declaration for model PK-170"
done = "The EAC declaration and the protocol of tests are attached"
proof = ["eac_declaration_PK-170.pdf", "test_protocol_PK-170.pdf"]

[[listings]]
sku = "PK-170-STEEL"
url = "{link}"
status = "removed"
category = "Home > Kitchen > Kettles"
markets = ["RU"]
models = ["PK-170"]

[[files]]
file = "notice_{number}.jpg"
role = "notification"

[[files]]
file = "product_photo_PK-170.jpg"
role = "product_photo"
"""
    rows = (("Notification ID", number), ("Product SKU", "PK-170-STEEL"), ("Listing URL", link), ("Status", "Removed"), ("Rule Reference Code", "CERT-3.4"))
    reasons = ("Missing certificate: no EAC declaration was found for the Russian market.", "You may appeal with documents that prove the correction.")
    menu = ("Dashboard", "Products", "Orders", "Notifications", "Account health", "Support")
    message = screen.Message("https://office.example.com/notifications/" + number, "Seller office", "Your product was removed", rows, reasons, menu, "2026-11-20 12:02", "Removed")
    letter_look = Look(83)
    letter_scan = scan(permission(LETTER), letter_look, [Mark(stamp(4).image, 74, 236, -6), Mark(signature(12), 78, 223)])[0]
    files = {
        "case.toml": toml(case),
        "eac_declaration_PK-170.pdf": scanned_pdf(declaration(DECLARATION), Look(81), [stamp(3), Mark(signature(12), 34, 224)]),
        "test_protocol_PK-170.pdf": protocol(
            "00457-ВТ/23", "13.11.2023", RU_LAB, RU_APPLICANT, ILLUSTRA, KETTLE, "Чайник электрический бытовой", "PK-170, PK-171", RESULTS
        ),
        "trademark_PRIMERIKA.pdf": mark_certificate("990457", "PRIMERIKA", RU_APPLICANT, "11, 21", "14.02.2022", "19.12.2022", "14.02.2032"),
        "authorization_letter.jpg": jpeg(letter_scan, letter_look),
        "product_photo_PK-170.jpg": screen.photo_bytes(product_photo("kettle", (4000, 3000), 84, (150, 156, 164)), 72),
        "до_PK-170.jpg": screen.screenshot_bytes(screen.listing(before)),
        "после_PK-170.jpg": screen.screenshot_bytes(screen.listing(after)),
        f"notice_{number}.jpg": screen.screenshot_bytes(screen.office(message)),
    }
    facts = {
        "eac_declaration_PK-170.pdf": {
            "kind": "declaration_of_conformity", "type": "eac_decl", "holder": RU_APPLICANT.name, "issue_date": "2023-11-15",
            "expiry_date": "2026-11-14", "cert_number": DECLARATION.number, "models": ["PK-170", "PK-171"],
        },
        "authorization_letter.jpg": {
            "kind": "authorization_letter", "grantor": RU_APPLICANT.name, "grantee": ILLUSTRA.name, "start": "2026-03-01", "end": "2029-02-28",
            "issue_date": "2026-02-20",
        },
        "trademark_PRIMERIKA.pdf": {"kind": "trademark_certificate", "cert_number": "990457", "expiry_date": "2032-02-14"},
        "test_protocol_PK-170.pdf": {"kind": "test_report", "cert_number": "00457-ВТ/23", "issue_date": "2023-11-13"},
    }  # fmt: skip
    findings = (must("expiry", "eac_declaration_PK-170.pdf"), must("file_name", "до_PK-170.jpg"), must("file_name", "после_PK-170.jpg"))
    return Sample(
        "joom-russian", "Russian scans and papers; the declaration of conformity ended nine days before.", files, 1, findings, (), facts,
        needs=("tesseract-rus",),
    )  # fmt: skip
