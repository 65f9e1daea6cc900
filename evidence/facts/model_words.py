"""The words papers put around model names, as regular expressions. Data in coverage.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_LETTER = "A-Za-zÀ-ɏЀ-ӿ"
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@cache
def data() -> dict[str, Any]:
    """coverage.toml."""
    return tomllib.loads(Path(__file__).with_name("coverage.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any of the words under that name ("series", "wildcards.blank"), not inside a longer word, any case."""
    return re.compile(any_of(name), re.IGNORECASE)


@cache
def any_of(name: str) -> str:
    """The regular expression behind `pattern`, to build others with."""
    rows: Any = data()
    for key in name.split("."):
        rows = rows[key]
    spaced = "|".join(row for row in rows if not _HAN.search(row))
    han = "|".join(row for row in rows if _HAN.search(row))
    choices = [rf"(?<![{_LETTER}])(?:{spaced})(?![{_LETTER}])"] if spaced else []
    return f"(?:{'|'.join([*choices, *([f'(?:{han})'] if han else [])])})"
