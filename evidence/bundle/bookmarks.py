"""Bookmarks of the reading copy: groups, exhibits and sheets below them, the papers' own below those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.bundle.pages import Frame
from evidence.bundle.sources import Heading

if TYPE_CHECKING:
    from pikepdf import OutlineItem, Pdf

    from evidence.bundle.merge import Piece


def write_bookmarks(
    pdf: Pdf, pieces: tuple[Piece, ...], starts: tuple[int, ...], frames: list[Frame]
) -> None:
    """starts: the page each piece begins on, frames: of every page; both counted from 0."""
    from pikepdf import Name

    with pdf.open_outline() as outline:
        level = outline.root
        group = ""
        for piece, start in zip(pieces, starts, strict=True):
            if piece.group != group:
                group = piece.group
                level = outline.root
                if group:
                    heading = _item(pdf, group, start)
                    outline.root.append(heading)
                    level = heading.children
            item = _item(pdf, f"{piece.label} {piece.title}".strip(), start)
            item.children.extend(_inner(pdf, heading, piece, start, frames) for heading in piece.headings)
            item.is_closed = True
            level.append(item)
    pdf.Root.PageMode = Name.UseOutlines


def _inner(pdf: Pdf, heading: Heading, piece: Piece, start: int, frames: list[Frame]) -> OutlineItem:
    from pikepdf import OutlineItem

    if heading.page is None or heading.page >= piece.pages:
        item = OutlineItem(heading.title)
    else:
        number = start + heading.page
        spot = frames[number].onto(*heading.at) if heading.at else None
        item = _item(pdf, heading.title, number, spot)
    item.children.extend(_inner(pdf, below, piece, start, frames) for below in heading.below)
    item.is_closed = True
    return item


def _item(pdf: Pdf, title: str, number: int, spot: tuple[float, float] | None = None) -> OutlineItem:
    from pikepdf import OutlineItem
    from pikepdf.models.outlines import Destination, PageLocation

    page = pdf.pages[number].obj
    if spot is None:
        return OutlineItem(title, Destination(page, PageLocation.Fit).to_array())
    left, top = (round(edge, 2) for edge in spot)
    return OutlineItem(title, Destination(page, PageLocation.XYZ, left=left, top=top).to_array())
