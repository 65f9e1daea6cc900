"""A page to write on: millimetres from the top left corner, words that wrap, rows of label and value, tables.

It ends as the bytes of a PDF that are the same for the same words, fonts and library versions.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import pikepdf
from PIL import Image
from reportlab import rl_config
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from making.fonts import is_wide, pdf_font

rl_config.useA85 = 0
MM = 72 / 25.4
A4 = (210.0, 297.0)
Colour = tuple[float, float, float]
BLACK: Colour = (0.07, 0.07, 0.08)
GREY: Colour = (0.45, 0.45, 0.47)
SPECIMEN = "Specimen for software tests: every firm, person, number and address on it is invented."


class Sheet:
    """Pages of one paper, written top down. Positions and widths in millimetres, sizes of type in points."""

    def __init__(self, title: str = "", author: str = "", *, specimen: bool = True) -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, (A4[0] * MM, A4[1] * MM), invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("samples/make.py")
        self._specimen = specimen

    def text(
        self,
        x: float,
        y: float,
        words: str,
        font: str = "serif",
        size: float = 11,
        align: str = "left",
        colour: Colour = BLACK,
        spread: float = 0,
    ) -> None:
        """One line, its baseline at y; `align` left, centre or right of x; `spread` in points."""
        width = pdfmetrics.stringWidth(words, pdf_font(font), size) + spread * (len(words) - 1)
        left = x * MM - {"left": 0.0, "centre": width / 2, "right": width}[align]
        pen = self._canvas.beginText(left, (A4[1] - y) * MM)
        pen.setFont(pdf_font(font), size)
        pen.setFillColorRGB(*colour)
        pen.setCharSpace(spread)
        pen.textOut(words)
        self._canvas.drawText(pen)

    def width(self, words: str, font: str, size: float) -> float:
        """How wide the words are in one line, in millimetres."""
        return float(pdfmetrics.stringWidth(words, pdf_font(font), size)) / MM

    def lines(self, words: str, width: float, font: str, size: float, indent: float = 0) -> list[str]:
        """The words broken into lines of at most `width` millimetres, at spaces and between Chinese signs.

        The first line is shorter by `indent`.
        """
        done: list[str] = []
        for paragraph in words.split("\n"):
            line = ""
            for piece in _pieces(paragraph):
                room = width - (0 if done else indent)
                if line and self.width((line + piece).rstrip(), font, size) > room:
                    done.append(line.rstrip())
                    line = ""
                line += piece if line else piece.lstrip()
            done.append(line.rstrip())
        return done

    def block(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        font: str = "serif",
        size: float = 11,
        leading: float = 1.35,
        indent: float = 0,
        colour: Colour = BLACK,
    ) -> float:
        """A paragraph; `indent` moves its first line. Returns the baseline of the line after it."""
        step = size * leading / MM
        for number, line in enumerate(self.lines(words, width, font, size, indent)):
            self.text(x + (0 if number else indent), y, line, font, size, colour=colour)
            y += step
        return y

    def fields(
        self,
        x: float,
        y: float,
        rows: Iterable[tuple[str, str]],
        label_width: float,
        width: float,
        fonts: tuple[str, str] = ("sans-bold", "sans"),
        size: float = 10,
        gap: float = 1.6,
        colon: str = ":",
    ) -> float:
        """Rows of label, colon and value, the value wrapped in its column. Returns the next free baseline."""
        for label, value in rows:
            after_label = self.block(x, y, label_width - 3, label, fonts[0], size)
            if colon:
                self.text(x + label_width - 3, y, colon, fonts[0], size)
            after_value = self.block(x + label_width, y, width - label_width, value, fonts[1], size)
            y = max(after_label, after_value) + gap
        return y

    def table(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        font: str = "sans",
        size: float = 9,
        head: str | None = "sans-bold",
    ) -> float:
        """A ruled table, first row set in `head`. y is its upper edge; returns its lower edge."""
        for number, row in enumerate(rows):
            face = head if head and number == 0 else font
            cells = [self.lines(cell, w - 3, face, size) for cell, w in zip(row, widths, strict=True)]
            height = max(len(cell) for cell in cells) * size * 1.3 / MM + 2.4
            left = x
            for cell, cell_width in zip(cells, widths, strict=True):
                self.box(left, y, cell_width, height)
                self.block(
                    left + 1.5, y + 1.2 + size * 0.95 / MM, cell_width - 3, "\n".join(cell), face, size, 1.3
                )
                left += cell_width
            y += height
        return y

    def line(
        self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6, colour: Colour = BLACK
    ) -> None:
        """A straight line; `width` in points."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        self._canvas.line(x0 * MM, (A4[1] - y0) * MM, x1 * MM, (A4[1] - y1) * MM)

    def curve(
        self, points: Sequence[tuple[float, float]], width: float = 0.6, colour: Colour = BLACK
    ) -> None:
        """A line through many points."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0] * MM, (A4[1] - points[0][1]) * MM)
        for x, y in points[1:]:
            path.lineTo(x * MM, (A4[1] - y) * MM)
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        self._canvas.drawPath(path)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        width: float = 0.6,
        colour: Colour = BLACK,
        fill: Colour | None = None,
    ) -> None:
        """A rectangle from its upper left corner; `width` 0 draws no edge."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        if fill:
            self._canvas.setFillColorRGB(*fill)
        self._canvas.rect(
            x * MM, (A4[1] - y - h) * MM, w * MM, h * MM, stroke=int(width > 0), fill=int(fill is not None)
        )

    def ring(self, x: float, y: float, radius: float, width: float, colour: Colour) -> None:
        """A circle round (x, y)."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        self._canvas.circle(x * MM, (A4[1] - y) * MM, radius * MM, stroke=1, fill=0)

    def picture(self, image: Image.Image, x: float, y: float, w: float, h: float) -> None:
        """A picture with its upper left corner at (x, y); transparent pixels stay transparent."""
        source: object = image
        if image.mode == "RGB":
            source = io.BytesIO()
            image.save(source, "JPEG", quality=82)
        self._canvas.drawImage(ImageReader(source), x * MM, (A4[1] - y - h) * MM, w * MM, h * MM, mask="auto")

    def code(self, address: str, x: float, y: float, side: float) -> None:
        """A QR code holding an address."""
        widget = QrCodeWidget(address, barLevel="M", barWidth=side * MM, barHeight=side * MM, barBorder=0)
        drawing = Drawing(side * MM, side * MM)
        drawing.add(widget)
        renderPDF.draw(drawing, self._canvas, x * MM, (A4[1] - y - side) * MM)

    def turn(self) -> None:
        """Go on to a new page."""
        self._end_page()

    def pdf(self) -> bytes:
        """The finished PDF."""
        self._end_page()
        self._canvas.save()
        return _undated(self._out)

    def _end_page(self) -> None:
        if self._specimen:
            self.text(A4[0] / 2, A4[1] - 4.2, SPECIMEN, "sans", 5.5, "centre", GREY)
        self._canvas.showPage()


def _undated(pdf: io.BytesIO) -> bytes:
    """The PDF without the day it was made, which would be the same invented one for every paper."""
    out = io.BytesIO()
    with pikepdf.open(pdf) as document:
        for key in ("/CreationDate", "/ModDate"):
            del document.docinfo[key]
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _pieces(words: str) -> Iterable[str]:
    """The shortest runs a line may be broken between: words with their space, single Chinese characters."""
    run = ""
    for char in words:
        if is_wide(char) and char not in "，。、；：）》”":
            if run:
                yield run
            run = char
        elif run and is_wide(run[-1]) and char not in "，。、；：）》”":
            yield run
            run = char
        else:
            run += char
            if char == " ":
                yield run
                run = ""
    if run:
        yield run
