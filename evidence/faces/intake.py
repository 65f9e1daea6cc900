"""Files that come over HTTP: laid into a folder of their own under names that cannot lead elsewhere, within limits.

What cannot be taken refuses the whole upload, with what, where and what to do: half a case would be judged as one that
lacks papers.
"""

from __future__ import annotations

import errno
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO

from evidence.bundle.disk import CHUNK
from evidence.errors import CannotWrite
from evidence.finding import Message, say
from evidence.papers.archive import NotAZipError, entries, entry_name
from evidence.papers.clutter import clutter
from evidence.papers.copying import Copied
from evidence.papers.far import far
from evidence.papers.limits import Limits
from evidence.papers.paper import NotAPaper
from evidence.papers.private import remove

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in "123456789")})
_DEPTH = ("received", "in", "case")
"""Folders above the papers, so that no shop.toml outside the private folder is found by looking up from them."""


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """bytes: all files of one upload together, packed and unpacked. files: how many. name_bytes: of a path, in UTF-8.

    depth: folders in folders. field_bytes: of one text beside the files.
    """

    bytes: int = 500 << 20
    files: int = 2_000
    name_bytes: int = 1_000
    depth: int = 16
    field_bytes: int = 1 << 20
    fields: int = 200


class Refused(Exception):  # noqa: N818 - reads as what it is
    """What was sent cannot be taken. status: the HTTP status that says so. where: a name in the upload, or ""."""

    def __init__(self, status: int, what: Message, where: str, advice: Message) -> None:
        super().__init__(str(what))
        self.status = status
        self.what = what
        self.where = where
        self.advice = advice


@dataclass(slots=True)
class Intake:
    """One upload on its way into the private folder `home`, which must exist and be empty.

    Write each file with `file(name)`, then ask `finish()` for the case's folder.
    """

    home: Path
    limits: UploadLimits = field(default_factory=UploadLimits)
    taken: int = 0
    files: int = 0

    @property
    def folder(self) -> Path:
        """Where the files are laid."""
        return self.home.joinpath(*_DEPTH)

    def count(self, size: int, where: str = "") -> None:
        """Note that so many bytes more have come. Raises Refused over the limit."""
        self.taken += size
        if self.taken > self.limits.bytes:
            most = self.limits.bytes >> 20
            what = say("the files are larger than {most} MB together", most=most)
            raise Refused(413, what, where, say("leave out what is no paper, or make the pictures smaller"))

    def file(self, name: str) -> Receiving:
        """A new file of the case. name: its path in the case's folder, with forward slashes. Raises Refused."""
        self.files += 1
        if self.files > self.limits.files:
            what = say("there are more than {most} files", most=self.limits.files)
            raise Refused(413, what, name, say("send one case at a time"))
        target = far(self.folder.joinpath(*safe_parts(name, self.limits)))
        with refusing(name):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return Receiving(self, name, target.open("xb"))

    def finish(self) -> Path:
        """The case's folder: the one sent, or the only folder that was sent in it. Raises Refused where it is empty."""
        if not self.files:
            raise Refused(
                422, say("no file came with it"), "", say("send the files of the case, or a zip of them")
            )
        here = self.folder
        while (inner := _only_folder(here)) is not None:
            here = inner
        return here

    def unpack(self, packed: Path) -> None:
        """Lay the files of a zip into the folder. Raises Refused where one of them cannot be taken."""
        aside = self.home / "unpacked"
        left = self.limits.bytes - self.taken
        limits = Limits(
            files=self.limits.files, entries=self.limits.files * 4, total_bytes=left, file_bytes=left
        )
        aside.mkdir(mode=0o700)
        try:
            with refusing(packed.name):
                self._lay_left_out(packed)
                for entry in entries(packed, aside, limits):
                    self._take(entry)
        except NotAZipError as error:
            what = say("the zip cannot be opened: {why}", why=str(error))
            raise Refused(422, what, packed.name, say("pack it again, without a password")) from error
        except CannotWrite as error:
            raise _full(str(error)) from error
        finally:
            remove(aside)

    def _lay_left_out(self, packed: Path) -> None:
        """The files that are no papers by their names: the declarations, and what the report must say it left out."""
        try:
            with zipfile.ZipFile(packed) as archive:
                named = {entry_name(info): info for info in archive.infolist() if not info.is_dir()}
                for name, info in named.items():
                    if clutter(name) is not None:
                        with archive.open(info) as stream, self.file(name) as file:
                            _copy(stream, file)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
            raise NotAZipError("it is damaged or locked with a password") from error

    def _take(self, entry: tuple[str, Copied] | NotAPaper) -> None:
        if isinstance(entry, NotAPaper):
            if entry.error:
                advice = say("unpack the zip, put that right and send the files themselves")
                raise Refused(422, entry.reason, entry.name, advice)
            return
        name, copied = entry
        with self.file(name) as file, copied.path.open("rb") as source:
            _copy(source, file)


class Receiving:
    """A file that is being received. Use as a context manager."""

    def __init__(self, intake: Intake, name: str, stream: BinaryIO) -> None:
        self.name = name
        self._intake = intake
        self._stream = stream

    def write(self, data: bytes | memoryview) -> None:
        """The next bytes. Raises Refused over the limit or where the disk is full."""
        self._intake.count(len(data), self.name)
        with refusing(self.name):
            self._stream.write(data)

    def close(self) -> None:
        with refusing(self.name):
            self._stream.close()

    def __enter__(self) -> Receiving:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, at: TracebackType | None) -> None:
        self.close()


def _copy(source: IO[bytes], file: Receiving) -> None:
    while chunk := source.read(CHUNK):
        file.write(chunk)


def safe_parts(name: str, limits: UploadLimits) -> list[str]:
    """The path's parts, each fit to be a name on this system. Raises Refused for a path that leads elsewhere."""
    parts = name.replace("\\", "/").split("/")
    if len(name.encode("utf-8", "surrogatepass")) > limits.name_bytes or len(parts) > limits.depth:
        raise _bad_name(name[:80], say("its name is too long or lies in too many folders"))
    if any(part in ("", ".", "..") or any(ord(c) < 32 or ord(c) == 127 for c in part) for part in parts):
        raise _bad_name(name, say("its name leads out of the case's folder or holds control characters"))
    if any("\ud800" <= c <= "\udfff" for c in name):
        raise _bad_name("", say("its name is no Unicode text"))
    if any(len(part.encode()) > 255 for part in parts) or (
        sys.platform == "win32" and any(map(_not_on_windows, parts))
    ):
        raise _bad_name(name, say("this computer cannot have a file of that name"))
    return parts


def _not_on_windows(part: str) -> bool:
    device = part.partition(".")[0].rstrip().casefold() in _RESERVED
    return device or part[-1] in ". " or any(c in '<>:"|?*' for c in part)


def _bad_name(name: str, what: Message) -> Refused:
    return Refused(422, what, name, say("give the file another name and send it again"))


@contextmanager
def refusing(where: str) -> Iterator[None]:
    """Turn the system's refusals into Refused. where: the file's name in the upload."""
    try:
        yield
    except (FileExistsError, IsADirectoryError, NotADirectoryError) as error:
        what = say("two of the files sent have this name")
        raise Refused(422, what, where, say("give one of them another name")) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise _full(error.strerror or "") from error
        raise Refused(
            422, say("the file cannot be kept: {why}", why=error.strerror or ""), where,
            say("give the file another name and send it again"),
        ) from error  # fmt: skip


def _full(why: str) -> Refused:
    what = say("there is no room for the files here: {why}", why=why)
    return Refused(507, what, "", say("free space on the disk of the computer that runs the program"))


def _only_folder(folder: Path) -> Path | None:
    """The one folder in this one, where nothing else of the seller's lies beside it."""
    found = [one for one in folder.iterdir() if not _is_clutter(one)] if folder.is_dir() else []
    return found[0] if len(found) == 1 and found[0].is_dir() else None


def _is_clutter(path: Path) -> bool:
    name = path.name + ("/x" if path.is_dir() else "")
    left_out = clutter(name)
    return left_out is not None and left_out.code == "clutter"
