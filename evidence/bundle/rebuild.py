"""A page as it was becomes a form on a new page: whole, upright, unchanged, with the strip below.

What a page is made of is carried over as it is stored: its drawing signs become a form, so that no
unbalanced sign of theirs reaches the strip, and pictures and fonts are not decoded. What is not drawing
stays behind: links, actions, fields, scripts. Annotations are drawn where they stood, seals among them.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from evidence.bundle.pages import Frame, frame, turned
from evidence.bundle.strip import strip_content
from evidence.finding import Box

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_HIDDEN, _NO_VIEW = 2, 32
"""Annotation flags (ISO 32000-2, table 167) under which a viewer draws nothing on screen."""
MOST_SIGNS = 200_000_000
"""Bytes of drawing signs of one page whose streams must be joined."""


class TooManySigns(Exception):  # noqa: N818 - reads as what it is
    """A page whose drawing signs unpack to more than any page needs."""


def rebuild_page(pdf: Pdf, page: Page, font: Object, left: str, number: str) -> Frame:
    """Turn a page into a new one that shows it whole, upright, unchanged, with the strip below."""
    from pikepdf import Array, Dictionary, Name

    where = frame(page)
    drawn: dict[str, Object] = {"/Page": _as_form(pdf, page, where)}
    signs = [b"q %s cm %s re W n /Page Do\n" % (_numbers(where.place), _numbers(_corner_and_size(where.box)))]
    for name, appearance, content in _appearances(page):
        drawn[name] = appearance
        signs.append(b"q %s Q\n" % content)
    signs.append(b"Q\n" + strip_content(where, left, number))
    group = page.obj.get("/Group")
    for key in sorted(page.obj.keys()):
        if key not in ("/Type", "/Parent"):
            del page.obj[key]
    page.obj.MediaBox = Array([0, 0, *(round(side, 4) for side in where.sheet)])
    page.obj.Resources = Dictionary(XObject=Dictionary(drawn), Font=Dictionary(Strip=font))
    page.obj.Contents = pdf.make_stream(b"".join(signs))
    if isinstance(group, Dictionary) and group.get("/S") == Name.Transparency:
        page.obj.Group = group
    return where


def _corner_and_size(box: Box) -> Box:
    return box[0], box[1], box[2] - box[0], box[3] - box[1]


def _numbers(values: tuple[float, ...]) -> bytes:
    return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in values).encode()


def _as_form(pdf: Pdf, page: Page, where: Frame) -> Object:
    """The page's drawing signs as a form; as stored where they are one stream, joined where they are
    several."""
    from pikepdf import Array, Dictionary, Name, Stream

    contents = page.obj.get("/Contents")
    streams = [contents] if isinstance(contents, Stream) else list(contents or ())
    streams = [one for one in streams if isinstance(one, Stream)]
    if len(streams) == 1:
        form = copy.copy(streams[0])
        for key in sorted(form.keys()):
            if key not in ("/Length", "/Filter", "/DecodeParms"):
                del form[key]
    else:
        form = pdf.make_stream(_joined(streams))
    resources = page.resources
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([round(edge, 4) for edge in where.box])
    form.Resources = resources if isinstance(resources, Dictionary) else Dictionary()
    return form


def _joined(streams: list[Any]) -> bytes:
    parts: list[bytes] = []
    for stream in streams:
        parts.append(stream.read_bytes())
        if sum(map(len, parts)) > MOST_SIGNS:
            raise TooManySigns
    return b"\n".join(parts)


def _appearances(page: Page) -> Iterator[tuple[str, Any, bytes]]:
    """Name, look and placing signs of each annotation that shows on screen. What is broken shows nowhere."""
    from pikepdf import Array, PikepdfError

    annotations = page.obj.get("/Annots")
    for number, entry in enumerate(annotations if isinstance(annotations, Array) else ()):
        try:
            drawn = _appearance(entry, f"/Note{number}", turned(page))
        except (PikepdfError, TypeError, ValueError, AttributeError, RuntimeError):
            continue
        if drawn:
            yield drawn


def _appearance(entry: Any, name: str, turn: int) -> tuple[str, Any, bytes] | None:
    from pikepdf import Annotation, Dictionary, Name, Stream

    if not isinstance(entry, Dictionary) or entry.get("/Subtype") == "/Popup" or "/Rect" not in entry:
        return None
    annotation = Annotation(entry)
    look = annotation.get_appearance_stream(Name.N)
    if not isinstance(look, Stream):
        return None
    content = annotation.get_page_content_for_appearance(Name(name), turn, forbidden_flags=_HIDDEN | _NO_VIEW)
    if not content:
        return None
    look.Type, look.Subtype = Name.XObject, Name.Form
    if "/OC" in entry and "/OC" not in look:
        look = copy.copy(look)
        look.OC = entry.OC
    return name, look, content
