"""Opens a PDF with limits, counts its pages twice, and says what is wrong with the file as such."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from evidence.reading.reading import Damage, DamageKind

MB = 1 << 20
_COUNT = re.compile(rb"/Count\s+([0-9]{1,9})")
HARMLESS = (
    "object has offset 0",
    "is not one plus the highest object number",
    "Resources is missing or invalid",
)
"""qpdf warnings that sloppy but sound producers earn."""
TAIL = 2048
"""Bytes at the end in which the file's end mark is looked for; readers accept 1024."""


class Locked(Exception):  # noqa: N818 - reads as what it is
    """A password is needed to open the file."""


class Unopenable(Exception):  # noqa: N818 - reads as what it is
    """No page of the file can be reached; the message says why, `kind` in a word."""

    def __init__(self, detail: str, kind: DamageKind = DamageKind.UNREADABLE) -> None:
        super().__init__(detail)
        self.kind = kind


@dataclass(slots=True)
class Opened:
    """Both parsers' documents. count: pages by pikepdf. damage: of the file as such."""

    structure: pikepdf.Pdf
    pictured: pdfium.PdfDocument
    count: int
    damage: list[Damage] = field(default_factory=list)

    def close(self) -> None:
        self.pictured.close()
        self.structure.close()


@cache
def _set_limits() -> None:
    """Once per process. Without them qpdf decodes as much as a file asks for."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=256 * MB, run_length_max_memory=256 * MB, png_max_memory=256 * MB,
        tiff_max_memory=256 * MB, dct_max_memory=256 * MB, dct_max_progressive_scans=100,
        max_stream_filters=5, parser_max_container_size=200_000, doc_max_warnings=1_000,
    )  # fmt: skip


def open_pdf(path: Path, most_pages: int) -> Opened:
    """Open with the empty password. Raises Locked, Unopenable."""
    _set_limits()
    structure = _structure(path)
    try:
        count, damage = _count(structure, most_pages)
        pictured = _pictured(path)
    except BaseException:
        structure.close()
        raise
    opened = Opened(structure, pictured, count, damage + _as_file(path, structure))
    if len(pictured) != count and not damage:
        detail = f"one parser finds {count} pages, another {len(pictured)}"
        opened.damage.append(Damage(DamageKind.PAGE_COUNT_DIFFERS, None, detail))
    return opened


def _structure(path: Path) -> pikepdf.Pdf:
    try:
        return pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise Locked from error
    except (pikepdf.PdfError, ValueError, TypeError, IndexError, RuntimeError) as error:
        raise _why_not(path, str(error)) from error


def _why_not(path: Path, said: str) -> Unopenable:
    """What keeps a file from being opened, as far as its bytes tell."""
    if "no pages found" in said:
        return Unopenable("the file has no page", DamageKind.NO_PAGES)
    if not _ends(path):
        return Unopenable("the end of the file is missing", DamageKind.TRUNCATED)
    with path.open("rb") as file:
        counts = [int(n) for n in _COUNT.findall(file.read(64 * MB))]
    if max(counts, default=0) > 50_000 or (
        said.count("Too many warnings") and max(counts, default=0) > 5_000
    ):
        return Unopenable(f"it claims {max(counts)} pages", DamageKind.TOO_MANY_PAGES)
    return Unopenable("its structure is broken")


def _ends(path: Path) -> bool:
    """Whether the file's end mark stands near its end; what was appended afterwards may be long."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - MB))
        return b"%%EOF" in file.read()


def _pictured(path: Path) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(path)
        document.init_forms()
    except pdfium.PdfiumError as error:
        if not _ends(path):
            raise Unopenable("the end of the file is missing", DamageKind.TRUNCATED) from error
        raise Unopenable("its pages cannot be shown") from error
    return document


def _count(structure: pikepdf.Pdf, most: int) -> tuple[int, list[Damage]]:
    """Pages, counted without flattening a tree that claims or holds too many of them."""
    count = _leaves(structure.Root.get("/Pages"), most)
    if count > most:
        return 0, [Damage(DamageKind.TOO_MANY_PAGES, None, f"more than {most} pages")]
    try:
        count = len(structure.pages)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise Unopenable("its list of pages is broken") from error
    return (count, []) if count else (0, [Damage(DamageKind.NO_PAGES, None, "the file has no page")])


def _leaves(root: Any, most: int) -> int:
    """Leaves of a page tree, at most one more than `most`; a tree with cycles or very deep counts as too
    many."""
    waiting, count, steps = [root], 0, 0
    while waiting and count <= most:
        node = waiting.pop()
        steps += 1
        if steps > 4 * most:
            return most + 1
        if not isinstance(node, pikepdf.Dictionary):
            continue
        kids = node.get("/Kids")
        if not isinstance(kids, pikepdf.Array):
            count += 1
            continue
        if len(kids) + len(waiting) > 4 * most:
            return most + 1
        waiting += list(kids)
    return count


def _as_file(path: Path, structure: pikepdf.Pdf) -> list[Damage]:
    """What the bytes around the structure tell: junk before, nothing at the end, repairs qpdf had to make."""
    damage = []
    with path.open("rb") as file:
        head = file.read(1100)
        file.seek(max(0, path.stat().st_size - TAIL))
        ended = b"%%EOF" in file.read()
    repaired = repairs(structure, path)
    if not ended and _ends(path):
        damage.append(Damage(DamageKind.REPAIRED, None, "something stands after the end of the PDF"))
    elif not ended:
        damage.append(Damage(DamageKind.TRUNCATED, None, "the end of the file is missing"))
    else:
        damage += repaired
    if not head.startswith(b"%PDF-"):
        damage.append(Damage(DamageKind.REPAIRED, None, "something stands before the beginning of the PDF"))
    return damage


def repairs(structure: pikepdf.Pdf, path: Path) -> list[Damage]:
    """What qpdf has had to mend since it was last asked, in the words of its first warning."""
    warnings = [str(w) for w in structure.get_warnings()]
    telling = [w for w in warnings if not any(known in w for known in HARMLESS)]
    return [Damage(DamageKind.REPAIRED, None, _plain(telling[0], path))] if telling else []


def _plain(warning: str, path: Path) -> str:
    """A warning of qpdf without the path it begins with."""
    text = warning.replace(str(path), "").replace(path.name, "").strip(" :")
    return "".join(c if c.isprintable() else " " for c in text)[:160]
