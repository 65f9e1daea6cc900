"""Papers of trade: an invoice between a supplier and the seller, born digital."""

from __future__ import annotations

from making.firms import Firm, Product
from making.scan import DPI, Mark
from making.sheet import GREY, Sheet


def invoice(
    number: str,
    dated: str,
    supplier: Firm,
    buyer: Firm,
    goods: tuple[tuple[Product, int, str], ...],
    marks: tuple[Mark, ...] = (),
) -> bytes:
    """A commercial invoice; each line of goods is a product, its quantity and its unit price in CNY."""
    sheet = Sheet(f"Invoice {number}", supplier.name)
    sheet.text(20, 24, supplier.name, "sans-bold", 13)
    sheet.text(20, 29.5, supplier.address, "sans", 8, colour=GREY)
    sheet.text(20, 33.5, f"Tel {supplier.phone}    {supplier.web}", "sans", 8, colour=GREY)
    sheet.text(190, 26, "COMMERCIAL INVOICE", "sans-bold", 15, "right")
    sheet.line(20, 38, 190, 38, 1)
    rows = [
        ("Invoice No.", number),
        ("Invoice date", dated),
        ("Buyer", buyer.name),
        ("Buyer's address", buyer.address),
    ]
    y = sheet.fields(20, 48, rows, 36, 165, size=10)
    total = sum(quantity * float(price) for _, quantity, price in goods)
    lines = [("Item", "Description", "Model", "Quantity", "Unit price CNY", "Amount CNY")]
    for count, (product, quantity, price) in enumerate(goods, start=1):
        words = f"{product.brand} {product.name}"
        lines.append(
            (str(count), words, product.model, f"{quantity} pcs", price, f"{quantity * float(price):.2f}")
        )
    y = sheet.table(20, y + 4, (12, 60, 26, 22, 25, 25), lines, size=9)
    sheet.text(190, y + 7, f"Total CNY {total:.2f}", "sans-bold", 11, "right")
    sheet.block(
        20,
        y + 18,
        165,
        "Goods are new and come from the mark's owner. Payment by bank transfer within 30 days.",
        "sans",
        9,
    )
    sheet.text(120, y + 38, "For the supplier:", "sans", 9)
    for mark in marks:
        sheet.picture(
            mark.image, mark.x, mark.y, mark.image.width * 25.4 / DPI, mark.image.height * 25.4 / DPI
        )
    return sheet.pdf()
