"""Certificates of an invented test laboratory, and the page of photographs that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from making.emblem import GREEN, ce_mark, emblem, pale, ruled_frame, watermark, waved_frame
from making.firms import Firm, Product
from making.sheet import Colour, Sheet

RED_STANDARDS = (
    ("Health (Art. 3.1 a)", "EN 50663:2017, EN 62479:2010"),
    ("Safety (Art. 3.1 a)", "EN IEC 62368-1:2020+A11:2020"),
    ("EMC (Art. 3.1 b)", "ETSI EN 301 489-1 V2.2.3, ETSI EN 301 489-17 V3.2.4"),
    ("Radio (Art. 3.2)", "ETSI EN 300 328 V2.2.2"),
)
LVD_STANDARDS = (
    ("Safety (2014/35/EU)", "EN IEC 62368-1:2020+A11:2020"),
    ("EMC (2014/30/EU)", "EN 55032:2015+A11:2020, EN 55035:2017+A11:2020"),
)


@dataclass(frozen=True, slots=True)
class Issue:
    """What one certificate says. issued, valid_until: as printed; valid_until empty where none is printed."""

    number: str
    holder: Firm
    maker: Firm
    product: Product
    lab: Firm
    issued: str
    valid_until: str
    report: str
    models: str = ""
    directive: str = "Radio Equipment Directive 2014/53/EU"
    standards: tuple[tuple[str, str], ...] = RED_STANDARDS
    title: str = "Certificate of Compliance"
    letters: str = "EXC"
    colour: Colour = GREEN
    masked: bool = False


def certificate(issue: Issue, photos: tuple[Image.Image, Image.Image] | None = None) -> bytes:
    """One page; with `photos` (product, name plate) a second page that shows them."""
    sheet = Sheet(issue.title, issue.lab.name)
    pages = 2 if photos else 1
    _front(sheet, issue, pages)
    if photos:
        sheet.turn()
        _photographs(sheet, issue, photos, pages)
    return sheet.pdf()


def _front(sheet: Sheet, issue: Issue, pages: int) -> None:
    watermark(sheet, issue.letters, issue.colour)
    waved_frame(sheet, issue.colour)
    emblem(sheet, 38, 34, issue.letters, issue.colour)
    sheet.text(118, 33, issue.lab.name, "sans-bold", 12.5, "centre", issue.colour)
    sheet.text(118, 39, "Testing - Inspection - Certification", "sans", 8.5, "centre", issue.colour)
    sheet.text(105, 60, issue.title, "serif-bold", 27, "centre", issue.colour)
    product = issue.product
    rows = [
        ("Certificate No.", issue.number),
        ("Holder of Certificate", issue.holder.name),
        ("Address", issue.holder.address),
        ("Manufacturer", issue.maker.name),
        ("Address", issue.maker.address),
        ("Product", product.name),
        ("Trade Mark", product.brand),
        ("Model No.", issue.models or ", ".join((product.model, *product.others))),
        ("Rating", product.rating),
        ("Test Report No.", issue.report),
    ]
    y = sheet.fields(28, 72, rows, 45, 154, size=10, gap=1.5)
    if issue.masked:
        _smear(sheet, issue)
    y = sheet.block(
        28,
        y + 2,
        154,
        f"The sample described above was tested and found to meet the essential requirements "
        f"of the {issue.directive}, shown by the standards below.",
        "sans",
        9.5,
    )
    table = [("Requirement", "Applied standards", "Result"), *((a, b, "Conform") for a, b in issue.standards)]
    y = sheet.table(28, y, (42, 88, 24), table)
    y = sheet.block(
        28,
        y + 7,
        154,
        "This certificate speaks of the tested sample only and goes together with the test "
        "report named above. It may be checked at the address in the code.",
        "sans",
        8,
    )
    sheet.code(f"https://{issue.lab.web}/check?no={issue.number}", 28, 229, 25)
    ce_mark(sheet, 63, 232, 15)
    dates = [("Date of Issue", issue.issued)]
    if issue.valid_until:
        dates.append(("Valid until", issue.valid_until))
    sheet.fields(103, 231, dates, 30, 85, size=10.5, gap=2)
    sheet.line(130, 258, 182, 258)
    sheet.text(156, 262.5, f"{issue.lab.signer}, Technical Manager", "sans", 8.5, "centre")
    sheet.text(105, 272, issue.lab.address, "sans", 7.5, "centre")
    sheet.text(
        105, 276, f"Tel {issue.lab.phone}    {issue.lab.web}    Page 1 of {pages}", "sans", 7.5, "centre"
    )


def _smear(sheet: Sheet, issue: Issue) -> None:
    """A bar laid over the holder's name, as sellers do to hide their source."""
    sheet.box(73, 72 + 3.2, 62, 4.8, 0, fill=pale((0.2, 0.2, 0.2), 0.62))


def _photographs(sheet: Sheet, issue: Issue, photos: tuple[Image.Image, Image.Image], pages: int) -> None:
    ruled_frame(sheet, issue.colour)
    emblem(sheet, 30, 30, issue.letters, issue.colour, 8)
    sheet.text(105, 32, "Annex: photographs of the sample", "serif-bold", 17, "centre", issue.colour)
    sheet.text(105, 41, f"to certificate No. {issue.number}", "sans", 10, "centre")
    for number, (photo, words) in enumerate(zip(photos, ("The product", "Its name plate"), strict=True)):
        top = 50 + number * 112
        sheet.picture(photo, 45, top, 120, 90)
        sheet.box(45, top, 120, 90, 0.5)
        sheet.text(
            105,
            top + 97,
            f"Photo {number + 1}. {words}: {issue.product.name} {issue.product.model}",
            "sans",
            10,
            "centre",
        )
    sheet.text(105, 280, f"{issue.lab.name}    Page 2 of {pages}", "sans", 7.5, "centre")
