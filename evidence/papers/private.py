"""A private folder for the staged copies, gone at the end, and what killed runs left behind swept away."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "evidence-private-"
_LOCK = "in-use.lock"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder only this user can enter (0700; on Windows below the user's own temporary folder),
    removed at the end.

    Folders of runs that were killed are removed first: those whose lock nobody holds.
    """
    sweep()
    folder, lock = _taken(Path(tempfile.gettempdir()))
    try:
        yield folder
    finally:
        lock.release()
        remove(folder)


def _taken(parent: Path) -> tuple[Path, FileLock]:
    """A new folder with its lock held. Another run may sweep it in the moment before the lock is held; then
    another is made. The lock may be released by another thread than this."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        lock = FileLock(folder / _LOCK, thread_local=False)
        with suppress(FileNotFoundError):
            lock.acquire()
            if (folder / _LOCK).is_file():
                return folder, lock
            lock.release()


def sweep() -> None:
    """Remove the private folders of runs that were killed: those whose lock nobody holds."""
    for left in sorted(Path(tempfile.gettempdir()).glob(PREFIX + "*")):
        lock = FileLock(left / _LOCK, timeout=0)
        try:
            if left.is_symlink() or not left.is_dir() or not _ours(left) or not (left / _LOCK).is_file():
                continue
            lock.acquire()
        except (OSError, Timeout):
            continue
        remove(left)
        lock.release()
        remove(left)


def _ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def remove(folder: Path) -> None:
    """Remove a folder with read-only files in it; what cannot be removed stays."""

    def unlock(function: Callable[[str], object], path: str, _error: object) -> None:
        try:
            Path(path).chmod(stat.S_IRWXU)
            function(path)
        except OSError:
            pass

    shutil.rmtree(folder, onerror=unlock)
