"""Types of paper as data (types.toml): what must stand on one, its end, its number, where to look it up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from evidence.facts.fact import Kind

_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


class Expiry(StrEnum):
    """Whether papers of a type bear an end date; see types.toml."""

    PRINTED = "printed"
    NONE = "none"
    AGE = "age"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class PaperType:
    """One entry of types.toml. must_have: groups of Facts fields, of each group one must be there."""

    id: str
    name: str
    zh: str
    kinds: tuple[Kind, ...]
    detect: tuple[str, ...]
    expiry: Expiry
    validity: str
    must_have: tuple[tuple[str, ...], ...]
    look_up: str
    confidence: str
    source: str
    also_owed: tuple[str, ...] = ()
    number: str | None = None
    example: str = ""
    old_after_months: int | None = None
    note: str = ""

    def number_fits(self, number: str) -> bool | None:
        """Whether a number has the shape of this type's numbers; None where the type has no one shape."""
        if self.number is None:
            return None
        return re.search(self.number, plain_number(number)) is not None


def plain_number(number: str) -> str:
    """A number with Cyrillic capitals that look Latin made Latin, and single spaces."""
    return " ".join(number.upper().translate(_LOOK_ALIKE).split())


@cache
def paper_types() -> Mapping[str, PaperType]:
    """All types by id, in the order of the file."""
    raw = tomllib.loads((Path(__file__).parent / "types.toml").read_text(encoding="utf-8"))
    return {name: _paper_type(name, entry) for name, entry in raw.items()}


def _paper_type(name: str, entry: dict[str, object]) -> PaperType:
    words = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    words["kinds"] = tuple(Kind(kind) for kind in entry["kinds"])  # type: ignore[attr-defined]
    words["expiry"] = Expiry(str(entry["expiry"]))
    words["must_have"] = tuple(tuple(group.split("|")) for group in entry["must_have"])  # type: ignore[attr-defined]
    return PaperType(id=name, **words)  # type: ignore[arg-type]
