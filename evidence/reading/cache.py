"""Readings kept by the paper's hash, so that a second run reads only what is new. Plain JSON, private,
bounded."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import asdict
from pathlib import Path

from evidence.reading.codec import LARGEST, BadReading, decode, encode
from evidence.reading.reading import DamageKind, Reading
from evidence.reading.settings import Settings

LARGEST_CACHE = 512 << 20
"""Bytes; the readings not used for longest go first."""
PASSING = {
    DamageKind.UNREADABLE,
    DamageKind.TIME_LIMIT,
    DamageKind.MEMORY_LIMIT,
    DamageKind.WORKER_DIED,
    DamageKind.OCR_FAILED,
    DamageKind.READER_FAILED,
}
"""Damage that another run may not meet; such readings are not kept."""


def usual_folder() -> Path:
    """Where readings are kept unless told otherwise: the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("evidence-bundle", appauthor=False) / "readings"


class Cache:
    """Readings in a folder, each under a key of the paper's hash, the reader's versions and its settings.

    A folder that cannot be written makes a cache that never remembers; it is no error.
    """

    def __init__(self, folder: Path, settings: Settings, versions: dict[str, str]) -> None:
        self._folder = folder
        self._salt = json.dumps([asdict(settings), versions], sort_keys=True)

    @property
    def folder(self) -> Path:
        """Where things are kept."""
        return self._folder

    @property
    def salt(self) -> str:
        """What every reading depends on besides the paper: settings and versions."""
        return self._salt

    def find(self, sha256: str) -> Reading | None:
        """The reading kept for these bytes, or None."""
        path = self._path(sha256)
        try:
            unpack = zlib.decompressobj()
            reading = decode(unpack.decompress(path.read_bytes(), LARGEST))
            os.utime(path)
        except (OSError, zlib.error, BadReading):
            return None
        return reading if reading.sha256 == sha256 else None

    def keep(self, reading: Reading) -> None:
        """Remember a reading, unless what is wrong with it may pass."""
        if any(damage.kind in PASSING for damage in reading.damage):
            return
        path = self._path(reading.sha256)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(zlib.compress(encode(reading), 6))
            Path(name).replace(path)
        except OSError:
            return

    def trim(self, most: int = LARGEST_CACHE) -> None:
        """Forget what was not used for longest until at most `most` bytes are left."""
        try:
            files = [
                (f.stat().st_mtime, f.stat().st_size, f) for f in self._folder.glob("*/*") if f.is_file()
            ]
        except OSError:
            return
        total = sum(size for _, size, _ in files)
        for _, size, file in sorted(files):
            if total <= most:
                return
            file.unlink(missing_ok=True)
            total -= size

    def _path(self, sha256: str) -> Path:
        key = hashlib.sha256(f"{sha256} {self._salt}".encode()).hexdigest()
        return self._folder / key[:2] / f"{key}.json.z"
