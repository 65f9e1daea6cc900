"""A bundle appears whole or not at all: staged beside its place, synced, then put there by renaming.

    .NAME.evidence-lock     held while a run writes to this place; gone afterwards
    .NAME.evidence-new/     the bundle being written
    .NAME.evidence-new.zip  its zip
    .NAME.evidence-old/     the former bundle for the moment between two renames, where folders cannot be exchanged

Whatever of these a killed run left behind, the next run puts right before it writes anything.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from evidence.bundle.disk import cannot_write, sync_folder, sync_tree, writing
from evidence.bundle.manifest import FACTS, FORMAT, SUMS, BadManifest, read_sums
from evidence.bundle.swap import exchange, rename
from evidence.errors import CannotWrite, WrongCall
from evidence.finding import say
from evidence.papers.far import far, near

PATIENCE = 2.0
"""Seconds to wait for another run on the same place."""
_CLUTTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_MOST_MANIFEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Target:
    """Where a bundle goes, and the names used on the way."""

    folder: Path

    @property
    def zip(self) -> Path:
        return self.folder.with_name(self.folder.name + ".zip")

    @property
    def lock(self) -> Path:
        return self._beside("lock")

    @property
    def new(self) -> Path:
        return self._beside("new")

    @property
    def new_zip(self) -> Path:
        return self._beside("new.zip")

    @property
    def old(self) -> Path:
        return self._beside("old")

    def _beside(self, what: str) -> Path:
        return self.folder.with_name(f".{self.folder.name}.evidence-{what}")


def target_at(out: Path, source: Path) -> Target:
    """The place for a bundle of `source`. Call it before any long work.

    Raises WrongCall where the bundle would lie in the papers or the papers in the bundle, or where something
    that this program did not write is in the way; CannotWrite where nothing can be written.
    """
    if out.name in ("", ".."):
        raise WrongCall(
            say("{out} cannot be a bundle's folder", out=str(out)), say("name a folder of its own with -o")
        )
    target = Target(far(out.absolute().parent.resolve() / out.name))
    _keep_apart(target.folder, source)
    _keep_foreign(target)
    with writing(str(out)):
        target.folder.parent.mkdir(parents=True, exist_ok=True)
    return target


def _keep_apart(folder: Path, source: Path) -> None:
    advice = say("name a place outside the papers' folder with -o")
    if any(_same(place, source) for place in (folder, *folder.parents)):
        raise WrongCall(
            say(
                "{folder} is or lies inside the papers' folder {source}",
                folder=str(near(folder)),
                source=str(source),
            ),
            advice,
        )
    inside = source.resolve()
    if any(_same(place, folder) for place in (inside, *inside.parents)):
        raise WrongCall(
            say(
                "the papers' folder {source} lies inside {folder}, which would be replaced",
                source=str(source),
                folder=str(near(folder)),
            ),
            advice,
        )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _keep_foreign(target: Target) -> None:
    """Refuse to replace what this program did not write."""
    advice = say("move it away, or name another place with -o")
    folder = target.folder
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WrongCall(say("{folder} is no folder", folder=str(near(folder))), advice)
    if folder.is_dir() and (strange := _strange(folder)):
        raise WrongCall(
            say(
                "{folder} holds something this program did not write: {strange}",
                folder=str(near(folder)),
                strange=strange,
            ),
            advice,
        )
    if (target.zip.is_symlink() or target.zip.exists()) and not _is_our_zip(target.zip):
        raise WrongCall(say("{zip} was not written by this program", zip=str(target.zip)), advice)


def _strange(folder: Path) -> str:
    """A file of the folder that no bundle of ours holds; "" where there is none."""
    found = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or not path.is_dir()) and path.name.casefold() not in _CLUTTER
    ]
    if not found:
        return ""
    try:
        with (folder / SUMS).open("rb") as file:
            named = {one.path for one in read_sums(file.read(_MOST_MANIFEST))}
    except (OSError, BadManifest):
        return found[0]
    return next((path for path in found if path not in named | {SUMS}), "")


def _is_our_zip(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(FACTS) as facts:
            return f'"format": "{FORMAT}"' in facts.read(1000).decode("utf-8", "replace")
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False


@contextmanager
def locked(target: Target) -> Iterator[None]:
    """Hold the place for this run, with the leftovers of killed ones put right.

    Raises CannotWrite where another run holds it, or where the system refuses.
    """
    lock = FileLock(target.lock, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout as error:
        if not target.lock.exists():  # the lock waits in vain where the system lets nobody write
            refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            raise cannot_write(str(near(target.folder)), refused) from error
        who = _holder(target.lock)
        advice = say("wait for it to end, or name another place with -o")
        raise CannotWrite(
            say("another run{who} is writing {folder}", who=who, folder=str(near(target.folder))), advice
        ) from error
    except OSError as error:
        raise cannot_write(str(near(target.folder)), error) from error
    try:
        with suppress(OSError):
            target.lock.write_text(str(os.getpid()), encoding="ascii")
        with writing(str(near(target.folder))):
            recover(target)
        yield
    finally:
        if sys.platform == "win32":
            lock.release()
        with suppress(OSError):
            target.lock.unlink()
        lock.release()


def _holder(lock: Path) -> str:
    try:
        number = lock.read_text(encoding="ascii")[:20]
    except (OSError, UnicodeDecodeError):
        return ""
    return f" (process {number})" if number.isdigit() else ""


def recover(target: Target) -> None:
    """Put right what a killed run left: the former bundle back in its place, everything half done away."""
    if target.old.exists() and not target.folder.exists():
        rename(target.old, target.folder)
    for left in (target.new, target.new_zip, target.old):
        remove(left)


def remove(path: Path) -> None:
    """Remove a file or a folder of ours; nothing where there is none. Raises OSError where it cannot."""

    def unlock(function: Callable[[str], object], name: str, error: object) -> None:
        Path(name).chmod(stat.S_IRWXU)
        function(name)

    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path, onerror=unlock)


def empty(folder: Path) -> None:
    """Remove all that lies in a folder of ours."""
    for path in sorted(folder.iterdir()):
        remove(path)


@contextmanager
def staged(target: Target) -> Iterator[Path]:
    """A new folder to write the bundle into; whatever goes wrong, it is removed again.

    Leave it without an exception after `commit`.
    """
    try:
        with writing(str(near(target.folder))):
            target.new.mkdir()
        yield target.new
    finally:
        with suppress(OSError):
            for left in (target.new, target.new_zip):
                remove(left)


def commit(target: Target) -> None:
    """Put the staged bundle, and its zip where there is one, in the place of the former."""
    _keep_foreign(target)
    with writing(str(near(target.folder))):
        sync_tree(target.new)
        if not target.new_zip.exists():
            # A zip of papers that were ready must not lie beside a bundle that says they are not any more.
            remove(target.zip)
        _replace_folder(target)
        if target.new_zip.exists():
            rename(target.new_zip, target.zip)
        sync_folder(target.folder.parent)


def _replace_folder(target: Target) -> None:
    if not target.folder.exists():
        rename(target.new, target.folder)
        return
    if exchange(target.new, target.folder):
        return
    rename(target.folder, target.old)
    try:
        rename(target.new, target.folder)
    except OSError:
        rename(target.old, target.folder)
        raise
    remove(target.old)
