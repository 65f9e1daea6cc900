"""A zip as input: its entries become papers, counted while they unpack; nothing in its headers is
believed."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from evidence.finding import Message, say
from evidence.papers.clutter import clutter
from evidence.papers.copying import Copied, NotTakenError, copy_stream
from evidence.papers.limits import Limits
from evidence.papers.paper import NotAPaper

MOST_DIRECTORY = 4 << 20
"""Bytes of the zip's own table of contents; ten thousand entries need less."""
RATIO_FROM = 50 << 20
"""Unpacked bytes from which the ratio counts: a blank scan packs very small too."""
_END = b"PK\x05\x06"


class NotAZipError(Exception):
    """The zip cannot be opened at all; the message says why."""


def entries(path: Path, into: Path, limits: Limits) -> Iterator[tuple[str, Copied] | NotAPaper]:
    """Every entry of a zip, in order of name, staged or refused. Raises NotAZipError."""
    _check_directory(path, limits)
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _entries(archive, into, limits)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        ValueError,
        struct.error,
        EOFError,
        OverflowError,
    ) as error:
        raise NotAZipError("it is damaged") from error


def _check_directory(path: Path, limits: Limits) -> None:
    """Refuse a table of contents too large to load (APPNOTE 4.3.16: end of central directory record)."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 66_000))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise NotAZipError("it is damaged")
    count, length = struct.unpack_from("<HI", tail, at + 10)
    if length > MOST_DIRECTORY or count > limits.entries:
        raise NotAZipError("it has too many entries")


def _entries(
    archive: zipfile.ZipFile, into: Path, limits: Limits
) -> Iterator[tuple[str, Copied] | NotAPaper]:
    names = [(entry_name(info), info) for info in archive.infolist() if not info.is_dir()]
    seen: set[str] = set()
    taken = used = 0
    for name, info in sorted(names, key=lambda pair: (pair[0], pair[1].header_offset)):
        refused = _refused(name, info, seen) or clutter(name)
        seen.add(name)
        if refused is None and taken >= limits.files:
            refused = NotAPaper(
                name, "too_many", say("more than {limit} files", limit=limits.files), error=True
            )
        if refused is not None:
            yield refused
            continue
        result = _unpack(archive, info, name, into, limits, limits.total_bytes - used)
        if isinstance(result, Copied):
            taken += 1
            used += result.size
            yield name, result
        else:
            yield result


def entry_name(info: zipfile.ZipInfo) -> str:
    """The entry's name. Without the UTF-8 flag it is often UTF-8 or, from Chinese systems, GBK all the
    same."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gbk"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _refused(name: str, info: zipfile.ZipInfo, seen: set[str]) -> NotAPaper | None:
    if _escapes(name) or "\0" in info.orig_filename:
        return NotAPaper(name, "path_escape", say("its name leads out of the zip"), error=True)
    if stat.S_ISLNK(info.external_attr >> 16):
        return NotAPaper(
            name, "symlink", say("a link; links are not followed. Put the file itself here"), error=True
        )
    if name in seen:
        return NotAPaper(
            name, "duplicate", say("the zip has two files of this name; only the first was taken"), error=True
        )
    if info.flag_bits & 0x1:
        return NotAPaper(
            name, "encrypted", say("locked with a password; unlock it and pack it again"), error=True
        )
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return NotAPaper(name, "unreadable", say("packed by a method that is not supported"), error=True)
    return None


def _escapes(name: str) -> bool:
    """Whether a name leads out of the folder it is to be put in, on any system."""
    parts = name.replace("\\", "/").split("/")
    return (
        name.startswith(("/", "\\"))
        or ".." in parts
        or (len(parts[0]) > 1 and parts[0][1] == ":")
        or not name
    )


def _unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, into: Path, limits: Limits, left: int
) -> Copied | NotAPaper:
    by_ratio = max(RATIO_FROM, info.compress_size * limits.ratio)
    try:
        with archive.open(info) as stream:
            return copy_stream(stream.read, into, min(left, limits.file_bytes, by_ratio))
    except NotTakenError:
        return NotAPaper(
            name, "too_large", say("unpacks to more than is allowed; it may be a bomb"), error=True
        )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError):
        return NotAPaper(name, "unreadable", _DAMAGED, error=True)


_DAMAGED: Message = say("damaged inside the zip; it does not unpack")
