"""Whether a case in the inbox has stopped growing: names, sizes and times that stay, then bytes that stay.

Copies arrive in many ways. Browsers and clouds write under a temporary name; Explorer over SMB gives a file its full size at
once and fills it afterwards, with the time of the original from the start; some programs hold it locked. So a case is ready
only when, for the whole settling time, nothing about it changed that a listing shows, and then, for as long again, not a
byte of it did.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_UNFINISHED = re.compile(
    r"^(~\$|\.~lock\.|\.#)|\.(part|partial|crdownload|download|opdownload|filepart|tmp|temp|aria2|td|xltd|swp|!ut|baiduyun\.p\.downloading)$",
    re.IGNORECASE,
)
"""Names that office programs, browsers, transfer programs and clouds give to what is not there yet, or is still open."""
_TAIL = 4096
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Look:
    """What a listing shows of one case. files: path inside it, bytes, time of change in ns, blocks on disk.

    waits_for: the name of a file that is not there yet; "" where there is none.
    """

    files: tuple[tuple[str, int, int, int], ...]
    waits_for: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it yet."""
        return not self.files


def cases_in(inbox: Path) -> Iterator[Path]:
    """What may be a case: folders and zips, by name. Hidden ones are somebody's own business, links are not followed."""
    for path in sorted(inbox.iterdir()):
        if path.name.startswith((".", "~$")) or path.is_symlink():
            continue
        if path.is_dir() or path.suffix.casefold() == ".zip":
            yield path


def look_at(case: Path) -> Look:
    """One look. Raises OSError where it changes or cannot be listed meanwhile."""
    files, waits_for = [], ""
    for path in _files(case):
        about = path.stat(follow_symlinks=False)
        name = path.relative_to(case.parent).as_posix()
        files.append((name, about.st_size, about.st_mtime_ns, getattr(about, "st_blocks", 0)))
        if _UNFINISHED.search(path.name):
            waits_for = waits_for or name
    return Look(tuple(files), waits_for)


def fingerprint(case: Path) -> str:
    """SHA-256 over every name and every byte, in the order of the names. Raises OSError where one cannot be read."""
    whole = hashlib.sha256()
    for path in _files(case):
        own = hashlib.sha256()
        if not path.is_symlink():
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    own.update(chunk)
        whole.update(
            path.relative_to(case).as_posix().encode("utf-8", "surrogateescape") + b"\0" + own.digest()
        )
    return whole.hexdigest()


def seems_unfilled(case: Path) -> bool:
    """Whether a file ends in nothing but zeros, as one does whose size was set before its bytes came."""
    return any(_ends_in_zeros(path) for path in _files(case) if not path.is_symlink())


def _ends_in_zeros(path: Path) -> bool:
    size = path.stat().st_size
    if size < _TAIL:
        return False
    with path.open("rb") as file:
        file.seek(size - _TAIL)
        return not any(file.read(_TAIL))


def _files(case: Path) -> Iterator[Path]:
    """Every file of a case, sorted; a zip is its own file."""
    if case.is_file():
        yield case
        return
    for folder, folders, names in os.walk(case, onerror=_raise):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def _raise(error: OSError) -> None:
    raise error
