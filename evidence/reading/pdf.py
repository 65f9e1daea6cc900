"""A PDF becomes a Reading: structure by pikepdf, text and pixels by PDFium."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from evidence.reading import ocr, pdfium
from evidence.reading.lines import build_lines, in_reading_order
from evidence.reading.pdf_page import frame_of
from evidence.reading.pdf_pictures import placed_pictures
from evidence.reading.reading import Damage, DamageKind, Page, PageOrigin, ReadBy, Reading
from evidence.reading.script import dominant_script
from evidence.reading.settings import Settings


def read(path: Path, sha256: str, media_type: str, settings: Settings) -> Reading:
    """The whole paper."""
    pages, damage = [], []
    with pikepdf.open(path) as document, pdfium.opened(path) as pictured:
        count = len(document.pages)
        for index in range(min(count, settings.max_pages)):
            page, harm = _page(document.pages[index], pictured[index], index + 1, settings)
            pages.append(page)
            damage += harm
        if count > settings.max_pages:
            damage.append(Damage(DamageKind.PAGES_NOT_READ, None, f"{count - settings.max_pages} pages were not read"))
    return Reading(sha256, media_type, count, tuple(pages), tuple(damage))


def _page(structure: pikepdf.Page, pictured, number: int, settings: Settings):
    frame = frame_of(structure)
    pictures, _ = placed_pictures(structure, frame)
    layer = pdfium.text_layer(pictured, frame.unit)
    lines = build_lines(layer.words, ReadBy.TEXT)
    letters = sum(len(w.text) for w in layer.words)
    large = [p for p in pictures if p.box[2] - p.box[0] > 60 and p.box[3] - p.box[1] > 12]
    damage = []
    scan = letters < 200 or layer.hidden > 0.2
    if settings.ocr and (large or scan):
        raster = pdfium.render(pictured, settings.dpi, settings.page_pixels, frame.unit)
        if scan:
            seen = ocr.read(raster)
            lines = seen.lines or lines
        else:
            boxes = [w.box for w in layer.words]
            seen = ocr.read(raster, lambda box: sum(ocr.share(box, b) for b in boxes) < 0.3)
            lines = in_reading_order([*lines, *seen.lines])
        damage = [Damage(kind, number, detail) for kind, detail in seen.damage]
    script = dominant_script(line.text for line in lines)
    origin = PageOrigin.SCAN if scan and large else PageOrigin.DIGITAL
    page = Page(number, frame.width, frame.height, origin, lines, pictures, script=script, rotation=frame.rotation,
                layer_believed=(not scan) if letters else None)
    return page, damage
