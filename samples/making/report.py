"""Test reports as a laboratory's office prints them: a cover, results, photographs; born digital."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from making.emblem import GREEN, emblem
from making.firms import Firm, Product
from making.scan import DPI, Mark
from making.sheet import A4, GREY, Colour, Sheet

Rows = tuple[tuple[str, ...], ...]

RED_RESULTS: Rows = (
    ("Clause", "Test item", "Limit", "Measured", "Verdict"),
    ("4.3.2.2", "RF output power (e.i.r.p.)", "<= 20 dBm", "4.61 dBm", "PASS"),
    ("4.3.2.3", "Power spectral density", "<= 10 dBm/MHz", "-2.84 dBm/MHz", "PASS"),
    ("4.3.2.7", "Occupied channel bandwidth", "in band", "0.95 MHz", "PASS"),
    ("4.3.2.8", "Unwanted emissions, out of band", "mask", "margin 11.2 dB", "PASS"),
    ("4.3.2.9", "Unwanted emissions, spurious", "-30 dBm", "-46.7 dBm", "PASS"),
    ("4.3.2.10", "Receiver spurious emissions", "-47 dBm", "-61.3 dBm", "PASS"),
    ("4.3.2.11", "Receiver blocking", "PER <= 10 %", "1.3 %", "PASS"),
)
SAR_RESULTS: Rows = (
    ("Position", "Channel", "Limit 10 g", "Measured 10 g", "Verdict"),
    ("Head, left ear", "0 (2402 MHz)", "2.0 W/kg", "0.021 W/kg", "PASS"),
    ("Head, left ear", "39 (2441 MHz)", "2.0 W/kg", "0.024 W/kg", "PASS"),
    ("Head, right ear", "39 (2441 MHz)", "2.0 W/kg", "0.026 W/kg", "PASS"),
    ("Head, right ear", "78 (2480 MHz)", "2.0 W/kg", "0.019 W/kg", "PASS"),
)
SAFETY_RESULTS: Rows = (
    ("Clause", "Requirement", "Limit", "Measured", "Verdict"),
    ("5.4.9", "Electric strength", "3000 V AC, 1 min", "no breakdown", "PASS"),
    ("5.5.2", "Capacitor discharge", "<= 60 V after 2 s", "11 V", "PASS"),
    ("5.7", "Touch current", "<= 0.25 mA", "0.06 mA", "PASS"),
    ("6.3", "Power source classification", "PS2", "PS2", "PASS"),
    ("9.2", "Touch temperature", "<= 77 C", "48.6 C", "PASS"),
    ("B.2.5", "Input test", "<= 110 %", "98 %", "PASS"),
)


@dataclass(frozen=True, slots=True)
class Tested:
    """What one report says; days as printed."""

    number: str
    title: str
    applicant: Firm
    maker: Firm
    product: Product
    lab: Firm
    received: str
    period: str
    issued: str
    standard: str
    results: Rows
    letters: str = "EXC"
    colour: Colour = GREEN
    models: str = ""


def report(
    tested: Tested, photos: tuple[Image.Image, Image.Image] | None = None, marks: tuple[Mark, ...] = ()
) -> bytes:
    """Two pages, three with photographs; marks are laid on the cover as pictures, as electronic seals are."""
    sheet = Sheet(tested.title, tested.lab.name)
    pages = 3 if photos else 2
    _cover(sheet, tested, pages)
    for mark in marks:
        image = mark.image.rotate(mark.angle, Image.Resampling.BICUBIC, expand=True)
        sheet.picture(image, mark.x, mark.y, image.width * 25.4 / DPI, image.height * 25.4 / DPI)
    sheet.turn()
    _results(sheet, tested, pages)
    if photos:
        sheet.turn()
        _photographs(sheet, tested, photos, pages)
    return sheet.pdf()


def _head(sheet: Sheet, tested: Tested, page: int, pages: int) -> None:
    emblem(sheet, 26, 20, tested.letters, tested.colour, 7)
    sheet.text(40, 19, tested.lab.name, "sans-bold", 10.5, colour=tested.colour)
    sheet.text(40, 24, tested.lab.address, "sans", 7, colour=GREY)
    sheet.text(190, 24, f"Page {page} of {pages}", "sans", 8.5, "right")
    sheet.text(190, 19, f"Report No. {tested.number}", "sans", 8.5, "right")
    sheet.line(20, 30, 190, 30, 1, tested.colour)
    sheet.line(20, A4[1] - 16, 190, A4[1] - 16, 0.5, GREY)
    sheet.text(20, A4[1] - 11.5, f"{tested.lab.web}    Tel {tested.lab.phone}", "sans", 7, colour=GREY)


def _cover(sheet: Sheet, tested: Tested, pages: int) -> None:
    _head(sheet, tested, 1, pages)
    sheet.text(105, 50, "TEST REPORT", "sans-bold", 24, "centre")
    sheet.text(105, 59, tested.title, "sans", 12, "centre")
    product = tested.product
    rows = [
        ("Report No.", tested.number),
        ("Applicant", tested.applicant.name),
        ("Address", tested.applicant.address),
        ("Manufacturer", tested.maker.name),
        ("Address", tested.maker.address),
        ("Product", product.name),
        ("Brand Name", product.brand),
        ("Test Model", product.model),
        ("Additional Model", tested.models or ", ".join(product.others) or "None"),
        ("Rating", product.rating),
        ("Date of Receipt", tested.received),
        ("Date of Test", tested.period),
        ("Date of Issue", tested.issued),
        ("Test Standard", tested.standard),
        ("Conclusion", "PASS. The submitted sample met every requirement that was tested."),
    ]
    y = sheet.table(22, 70, (42, 124), rows, size=9.5, head=None)
    sheet.block(
        22,
        y + 8,
        166,
        "The results in this report hold for the sample that was handed in. Additional models differ "
        "from the tested one in the colour of the shell only.",
        "sans",
        8.5,
    )
    for x, words in (
        (24, "Tested by: Fang Nixi"),
        (82, "Reviewed by: Hu Ni"),
        (140, f"Approved by: {tested.lab.signer}"),
    ):
        sheet.line(x, 262, x + 44, 262, 0.5)
        sheet.text(x, 267, words, "sans", 8.5)


def _results(sheet: Sheet, tested: Tested, pages: int) -> None:
    _head(sheet, tested, 2, pages)
    sheet.text(22, 42, "1  Summary of results", "sans-bold", 12)
    y = sheet.table(22, 48, (22, 56, 32, 34, 22), tested.results, size=8.5)
    sheet.text(22, y + 12, "2  Surroundings and instruments", "sans-bold", 12)
    rows = (
        ("Instrument", "Type", "Serial", "Calibrated until"),
        ("Signal analyser", "XA-0 (invented)", "000001", "2027-03-31"),
        ("Climatic chamber", "KC-0 (invented)", "000002", "2027-01-15"),
        ("Power source", "PQ-0 (invented)", "000003", "2027-02-28"),
    )
    y = sheet.table(22, y + 18, (50, 46, 30, 40), rows, size=8.5)
    sheet.block(
        22,
        y + 8,
        166,
        "Temperature 23.4 C, humidity 51 %, pressure 101 kPa. The expanded uncertainty was taken into "
        "account with a coverage factor k = 2.",
        "sans",
        8.5,
    )


def _photographs(sheet: Sheet, tested: Tested, photos: tuple[Image.Image, Image.Image], pages: int) -> None:
    _head(sheet, tested, 3, pages)
    sheet.text(22, 42, "3  Photographs of the sample", "sans-bold", 12)
    for number, photo in enumerate(photos):
        top = 50 + number * 110
        sheet.picture(photo, 45, top, 120, 90)
        sheet.text(
            105,
            top + 96,
            f"Photo {number + 1} of the tested sample, model {tested.product.model}",
            "sans",
            8.5,
            "centre",
        )
