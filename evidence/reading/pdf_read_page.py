"""One page of a PDF: its text, what its pictures say, its marks, and how good they are."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium

from evidence.finding import Box
from evidence.reading import sight
from evidence.reading.boxes import area, within
from evidence.reading.codes import find_codes
from evidence.reading.failure import failed
from evidence.reading.marks import find_marks
from evidence.reading.pdf_open import Opened
from evidence.reading.pdf_page import Frame, frame_of
from evidence.reading.pdf_pictures import annotation_boxes, placed_pictures
from evidence.reading.pdf_words import page_words
from evidence.reading.pdfium import render_part
from evidence.reading.reading import Damage, DamageKind, Page, PageOrigin, Picture
from evidence.reading.settings import Settings
from evidence.reading.sheet import LEAST_INK, Sheet, laid_out

FARTHEST_SIDE = 14_400 * 1.5
"""Points; a page longer than the format allows is not drawn."""
JUDGED = 0.15
"""Share of a page a picture covers, from which it is worth judging whether it was enlarged."""
SAMPLE = 900
"""Pixels of the side of the part that is judged, at the picture's own resolution."""


class _Broken(Exception):  # noqa: N818 - reads as what it is
    """A page's objects are not what the format says."""


class PageReader:
    """Reads the pages of one document; remembers pictures that come again on every page, such as a
    letterhead."""

    def __init__(self, opened: Opened, settings: Settings) -> None:
        self._opened = opened
        self._settings = settings
        self._known: set[object] = set()

    def read(self, number: int) -> tuple[Page | None, list[Damage]]:
        """A page, from 1, and what is wrong with it. None where nothing of it can be reached."""
        try:
            page, damage, turn = self._read(number, 0)
            return self._read(number, turn)[:2] if turn else (page, damage)
        except pdfium.PdfiumError:
            return None, [Damage(DamageKind.UNREADABLE, number, "it cannot be shown")]
        except _Broken:
            return None, [Damage(DamageKind.UNREADABLE, number, "its content is broken")]
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # ours: the other pages may still be read
            return None, [failed(error, number)]

    def _read(self, number: int, turned: int) -> tuple[Page | None, list[Damage], int]:
        """The page turned so far, what is wrong with it, and how far it must be turned still; then it is not read."""
        frame, pictures, annotations, damage = self._structure(number, turned)
        drawing = self._settings.dpi, self._settings.page_pixels
        with laid_out(self._opened.pictured, number, frame, pictures, annotations, *drawing) as sheet:
            if self._settings.ocr and not _endless(frame) and not sheet.blank and sheet.turn_needed:
                return None, [], sheet.turn_needed
            page, more = self._look(sheet)
        return page, damage + more, 0

    def _structure(
        self, number: int, turned: int
    ) -> tuple[Frame, tuple[Picture, ...], list[Box], list[Damage]]:
        """The frame, placed pictures, boxes of visible annotations, and what is wrong with the page as such."""
        try:
            page = self._opened.structure.pages[number - 1]
            frame = frame_of(page, turned)
            return frame, *_drawn(page, frame, number)
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, LookupError, AttributeError) as error:
            raise _Broken from error

    def _look(self, sheet: Sheet) -> tuple[Page, list[Damage]]:
        number, frame = sheet.number, sheet.frame
        bare = Page(
            number, frame.width, frame.height, PageOrigin.DIGITAL, rotation=frame.declared, turned=frame.turned
        )  # fmt: skip
        if _endless(frame):
            return replace(bare, lines=sheet.text), []
        if sheet.blank:
            return replace(bare, origin=PageOrigin.BLANK, pictures=tuple(sheet.pictures)), [
                Damage(DamageKind.BLANK_PAGE, number)
            ]
        words = page_words(sheet, self._known, self._settings)
        inked = sheet.ink > LEAST_INK
        codes = find_codes(sheet.raster) if inked else ()
        marks = find_marks(sheet.raster, words.lines, codes, sheet.annotations) if inked else ()
        scan = sheet.scanned(words.lines)
        pictures = _judged(sheet) if scan else tuple(sheet.pictures)
        page = replace(
            bare, origin=PageOrigin.SCAN if scan else PageOrigin.DIGITAL, lines=words.lines, pictures=pictures,
            marks=marks, codes=codes, layer_believed=words.believed, disagreements=words.disagreements,
            script=words.script, skew=words.skew, sharpness=sight.sharpness(sheet.raster.rgb) if scan else None,
        )  # fmt: skip
        return page, [Damage(kind, number, detail) for kind, detail in words.damage]


def _endless(frame: Frame) -> bool:
    """Whether the page is too long to be drawn."""
    return not frame.sound and max(frame.width, frame.height) > FARTHEST_SIDE


def _drawn(
    page: pikepdf.Page, frame: Frame, number: int
) -> tuple[tuple[Picture, ...], list[Box], list[Damage]]:
    """Placed pictures, boxes of visible annotations, and what is wrong with the page as such."""
    damage = []
    if not frame.sound:
        damage.append(Damage(DamageKind.PAGE_SIZE, number, "its size is missing or out of range"))
    pictures, whole = placed_pictures(page, frame)
    if not whole:
        damage.append(
            Damage(DamageKind.PAGES_NOT_READ, number, "its drawing is too deeply nested to follow to the end")
        )
    return pictures, annotation_boxes(page, frame), damage


def _judged(sheet: Sheet) -> tuple[Picture, ...]:
    """The pictures with colour and enlargement seen from their pixels; small ones are left as they are."""
    judged = []
    for picture in sheet.pictures:
        box = within(picture.box, sheet.frame.width, sheet.frame.height)
        if area(box) < JUDGED * sheet.frame.width * sheet.frame.height:
            judged.append(picture)
            continue
        colour = picture.colour and not sight.is_grey(sheet.raster.crop(box))
        judged.append(replace(picture, colour=colour, enlarged=_enlarged(sheet, picture, box)))
    return tuple(judged)


def _enlarged(sheet: Sheet, picture: Picture, box: Box) -> bool:
    """Whether the picture's middle, at its own resolution, has hardly any detail; not asked of low
    resolutions."""
    if picture.dpi < 120 or picture.bits == 1:
        return False
    half = SAMPLE / picture.dpi * 36
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    part = (max(box[0], x - half), max(box[1], y - half), min(box[2], x + half), min(box[3], y + half))
    return sight.enlarged(render_part(sheet.pictured, part, picture.dpi, sheet.frame.unit).rgb)
