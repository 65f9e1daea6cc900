"""What a sample case is: a folder of files, and what a careful person says of it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TODAY = "2026-11-23"
"""The day every sample is judged on."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One case. files: bytes by name inside the folder. expected: as samples/README.md says."""

    name: str
    shows: str
    files: dict[str, bytes]
    exit_code: int
    findings: tuple[Json, ...] = ()
    also: tuple[Json, ...] = ()
    facts: dict[str, Json] = field(default_factory=dict)
    platform: str | None = None
    needs: tuple[str, ...] = ()

    def expected(self) -> Json:
        """What expected.json holds."""
        return {
            "today": TODAY,
            "platform": self.platform,
            "needs": list(self.needs),
            "shows": self.shows,
            "exit_code": self.exit_code,
            "files": len(self.files),
            "findings": list(self.findings),
            "also": list(self.also),
            "facts": self.facts,
        }

    def write(self, out: Path) -> None:
        """Write the case folder and, beside it, what it must say; an older folder of that name is replaced."""
        folder = out / self.name
        if folder.exists():
            shutil.rmtree(folder)
        for name, data in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        words = json.dumps(self.expected(), ensure_ascii=False, indent=1)
        (out / f"{self.name}.expected.json").write_text(words + "\n", encoding="utf-8", newline="\n")


def must(code: str, file: str | None, severity: str = "error", **more: Any) -> Json:
    """A finding that must be there; file None for the case as a whole."""
    return {"code": code, "file": file, "severity": severity, **more}


def toml(text: str) -> bytes:
    """case.toml as written."""
    return text.strip().encode() + b"\n"
