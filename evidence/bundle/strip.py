"""The strip added below each page: exhibit, page of it, and the number in the whole bundle; text, in an
embedded font."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.bundle.pages import STRIP, Frame

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

SIZE = 8.0
_MARGIN = 18.0
_GAP = 9.0
_BASELINE = (STRIP - SIZE) / 2 + 1.5
_FONT = "EvidenceStrip"
_LETTERS = "".join(map(chr, range(32, 127)))


def strip_content(frame: Frame, left: str, number: str) -> bytes:
    """Drawing signs for the strip. left: dropped where the page is too narrow for it. Both in plain ASCII."""
    width = frame.sheet[0]
    margin = min(_MARGIN, width / 10)
    at = width - margin - _width(number)
    shown = left if margin + _width(left) + _GAP <= at else ""
    words = _show(margin, shown) if shown else b""
    return words + _show(at, number)


def _show(x: float, text: str) -> bytes:
    quoted = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT 0 g /Strip {SIZE:g} Tf {x:.2f} {_BASELINE:g} Td ({quoted}) Tj ET\n".encode("ascii", "replace")


def _width(text: str) -> float:
    from reportlab.pdfbase import pdfmetrics

    _register()
    width: float = pdfmetrics.stringWidth(text, _FONT, SIZE)
    return width


@lru_cache(maxsize=1)
def _register() -> None:
    """The Latin font reportlab brings along: the same on every machine, and it may be embedded."""
    import reportlab
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(_FONT, str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))


@lru_cache(maxsize=1)
def _specimen() -> bytes:
    """A page with every letter the strip may hold, for its embedded font; codes there are those of ASCII."""
    from reportlab.pdfgen.canvas import Canvas

    _register()
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.setFont(_FONT, SIZE)
    canvas.drawString(0, 0, _LETTERS)
    canvas.save()
    return file.getvalue()


def strip_font(pdf: Pdf) -> Object:
    """The strip's font as an object of `pdf`."""
    import pikepdf

    with pikepdf.open(io.BytesIO(_specimen())) as specimen:
        fonts = specimen.pages[0].obj.Resources.Font
        embedded = next(fonts[name] for name in sorted(fonts.keys()) if "/FontDescriptor" in fonts[name])
        return pdf.copy_foreign(embedded)
