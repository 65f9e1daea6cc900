"""Authorization letters in English: from the owner of a mark, and from who may pass the right on."""

from __future__ import annotations

from dataclasses import dataclass

from making.firms import Firm
from making.sheet import GREY, Colour, Sheet


@dataclass(frozen=True, slots=True)
class Grant:
    """What one letter grants; days as printed. named: the grantee's name as the letter prints it."""

    grantor: Firm
    named: str
    address: str
    brand: str
    registration: str
    goods: str
    territory: str
    channels: str
    start: str
    end: str
    dated: str
    reference: str
    standing: str
    sublicence: str
    signer_title: str = "Director"


def letter(grant: Grant, colour: Colour = (0.15, 0.2, 0.42)) -> bytes:
    """One page on the grantor's letterhead, room for a seal and a signature at its foot."""
    sheet = Sheet("Letter of authorization", grant.grantor.name)
    sheet.text(25, 26, grant.grantor.name, "sans-bold", 15, colour=colour)
    sheet.text(25, 32, grant.grantor.address, "sans", 8, colour=GREY)
    sheet.text(25, 36.5, f"Tel {grant.grantor.phone}    {grant.grantor.web}", "sans", 8, colour=GREY)
    sheet.line(25, 40, 185, 40, 1.4, colour)
    sheet.text(105, 58, "LETTER OF AUTHORIZATION", "serif-bold", 20, "centre")
    sheet.text(25, 70, f"Ref. {grant.reference}", "serif", 11)
    sheet.text(185, 70, f"Date: {grant.dated}", "serif", 11, "right")
    y = 83.0
    for words in _paragraphs(grant):
        y = sheet.block(25, y, 160, words, "serif", 12, 1.45) + 2.5
    rows = [
        ("Authorized party", grant.named),
        ("Address", grant.address),
        ("Trademark", f"{grant.brand}, {grant.registration}"),
        ("Goods", grant.goods),
        ("Territory", grant.territory),
        ("Sales channels", grant.channels),
        ("Term", f"from {grant.start} to {grant.end}"),
        ("Sublicensing", grant.sublicence),
    ]
    y = sheet.fields(25, y + 2, rows, 40, 160, ("serif-bold", "serif"), 11.5, 1.8)
    sheet.text(25, 243, "For and on behalf of", "serif", 11.5)
    sheet.text(25, 249, grant.grantor.name, "serif-bold", 11.5)
    sheet.line(25, 268, 82, 268, 0.5)
    sheet.text(25, 273, f"{grant.grantor.signer}, {grant.signer_title}", "serif", 11)
    sheet.text(120, 243, "Company seal:", "serif", 11.5)
    return sheet.pdf()


def _paragraphs(grant: Grant) -> tuple[str, str]:
    first = f"We, {grant.grantor.name}, {grant.standing}."
    second = (
        f"We hereby authorize {grant.named} to offer and sell genuine {grant.brand} goods as set out below. "
        "This right is not exclusive and ends with the term."
    )
    return first, second
