"""The schema of case.toml says what the program says: the file is the table's, every sample follows it."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import evidence
from evidence.case.json_schema import PATH, case_schema, plain
from evidence.case.schema import keys
from evidence.case.toml import parse_declared
from evidence.errors import WrongCall

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/case.toml"))
SCHEMA = evidence.schema("case")
JUDGE = jsonschema.Draft202012Validator(SCHEMA)


def test_the_file_is_made_from_the_table_of_keys() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(PATH.read_text(encoding="utf-8")) == case_schema(), (
        "run python -m evidence.case.json_schema"
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_sample_follows_it(path: Path) -> None:
    JUDGE.validate(plain(tomllib.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", list(keys()))
def test_every_example_is_allowed_where_it_stands(name: str) -> None:
    here = SCHEMA
    for part in name.split("."):
        here = here["properties"][part.removesuffix("[]")]
        here = here["items"] if part.endswith("[]") else here
    for example in here["examples"]:
        jsonschema.Draft202012Validator(here).validate(example)


def _toml(value: Any) -> str:
    """A parsed value back in TOML, as one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _put(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    *above, last = path.split(".")

    def change(case: dict[str, Any]) -> None:
        here: Any = case
        for part in above:
            here = here[int(part) if part.isdigit() else part]
        here[last] = value

    return change


GOOD: dict[str, Any] = {
    "platform": "joom",
    "company": {"en": "Samplewind Co., Ltd."},
    "points": [{"text": "t", "proof": ["a.png", {"file": "b.pdf", "page": 2}]}],
    "files": [{"file": "a.png", "exhibit": 1}],
    "ignore": [{"file": "a.png", "box": [0, 0, 3, 4]}],
    "listings": [{"sku": "1", "before": {"attributes": {"a": "b"}}, "points": [{"text": "t"}]}],
}


@pytest.mark.parametrize(
    "change",
    [
        _put("platfrom", "joom"),
        _put("platform", 1),
        _put("notice", "letter"),
        _put("decision_days", 0),
        _put("decision_days", 100_001),
        _put("decision_days", True),
        _put("company.name", "x"),
        _put("company", "x"),
        _put("points", {"text": "t"}),
        _put("points.0.proof", [{"page": 2}]),
        _put("files.0.role", "poem"),
        _put("files.0.file", ""),
        _put("ignore.0.box", [0, 0, 3]),
        _put("ignore.0.box", [-1, 0, 3, 4]),
        _put("listings.0.before.attributes", {"a": 1}),
        _put("listings.0.points.0.page", 1),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(change: Callable[[dict[str, Any]], None]) -> None:
    case = copy.deepcopy(GOOD)
    JUDGE.validate(case)
    parse_declared("".join(f"{name} = {_toml(value)}\n" for name, value in case.items()))
    change(case)
    with pytest.raises(jsonschema.ValidationError):
        JUDGE.validate(case)
    with pytest.raises(WrongCall):
        parse_declared("".join(f"{name} = {_toml(value)}\n" for name, value in case.items()))


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("2026-04-01", True), ("2026-04-01T09:30:00", True), ("2026-04-01 09:30:00+08:00", True),
        ("1999-12-31", False), ("2000-01-01", True), ("2100-12-31", True), ("2101-01-01", False),
        ("01.04.2026", False), ("2026-13-01", False),
    ],
)  # fmt: skip
def test_moments(value: str, good: bool) -> None:
    assert JUDGE.is_valid({"received": value}) is good


def test_there_is_a_schema_of_the_report_and_none_of_others() -> None:
    assert evidence.schema("report")["$id"] == "urn:evidence-bundle:report:1"
    with pytest.raises(WrongCall, match="bundle"):
        evidence.schema("bundle")
