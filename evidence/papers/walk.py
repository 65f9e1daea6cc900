"""Walks a folder without following a link: every entry is either a file to open or a record of why it is
not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evidence.finding import Message, say
from evidence.papers.clutter import clutter, from_bundle, is_bundle
from evidence.papers.far import far
from evidence.papers.limits import Limits
from evidence.papers.paper import NotAPaper

_BY_DESCRIPTOR = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
"""POSIX: everything is opened relative to the folder's descriptor, so a folder swapped for a link is not
entered."""
_FILE = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_FOLDER = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
)
_LINK_TAG = 0x20000000
"""Windows: the bit of a reparse tag that says the entry stands for another (a link or junction), not for
itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in: its name inside the folder, and how to open it. Open it before the walk goes on."""

    name: str
    reopen: Callable[[], int]


@dataclass(slots=True)
class _Count:
    files: int = 0
    entries: int = 0


def walk(root: Path, limits: Limits) -> Iterator[Found | NotAPaper]:
    """Every entry below `root`, folders in order of name. Raises OSError where `root` itself cannot be
    listed."""
    start = os.fspath(far(root))
    with _folder(start, None) as here:
        yield from _walk(here, start, "", 0, limits, _Count(), inside_bundle=False)


@contextmanager
def _folder(path: str, parent: int | None) -> Iterator[int | None]:
    """A descriptor of a folder, or None where the system has no such thing."""
    if not _BY_DESCRIPTOR:
        yield None
        return
    flags = _FOLDER if parent is not None else _FOLDER & ~getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, dir_fd=parent)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _walk(
    here: int | None,
    path: str,
    prefix: str,
    depth: int,
    limits: Limits,
    count: _Count,
    *,
    inside_bundle: bool,
) -> Iterator[Found | NotAPaper]:
    with os.scandir(path if here is None else here) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    inside_bundle = inside_bundle or is_bundle(frozenset(entry.name for entry in entries))
    for entry in entries:
        name = prefix + entry.name
        count.entries += 1
        if count.entries > limits.entries:
            if count.entries == limits.entries + 1:
                yield NotAPaper(name, "too_many", _beyond_entries(limits), error=True)
            return
        if (refused := _refused(entry, name)) is not None:
            yield refused
        elif entry.is_dir(follow_symlinks=False):
            yield from _enter(here, path, entry.name, name, depth, limits, count, inside_bundle=inside_bundle)
        elif (left_out := from_bundle(name) if inside_bundle else clutter(name)) is not None:
            yield left_out
        elif count.files >= limits.files:
            yield NotAPaper(name, "too_many", say("more than {limit} files", limit=limits.files), error=True)
        else:
            count.files += 1
            yield Found(name, _opener(here, path, entry.name))


def _beyond_entries(limits: Limits) -> Message:
    return say(
        "more than {limit} files and folders; this one and the rest were not looked at", limit=limits.entries
    )


def _enter(
    here: int | None,
    path: str,
    last: str,
    name: str,
    depth: int,
    limits: Limits,
    count: _Count,
    *,
    inside_bundle: bool,
) -> Iterator[Found | NotAPaper]:
    if depth >= limits.depth:
        yield NotAPaper(
            name, "too_many", say("folders nested more than {limit} deep", limit=limits.depth), error=True
        )
        return
    below = os.path.join(path, last)  # noqa: PTH118 - bytes that are no UTF-8 pass through as they are
    try:
        with _folder(last if here is not None else below, here) as inner:
            yield from _walk(inner, below, name + "/", depth + 1, limits, count, inside_bundle=inside_bundle)
    except OSError as error:
        yield _unreadable(name, error)


def _refused(entry: os.DirEntry[str], name: str) -> NotAPaper | None:
    """The record for a link or a device; None for a plain file or folder."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return _unreadable(name, error)
    if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) & _LINK_TAG:
        return NotAPaper(
            name, "symlink", say("a link; links are not followed. Put the file itself here"), error=True
        )
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        return NotAPaper(name, "special", say("a device, pipe or socket, not a file"), error=True)
    return None


def _unreadable(name: str, error: OSError) -> NotAPaper:
    return NotAPaper(
        name, "unreadable", say("cannot be read: {why}", why=error.strerror or "unknown"), error=True
    )


def open_file(path: Path) -> int:
    """Open one file that was named by the user: a link is followed, for that is what was asked."""
    return os.open(path, _FILE & ~getattr(os, "O_NOFOLLOW", 0))


def _opener(here: int | None, path: str, last: str) -> Callable[[], int]:
    if here is not None:
        return lambda: os.open(last, _FILE, dir_fd=here)
    return lambda: os.open(os.path.join(path, last), _FILE)  # noqa: PTH118
