"""A PDF becomes a Reading: structure by pikepdf, text and pixels by PDFium, page by page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evidence.reading import budget
from evidence.reading.pdf_about import about, revisions
from evidence.reading.pdf_open import Locked, Opened, Unopenable, open_pdf, repairs
from evidence.reading.pdf_read_page import PageReader
from evidence.reading.reading import Damage, DamageKind, Page, Reading
from evidence.reading.settings import Settings
from evidence.reading.signatures import signatures
from evidence.reading.worker import at_page

STOP_WITH = 4.0
"""Seconds of processor time left, with which no further page is begun."""


def read(path: Path, media_type: str, settings: Settings, skip: tuple[int, ...]) -> Reading:
    """The paper, without its hash. skip: pages not to look at, from 1."""
    try:
        opened = open_pdf(path, settings.most_pages)
    except Locked:
        locked = Damage(DamageKind.ENCRYPTED, None, "a password is needed to open it")
        return Reading("", media_type, 0, damage=(locked,), encrypted=True)
    except Unopenable as error:
        return Reading("", media_type, 0, damage=(Damage(error.kind, None, str(error)),))
    try:
        return _read(opened, path, media_type, settings, skip)
    finally:
        opened.close()


def _read(opened: Opened, path: Path, media_type: str, settings: Settings, skip: tuple[int, ...]) -> Reading:
    told = about(opened.structure)
    pages, damage = _pages(opened, settings, skip)
    if not any(known.kind is DamageKind.REPAIRED for known in opened.damage):
        damage += repairs(opened.structure, path)
    reading = Reading(
        "", media_type, opened.count, tuple(pages), (*opened.damage, *damage), opened.structure.is_encrypted,
        told.producer, told.creator, told.title, told.created, told.modified, revisions(path),
        active=told.active, attachments=told.attachments,
    )  # fmt: skip
    return replace(reading, signatures=signatures(opened.structure, path) if opened.count else ())


def _pages(opened: Opened, settings: Settings, skip: tuple[int, ...]) -> tuple[list[Page], list[Damage]]:
    """The pages looked at, and what is wrong with each; what is not looked at is said."""
    reader = PageReader(opened, settings)
    pages: list[Page] = []
    damage: list[Damage] = []
    most = min(opened.count, settings.max_pages)
    for number in range(1, most + 1):
        if number in skip:
            continue
        if budget.left() < STOP_WITH:
            damage.append(Damage(DamageKind.TIME_LIMIT, number, "the pages before took too long"))
            most = number - 1
            break
        at_page(number)
        page, harm = reader.read(number)
        pages += [page] if page else []
        damage += harm
    if opened.count > most:
        damage.append(
            Damage(DamageKind.PAGES_NOT_READ, None, f"only the first {most} of {opened.count} pages")
        )
    return pages, damage
