"""Certificates of registered marks."""

from __future__ import annotations

from dataclasses import dataclass

from making.emblem import NAVY, pale, ruled_frame
from making.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Registered:
    """An entry of a register; days as printed."""

    number: str
    mark: str
    owner: str
    address: str
    filed: str
    registered: str
    expires: str
    classes: tuple[tuple[int, str], ...]


def eu_mark(entry: Registered) -> bytes:
    """A registration certificate of a European Union trade mark, with the codes such certificates print."""
    sheet = Sheet(f"Certificate of registration {entry.number}", "Register of trade marks")
    ruled_frame(sheet, NAVY)
    for radius in range(8, 70, 6):
        sheet.ring(105, 150, radius, 0.8, pale(NAVY, 0.1))
    sheet.text(105, 38, "EUIPO", "sans-bold", 20, "centre", NAVY)
    sheet.text(105, 46, "European Union Intellectual Property Office", "sans", 10, "centre", NAVY)
    sheet.text(105, 66, "CERTIFICATE OF REGISTRATION", "serif-bold", 22, "centre", NAVY)
    y = sheet.block(
        30,
        80,
        150,
        "The European Union trade mark (EUTM) described below stands in the Register under the number "
        "and from the day printed here.",
        "serif",
        11,
    )
    rows = [
        ("111", "Registration No.", entry.number),
        ("220", "Filing date", entry.filed),
        ("151", "Registration date", entry.registered),
        ("180", "Expiry date", entry.expires),
        ("732", "Owner", f"{entry.owner}\n{entry.address}"),
        ("540", "Trade mark", entry.mark),
    ]
    y += 4
    for code, label, value in rows:
        y += 2.5 if code == "540" else 0
        sheet.text(30, y, code, "sans", 8.5)
        sheet.text(42, y, label, "sans-bold", 10.5)
        y = (
            sheet.block(
                88, y, 92, value, "sans-bold" if code == "540" else "sans", 15 if code == "540" else 10.5
            )
            + 2.5
        )
    sheet.text(30, y, "511", "sans", 8.5)
    sheet.text(42, y, "Goods and services", "sans-bold", 10.5)
    for number, goods in entry.classes:
        y = sheet.block(88, y, 92, f"Class {number}: {goods}", "sans", 10) + 1.5
    sheet.line(120, 252, 178, 252, 0.5)
    sheet.text(149, 257, "The Registrar", "serif-italic", 11, "centre")
    return sheet.pdf()
