"""What makes a sample whole: papers that are drawn, and the two files beside them that a person wrote.

`samples/<name>/case.toml` and `samples/<name>.expected.json` are written by hand and only copied.
"""

from __future__ import annotations

import shutil
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
"""The folder samples/, where what is written by hand lies."""

Papers = dict[str, bytes]
"""Bytes by name inside the case folder."""


def write(name: str, papers: Papers, out: Path) -> None:
    """Write a case folder into `out`: the papers, nothing left from before, and what is written by hand."""
    folder = out / name
    for old in sorted(folder.rglob("*")):
        if old.is_file() and old != folder / "case.toml":
            old.unlink()
    for paper, data in papers.items():
        target = folder / paper
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if out.resolve() != HOME:
        for written in (f"{name}/case.toml", f"{name}.expected.json"):
            if (HOME / written).is_file():
                shutil.copyfile(HOME / written, out / written)
