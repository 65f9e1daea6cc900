"""What `verify` found, in words: each fault with what was expected and what is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from evidence.bundle.names import visible
from evidence.finding import Message, say


class FaultKind(StrEnum):
    """What is wrong; one word each, never renamed."""

    NOT_A_BUNDLE = "not_a_bundle"
    NEWER = "newer"
    MANIFEST = "manifest"
    UNSAFE = "unsafe"
    DOUBLE = "double"
    MISSING = "missing"
    EXTRA = "extra"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    CONTAINER = "container"
    SEAL = "seal"


_SENTENCES = {
    FaultKind.NOT_A_BUNDLE: say("{file}: no bundle; expected {expected}, found {found}"),
    FaultKind.NEWER: say("{file}: written by a newer version; expected {expected}, found {found}"),
    FaultKind.MANIFEST: say("{file}: not as it was written; expected {expected}, found {found}"),
    FaultKind.UNSAFE: say("{file}: not a plain file of the bundle; expected {expected}, found {found}"),
    FaultKind.DOUBLE: say("{file}: there twice; expected {expected}, found {found}"),
    FaultKind.MISSING: say("{file}: missing; expected {expected}, found {found}"),
    FaultKind.EXTRA: say("{file}: does not belong here; expected {expected}, found {found}"),
    FaultKind.CHANGED: say("{file}: changed; expected {expected}, found {found}"),
    FaultKind.UNREADABLE: say("{file}: cannot be read; expected {expected}, found {found}"),
    FaultKind.CONTAINER: say(
        "{file}: the zip around the files was changed; expected {expected}, found {found}"
    ),
    FaultKind.SEAL: say("{file}: another bundle than the one meant; expected {expected}, found {found}"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """file: its path in the bundle."""

    kind: FaultKind
    file: str
    expected: Message | str
    found: Message | str

    @property
    def message(self) -> Message:
        values = {
            "file": visible(self.file),
            "expected": self.expected if isinstance(self.expected, Message) else visible(self.expected),
            "found": self.found if isinstance(self.found, Message) else visible(self.found),
        }
        return say(_SENTENCES[self.kind].template, **values)

    def __str__(self) -> str:
        return str(self.message)

    def to_json(self) -> dict[str, str]:
        return {
            "kind": str(self.kind),
            "file": self.file,
            "expected": str(self.expected),
            "found": str(self.found),
        }


@dataclass(frozen=True, slots=True)
class Verification:
    """files: how many the bundle should hold, the manifest included. bytes: that were read and compared.

    version: of the bundle's format; None where it cannot be told. seal: SHA-256 of manifest-sha256.txt, which
    stands for the whole bundle; "" where there is none.
    """

    path: Path
    files: int
    bytes: int
    version: int | None
    seal: str
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether every byte is as it was packed, nothing is missing and nothing was added."""
        return not self.faults

    def to_json(self) -> dict[str, Any]:
        return {
            "path": str(self.path),
            "whole": self.whole,
            "files": self.files,
            "bytes": self.bytes,
            "version": self.version,
            "seal": self.seal,
            "faults": [fault.to_json() for fault in self.faults],
        }
