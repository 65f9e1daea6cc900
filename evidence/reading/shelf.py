"""Plain values kept in the readings' cache, each under a key that names everything it was made from."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evidence.finding import Message

_LARGEST = 64 << 20


class Shelf:
    """A folder of the readings' cache, which also trims it.

    made_from: what every value here depends on besides its own key. A folder that cannot be read or written never remembers;
    it is no error.
    """

    def __init__(self, folder: Path, *made_from: str) -> None:
        self._folder, self._made_from = folder, made_from

    def find(self, key: object) -> Any:
        """The JSON value kept under a key, which is one too; None where there is none that can be read."""
        try:
            return json.loads(zlib.decompressobj().decompress(self._path(key).read_bytes(), _LARGEST))
        except (OSError, zlib.error, ValueError):
            return None

    def keep(self, key: object, value: Any) -> None:
        """Remember a value."""
        path = self._path(key)
        data = zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            return

    def _path(self, key: object) -> Path:
        told = json.dumps([key, self._made_from])
        return self._folder / f"{hashlib.sha256(told.encode()).hexdigest()}.json.z"


def code_hash(files: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of source files: other code makes other values."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def message_from(kept: dict[str, Any]) -> Message:
    """A Message from what dataclasses.asdict made of it."""
    values = (
        (name, message_from(value) if isinstance(value, dict) else value) for name, value in kept["values"]
    )
    return Message(kept["template"], tuple(values))
