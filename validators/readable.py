"""Whether every file opens whole, and every page can be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidence.case.case import Case, Document
from evidence.case.roles import papers, used
from evidence.checks import Skip, check
from evidence.finding import Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.damage_words import damage_message
from evidence.reading.reading import Damage, DamageKind, Page, PageOrigin

_OF = re.compile(
    r"(?i)(?:page|seite|стр(?:аница|\.)?|лист)\s*(?:no\.?\s*)?(\d{1,3})\s*(?:of|von|из|/)\s*(\d{1,3})"
    r"|第\s*(\d{1,3})\s*页\s*[,，/]?\s*共\s*(\d{1,3})\s*页"
    r"|共\s*(\d{1,3})\s*页\s*[,，/]?\s*第\s*(\d{1,3})\s*页"
)
_FIXES: dict[DamageKind, Message] = {
    DamageKind.EMPTY: say("copy it again from where it came"),
    DamageKind.ENCRYPTED: say("print it to a new PDF without a password"),
    DamageKind.UNSUPPORTED: say("export it as PDF or JPG and put that here"),
    DamageKind.UNREADABLE: say("copy it again, or scan the paper again"),
    DamageKind.TRUNCATED: say("copy or send it again; it broke off on the way"),
    DamageKind.NO_PAGES: say("export the paper again"),
    DamageKind.BLANK_PAGE: say("take the page out, or scan it again"),
    DamageKind.PAGE_COUNT_DIFFERS: say("print it to a new PDF and look at every page"),
    DamageKind.PAGE_SIZE: say("save the picture itself instead of a long PDF page"),
    DamageKind.TOO_MANY_PAGES: say("hand in only the pages that matter"),
    DamageKind.TOO_MANY_PIXELS: say("save it with fewer pixels"),
    DamageKind.TOO_MANY_FRAMES: say("hand in only the pages that matter"),
    DamageKind.PAGES_NOT_READ: say("look at the rest yourself"),
    DamageKind.TIME_LIMIT: say("print it to a new PDF"),
    DamageKind.MEMORY_LIMIT: say("print it to a new PDF"),
    DamageKind.WORKER_DIED: say("print it to a new PDF"),
    DamageKind.READER_FAILED: say(
        "report it to the program's makers, and confirm what the paper says in case.toml"
    ),
    DamageKind.SCRIPT_NOT_READ: say(
        "install Tesseract with that language, or confirm what it says in case.toml"
    ),
    DamageKind.OCR_FAILED: say("confirm what it says in case.toml"),
}
_LOOK = say("look at every page of it")
_UNSURE = (
    DamageKind.PAGE_COUNT_DIFFERS,
    DamageKind.PAGES_NOT_READ,
    DamageKind.SCRIPT_NOT_READ,
    DamageKind.OCR_FAILED,
    DamageKind.TOO_MANY_PAGES,
    DamageKind.TOO_MANY_FRAMES,
)

_WORDLESS = (DamageKind.SCRIPT_NOT_READ, DamageKind.OCR_FAILED)


@check(Severity.ERROR, cites=("files.complete",))
def readable(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A file that does not open, or a paper with pages missing.

    What it looks at: encrypted, damaged, empty and cut-off files, blank pages, limits that were hit while
    reading, "page 2 of 3" where there is no page 3.
    What it forgives: a file that opened after a harmless repair, which is a note; page counts that the
    paper does not print; files of another format, which are file_format's where the platform names formats.
    How to fix: copy the file again, take off its password, or scan the whole paper again.
    Example: a certificate of which only the first of three pages was scanned.
    """
    documents = used(case)
    if not documents:
        raise Skip(say("there is no file to look at"))
    judged = {document.name for document in papers(case)}
    for document in documents:
        for damage in document.reading.damage:
            if damage.kind is not DamageKind.UNSUPPORTED or platform.rule("files.formats") is None:
                yield _flaw(document, damage, document.name in judged)
    for document in papers(case):
        yield from _missing_pages(document, platform)


def _flaw(document: Document, damage: Damage, is_paper: bool) -> Flaw:
    return Flaw(
        place=Place(document.name, damage.page),
        related=(),
        measured=damage_message(replace(damage, page=None)),
        required=say("a file that opens and is whole"),
        fix=_FIXES.get(damage.kind, _LOOK),
        sure=damage.kind not in _UNSURE,
        severity=_severity(damage.kind, is_paper),
    )


def _severity(kind: DamageKind, is_paper: bool) -> Severity:
    """Words that could not be read weigh less on a screenshot or photo: it is looked at, no fact comes off it."""
    if kind is DamageKind.REPAIRED:
        return Severity.NOTE
    return Severity.WARNING if kind in _WORDLESS and not is_paper else Severity.ERROR


def _missing_pages(document: Document, platform: Platform) -> Iterator[Flaw]:
    """Pages that "page x of y" promises and that are not there."""
    found = {page.number: counted for page in document.reading.pages if (counted := _counted(page))}
    by_ocr = any(page.origin is not PageOrigin.DIGITAL for page in document.reading.pages)
    if not found:
        return
    total = max(last for _, last in found.values())
    have = {own for own, _ in found.values()}
    unnumbered = document.reading.page_count - len(found)
    missing = [number for number in range(1, total + 1) if number not in have]
    if len(missing) > unnumbered:
        first = min(found)
        yield Flaw(
            place=Place(document.name, first),
            related=(),
            measured=say(
                "it says {total} pages and shows page {pages}", total=total, pages=_listed(sorted(have))
            ),
            required=say("all pages of the paper"),
            fix=say("scan the whole paper, page {pages} too", pages=_listed(missing)),
            sure=not by_ocr,
            severity=platform.weight("files.complete"),
        )


def _counted(page: Page) -> tuple[int, int] | None:
    """(this page, all pages) as printed in the top or bottom fifth of the page; None where it is not."""
    for line in page.lines:
        if page.height * 0.2 < line.box[1] < page.height * 0.8:
            continue
        hit = _OF.search(line.text)
        if hit is None:
            continue
        own, last = (int(number) for number in hit.groups() if number)
        if hit.group(5):
            own, last = last, own
        if 1 <= own <= last:
            return own, last
    return None


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
