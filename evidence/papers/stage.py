"""Puts a folder, a zip or one file into the case: a private read-only copy of each paper, and a word on
all the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evidence.errors import WrongCall, reason
from evidence.finding import Message, say
from evidence.papers.archive import NotAZipError, entries
from evidence.papers.copying import Copied, NotTakenError, copy_file
from evidence.papers.limits import Limits
from evidence.papers.paper import Intake, NotAPaper, Paper
from evidence.papers.sniff import media_type
from evidence.papers.walk import Found, open_file, walk


def stage(source: Path, into: Path, limits: Limits | None = None) -> Intake:
    """Stage a folder, the entries of a zip, or one file, into the private folder `into` (made where
    absent, 0700).

    Raises WrongCall where `source` is absent or cannot be opened, CannotWrite where `into` cannot take the
    copies.
    """
    limits = limits or Limits()
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        source.stat()
        if source.is_dir():
            return _intake(_from_folder(source, into, limits))
        return _from_file(source, into, limits)
    except OSError as error:
        raise WrongCall(
            say("{source} cannot be opened: {why}", source=str(source), why=reason(error)),
            say("give a folder, a zip or a file that exists"),
        ) from error


def _intake(results: Iterator[Paper | NotAPaper]) -> Intake:
    papers, rest = [], []
    for result in results:
        if isinstance(result, Paper):
            papers.append(result)
        else:
            rest.append(result)
    return Intake(
        tuple(sorted(papers, key=lambda p: p.name)), tuple(sorted(rest, key=lambda r: (r.name, r.code)))
    )


def _from_folder(folder: Path, into: Path, limits: Limits) -> Iterator[Paper | NotAPaper]:
    left = limits.total_bytes
    for found in walk(folder, limits):
        result = found if isinstance(found, NotAPaper) else _take(found, into, min(left, limits.file_bytes))
        if isinstance(result, Paper):
            left -= result.size
        yield result


def _from_file(path: Path, into: Path, limits: Limits) -> Intake:
    alone = _take(Found(path.name, lambda: open_file(path)), into, limits.file_bytes)
    if isinstance(alone, NotAPaper) or alone.media_type != "application/zip":
        return _intake(iter([alone]))
    try:
        return _intake(_from_zip(alone.staged, into, limits))
    except NotAZipError as error:
        return _intake(
            iter(
                [
                    NotAPaper(
                        path.name, "unreadable", say("the zip cannot be opened: {why}", why=str(error)), True
                    )
                ]
            )
        )


def _from_zip(path: Path, into: Path, limits: Limits) -> Iterator[Paper | NotAPaper]:
    for entry in entries(path, into, limits):
        yield entry if isinstance(entry, NotAPaper) else _paper(*entry)


def _paper(name: str, copied: Copied) -> Paper:
    return Paper(name, copied.size, copied.sha256, media_type(copied.head), copied.path)


def _take(found: Found, into: Path, limit: int) -> Paper | NotAPaper:
    try:
        return _paper(found.name, copy_file(found.reopen, into, limit))
    except NotTakenError as refusal:
        return NotAPaper(found.name, refusal.code, _reason(refusal, limit), error=True)


def _reason(refusal: NotTakenError, limit: int) -> Message:
    if refusal.code == "too_large":
        return say("larger than the {limit} MB that are left for it", limit=limit >> 20)
    if refusal.code == "changed":
        return say("it kept changing while it was copied; close the program that writes it and run again")
    if refusal.code == "symlink":
        return say("a link; links are not followed. Put the file itself here")
    if refusal.code == "special":
        return say("a device, pipe or socket, not a file")
    return say("cannot be read: {why}", why=refusal.detail or "unknown")
