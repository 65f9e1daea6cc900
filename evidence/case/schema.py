"""The keys of case.toml, read from keys.toml.

One table for errors, for the comments of `evidence init`, for docs.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from evidence.case.declared import Role
from evidence.facts.fact import Facts


class Type(StrEnum):
    """How a value is written; see keys.toml."""

    TEXT = "text"
    TEXTS = "texts"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes_no"
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"
    TABLE = "table"
    PROOFS = "proofs"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. name: "x.y" is y in [x], "x[].y" is y in each [[x]]. example: as written in TOML."""

    name: str
    type: Type
    en: str
    zh: str
    example: str
    choices: tuple[str, ...] = ()
    required: bool = False
    shop: bool = False

    @property
    def table(self) -> str:
        """The table it stands in; "" for the top."""
        return self.name.rpartition(".")[0]

    @property
    def last(self) -> str:
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the file, in the order it is written."""

    name: str
    en: str
    zh: str


@cache
def keys() -> Mapping[str, Key]:
    """Every key by its name, in the order of the file."""
    return {entry["name"]: _key(entry) for entry in _data()["key"]}


@cache
def sections() -> tuple[Section, ...]:
    """Every table, in the order a case.toml is written."""
    return tuple(Section(**entry) for entry in _data()["section"])


def confirmable() -> tuple[str, ...]:
    """The facts a seller can confirm: fields of Facts."""
    return tuple(f.name for f in dataclasses.fields(Facts) if f.name not in ("kind_sure", "also", "codes"))


def keys_of(table: str) -> tuple[Key, ...]:
    """The keys that stand in a table, in order."""
    return tuple(key for key in keys().values() if key.table == table)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "keys.toml").read_text(encoding="utf-8"))


def _key(entry: dict[str, Any]) -> Key:
    named = {"roles": tuple(Role), "facts": confirmable()}
    choices = entry.get("choices", ())
    choices = named[choices] if isinstance(choices, str) else tuple(choices)
    return Key(**{**entry, "type": Type(entry["type"]), "choices": tuple(str(choice) for choice in choices)})
