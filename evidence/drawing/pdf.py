"""Sheets become PDF bytes. The same sheets and fonts always give the same bytes.

Text stays text, in embedded subset fonts; nothing is fetched, and no string is ever read as markup.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from evidence.drawing import raster as rasters
from evidence.drawing.fonts import not_embedded
from evidence.drawing.plan import (
    POINT,
    SIDE_INK,
    Align,
    Badge,
    Ink,
    Link,
    Outline,
    Raster,
    Rect,
    Run,
    Sheet,
    Side,
    Stroke,
    Text,
)
from evidence.drawing.raster import Encoded, Placed
from evidence.drawing.typeface import CidFace, Face, Piece, Typeface
from evidence.finding import Message

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

_DASH = {Side.BEFORE: (1.4, 0.8), Side.AFTER: (), Side.ABSENT: (0.5, 0.7)}
_OUTLINE = 0.4
_HALO = 0.75
_BASELINE = 0.355
"""How far below the middle of its line a letter stands, in type sizes."""


_FILL_AND_STROKE: Literal[2] = 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """A PDF file's bytes, and what became of each raster in it.

    warning: words of it are drawn in a font that is not embedded, and what to install.
    """

    pdf: bytes
    placed: tuple[Placed, ...]
    warning: Message | None = None


def draw_pdf(sheets: Sequence[Sheet], typeface: Typeface, title: str) -> Drawing:
    """One PDF page per sheet. Raises OSError where a picture cannot be read."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    with _binary_streams():
        faces = _register_fonts(sheets, typeface)
        first: Any = faces[0].name  # a name; reportlab's stubs ask for a number
        canvas = Canvas(file, invariant=1, pageCompression=1, lang="en", initialFontName=first)
        canvas.setTitle(title)
        canvas.setAuthor("")
        canvas.setSubject("")
        canvas.setCreator("evidence")
        pen = _Pen(canvas, typeface)
        for number, sheet in enumerate(sheets, 1):
            pen.draw(sheet, number)
        canvas.save()
    rasters.forget_pictures()
    named_only = any(isinstance(face, CidFace) for face in faces)
    return Drawing(file.getvalue(), tuple(pen.placed), not_embedded() if named_only else None)


@contextmanager
def _binary_streams() -> Iterator[None]:
    """Without ASCII85, which makes every stream a quarter larger: a switch of reportlab's."""
    from reportlab import rl_config

    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


def _register_fonts(sheets: Sequence[Sheet], typeface: Typeface) -> list[Face]:
    """Ask each face that is used for one font with every sign it draws."""
    from reportlab.pdfbase import pdfmetrics

    signs: dict[str, tuple[Face, set[str]]] = {}
    for words, bold in sorted(_all_words(sheets)):
        for piece in typeface.pieces(words, bold):
            signs.setdefault(piece.face.name, (piece.face, set()))[1].update(piece.text)
    for name, (face, used) in signs.items():
        font = face.font("".join(sorted(used)))
        font.fontName = name
        pdfmetrics.registerFont(font)
    return [face for face, _ in signs.values()]


class _Pen:
    """Draws items on a canvas; turns millimetres from the top left into points from the bottom left."""

    def __init__(self, canvas: Canvas, typeface: Typeface) -> None:
        self.canvas = canvas
        self.typeface = typeface
        self.placed: list[Placed] = []
        self._height = 0.0
        self._draw: dict[type, Callable[..., None]] = {
            Text: self._text,
            Rect: self._rect,
            Stroke: self._stroke,
            Outline: self._outline,
            Badge: self._badge,
            Link: lambda link: None,
        }

    def draw(self, sheet: Sheet, number: int) -> None:
        self._height = sheet.height
        self.canvas.setPageSize((sheet.width / POINT, sheet.height / POINT))
        for item in sheet.items:
            if isinstance(item, Raster):
                self._raster(item, number)
            else:
                self._draw[type(item)](item)
        self.canvas.showPage()

    def _x(self, mm: float) -> float:
        return mm / POINT

    def _y(self, mm: float) -> float:
        return (self._height - mm) / POINT

    def _text(self, text: Text) -> None:
        for row, line in enumerate(text.lines):
            middle = text.box[1] + text.leading * (row + 0.5)
            baseline = middle + _BASELINE * text.size * POINT
            room = text.box[2] - text.box[0] - self._measure(line, text.size)
            share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[text.align]
            self._line(line, text.box[0] + room * share, baseline, text.size)

    def _measure(self, line: Sequence[Run], size: float) -> float:
        return POINT * sum(self.typeface.width(run.text, size, run.bold) for run in line)

    def _line(self, line: Sequence[Run], x: float, baseline: float, size: float) -> None:
        for run in line:
            start = x
            for piece in self.typeface.pieces(run.text, run.bold):
                self._piece(piece, x, baseline, size, run.ink)
                x += piece.face.width(piece.text) * size * POINT
            if run.struck:
                height = baseline - 0.28 * size * POINT
                self._stroke(Stroke(((start, height), (x, height)), run.ink, 0.09 * size * POINT))

    def _piece(self, piece: Piece, x: float, baseline: float, size: float, ink: Ink) -> None:
        self.canvas.saveState()
        self.canvas.setFont(piece.face.name, size)
        self.canvas.setFillColor(_colour(ink))
        self._lines(ink, 0.022 * size * POINT)
        mode: Literal[2] | None = _FILL_AND_STROKE if piece.thickened else None
        self.canvas.drawString(self._x(x), self._y(baseline), piece.text, mode=mode)
        self.canvas.restoreState()

    def _rect(self, rect: Rect) -> None:
        x0, y0, x1, y1 = rect.box
        self._lines(rect.stroke or Ink.RULE, rect.width)
        self.canvas.setFillColor(_colour(rect.fill or Ink.WHITE))
        self.canvas.roundRect(
            self._x(x0),
            self._y(y1),
            self._x(x1 - x0),
            self._x(y1 - y0),
            self._x(rect.radius),
            stroke=rect.stroke is not None,
            fill=rect.fill is not None,
        )

    def _lines(self, ink: Ink, width: float, dash: Sequence[float] = ()) -> None:
        self.canvas.setStrokeColor(_colour(ink))
        self.canvas.setLineWidth(self._x(width))
        self.canvas.setDash([self._x(length) for length in dash])

    def _stroke(self, stroke: Stroke) -> None:
        self._lines(stroke.ink, stroke.width, (1.2, 0.9) if stroke.dashed else ())
        path = self.canvas.beginPath()
        path.moveTo(self._x(stroke.points[0][0]), self._y(stroke.points[0][1]))
        for x, y in stroke.points[1:]:
            path.lineTo(self._x(x), self._y(y))
        self.canvas.drawPath(path)
        if stroke.arrow:
            self._arrow(stroke)

    def _arrow(self, stroke: Stroke) -> None:
        """A filled head with its tip on the last point."""
        (x0, y0), (x1, y1) = stroke.points[-2:]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        along = (x1 - x0) / length, (y1 - y0) / length
        long, half = 2.2, 0.9
        path = self.canvas.beginPath()
        path.moveTo(self._x(x1), self._y(y1))
        for side in (half, -half):
            back = x1 - long * along[0] - side * along[1], y1 - long * along[1] + side * along[0]
            path.lineTo(self._x(back[0]), self._y(back[1]))
        path.close()
        self.canvas.setFillColor(_colour(stroke.ink))
        self.canvas.drawPath(path, stroke=0, fill=1)

    def _outline(self, outline: Outline) -> None:
        for ink, width, dash in (
            (Ink.WHITE, _HALO, ()),
            (SIDE_INK[outline.side], _OUTLINE, _DASH[outline.side]),
        ):
            self._lines(ink, width, dash)
            x0, y0, x1, y1 = outline.box
            self.canvas.rect(self._x(x0), self._y(y1), self._x(x1 - x0), self._x(y1 - y0), stroke=1, fill=0)

    def _badge(self, badge: Badge) -> None:
        x0, y0, x1, y1 = badge.box
        absent = badge.side is Side.ABSENT
        colour = SIDE_INK[badge.side]
        round_off = 0.7 if badge.side is Side.BEFORE else min(x1 - x0, y1 - y0) / 2
        self._rect(Rect(badge.box, Ink.WHITE, Ink.WHITE, 0.8, round_off))
        self._rect(Rect(badge.box, Ink.WHITE if absent else colour, colour, 0.3, round_off))
        run = Run(str(badge.number), bold=True, ink=colour if absent else Ink.WHITE)
        size = min(0.62 * (y1 - y0) / POINT, 8.5)
        width = self._measure((run,), size)
        self._line((run,), (x0 + x1 - width) / 2, (y0 + y1) / 2 + _BASELINE * size * POINT, size)

    def _raster(self, raster: Raster, number: int) -> None:
        encoded = rasters.encode(raster)
        self.placed.append(
            Placed(
                sheet=number,
                file=raster.file,
                crop=raster.crop,
                pixels=encoded.pixels,
                native_dpi=rasters.dpi(raster, rasters.own_pixels(raster)),
                placed_dpi=rasters.dpi(raster, encoded.pixels),
                lossless=encoded.filter == "FlateDecode",
                covered=len(rasters.touching(raster)),
            )
        )
        x0, y0, x1, y1 = raster.box
        self.canvas.saveState()
        self.canvas.translate(self._x(x0), self._y(y1))
        self.canvas.scale(self._x(x1 - x0), self._x(y1 - y0))
        self.canvas.doForm(_register(self.canvas, encoded))
        self.canvas.restoreState()


def _register(canvas: Canvas, encoded: Encoded) -> str:
    """Put the picture into the file once, however often it is placed; its name there."""
    name = hashlib.sha256(encoded.data).hexdigest()[:32]
    document: Any = vars(canvas)["_doc"]
    if not document.hasForm(name):
        document.Reference(_stream(encoded), document.getXObjectName(name))
    return name


def _stream(encoded: Encoded) -> object:
    from reportlab.pdfbase import pdfdoc

    stream = pdfdoc.PDFStream(content=encoded.data, filters=())
    entries = stream.dictionary
    entries["Type"], entries["Subtype"] = pdfdoc.PDFName("XObject"), pdfdoc.PDFName("Image")
    entries["Width"], entries["Height"] = encoded.pixels
    entries["BitsPerComponent"] = 8
    entries["ColorSpace"] = pdfdoc.PDFName("DeviceRGB" if encoded.channels == 3 else "DeviceGray")
    entries["Filter"] = pdfdoc.PDFName(encoded.filter)
    if encoded.filter == "FlateDecode":
        shape = {"Colors": encoded.channels, "BitsPerComponent": 8, "Columns": encoded.pixels[0]}
        entries["DecodeParms"] = pdfdoc.PDFDictionary({"Predictor": 15, **shape})
    return stream


def _colour(ink: Ink) -> Color:
    from reportlab.lib.colors import HexColor

    return HexColor(ink.value)


def _all_words(sheets: Sequence[Sheet]) -> set[tuple[str, bool]]:
    """Every string that will be drawn, with whether it is bold; the numbers of badges are."""
    texts = [item for sheet in sheets for item in sheet.items if isinstance(item, Text)]
    lines = [line for text in texts for line in text.lines]
    return {(run.text, run.bold) for line in lines for run in line} | {("0123456789", True)}
