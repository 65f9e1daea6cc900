"""Certificates of a management system, which prove nothing about a product."""

from __future__ import annotations

from making.emblem import NAVY, emblem, ruled_frame
from making.firms import Firm
from making.sheet import Sheet


def management_certificate(number: str, holder: Firm, body: Firm, issued: str, valid_until: str) -> bytes:
    """An ISO 9001 certificate, one page, born digital; days as printed."""
    sheet = Sheet(f"ISO 9001 {number}", body.name)
    ruled_frame(sheet, NAVY)
    emblem(sheet, 105, 38, "EXM", NAVY, 12)
    sheet.text(105, 66, "CERTIFICATE", "serif-bold", 30, "centre", NAVY)
    sheet.text(105, 78, "Quality Management System", "serif", 16, "centre")
    sheet.text(105, 96, "The management system of", "serif", 12, "centre")
    sheet.text(105, 108, holder.name, "serif-bold", 16, "centre")
    sheet.text(105, 116, holder.address, "serif", 10, "centre")
    sheet.text(105, 132, "was audited and found to meet", "serif", 12, "centre")
    sheet.text(105, 144, "ISO 9001:2015", "serif-bold", 20, "centre", NAVY)
    rows = [
        ("Scope", "Trade in electrical household goods and audio products"),
        ("Certificate No.", number),
        ("Date of issue", issued),
        ("Valid until", valid_until),
        ("Issued by", body.name),
    ]
    sheet.fields(40, 166, rows, 42, 135, ("serif-bold", "serif"), 12, 3)
    sheet.line(120, 250, 175, 250, 0.5)
    sheet.text(147, 256, "Head of certification", "serif-italic", 10, "centre")
    return sheet.pdf()
