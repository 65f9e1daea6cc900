"""How much a folder may hold before staging stops; what is beyond is named, never dropped."""

from __future__ import annotations

from dataclasses import dataclass

GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """files: papers taken in. entries: everything looked at. depth: folders inside folders.

    file_bytes: largest single file. total_bytes: all files together; counted while copying or unpacking,
    never believed from a header. ratio: an entry of a zip may unpack to this many times its packed size
    (once it is over 50 MB).
    """

    files: int = 10_000
    entries: int = 100_000
    depth: int = 32
    file_bytes: int = 4 * GIB
    total_bytes: int = 20 * GIB
    ratio: int = 100
