"""The zip: stored, names in UTF-8 and flagged so, one order, one date, zip64 where it must be.

Its records are laid out here and not by the standard library, whose records differ between its versions and
between systems: the same case must give the same bytes everywhere, and `verify` compares every byte of a
zip with what was to be written. Layout: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from struct import pack
from typing import BinaryIO

from evidence.bundle.disk import CHUNK, Record, sync
from evidence.errors import CannotWrite
from evidence.finding import say

LARGE = 0xFFFFFFFF
"""Sizes and offsets from here on stand in a zip64 field."""
MANY = 0xFFFF
_UTF8 = 0x0800
_UNIX = 3
_FILE_MODE = 0o100644 << 16
_PLAIN, _ZIP64 = 20, 45
"""Version of the format needed to read an entry, in tenths."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in the zip. offset: of its local header."""

    name: str
    size: int
    crc: int
    offset: int


def write_zip(root: Path, records: Sequence[Record], out: Path, day: date) -> None:
    """Copy the files below `root` into a new zip, in the order given, hashing again on the way.

    Raises CannotWrite where a file is no longer what its record says.
    """
    entries = []
    with out.open("xb") as file:
        for record in records:
            entries.append(_add(file, root, record, day))
        start = file.tell()
        for entry in entries:
            file.write(central_header(entry, day))
        file.write(end_records(len(entries), start, file.tell() - start))
        file.flush()
        sync(file.fileno())


def _add(file: BinaryIO, root: Path, record: Record, day: date) -> Entry:
    offset = file.tell()
    file.write(local_header(Entry(record.path, record.size, 0, offset), day))
    digest, crc, size = hashlib.sha256(), 0, 0
    with (root / record.path).open("rb") as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
            file.write(chunk)
    if (size, digest.hexdigest()) != (record.size, record.sha256):
        raise CannotWrite(
            say("{path} changed while the bundle was written", path=record.path), say("run again")
        )
    end = file.tell()
    entry = Entry(record.path, size, crc, offset)
    file.seek(offset)
    file.write(local_header(entry, day))
    file.seek(end)
    return entry


def local_header(entry: Entry, day: date) -> bytes:
    """What stands before a file's bytes."""
    name = entry.name.encode()
    extra = pack("<HHQQ", 1, 16, entry.size, entry.size) if entry.size >= LARGE else b""
    size = min(entry.size, LARGE)
    needed = _ZIP64 if extra else _PLAIN
    fixed = pack(
        "<4sHHHHHIIIHH",
        b"PK\3\4",
        needed,
        _UTF8,
        0,
        0,
        _dos(day),
        entry.crc,
        size,
        size,
        len(name),
        len(extra),
    )
    return fixed + name + extra


def central_header(entry: Entry, day: date) -> bytes:
    """The file's line in the directory at the end."""
    name = entry.name.encode()
    fields = b""
    if entry.size >= LARGE:
        fields += pack("<QQ", entry.size, entry.size)
    if entry.offset >= LARGE:
        fields += pack("<Q", entry.offset)
    extra = pack("<HH", 1, len(fields)) + fields if fields else b""
    size, needed = min(entry.size, LARGE), _ZIP64 if fields else _PLAIN
    fixed = pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\1\2", _UNIX << 8 | needed, needed, _UTF8, 0, 0, _dos(day), entry.crc,
        size, size, len(name), len(extra), 0, 0, 0, _FILE_MODE, min(entry.offset, LARGE),
    )  # fmt: skip
    return fixed + name + extra


def end_records(count: int, start: int, size: int) -> bytes:
    """What ends the zip. start, size: of the directory, in bytes."""
    large = b""
    if count >= MANY or start >= LARGE or size >= LARGE:
        large = pack(
            "<4sQHHIIQQQQ", b"PK\6\6", 44, _UNIX << 8 | _ZIP64, _ZIP64, 0, 0, count, count, size, start
        )
        large += pack("<4sIQI", b"PK\6\7", 0, start + size, 1)
    some = min(count, MANY)
    return large + pack("<4sHHHHIIH", b"PK\5\6", 0, 0, some, some, min(size, LARGE), min(start, LARGE), 0)


def _dos(day: date) -> int:
    """The day as MS-DOS wrote it, midnight; 1980 is its first year, 2107 its last."""
    return (min(max(day.year, 1980), 2107) - 1980) << 9 | day.month << 5 | day.day
