"""What `pack` gives back: where the bundle lies and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evidence.bundle.disk import Record
from evidence.finding import Message
from evidence.report.report import Report


@dataclass(frozen=True, slots=True)
class Bundle:
    """folder, zip: where they lie; zip is None where the case is not ready and was not forced.

    notes: what could not be done after the bundle stood in its place.

    report: the case's, with what packing itself found. files: every file in the folder, by path. pages: of
    bundle.pdf, 0 where there is none. seal: SHA-256 of manifest-sha256.txt; noted elsewhere, it proves the
    bundle.
    """

    folder: Path
    zip: Path | None
    report: Report
    files: tuple[Record, ...]
    pages: int
    seal: str
    notes: tuple[Message, ...] = ()
