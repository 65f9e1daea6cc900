"""The two manifests: one for `sha256sum -c`, one that tells programs what became of every input.

manifest-sha256.txt names every file of the bundle but itself and is written last; its own SHA-256 is the
bundle's seal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from evidence.bundle.disk import Record

SUMS = "manifest-sha256.txt"
FACTS = "manifest.json"
FORMAT = "evidence-bundle"
VERSION = 1
"""Of the bundle's layout. Raised when an old `verify` could not read a new bundle; old versions stay
readable."""

_LINE = re.compile(r"(\\?)([0-9a-f]{64})  ([^\0\n]+)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


class BadManifest(Exception):  # noqa: N818 - reads as what it is
    """A manifest that is not as this program writes it. line: from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Sum:
    """A line of the manifest."""

    path: str
    sha256: str


def sums_text(records: Iterable[Record]) -> bytes:
    """Lines as GNU sha256sum writes and checks them, by path; a name with a line break or backslash is
    escaped."""
    return "".join(
        _line(record.sha256, record.path) for record in sorted(records, key=lambda r: r.path)
    ).encode()


def _line(sha256: str, path: str) -> str:
    escaped = re.sub(r"[\\\n\r]", lambda sign: _ESCAPES[sign.group()], path)
    return f"{'' if escaped == path else chr(92)}{sha256}  {escaped}\n"


def read_sums(data: bytes) -> tuple[Sum, ...]:
    """The lines of manifest-sha256.txt. Raises BadManifest for any byte that is not as this program writes
    it."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise BadManifest(data[: error.start].count(b"\n") + 1) from error
    sums: list[Sum] = []
    for number, line in enumerate(text.split("\n")[:-1], 1):
        found = _LINE.fullmatch(line)
        if not found:
            raise BadManifest(number)
        path = _unescape(found[3]) if found[1] else found[3]
        if _line(found[2], path) != line + "\n" or (sums and path <= sums[-1].path):
            raise BadManifest(number)
        sums.append(Sum(path, found[2]))
    if not text.endswith("\n"):
        raise BadManifest(len(sums) + 1)
    return tuple(sums)


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda sign: {"n": "\n", "r": "\r"}.get(sign[1], sign[1]), text)


def facts_text(facts: dict[str, Any], records: Sequence[Record]) -> bytes:
    """manifest.json: the facts given, and every file but the two manifests."""
    files = [
        {"path": r.path, "size": r.size, "sha256": r.sha256} for r in sorted(records, key=lambda r: r.path)
    ]
    whole = {"format": FORMAT, "version": VERSION, **facts, "files": files}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def exact_name(name: str) -> dict[str, str]:
    """A name as given; where its bytes are no UTF-8, as escapes, with the bytes in hex beside it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = _raw(name)
        return {"name": raw.decode("utf-8", "backslashreplace"), "name_bytes": raw.hex()}
    return {"name": name}


def _raw(name: str) -> bytes:
    """The name's bytes on POSIX; on Windows, where names may hold half a sign, the half as three bytes."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")
