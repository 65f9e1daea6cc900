"""Reading samples/*.expected.json, and holding a report against one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in SAMPLES.glob("*.expected.json"))
Json = dict[str, Any]


@dataclass(frozen=True)
class Expected:
    """One expected.json; the keys are told in samples/README.md."""

    name: str
    said: Json

    @property
    def folder(self) -> Path:
        return SAMPLES / self.name

    @property
    def today(self) -> date:
        return date.fromisoformat(self.said["today"])

    def codes(self) -> set[str]:
        """Every code it names."""
        return {code for one in self.said["findings"] for code in listed(one["code"])}


def load(name: str) -> Expected:
    return Expected(name, json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8")))


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def findings_of(report: Json) -> list[Json]:
    """All findings of a report's JSON, each with its code."""
    return [
        {**finding, "code": outcome["code"]}
        for outcome in report["outcomes"]
        for finding in outcome["findings"]
    ]


def fits(finding: Json, wanted: Json) -> bool:
    """Whether a finding of a report's JSON is the one that is wanted."""
    place = finding["place"]["file"]
    return (
        finding["code"] in listed(wanted["code"])
        and (wanted["file"] == "*" or place == wanted["file"])
        and finding["severity"] in listed(wanted["severity"])
        and ("sure" not in wanted or finding["sure"] == wanted["sure"])
        and ("waived" not in wanted or (finding["waived"] is not None) == wanted["waived"])
        and ("about" not in wanted or wanted["about"] in json.dumps(finding, ensure_ascii=False))
    )


def missing(findings: list[Json], expected: Expected, known: set[str]) -> list[Json]:
    """What must be found and was not; what only checks could find that do not exist yet is left out."""
    return [
        wanted
        for wanted in expected.said["findings"]
        if known & set(listed(wanted["code"])) and not any(fits(finding, wanted) for finding in findings)
    ]


def unexpected_errors(findings: list[Json], expected: Expected) -> list[Json]:
    """Errors that are neither wanted nor allowed, waived or not."""
    allowed = [*expected.said["findings"], *expected.said["also"]]
    return [
        finding
        for finding in findings
        if finding["severity"] == "error" and not any(fits(finding, wanted) for wanted in allowed)
    ]


def wrong_facts(paper: Json, said: Json) -> list[str]:
    """Where a paper's JSON says something else than is printed on it; `said`: its entry under `facts`."""
    facts, wrong = paper["facts"], []
    for name, value in said.items():
        if name in ("kind", "type"):
            found: Any = paper[name]
        elif name == "not_sure":
            wrong += [f"{one}: sure of it" for one in value if facts[one] is not None and facts[one]["sure"]]
            continue
        elif isinstance(value, list):
            found = sorted(fact["value"] for fact in facts[name])
            value = sorted(value)
        else:
            found = None if facts[name] is None else facts[name]["value"]
        if found != value:
            wrong.append(f"{name}: {found!r}, printed is {value!r}")
    return wrong
