"""Layouts run and drawn in one go: what a worker runs, because sheets hold the seller's own pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence.case.case import Case, Document, Pair
from evidence.drawing.fonts import choose_typeface
from evidence.drawing.frame import number_pages
from evidence.drawing.pdf import Drawing, draw_pdf
from evidence.drawing.plan import Sheet
from evidence.drawing.setting import Exhibit, Setting, load_layout
from evidence.drawing.typesetting import Typesetter
from evidence.platforms.platform import Platform

Drawn = tuple[tuple[Sheet, ...], Drawing]
"""Plans, and what they became."""


def draw_pair(
    case: Case, pair: Pair, layouts: Sequence[str], label: str, platform: Platform | None
) -> Drawn | None:
    """The sheets of one pair of screenshots, numbered; None where there is nothing to show.

    layouts: names, in their order.
    """
    typeface = choose_typeface().typeface
    setter = Typesetter(typeface)
    setting = Setting(typesetter=setter, exhibit=label, pair=pair, platform=platform)
    sheets = tuple(sheet for name in layouts for sheet in load_layout(name)(case, setting))
    numbered = number_pages(sheets, setter)
    return (numbered, draw_pdf(numbered, typeface, "Before and after")) if numbered else None


def draw_about_case(
    case: Case,
    layout: str,
    exhibits: tuple[Exhibit, ...],
    platform: Platform | None,
    statement: str,
    blocking: int,
) -> Drawn | None:
    """The sheets of one layout about the whole case; None where it has nothing to show.

    blocking: 0 for a ready case.
    """
    typeface = choose_typeface().typeface
    setting = Setting(
        typesetter=Typesetter(typeface),
        exhibits=exhibits,
        platform=platform,
        statement=statement,
        ready=not blocking,
        blocking=blocking,
    )
    sheets = load_layout(layout)(case, setting)
    return (sheets, draw_pdf(sheets, typeface, case.folder)) if sheets else None


def without_lines(case: Case) -> Case:
    """The case without what stands on its pages: what the layouts need, small enough to hand to a worker."""
    return replace(case, documents=tuple(_lean(document) for document in case.documents))


def _lean(document: Document) -> Document:
    pages = tuple(replace(page, lines=(), disagreements=()) for page in document.reading.pages)
    return replace(document, reading=replace(document.reading, pages=pages))
