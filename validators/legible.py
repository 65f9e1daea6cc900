"""Whether scanned papers can be read by eye: sharp, straight, not cut."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from evidence.case.case import Case
from evidence.case.roles import is_read, papers
from evidence.checks import Skip, check
from evidence.finding import Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.reading import Page, PageOrigin, ReadBy

_BLURRED = 0.2
_SKEW = 5.0
"""Degrees from which a page looks careless."""
_READ_BADLY = 0.75
_ENOUGH_LINES = 5


@check(Severity.WARNING, rule="files.complete")
def legible(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A scan that is hard to read.

    What it looks at: how sharp each scanned page is, how straight it lies, how sure the words on it could
    be read.
    What it forgives: screenshots, photos of goods, pages without words.
    How to fix: lay the paper flat, in even light, and scan it again.
    Example: a photo of a certificate taken from the side with a shaking hand.
    """
    scans = [
        (document, page)
        for document in papers(case)
        if is_read(document)
        for page in document.reading.pages
        if page.origin is PageOrigin.SCAN
    ]
    if not scans:
        raise Skip(say("there is no scan among the papers"))
    for document, page in scans:
        for measured in _faults(page):
            yield Flaw(
                place=Place(document.name, page.number),
                related=(),
                measured=measured,
                required=say("a page that is easy to read"),
                fix=say("look at it at full size; scan it again if you have to guess a word"),
                sure=False,
            )


def _faults(page: Page) -> Iterator[Message]:
    if page.sharpness is not None and page.sharpness < _BLURRED:
        yield say("the page is blurred")
    if abs(page.skew) > _SKEW:
        yield say("the page lies {degrees} degrees askew", degrees=f"{abs(page.skew):.0f}")
    read = [line.confidence for line in page.lines if line.read_by is ReadBy.OCR]
    if len(read) >= _ENOUGH_LINES and mean(read) < _READ_BADLY:
        yield say("its words could only be read with doubt")
