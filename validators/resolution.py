"""Whether scans are fine enough: pixels over the size they are placed at, never the tag in the file."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from evidence.case.case import Case, Document
from evidence.case.roles import is_photo, is_read, is_screenshot, used
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.finding import Box, Flaw, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.reading import Page, PageOrigin, Picture

_TOLERANCE = 0.5
"""Formats store dots per metre: a true 300 reads back as 299.9994."""
_A4_WIDTH = 8.27
_SCREEN_DPI = 110
"""At A4 width, what a whole screenshot needs to be read in print."""
_SMALLEST_POINTS, _SMALLEST_PIXELS = 7.0, 10.0
_PART_OF_PAGE = 0.05


@check(Severity.ERROR, rule="files.min_dpi")
def resolution(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A scan too coarse for the platform.

    What it looks at: the pixels of every scanned page over the size they are placed at, through rotation
    and nesting; a bare picture over the A4 or Letter sheet it would fill. Screenshots: whether their text
    can be read in print.
    What it forgives: half a dot per inch, because formats round; a coarse background under a fine text
    layer; pages that were never scanned; photos of goods; the dpi tag, which proves nothing either way.
    How to fix: scan the paper again at the asked resolution. Never enlarge a picture: its detail does not
    come back.
    Example: a certificate sent through a messenger, 1240 pixels wide: 150 dpi on A4, whatever its tag says.
    """
    least = float(platform.value("files.min_dpi"))
    judged = [document for document in used(case) if is_read(document) and not is_photo(case, document)]
    pages = [(d, page) for d in judged for page in d.reading.pages if page.origin is not PageOrigin.DIGITAL]
    if not any(page.pictures for _, page in pages):
        raise Skip(say("there is no scan and no screenshot among the papers"))
    for document, page in pages:
        if is_screenshot(case, document) or page.origin is PageOrigin.SCREENSHOT:
            yield from _screen(document, page)
        else:
            known = document.facts.kind is not Kind.OTHER or not document.paper.media_type.startswith(
                "image/"
            )
            yield from _scan(document, page, least, known=known)


def _scan(document: Document, page: Page, least: float, *, known: bool) -> Iterator[Flaw]:
    """known: it is surely a paper; a picture that tells nothing may be a photo or a screenshot."""
    for picture in _finest(page):
        if picture.dpi < least - _TOLERANCE:
            yield _coarse(document, page, picture, least, known=known)
        elif picture.enlarged:
            yield _enlarged(document, page, picture)


def _finest(page: Page) -> list[Picture]:
    """Of pictures that lie on one another the finest; specks such as logos are left out."""
    large = [p for p in page.pictures if _area(p.box) >= _PART_OF_PAGE * page.width * page.height]
    kept: list[Picture] = []
    for picture in sorted(large, key=lambda one: -one.dpi):
        if not any(_covers(finer.box, picture.box) for finer in kept):
            kept.append(picture)
    return kept


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _covers(finer: Box, other: Box) -> bool:
    """Whether most of `other` lies under `finer`."""
    shared = (
        max(finer[0], other[0]),
        max(finer[1], other[1]),
        min(finer[2], other[2]),
        min(finer[3], other[3]),
    )
    return _area(shared) > 0.8 * _area(other)


def _coarse(document: Document, page: Page, picture: Picture, least: float, *, known: bool) -> Flaw:
    again = say("scan the paper again at {dpi} dpi; do not enlarge the picture", dpi=f"{least:g}")
    inches = (picture.box[2] - picture.box[0]) / 72
    return Flaw(
        place=Place(document.name, page.number, picture.box),
        related=(),
        measured=say(
            "{dpi} dpi: {width} x {height} pixels",
            dpi=f"{picture.dpi:.1f}".removesuffix(".0"),
            width=picture.pixels[0],
            height=picture.pixels[1],
        ),
        required=say(
            "{dpi} dpi, {width} pixels at this width", dpi=f"{least:g}", width=round(inches * least)
        ),
        fix=again if known else say("{again}; if it is no paper, give its role under [[files]]", again=again),
        sure=known,
    )


def _enlarged(document: Document, page: Page, picture: Picture) -> Flaw:
    return Flaw(
        place=Place(document.name, page.number, picture.box),
        related=(),
        measured=say("enough pixels, but hardly any detail in them: it may have been enlarged"),
        required=say("the detail of a scan at this resolution"),
        fix=say("look at it at full size; if it is soft, scan the paper again"),
        sure=False,
        severity=Severity.WARNING,
    )


def _screen(document: Document, page: Page) -> Iterator[Flaw]:
    picture = max(page.pictures, key=lambda one: one.pixels[0] * one.pixels[1], default=None)
    if picture is None or picture.pixels[0] >= _SCREEN_DPI * _A4_WIDTH or _large_text(page, picture):
        return
    yield Flaw(
        place=Place(document.name, page.number, picture.box),
        related=(),
        measured=say("a screenshot only {width} pixels wide", width=picture.pixels[0]),
        required=say("text that can be read in print: {width} pixels", width=round(_SCREEN_DPI * _A4_WIDTH)),
        fix=say("take the screenshot again in a wider window or at a larger zoom"),
        sure=False,
        severity=Severity.WARNING,
    )


def _large_text(page: Page, picture: Picture) -> bool:
    """Whether the usual line is large enough, in pixels and, with the picture as wide as A4, in print."""
    wide = picture.box[2] - picture.box[0]
    heights = [line.box[3] - line.box[1] for line in page.lines]
    if not heights or wide <= 0:
        return False
    pixels = median(heights) * picture.pixels[0] / wide
    points = median(heights) * _A4_WIDTH * 72 / wide
    return pixels >= _SMALLEST_PIXELS and points >= _SMALLEST_POINTS
