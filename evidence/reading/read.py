"""One paper becomes one Reading, whatever it is. Runs in a worker; a bad paper never raises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from evidence.reading.failure import failed
from evidence.reading.reading import Damage, DamageKind, Line, Page, Reading
from evidence.reading.settings import Settings
from evidence.reading.versions import reader_versions

KINDS: dict[str, str] = {
    "application/pdf": "pdf",
    "image/jpeg": "image",
    "image/png": "image",
    "image/tiff": "image",
    "image/webp": "image",
    "image/gif": "image",
    "image/bmp": "image",
    "image/avif": "image",
    "image/jp2": "image",
}
"""Media types and the module of this room that reads each."""

ReadKind = Callable[[Path, str, Settings, tuple[int, ...]], Reading]


def read_paper(
    path: Path, sha256: str, media_type: str, settings: Settings, skip: tuple[int, ...] = ()
) -> Reading:
    """The paper's reading. skip: pages not to look at, from 1, because they killed a worker before."""
    reading = _read(path, media_type, settings, skip)
    return replace(_bounded(reading, settings.words), sha256=sha256, reader=reader_versions())


def _read(path: Path, media_type: str, settings: Settings, skip: tuple[int, ...]) -> Reading:
    size = path.stat().st_size
    if size == 0:
        return _unread(media_type, DamageKind.EMPTY, "the file has no content")
    if media_type not in KINDS:
        return _unread(media_type, DamageKind.UNSUPPORTED, "no document that can be read")
    if size > settings.file_bytes:
        return _unread(media_type, DamageKind.TOO_LARGE, f"larger than {settings.file_bytes // 1_000_000} MB")
    try:
        read: ReadKind = import_module(f"evidence.reading.{KINDS[media_type]}").read
        return read(path, media_type, settings, skip)
    except MemoryError:
        return _unread(media_type, DamageKind.MEMORY_LIMIT, "needs too much memory")
    except RecursionError:
        return _unread(media_type, DamageKind.UNREADABLE, "nested too deeply")
    except Exception as error:  # what is wrong with a file is told where it is met; this is ours
        return Reading("", media_type, 0, damage=(failed(error),))


def _unread(media_type: str, kind: DamageKind, detail: str) -> Reading:
    return Reading("", media_type, 0, damage=(Damage(kind, None, detail),))


def _bounded(reading: Reading, most: int) -> Reading:
    """The reading without lines beyond `most` words, and a word on it where some were left out."""
    pages, left, cut = [], most, False
    for page in reading.pages:
        lines: list[Line] = []
        for line in page.lines:
            left -= len(line.words)
            if left < 0:
                cut = True
                break
            lines.append(line)
        pages.append(page if len(lines) == len(page.lines) else _shortened(page, lines))
    if not cut:
        return reading
    damage = Damage(DamageKind.PAGES_NOT_READ, None, f"more than {most} words; the rest was left out")
    return replace(reading, pages=tuple(pages), damage=(*reading.damage, damage))


def _shortened(page: Page, lines: list[Line]) -> Page:
    return replace(page, lines=tuple(lines))
