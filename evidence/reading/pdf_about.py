"""What a PDF says of itself and what it hides: producer and dates, revisions, active content, attachments."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

MOST_OBJECTS = 20_000
"""Objects that are searched for active content."""
MOST_NAMES = 500
_REVISION = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF")
_ACTIONS = {"/JavaScript": "javascript", "/Rendition": "javascript", "/Launch": "launch", "/SubmitForm": "submit",
            "/ImportData": "submit", "/URI": "external_link", "/GoToR": "external_link", "/GoToE": "embedded_file"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """The document information, each empty where absent; active and attachments as in Reading."""

    producer: str = ""
    creator: str = ""
    title: str = ""
    created: str = ""
    modified: str = ""
    active: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def about(document: pikepdf.Pdf) -> About:
    """Gather all of it; what cannot be read is left empty."""
    names = sorted(set(_attachments(document)))
    active = set(_active(document)) | ({"embedded_file"} if names else set())
    info = _info(document)
    return About(
        _entry(info, "/Producer"), _entry(info, "/Creator"), _entry(info, "/Title"),
        _entry(info, "/CreationDate"), _entry(info, "/ModDate"), tuple(sorted(active)), tuple(names),
    )  # fmt: skip


def revisions(path: Path) -> int:
    """How many times the file was saved: its cross-reference ends. The first of a linearized file (offset
    0) is none."""
    if path.stat().st_size == 0:
        return 1
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return max(
            1, sum(int(m.group(1)) != 0 for m, _ in zip(_REVISION.finditer(data), range(1000), strict=False))
        )


def clean(text: str, most: int = 500) -> str:
    """A text from the file without control characters and lone surrogates, cut to `most` characters."""
    kept = (c if c.isprintable() or c == " " else " " for c in text[: most * 2])
    return "".join("�" if "\ud800" <= c <= "\udfff" else c for c in kept).strip()[:most]


def _info(document: pikepdf.Pdf) -> Any:
    try:
        info = document.trailer.get("/Info")
    except (pikepdf.PdfError, ValueError, TypeError):
        return None
    return info if isinstance(info, pikepdf.Dictionary) else None


def _entry(info: Any, key: str) -> str:
    try:
        return clean(str(info.get(key, ""))) if info is not None else ""
    except (pikepdf.PdfError, ValueError, TypeError, UnicodeError):
        return ""


def _attachments(document: pikepdf.Pdf) -> Iterator[str]:
    """Names of embedded files."""
    try:
        for name, _ in zip(document.attachments.keys(), range(MOST_NAMES), strict=False):
            yield clean(name, 200)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, UnicodeError):
        yield "?"


def _active(document: pikepdf.Pdf) -> Iterator[str]:
    """Kinds of active or hidden content, looked for in every object rather than along the paths viewers
    take."""
    if _hides_layers(document):
        yield "hidden_layer"
    for item, _ in zip(document.objects, range(MOST_OBJECTS), strict=False):
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield from _in_dictionary(item, 0)


def _in_dictionary(item: Any, depth: int) -> Iterator[str]:
    try:
        action = item.get("/S")
        if isinstance(action, pikepdf.Name) and str(action) in _ACTIONS:
            yield _ACTIONS[str(action)]
        if "/JS" in item:
            yield "javascript"
        if "/XFA" in item:
            yield "dynamic_form"
        if str(item.get("/Type", "")) == "/Filespec" and "/EF" in item:
            yield "embedded_file"
        for key in ("/A", "/AA", "/OpenAction", "/AcroForm"):
            inner = item.get(key) if depth < 3 else None
            if isinstance(inner, pikepdf.Dictionary) and not inner.is_indirect:
                yield from _in_dictionary(inner, depth + 1)
                for value in list(inner.values())[:20] if key == "/AA" else ():
                    if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
                        yield from _in_dictionary(value, depth + 1)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return


def _hides_layers(document: pikepdf.Pdf) -> bool:
    """Whether optional content is switched off by default (ISO 32000-2, 8.11.4.3)."""
    try:
        usual = document.Root.get("/OCProperties", pikepdf.Dictionary()).get("/D", pikepdf.Dictionary())
        return len(usual.get("/OFF", pikepdf.Array())) > 0 or str(usual.get("/BaseState", "")) == "/OFF"
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return False
