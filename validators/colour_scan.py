"""Whether papers were scanned in colour."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.roles import is_read, papers
from evidence.checks import Skip, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.reading import Page, PageOrigin


@check(Severity.ERROR, rule="files.colour")
def colour_scan(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A black-and-white scan where the platform wants colour.

    What it looks at: the pictures of scanned pages: whether any of their pixels has a colour.
    What it forgives: born-digital pages, screenshots, photos of goods; grey pages of a paper of which
    another page is in colour, as inner pages are often printed in black.
    How to fix: scan the original in colour. Do not colour a grey scan.
    Example: a fax of a letter, whose red seal has become black.
    """
    judged = [document for document in papers(case) if is_read(document)]
    scanned = [(d, [page for page in d.reading.pages if _is_scan(page)]) for d in judged]
    if not any(pages for _, pages in scanned):
        raise Skip(say("there is no scan among the papers"))
    for document, pages in scanned:
        if pages and not any(picture.colour for page in pages for picture in page.pictures):
            fax = all(picture.bits == 1 for page in pages for picture in page.pictures)
            yield Flaw(
                place=Place(document.name, pages[0].number),
                related=(),
                measured=say("black and white only") if fax else say("grey, without any colour"),
                required=say("a colour scan or photo of the original"),
                fix=say("scan the original again in colour"),
            )


def _is_scan(page: Page) -> bool:
    return page.origin is PageOrigin.SCAN and bool(page.pictures)
