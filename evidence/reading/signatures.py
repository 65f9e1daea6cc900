"""Digital signatures inside a PDF: who signed, whether the signed bytes are unchanged, whether all bytes
are signed.

Trust is not judged: that needs certificates of authorities and the network. `intact` compares the signed
digest in the signature (CMS attribute messageDigest, RFC 5652, 11.2) with the file's bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from evidence.finding import Box
from evidence.reading.matrix import bounds, box_of, numbers_of
from evidence.reading.pdf_about import clean
from evidence.reading.pdf_page import frame_of
from evidence.reading.reading import Signature

MOST_FIELDS = 2_000
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
"""DER of the object identifier 1.2.840.113549.1.9.4."""
_DETACHED = {"/adbe.pkcs7.detached", "/ETSI.CAdES.detached"}
"""Kinds of signature whose messageDigest is that of the file's bytes."""
_ALGORITHMS = {20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"}


def signatures(document: pikepdf.Pdf, path: Path) -> tuple[Signature, ...]:
    """Every signed field, in the order of the form."""
    found = []
    for field in _signed_fields(document):
        try:
            found.append(_signature(document, field, path))
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, OSError, KeyError):
            found.append(Signature("", None, None, None, None))
    return tuple(found)


def _signed_fields(document: pikepdf.Pdf) -> Iterator[Any]:
    try:
        waiting = list(document.Root.get("/AcroForm", pikepdf.Dictionary()).get("/Fields", pikepdf.Array()))[
            ::-1
        ]
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return
    for _ in range(MOST_FIELDS):
        if not waiting:
            return
        field = waiting.pop()
        if not isinstance(field, pikepdf.Dictionary):
            continue
        kids = field.get("/Kids")
        if isinstance(kids, pikepdf.Array):
            waiting += list(kids)[::-1][:MOST_FIELDS]
        if str(field.get("/FT", "")) == "/Sig" and isinstance(field.get("/V"), pikepdf.Dictionary):
            yield field


def _signature(document: pikepdf.Pdf, field: Any, path: Path) -> Signature:
    value = field.get("/V")
    spans = [int(n) for n in numbers_of(value.get("/ByteRange"))]
    contents = bytes(value.get("/Contents", b""))
    page, box = _place(document, field)
    return Signature(
        clean(str(value.get("/Name", "")), 200), page, box,
        _intact(path, spans, contents) if str(value.get("/SubFilter", "")) in _DETACHED else None,
        _covers_all(path, spans), clean(str(value.get("/M", "")), 60),
    )  # fmt: skip


def _place(document: pikepdf.Pdf, field: Any) -> tuple[int | None, Box | None]:
    """The page and box of the signature's widget, None where it is not to be seen."""
    rectangle = box_of(field.get("/Rect"))
    page = field.get("/P")
    if (
        rectangle is None
        or page is None
        or rectangle[2] - rectangle[0] < 1
        or rectangle[3] - rectangle[1] < 1
    ):
        return None, None
    for number, candidate in enumerate(document.pages, 1):
        if number > 200:
            return None, None
        if candidate.obj.objgen == page.objgen:
            return number, bounds(frame_of(candidate).to_display(), rectangle)
    return None, None


def _covers_all(path: Path, spans: list[int]) -> bool | None:
    if len(spans) != 4:
        return None
    size = path.stat().st_size
    return spans[0] == 0 and size - 16 <= spans[2] + spans[3] <= size


def _intact(path: Path, spans: list[int], contents: bytes) -> bool | None:
    """Whether the digest in the signature is that of the bytes it names; None where it holds none we can
    read."""
    at = contents.find(_MESSAGE_DIGEST)
    if at < 0 or len(spans) != 4 or min(spans) < 0:
        return None
    value = contents[at + len(_MESSAGE_DIGEST) :][:68]
    if len(value) < 4 or value[0] != 0x31 or value[2] != 0x04 or value[3] not in _ALGORITHMS:
        return None
    signed = hashlib.new(_ALGORITHMS[value[3]])
    with path.open("rb") as file:
        for start, length in (spans[:2], spans[2:]):
            file.seek(start)
            while length > 0 and (chunk := file.read(min(length, 1 << 20))):
                signed.update(chunk)
                length -= len(chunk)
    return signed.digest() == value[4 : 4 + value[3]]
