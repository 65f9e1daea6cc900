"""A PDF page laid out for examination: its frame, pictures, text layer and pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import pypdfium2 as pdfium

from evidence.finding import Box
from evidence.reading import rapid, sight
from evidence.reading.boxes import area, within
from evidence.reading.layer import is_nonsense
from evidence.reading.lines import build_lines
from evidence.reading.pdf_page import Frame
from evidence.reading.pdf_text import TextLayer, text_layer
from evidence.reading.pdfium import render
from evidence.reading.rapid import LineReader, Quad
from evidence.reading.raster import Raster
from evidence.reading.reading import Line, Picture, ReadBy, Word
from evidence.reading.upright import turn_needed

HIDDEN = 0.2
"""Share of letters not painted, above which the text layer is one laid under a scan."""
FEW_LETTERS = 40
"""Letters below which a page that shows more is read from its picture."""
LEAST_INK = 0.0004
"""Share of a page that is ink outside its text, below which there is nothing else to look at."""
SCANNED = 0.4
"""Share of a page its pictures cover, from which it may be a scan."""


@dataclass(frozen=True)
class Sheet:
    """One page. annotations: boxes of visible annotations. dpi, most_pixels: of its rendering."""

    pictured: pdfium.PdfPage
    number: int
    frame: Frame
    pictures: Sequence[Picture]
    annotations: Sequence[Box]
    dpi: float
    most_pixels: int

    @cached_property
    def layer(self) -> TextLayer:
        return text_layer(self.pictured, self.frame.unit)

    @cached_property
    def raster(self) -> Raster:
        return self.render(self.dpi)

    def render(self, dpi: float) -> Raster:
        """The page at another resolution, within the same budget of pixels."""
        return render(self.pictured, dpi, self.most_pixels, self.frame.unit)

    @cached_property
    def unseen(self) -> tuple[Word, ...]:
        """Words of the layer whose place on the page is empty: white, clipped, off the page, beneath something plain."""
        return tuple(w for w in self.layer.words if not sight.shows_something(self.raster, w.box))

    @cached_property
    def text(self) -> tuple[Line, ...]:
        """The layer's words that show, as lines."""
        gone = set(self.unseen)
        return build_lines((w for w in self.layer.words if w not in gone), ReadBy.TEXT)

    @cached_property
    def letters(self) -> int:
        return sum(len(w.text) for w in self.layer.words)

    @cached_property
    def ink(self) -> float:
        """Share of the page that is ink outside the layer's words."""
        return sight.ink_outside(self.raster, [w.box for w in self.layer.words])

    @cached_property
    def drawn(self) -> float:
        """Share of the page that is ink outside the layer's words and the pictures."""
        boxes = [w.box for w in self.layer.words] + [p.box for p in self.pictures]
        return sight.ink_outside(self.raster, boxes)

    @property
    def blank(self) -> bool:
        return not self.letters and self.ink < sight.BLANK

    @cached_property
    def doubtful(self) -> bool:
        """Whether the text layer, if there is one, cannot be taken for what the page shows."""
        if self.letters < FEW_LETTERS and self.ink > LEAST_INK:
            return True
        return self.layer.hidden > HIDDEN or is_nonsense(self.layer.words)

    @cached_property
    def quads(self) -> list[Quad]:
        """Lines of print found on the picture."""
        return rapid.find_lines(self.raster.rgb)

    @cached_property
    def reader(self) -> LineReader:
        return LineReader(self.raster.rgb)

    @cached_property
    def turn_needed(self) -> int:
        """Degrees clockwise by which the page must be turned to be read; 0 where it has been."""
        if self.frame.turned:
            return 0
        return turn_needed(self.reader, self.quads) if self.doubtful else self.layer.turn

    @cached_property
    def covered(self) -> float:
        """Share of the page its pictures cover; overlapping ones count twice."""
        parts = (area(within(p.box, self.frame.width, self.frame.height)) for p in self.pictures)
        return sum(parts) / max(self.frame.width * self.frame.height, 1.0)

    def scanned(self, lines: Sequence[Line]) -> bool:
        """Whether the page is a picture of a paper: pictures cover it, and most of its words were read
        from them."""
        read = sum(len(w.text) for line in lines if line.read_by is ReadBy.OCR for w in line.words)
        painted = 0 if self.doubtful else self.letters
        return self.covered > SCANNED and read >= painted


@contextmanager
def laid_out(
    document: pdfium.PdfDocument, number: int, frame: Frame, pictures: Sequence[Picture], annotations: Sequence[Box],
    dpi: float, most_pixels: int,
) -> Iterator[Sheet]:  # fmt: skip
    """A page, from 1, open while it is looked at. Raises pdfium.PdfiumError where it cannot be loaded."""
    page = document[number - 1]
    if frame.turned:
        page.set_rotation(frame.rotation)
    try:
        yield Sheet(page, number, frame, pictures, annotations, dpi, most_pixels)
    finally:
        page.close()
