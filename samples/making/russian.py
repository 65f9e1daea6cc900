"""Papers in Russian: declaration of conformity, letter, certificate of a mark, protocol of tests."""

from __future__ import annotations

from dataclasses import dataclass

from making.emblem import NAVY, eac_mark, pale, ruled_frame
from making.firms import Firm, Product
from making.report import Rows
from making.sheet import GREY, Sheet

DIRECTOR_GENITIVE = "Примерова Петра Выдумовича"


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a declaration of conformity of the Eurasian Economic Union says; days as printed."""

    number: str
    applicant: Firm
    maker: Firm
    product: str
    models: str
    code: str
    regulations: str
    basis: str
    registered: str
    valid_until: str


def declaration(paper: Declaration) -> bytes:
    """One page."""
    sheet = Sheet(paper.number, paper.applicant.name)
    eac_mark(sheet, 20, 20, 17)
    sheet.text(122, 26, "ЕВРАЗИЙСКИЙ ЭКОНОМИЧЕСКИЙ СОЮЗ", "serif-bold", 15, "centre")
    sheet.text(122, 34, "ДЕКЛАРАЦИЯ О СООТВЕТСТВИИ", "serif-bold", 15, "centre")
    parts = [
        (
            "Заявитель",
            f"{paper.applicant.name}. Место нахождения: {paper.applicant.address}. "
            f"Телефон: {paper.applicant.phone}, "
            f"адрес электронной почты: {paper.applicant.web}",
        ),
        ("в лице", f"генерального директора {DIRECTOR_GENITIVE}"),
        ("заявляет, что", f"{paper.product}, торговая марка PRIMERIKA, модели: {paper.models}"),
        ("Изготовитель", f"«{paper.maker.name}». Место нахождения: {paper.maker.address}"),
        ("Код ТН ВЭД ЕАЭС", f"{paper.code}. Серийный выпуск"),
        ("соответствует требованиям", paper.regulations),
        ("Декларация о соответствии принята на основании", f"{paper.basis}. Схема декларирования: 1д"),
        (
            "Дополнительная информация",
            "Условия хранения, срок службы указаны в сопроводительных документах к продукции.",
        ),
    ]
    y = 50.0
    for label, words in parts:
        sheet.text(20, y, label, "serif-bold", 11.5)
        y = (
            sheet.block(20, y, 170, words, "serif", 11.5, indent=sheet.width(label, "serif-bold", 11.5) + 1.6)
            + 3
        )
        sheet.line(20, y - 6, 190, y - 6, 0.4, GREY)
    sheet.text(
        20,
        212,
        f"Декларация о соответствии действительна с даты регистрации по {paper.valid_until} включительно.",
        "serif-bold",
        11.5,
    )
    sheet.line(30, 236, 85, 236, 0.6)
    sheet.text(57, 240, "(подпись)", "serif", 8.5, "centre")
    sheet.text(40, 250, "М.П.", "serif", 10)
    sheet.text(150, 234.5, paper.applicant.signer, "serif", 11, "centre")
    sheet.line(112, 236, 188, 236, 0.6)
    sheet.text(150, 240, "(Ф.И.О. заявителя)", "serif", 8.5, "centre")
    sheet.text(
        20, 262, f"Регистрационный номер декларации о соответствии: {paper.number}", "serif-bold", 11.5
    )
    sheet.text(20, 270, f"Дата регистрации декларации о соответствии: {paper.registered}", "serif-bold", 11.5)
    return sheet.pdf()


@dataclass(frozen=True, slots=True)
class Permission:
    """What a Russian letter grants; days as printed."""

    grantor: Firm
    named: str
    mark: str
    registration: str
    classes: str
    goods: str
    territory: str
    platforms: str
    start: str
    end: str
    dated: str
    number: str


def permission(paper: Permission) -> bytes:
    """A letter of consent to use a mark, on the grantor's letterhead."""
    sheet = Sheet("Доверенность на использование товарного знака", paper.grantor.name)
    sheet.text(105, 28, paper.grantor.name, "serif-bold", 17, "centre")
    sheet.text(105, 34.5, paper.grantor.address, "serif", 9, "centre", GREY)
    sheet.text(105, 39.5, f"тел. {paper.grantor.phone}    {paper.grantor.web}", "serif", 9, "centre", GREY)
    sheet.line(20, 43, 190, 43, 1.2)
    sheet.text(20, 54, f"Исх. № {paper.number}", "serif", 12)
    sheet.text(190, 54, f"Дата: {paper.dated}", "serif", 12, "right")
    sheet.text(105, 74, "ДОВЕРЕННОСТЬ", "serif-bold", 17, "centre")
    sheet.text(105, 82, "НА ИСПОЛЬЗОВАНИЕ ТОВАРНОГО ЗНАКА", "serif-bold", 14, "centre")
    words = (
        f"{paper.grantor.name}, правообладатель товарного знака «{paper.mark}» "
        f"(свидетельство № {paper.registration}, "
        f"классы МКТУ {paper.classes}), настоящим уполномочивает компанию {paper.named} "
        "предлагать к продаже и реализовывать "
        f"товары под указанным товарным знаком: {paper.goods}.",
        f"Территория: {paper.territory}. Площадки: {paper.platforms}.",
        f"Срок действия: с {paper.start} по {paper.end} включительно.",
        "Передача прав третьим лицам не допускается. Доверенность не является исключительной.",
    )
    y = 98.0
    for paragraph in words:
        y = sheet.block(20, y, 170, paragraph, "serif", 13, 1.55, 10) + 3
    sheet.text(20, 238, "Генеральный директор", "serif", 13)
    sheet.line(75, 239, 125, 239, 0.5)
    sheet.text(132, 238, paper.grantor.signer, "serif", 12)
    sheet.text(50, 262, "М.П.", "serif", 12)
    return sheet.pdf()


def mark_certificate(number: str, mark: str, owner: Firm, classes: str, days: tuple[str, str, str]) -> bytes:
    """A Russian certificate of a registered mark; days of filing, registration and expiry as printed."""
    sheet = Sheet(f"Свидетельство {number}", "")
    ruled_frame(sheet, NAVY)
    for radius in range(10, 70, 7):
        sheet.ring(105, 160, radius, 0.8, pale(NAVY, 0.1))
    sheet.text(105, 36, "РОССИЙСКАЯ ФЕДЕРАЦИЯ", "serif-bold", 17, "centre", NAVY)
    sheet.text(105, 45, "Федеральная служба по интеллектуальной собственности", "serif", 12, "centre", NAVY)
    sheet.text(105, 68, "СВИДЕТЕЛЬСТВО", "serif-bold", 24, "centre")
    sheet.text(105, 78, "НА ТОВАРНЫЙ ЗНАК (ЗНАК ОБСЛУЖИВАНИЯ)", "serif-bold", 13, "centre")
    sheet.text(105, 92, f"№ {number}", "serif-bold", 20, "centre")
    sheet.box(70, 102, 70, 32, 0.7)
    sheet.text(105, 122, mark, "sans-bold", 21, "centre")
    rows = [
        ("Правообладатель", f"{owner.name}, {owner.address}"),
        ("Классы МКТУ", classes),
        ("Заявка, приоритет", days[0]),
        ("Зарегистрировано", days[1]),
        ("Срок действия регистрации истекает", days[2]),
    ]
    sheet.fields(28, 150, rows, 58, 154, ("serif-bold", "serif"), 12, 4)
    sheet.text(28, 252, "Руководитель Федеральной службы", "serif", 11)
    sheet.line(105, 253, 160, 253, 0.5)
    return sheet.pdf()


@dataclass(frozen=True, slots=True)
class Protocol:
    """What a protocol of tests says; days as printed."""

    number: str
    dated: str
    lab: Firm
    client: Firm
    maker: Firm
    product: Product
    name: str
    models: str
    received: str
    period: str
    results: Rows


def protocol(paper: Protocol) -> bytes:
    """Two pages, born digital."""
    sheet = Sheet(f"Протокол испытаний {paper.number}", paper.lab.name)
    sheet.text(105, 26, f"Испытательная лаборатория {paper.lab.name}", "serif-bold", 13, "centre")
    sheet.text(105, 32, paper.lab.address, "serif", 9.5, "centre", GREY)
    sheet.line(20, 36, 190, 36, 0.8)
    sheet.text(105, 56, f"ПРОТОКОЛ ИСПЫТАНИЙ № {paper.number}", "serif-bold", 17, "centre")
    sheet.text(105, 64, f"от {paper.dated}", "serif", 13, "centre")
    rows = [
        ("Заявитель", paper.client.name),
        ("Изготовитель", f"{paper.maker.name}, {paper.maker.address}"),
        ("Наименование продукции", paper.name),
        ("Торговая марка", paper.product.brand),
        ("Модели", paper.models),
        ("Дата получения образцов", paper.received),
        ("Дата проведения испытаний", paper.period),
        ("Вывод", "Образцы соответствуют требованиям ТР ТС 004/2011, ТР ТС 020/2011."),
    ]
    sheet.table(22, 74, (52, 114), rows, "serif", 11, None)
    sheet.text(22, 248, f"Руководитель лаборатории ______________ {paper.lab.signer}", "serif", 11)
    sheet.text(190, 284, "Страница 1 из 2", "serif", 9, "right", GREY)
    sheet.turn()
    sheet.text(22, 30, f"Протокол № {paper.number} от {paper.dated}", "serif", 10)
    sheet.text(22, 42, "Результаты испытаний", "serif-bold", 13)
    sheet.table(22, 48, (20, 62, 36, 30, 20), paper.results, "serif", 10, "serif-bold")
    sheet.text(190, 284, "Страница 2 из 2", "serif", 9, "right", GREY)
    return sheet.pdf()
