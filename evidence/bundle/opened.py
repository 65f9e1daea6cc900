"""A bundle opened for reading, folder or zip, behind one face: names, bytes, and faults of what holds
them."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from evidence.bundle.archive import Entry, central_header, end_records, local_header
from evidence.bundle.disk import CHUNK
from evidence.bundle.verification import Fault, FaultKind
from evidence.finding import say

MOST_FILES = 200_000
MOST_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """names: every file in it, as found. read: opens one; raises OSError.

    faults: things that are no plain files. broken: why nothing can be read at all.
    container: faults of the zip's own records, given the names in the order they must have.
    """

    names: list[str]
    read: Callable[[str], AbstractContextManager[BinaryIO]]
    faults: list[Fault] = field(default_factory=list)
    broken: Fault | None = None
    container: Callable[[Sequence[str]], Iterable[Fault]] = lambda _: ()


def open_folder(root: Path) -> Opened:
    """A bundle's folder; links are not followed."""
    names: list[str] = []
    faults = []
    for path, entry in _walk(root, "", 0):
        if entry is None:
            faults.append(
                Fault(FaultKind.UNREADABLE, path, say("a folder that can be listed"), say("one that cannot"))
            )
        elif entry.is_symlink() or _is_junction(entry):
            faults.append(Fault(FaultKind.UNSAFE, path, say("a plain file"), say("a link")))
        elif entry.is_dir(follow_symlinks=False):
            faults.append(Fault(FaultKind.EXTRA, path, say("nothing"), say("an empty folder")))
        elif not entry.is_file(follow_symlinks=False):
            faults.append(Fault(FaultKind.UNSAFE, path, say("a plain file"), say("something else")))
        else:
            names.append(path)
    return Opened(sorted(names), lambda name: _open_plain(root / name), faults)


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Every entry that is no folder, every folder that is empty; None for a folder that cannot be listed."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        yield prefix.rstrip("/") or ".", None
        return
    for entry in entries:
        path = prefix + entry.name
        inner = entry.is_dir(follow_symlinks=False) and not _is_junction(entry)
        if inner and depth < MOST_DEPTH and any(os.scandir(entry.path)):
            yield from _walk(Path(entry.path), path + "/", depth + 1)
        else:
            yield path, entry


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """A folder of Windows that leads elsewhere."""
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0))


def _open_plain(path: Path) -> BinaryIO:
    """Opened without following a link and without waiting for what is no file."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    descriptor = os.open(path, flags)
    return os.fdopen(descriptor, "rb")


def open_zip(file: BinaryIO) -> Opened:
    """A bundle's zip. Its directory tells the names; `container` compares every other byte of it."""
    try:
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OverflowError,
    ) as error:
        broken = Fault(
            FaultKind.UNREADABLE,
            "the zip",
            say("a whole zip file"),
            say("“{words}”", words=str(error) or type(error).__name__),
        )
        return Opened([], _nothing, broken=broken)
    faults = [
        Fault(
            FaultKind.UNSAFE,
            entry.orig_filename,
            say("a file stored as it is"),
            say("one packed or encrypted"),
        )
        for entry in entries
        if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1 or entry.is_dir()
    ]
    by_name = {entry.orig_filename: entry for entry in entries}
    return Opened(
        [entry.orig_filename for entry in entries],
        lambda name: _Stored(archive, by_name[name]),
        faults,
        container=lambda order: _container(file, by_name, order),
    )


def _nothing(name: str) -> BinaryIO:
    raise OSError(f"{name} cannot be opened")


class _Stored(AbstractContextManager[BinaryIO]):
    """An entry's bytes; every way the library fails on a broken entry becomes OSError."""

    def __init__(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        self._archive = archive
        self._entry = entry

    def __enter__(self) -> BinaryIO:
        if self._entry.compress_type != zipfile.ZIP_STORED or self._entry.flag_bits & 1:
            raise OSError("packed or encrypted")
        try:
            return cast(BinaryIO, _Careful(self._archive.open(self._entry)))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
            raise OSError(str(error)) from error

    def __exit__(self, *_: object) -> None:
        return None


class _Careful(io.RawIOBase):
    def __init__(self, inner: object) -> None:
        self._inner = cast(BinaryIO, inner)

    def read(self, size: int = -1) -> bytes:
        try:
            return self._inner.read(size)
        except (zipfile.BadZipFile, EOFError, ValueError, zlib.error) as error:
            raise OSError(str(error)) from error


def _container(file: BinaryIO, entries: dict[str, zipfile.ZipInfo], order: Sequence[str]) -> Iterator[Fault]:
    """The first spot where the zip is not what this program writes for these files: headers, order, gaps,
    ends."""
    day = date(*entries[order[0]].date_time[:3]) if _dated(entries[order[0]]) else date(1980, 1, 1)
    file.seek(0)
    at = 0
    made = []
    for name in order:
        found = entries[name]
        entry = Entry(name, found.file_size, found.CRC, at)
        made.append(entry)
        header = local_header(entry, day)
        if file.read(len(header)) != header:
            yield _odd(at)
            return
        at += len(header) + entry.size
        file.seek(at)
    directory = b"".join(central_header(entry, day) for entry in made)
    tail = directory + end_records(len(made), at, len(directory))
    if file.read(len(tail) + CHUNK) != tail:
        yield _odd(at)


def _dated(entry: zipfile.ZipInfo) -> bool:
    try:
        date(*entry.date_time[:3])
    except ValueError:
        return False
    return True


def _odd(at: int) -> Fault:
    return Fault(
        FaultKind.CONTAINER,
        "the zip",
        say("its records as they were written"),
        say("others after byte {at}", at=str(at)),
    )
