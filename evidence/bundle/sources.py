"""One paper is made ready for merging: counted, its bookmarks read, its layers marked. Runs in a worker.

The paper itself is never written to. Where something must be put right for the reading copy, that is done
in a copy.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from evidence.bundle.disk import large_files, writing
from evidence.bundle.layers import mark_layers
from evidence.bundle.names import visible
from evidence.bundle.rebuild import rebuild_page

if TYPE_CHECKING:
    from pikepdf import OutlineItem, Pdf

MOST_PAGES = 5_000
_MOST_HEADINGS = 2_000
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A bookmark of a paper. page: counted from 0, None where it leads nowhere inside. at: x, y in the
    page's space."""

    title: str
    page: int | None
    at: tuple[float, float] | None
    below: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What is merged for one part. path: a PDF. pages: how many it gives; never 0.

    repaired: the file was damaged and could be put right.
    """

    path: str
    pages: int
    headings: tuple[Heading, ...] = ()
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """why: one of "locked", "no_pages", "too_many_pages", "damaged", "not_a_document"."""

    why: str


def prepare_pdf(path: str, into: str) -> Source | Refused:
    """Open a PDF and say what it gives. into: where a copy may be written, if one is needed."""
    import pikepdf

    try:
        pdf = pikepdf.open(path, access_mode=pikepdf.AccessMode.stream)
    except pikepdf.PasswordError:
        return Refused("locked")
    except pikepdf.PdfError:
        return Refused("damaged")
    with pdf:
        if _promised(pdf) > MOST_PAGES or len(pdf.pages) > MOST_PAGES:
            return Refused("too_many_pages")
        pages = len(pdf.pages)
        if not pages:
            return Refused("no_pages")
        headings = _headings(pdf)
        made = fill_in_fields(pdf)
        marked = mark_layers(pdf)
        if made or marked:
            with large_files(), writing("bundle.pdf"):
                save_plain(pdf, Path(into))
        # On trial, and thrown away: a page that cannot be rebuilt must show here, where only this paper is lost.
        for page in pdf.pages:
            rebuild_page(pdf, page, pikepdf.Dictionary(), "", "")
        return Source(into if made or marked else path, pages, headings, bool(pdf.get_warnings()))


def _promised(pdf: Pdf) -> int:
    """How many pages the file says it has; counting those of a hostile one takes minutes."""
    try:
        return int(pdf.Root.Pages.Count)
    except (AttributeError, TypeError, ValueError):
        return 0


def save_plain(pdf: Pdf, path: Path) -> None:
    """Write without decoding what is stored, and with nothing in it that depends on the clock or on
    chance."""
    import pikepdf

    with warnings.catch_warnings():
        # Fields that belong to no form any more: what they look like was drawn, or the paper came that way.
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        pdf.save(
            path,
            static_id=True,
            min_version="1.7",
            encryption=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )


def fill_in_fields(pdf: Pdf) -> bool:
    """Give a look to filled fields that have none: programs leave that to the viewer. Whether there were any.

    Only values in plain ASCII: qpdf draws no others. A page that looks different afterwards is found by
    comparing.
    """
    if not pdf.acroform.exists or "/Fields" not in pdf.Root.AcroForm:
        return False
    made = False
    for page in pdf.pages:
        for widget in pdf.acroform.get_widget_annotations_for_page(page):
            if "/AP" in widget.obj:
                continue
            field = pdf.acroform.get_field_for_annotation(widget)
            value = field.value_as_string
            if field.field_type in ("/Tx", "/Ch") and value and value.isascii():
                field.generate_appearance(widget)
                made = True
    return made


def _headings(pdf: Pdf) -> tuple[Heading, ...]:
    """The bookmarks; none where their tree is broken."""
    import pikepdf

    try:
        outline = pdf.open_outline(max_depth=_DEEPEST)
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        left = [_MOST_HEADINGS]
        return tuple(_heading(pdf, item, numbers, left) for item in outline.root[:_MOST_HEADINGS])
    except (pikepdf.PdfError, pikepdf.PikepdfError, RecursionError, ValueError, TypeError, AttributeError):
        return ()


def _heading(pdf: Pdf, item: OutlineItem, numbers: dict[Any, int], left: list[int]) -> Heading:
    left[0] -= 1
    page, at = _target(pdf, item, numbers)
    below = [_heading(pdf, child, numbers, left) for child in item.children if left[0] > 0]
    return Heading(visible(item.title.strip())[:300], page, at, tuple(below))


def _target(
    pdf: Pdf, item: OutlineItem, numbers: dict[Any, int]
) -> tuple[int | None, tuple[float, float] | None]:
    import pikepdf

    try:
        if item.destination is None and item.action is not None and item.action.get("/S") == "/GoTo":
            item.destination = cast(Any, item.action.get("/D"))
        led = item.resolved_destination(pdf)
    except (pikepdf.PdfError, pikepdf.PikepdfError, ValueError, TypeError, AttributeError, IndexError):
        return None, None
    page = numbers.get(getattr(led.page, "objgen", None)) if led else None
    if led is None or page is None:
        return None, None
    try:
        return page, (float(led.left or 0), float(led.top)) if led.top is not None else None
    except (TypeError, ValueError):
        return page, None
