"""English translations of papers, sealed by the seller as platforms ask."""

from __future__ import annotations

from making.firms import Firm
from making.marks import round_seal
from making.scan import DPI
from making.sheet import Sheet


def translation(seller: Firm, title: str, rows: tuple[tuple[str, str], ...]) -> bytes:
    """One page, born digital, with the seller's seal as a picture."""
    sheet = Sheet(f"Translation: {title}", seller.name)
    sheet.text(105, 30, "ENGLISH TRANSLATION", "sans-bold", 12, "centre")
    sheet.text(105, 44, title, "serif-bold", 18, "centre")
    y = sheet.fields(28, 64, rows, 52, 154, ("serif-bold", "serif"), 12, 3)
    y = sheet.block(
        28,
        y + 8,
        154,
        f"{seller.name} confirms that this is a true translation of the attached paper in Chinese.",
        "serif",
        12,
    )
    seal = round_seal(seller.zh, seed=len(title))
    side = seal.width * 25.4 / DPI
    sheet.picture(seal, 130, y + 4, side, side)
    return sheet.pdf()
