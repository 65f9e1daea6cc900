"""Faults of an appeal's wording, as data (wording.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """id: for ever. pattern: what gives it away. blocks: it may block; else it warns."""

    id: str
    pattern: re.Pattern[str]
    blocks: bool
    en: str
    zh: str


@cache
def faults() -> tuple[Fault, ...]:
    """All faults, in the order of the file."""
    raw = tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
    return tuple(
        Fault(one["id"], _compiled(one["pattern"]), bool(one.get("blocks", False)), one["en"], one["zh"])
        for one in raw["fault"]
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)
