"""The reading copy: all parts in one PDF, each page whole on a new page with a numbered strip below. Runs
in a worker.

Nothing of a source's own catalog comes along: no scripts, no forms, no names, nothing that opens by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.bundle.bookmarks import write_bookmarks
from evidence.bundle.described import Described, describe
from evidence.bundle.disk import large_files, writing
from evidence.bundle.layers import gather_layers
from evidence.bundle.pages import Frame
from evidence.bundle.rebuild import rebuild_page
from evidence.bundle.scrub import scrub
from evidence.bundle.sources import Heading, save_plain
from evidence.bundle.strip import strip_font
from evidence.finding import Box

if TYPE_CHECKING:
    from pikepdf import Pdf

_FILES_AT_ONCE = 60
"""More than so many sources are opened and closed as they are needed, to stay below a system's limit."""


class CannotMerge(Exception):  # noqa: N818 - reads as what it is
    """The sources do not give the pages they promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part of the reading copy.

    path: a PDF with `pages` pages. strip: what stands left in the strip, `{page}` and `{pages}` filled in.
    title: its bookmark, under `group` where that is not empty. links: (page from 1, box, label of the
    target).
    """

    path: str
    pages: int
    label: str
    title: str
    group: str = ""
    strip: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[tuple[int, Box, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One merge. into: the file to write. first_page: printed number of the first page."""

    pieces: tuple[Piece, ...]
    into: str
    described: Described
    today: date
    first_page: int = 1
    links: bool = True
    bookmarks: bool = True


def merge(order: Order) -> tuple[int, ...]:
    """Write the reading copy. Returns the numbers, counted from 0, of pages whose own size made no sense.

    Raises CannotMerge, or what the library raises, where a source is worse than it looked.
    """
    pdf = _joined(order.pieces)
    if len(pdf.pages) != sum(piece.pages for piece in order.pieces):
        raise CannotMerge(f"{len(pdf.pages)} pages instead of {sum(piece.pages for piece in order.pieces)}")
    _forget_document(pdf)
    frames = _rebuild(pdf, order)
    layers = scrub(pdf)
    gather_layers(pdf, layers)
    starts = _starts(order.pieces)
    if order.links:
        _write_links(pdf, order.pieces, starts)
    if order.bookmarks:
        write_bookmarks(pdf, order.pieces, starts, frames)
    describe(pdf, order.described, order.today)
    _write_labels(pdf, order.first_page)
    with large_files(), writing("bundle.pdf"):
        save_plain(pdf, Path(order.into))
    return tuple(number for number, one in enumerate(frames) if not one.sized)


def _joined(pieces: tuple[Piece, ...]) -> Pdf:
    """All pages in one document whose streams still lie in the sources, so that memory stays small."""
    import pikepdf

    pages = [{"file": piece.path} for piece in pieces]
    job = pikepdf.Job(
        {
            "empty": "",
            "pages": pages,
            "noWarn": "",
            "outputFile": "-",
            "removeUnreferencedResources": "no",
            "keepFilesOpen": "y" if len(pieces) <= _FILES_AT_ONCE else "n",
        }
    )
    joined: Pdf = job.create_pdf()  # type: ignore[no-untyped-call]
    return joined


def _forget_document(pdf: Pdf) -> None:
    """Drop everything of the catalog but the pages: forms, scripts, names, what opens by itself."""
    for key in sorted(pdf.Root.keys()):
        if key not in ("/Type", "/Pages"):
            del pdf.Root[key]


def _starts(pieces: tuple[Piece, ...]) -> tuple[int, ...]:
    """The page each piece begins on, counted from 0."""
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += piece.pages
    return tuple(starts)


def _rebuild(pdf: Pdf, order: Order) -> list[Frame]:
    font = strip_font(pdf)
    pages = iter(enumerate(pdf.pages, order.first_page))
    frames = []
    for piece in order.pieces:
        for own in range(1, piece.pages + 1):
            number, page = next(pages)
            left = piece.strip.format(page=own, pages=piece.pages)
            frames.append(rebuild_page(pdf, page, font, left, str(number)))
    return frames


def _write_links(pdf: Pdf, pieces: tuple[Piece, ...], starts: tuple[int, ...]) -> None:
    """Links from the index to the exhibits: inside the document, without a border."""
    from pikepdf import Array, Dictionary, Name

    targets = {piece.label: start for piece, start in zip(pieces, starts, strict=True) if piece.label}
    for piece, start in zip(pieces, starts, strict=True):
        for own, box, label in piece.links:
            if label not in targets or not 1 <= own <= piece.pages:
                continue
            page = pdf.pages[start + own - 1].obj
            top = float(page.MediaBox[3])
            link = Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([box[0], top - box[3], box[2], top - box[1]]),
                Border=Array([0, 0, 0]),
                F=4,
                Dest=Array([pdf.pages[targets[label]].obj, Name.Fit]),
            )
            if "/Annots" not in page:
                page.Annots = Array()
            page.Annots.append(pdf.make_indirect(link))


def _write_labels(pdf: Pdf, first: int) -> None:
    """The page labels a viewer shows are the numbers printed in the strip."""
    from pikepdf import Array, Dictionary, Name

    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first)]))
