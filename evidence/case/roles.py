"""Which document is what in a case: what the seller says first, then what the papers themselves tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.case.case import Case, Document
from evidence.case.declared import Role
from evidence.facts.fact import Kind
from evidence.reading.reading import DamageKind, PageOrigin

_SCREENS = (Role.BEFORE, Role.AFTER, Role.NOTIFICATION, Role.HEALTH_SCREENSHOT, Role.TRACKING, Role.DELISTING)
_PHOTOS = (
    Role.MAIN_IMAGE,
    Role.PRODUCT_PHOTO,
    Role.NAMEPLATE_PHOTO,
    Role.LABEL_PHOTO,
    Role.ORIGINAL_PHOTO,
    Role.WAYBILL,
)
NOTICE = re.compile(
    r"(?i)notification\s*(?:id|no\.?|number)?\s*[:：#№]?\s*([A-Z0-9]{1,8}(?:[-_][A-Z0-9]+){1,4}|\d{6,})"
)
"""How a platform's notice prints its number."""
_UNREAD = (
    DamageKind.EMPTY,
    DamageKind.ENCRYPTED,
    DamageKind.UNSUPPORTED,
    DamageKind.UNREADABLE,
    DamageKind.NO_PAGES,
    DamageKind.TIME_LIMIT,
    DamageKind.MEMORY_LIMIT,
    DamageKind.WORKER_DIED,
    DamageKind.READER_FAILED,
)


def used(case: Case) -> tuple[Document, ...]:
    """The documents that go into the bundle: all but the declared unused ones and the list of orders."""
    left = {*case.declared.unused, case.declared.orders_file}
    return tuple(document for document in case.documents if document.name not in left)


def role_of(case: Case, document: Document) -> Role | None:
    """The declared role; else what pairs, main images and the notice's own number tell; else None."""
    declared = case.declared.label(document.name).role
    if declared is not None:
        return declared
    for pair in case.pairs:
        if document.name == pair.before.name:
            return Role.BEFORE
        if document.name == pair.after.name:
            return Role.AFTER
    if any(document.name in listing.main_images for listing in case.declared.listings):
        return Role.MAIN_IMAGE
    return Role.NOTIFICATION if _is_notice(case, document) else None


def _is_notice(case: Case, document: Document) -> bool:
    """A paper of no other kind that prints the declared number, or a number as a notice does."""
    if not is_kind(document, Kind.OTHER):
        return False
    return _shows(document, case.declared.notification_id) or NOTICE.search(document.reading.text) is not None


def _shows(document: Document, words: str) -> bool:
    """Whether a paper prints these words, spaces and case aside; never where there are none to look for."""
    wanted = "".join(words.casefold().split())
    return len(wanted) > 3 and wanted in "".join(document.reading.text.casefold().split())


def with_role(case: Case, *roles: Role) -> tuple[Document, ...]:
    """The used documents that have one of these roles."""
    return tuple(document for document in used(case) if role_of(case, document) in roles)


def is_kind(document: Document, *kinds: Kind) -> bool:
    """Whether the document is one of these kinds of paper."""
    return document.facts.kind in kinds


def of_kind(case: Case, *kinds: Kind) -> tuple[Document, ...]:
    """The used documents of these kinds, by what was read or, where nothing was told.

    By the declared role.
    """
    wanted = {str(kind) for kind in kinds}
    return tuple(d for d in papers(case) if d.facts.kind in kinds or str(role_of(case, d)) in wanted)


def is_screenshot(case: Case, document: Document) -> bool:
    """A picture of a screen: by its role, or by every page of it."""
    role = role_of(case, document)
    if role is not None:
        return role in _SCREENS
    pages = document.reading.pages
    return bool(pages) and all(page.origin is PageOrigin.SCREENSHOT for page in pages)


def is_photo(case: Case, document: Document) -> bool:
    """A photo of goods, not of a paper."""
    return role_of(case, document) in _PHOTOS


def papers(case: Case) -> tuple[Document, ...]:
    """The used documents that are papers: no screenshots, no photos of goods."""
    return tuple(d for d in used(case) if not is_screenshot(case, d) and not is_photo(case, d))


def is_read(document: Document) -> bool:
    """Whether there is anything to judge: the file opened and pages of it were looked at."""
    return bool(document.reading.pages) and not any(d.kind in _UNREAD for d in document.reading.damage)


def named(documents: Iterable[Document]) -> str:
    """Their names, comma between."""
    return ", ".join(document.name for document in documents)
