"""Sheets as JPG pages, for forms that take only pictures."""

from __future__ import annotations

import io

PRINT_DPI = 300
_QUALITY = 90


def draw_jpegs(pdf: bytes, dpi: int = PRINT_DPI) -> tuple[bytes, ...]:
    """One JPG file per page of the PDF, with its density set; A4 at 300 dpi is 2480 x 3508 pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_draw_page(document, number, dpi) for number in range(len(document)))
    finally:
        document.close()


def _draw_page(document: object, number: int, dpi: int) -> bytes:
    page = document[number]  # type: ignore[index]
    size = round(page.get_width() * dpi / 72), round(page.get_height() * dpi / 72)
    picture = page.render(scale=dpi / 72).to_pil().crop((0, 0, *size))
    page.close()
    file = io.BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=_QUALITY, subsampling=0, dpi=(dpi, dpi))
    return file.getvalue()
