"""Comparisons kept by the hashes of their two screenshots, so that a second check compares only what is new."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from evidence.comparing.change import Band, Change, Comparison, Ignored, Kind, PairVerdict
from evidence.finding import Box, Message

_LARGEST = 64 << 20


class KeptComparisons:
    """Comparisons in a folder of the readings' cache, which also trims it.

    salt: what else a comparison depends on (settings, versions of libraries); the code that compares is always in the key.
    A folder that cannot be read or written never remembers; it is no error.
    """

    def __init__(self, folder: Path, salt: str) -> None:
        self._folder, self._salt = folder, salt

    def find(self, sides: tuple[str, str], ignored: Sequence[tuple[Box, ...]]) -> Comparison | None:
        """The comparison kept for screenshots of these SHA-256, with these boxes left out on either side."""
        try:
            unpack = zlib.decompressobj()
            return _decoded(json.loads(unpack.decompress(self._path(sides, ignored).read_bytes(), _LARGEST)))
        except (OSError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, sides: tuple[str, str], ignored: Sequence[tuple[Box, ...]], found: Comparison) -> None:
        """Remember a comparison."""
        path = self._path(sides, ignored)
        data = zlib.compress(json.dumps(asdict(found), ensure_ascii=False).encode("utf-8", "surrogatepass"))
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            return

    def _path(self, sides: tuple[str, str], ignored: Sequence[tuple[Box, ...]]) -> Path:
        told = json.dumps([sides, ignored, self._salt, _own_code()])
        return self._folder / "compared" / f"{hashlib.sha256(told.encode()).hexdigest()}.json.z"


@cache
def _own_code() -> str:
    """Hash of the comparing room's own files: another way of comparing makes other comparisons."""
    whole = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _decoded(kept: dict[str, Any]) -> Comparison:
    return Comparison(
        before_size=_two(kept["before_size"]),
        after_size=_two(kept["after_size"]),
        zoom=float(kept["zoom"]),
        verdict=PairVerdict(kept["verdict"]),
        changes=tuple(map(_change, kept["changes"])),
        ignored=tuple(
            Ignored(why=i["why"], before=_box(i["before"]), after=_box(i["after"])) for i in kept["ignored"]
        ),
        bands=tuple(Band(_two(band["before"]), _two(band["after"])) for band in kept["bands"]),
        notes=tuple(map(_message, kept["notes"])),
    )


def _change(kept: dict[str, Any]) -> Change:
    return Change(
        number=int(kept["number"]),
        kind=Kind(kept["kind"]),
        before=_box(kept["before"]),
        after=_box(kept["after"]),
        ghost=_box(kept["ghost"]),
        marks_before=tuple(tuple(box) for box in kept["marks_before"]),
        marks_after=tuple(tuple(box) for box in kept["marks_after"]),
        removed=tuple(kept["removed"]),
        added=tuple(kept["added"]),
        sure=bool(kept["sure"]),
        why_not=_message(kept["why_not"]) if kept["why_not"] else None,
    )


def _message(kept: dict[str, Any]) -> Message:
    values = ((name, _message(value) if isinstance(value, dict) else value) for name, value in kept["values"])
    return Message(kept["template"], tuple(values))


def _box(kept: list[int] | None) -> tuple[int, int, int, int] | None:
    if kept is None:
        return None
    left, top, right, bottom = map(int, kept)
    return left, top, right, bottom


def _two(kept: list[int]) -> tuple[int, int]:
    first, second = map(int, kept)
    return first, second
