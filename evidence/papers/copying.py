"""Copy and hash in one pass, into a private folder, under the digest as name, read-only."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import CannotWrite, reason
from evidence.finding import say
from evidence.papers.sniff import HEAD

CHUNK = 1 << 20
TRIES = 3
"""A file that changes while it is copied is tried so many times."""


class NotTakenError(Exception):
    """A file that cannot be taken in: `code` as in NotAPaper, `detail` for people."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Copied:
    """path: the private copy. head: its first bytes, for telling the type."""

    path: Path
    size: int
    sha256: str
    head: bytes


def copy_stream(read: Callable[[int], bytes], into: Path, limit: int) -> Copied:
    """Copy what `read` gives until it gives nothing.

    Raises NotTakenError("too_large") beyond `limit` bytes, CannotWrite where the private folder is full or
    read-only.
    """
    digest, size, head = hashlib.sha256(), 0, b""
    handle, temporary = _temporary(into)
    try:
        with os.fdopen(handle, "wb") as out:
            while chunk := read(CHUNK):
                size += len(chunk)
                if size > limit:
                    raise NotTakenError("too_large")
                head = head or chunk[:HEAD]
                digest.update(chunk)
                _write(out.write, chunk)
        final = into / digest.hexdigest()
        temporary.chmod(0o400)
        if final.exists():
            _unlink(temporary)
        else:
            temporary.replace(final)
        return Copied(final, size, digest.hexdigest(), head)
    except BaseException:
        _unlink(temporary)
        raise


def _temporary(into: Path) -> tuple[int, Path]:
    try:
        handle, name = tempfile.mkstemp(dir=into)
    except OSError as error:
        raise _cannot_write(error) from error
    return handle, Path(name)


def _write(write: Callable[[bytes], int], chunk: bytes) -> None:
    try:
        write(chunk)
    except OSError as error:
        raise _cannot_write(error) from error


def _cannot_write(error: OSError) -> CannotWrite:
    return CannotWrite(
        say(
            "the private copy of the papers cannot be written to the temporary folder: {why}",
            why=reason(error),
        ),
        say("free space there, or name another folder in the TMPDIR (Windows: TEMP) setting"),
    )


def _unlink(path: Path) -> None:
    try:
        path.chmod(0o600)
        path.unlink()
    except FileNotFoundError:
        pass


def copy_file(reopen: Callable[[], int], into: Path, limit: int) -> Copied:
    """Copy an opened regular file; `reopen` gives a fresh descriptor for each try.

    Raises NotTakenError: special, too_large, changed (three times over), unreadable.
    """
    for _ in range(TRIES):
        try:
            descriptor = reopen()
        except OSError as error:
            raise NotTakenError(*_open_failure(error)) from error
        try:
            copied = _copy_once(descriptor, into, limit)
        except OSError as error:
            raise NotTakenError("unreadable", error.strerror or "") from error
        finally:
            os.close(descriptor)
        if copied:
            return copied
    raise NotTakenError("changed")


def _open_failure(error: OSError) -> tuple[str, str]:
    if error.errno == errno.ELOOP:
        return "symlink", ""
    if error.errno in (errno.ENXIO, errno.ENODEV, errno.EOPNOTSUPP):
        return "special", ""
    return "unreadable", error.strerror or ""


def _copy_once(descriptor: int, into: Path, limit: int) -> Copied | None:
    """The copy, or None where the file changed meanwhile."""
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        raise NotTakenError("special")
    if before.st_size > limit:
        raise NotTakenError("too_large")
    copied = copy_stream(lambda size: os.read(descriptor, size), into, limit)
    after = os.fstat(descriptor)
    same = (before.st_size, before.st_mtime_ns, before.st_ino) == (
        after.st_size,
        after.st_mtime_ns,
        after.st_ino,
    )
    return copied if same and copied.size == after.st_size else None
