"""case.toml as JSON Schema (2020-12), made from keys.toml, for programs that write or check one.

The values are those of the TOML read as JSON, with days and moments as ISO 8601 texts. Run this module to write
case.schema.json anew after a change to keys.toml.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from evidence.case.schema import Key, Section, Type, keys_of, sections

PATH = Path(__file__).parent / "case.schema.json"
_WHOLE = {"type": "integer", "minimum": 1, "maximum": 100_000}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_DAY = r"(20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"
_PROOF = {
    "type": "object",
    "properties": {"file": {"type": "string"}, "page": _WHOLE},
    "required": ["file"],
    "additionalProperties": False,
}
_FORMS: dict[Type, dict[str, Any]] = {
    Type.TEXT: {"type": "string"},
    Type.TEXTS: _TEXTS,
    Type.WHOLE: _WHOLE,
    Type.NUMBER: {"type": "number"},
    Type.YES_NO: {"type": "boolean"},
    Type.DAY: {"type": "string", "pattern": f"^{_DAY}$"},
    Type.MOMENT: {"type": "string", "pattern": f"^{_DAY}([T ]{_TIME})?$"},
    Type.CHOICE: {"type": "string"},
    Type.TABLE: {"type": "object", "additionalProperties": {"type": "string"}},
    Type.PROOFS: {"type": "array", "items": {"anyOf": [{"type": "string"}, _PROOF]}},
    Type.BOX: {"type": "array", "items": {"type": "number", "minimum": 0}, "minItems": 4, "maxItems": 4},
}


def case_schema() -> dict[str, Any]:
    """The schema of a whole case.toml. What it cannot say (left < right in a box, a wrong day of a month) the program
    still refuses."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:evidence-bundle:case:1",
        "title": "What a seller declares for one appeal case (case.toml)",
    }
    return head | _table("")


def plain(value: Any) -> Any:
    """A value of parsed TOML as JSON has it: days and moments as ISO 8601 texts."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _table(name: str) -> dict[str, Any]:
    """One table, with those that stand in it. name: with [] for lists, "" for the top."""
    properties = {key.last: _key(key) for key in keys_of(name)}
    for section in sections():
        last = section.name.rpartition(".")[2]
        if section.name and section.name.rpartition(".")[0] == name:
            properties[last.removesuffix("[]")] = _section(section)
    required = [key.last for key in keys_of(name) if key.required]
    shape: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return shape | ({"required": required} if required else {})


def _section(section: Section) -> dict[str, Any]:
    inner = _table(section.name)
    whole = {"type": "array", "items": inner} if section.name.endswith("[]") else inner
    return {"description": section.en} | whole


def _key(key: Key) -> dict[str, Any]:
    form = {"description": key.en} | _FORMS[key.type]
    if key.choices:
        form["enum"] = list(key.choices)
    if key.required and form["type"] == "string":
        form["minLength"] = 1
    return form | {"examples": [plain(tomllib.loads(f"value = {key.example}")["value"])]}


def main() -> None:
    """Write case.schema.json."""
    PATH.write_text(json.dumps(case_schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
