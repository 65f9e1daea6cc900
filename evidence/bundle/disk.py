"""Writing so that a power cut, a full disk or a long path does no harm: hashed while written, synced, said
in words."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import CannotWrite, reason
from evidence.finding import say

CHUNK = 1 << 20
SYNCS_FOLDERS = sys.platform != "win32"
"""Whether a folder can be opened and synced like a file."""
_FULL = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}


@dataclass(frozen=True, slots=True)
class Record:
    """A file of the bundle. path: inside the bundle, with forward slashes. size: bytes. sha256: lower-case
    hex."""

    path: str
    size: int
    sha256: str


@contextmanager
def writing(what: str) -> Iterator[None]:
    """Turn the system's refusals into CannotWrite. what: the thing being written, for the message."""
    try:
        yield
    except OSError as error:
        raise cannot_write(what, error) from error


def cannot_write(what: str, error: OSError) -> CannotWrite:
    """The exception for a write that the system refused."""
    if error.errno in _FULL:
        return CannotWrite(
            say("{what} cannot be written: the disk is full", what=what),
            say("free space there and run again"),
        )
    return CannotWrite(
        say("{what} cannot be written: {why}", what=what, why=reason(error)),
        say("name another place with -o, or ask for the right to write there"),
    )


def write_file(root: Path, path: str, data: bytes) -> Record:
    """A new file of the bundle."""
    target = _new(root, path)
    with target.open("xb") as file:
        file.write(data)
        sync(file.fileno())
    return Record(path, len(data), hashlib.sha256(data).hexdigest())


def copy_file(source: Path, root: Path, path: str) -> Record:
    """A new file of the bundle with the bytes of another, hashed in the same pass."""
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as read, _new(root, path).open("xb") as file:
        while chunk := read.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        sync(file.fileno())
    return Record(path, size, digest.hexdigest())


def take_file(root: Path, path: str) -> Record:
    """The record of a file that a worker wrote into the bundle, synced."""
    digest, size = hashlib.sha256(), 0
    with (root / path).open("r+b") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
        sync(file.fileno())
    return Record(path, size, digest.hexdigest())


def sync_tree(root: Path) -> None:
    """Make the names in a folder and all below it last; the files were synced when written."""
    if not SYNCS_FOLDERS:
        return
    for folder, _, _ in os.walk(root):
        sync_folder(Path(folder))


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last. Systems that know no such thing (Windows, some networks) go without."""
    if not SYNCS_FOLDERS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def sync(descriptor: int) -> None:
    """Wait until what was written lies on the disk, where the system can say so."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, getattr(errno, "ENOTSUP", errno.EINVAL)):
            raise


def _new(root: Path, path: str) -> Path:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


@contextmanager
def large_files() -> Iterator[None]:
    """Lift, as far as may be, the limit on a file's size that holds for workers: a reading copy is as large
    as its papers. Nothing to lift on Windows."""
    try:
        import resource
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
