from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from building import a_case, a_certificate, a_document, a_fact
from reports import some_report

from evidence.errors import ExitCode
from evidence.finding import Finding, Outcome, Place, Severity, Verdict, Waiver, say
from evidence.platforms.load import load_platform
from evidence.report import words
from evidence.report.language import translator
from evidence.report.paper_json import LISTS, SINGLE
from evidence.report.report import Fate, Report, account
from evidence.report.terminal import report_lines
from evidence.report.words import FACTS, fact_words

SCHEMA = json.loads((Path(words.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))


def a_finding(severity: Severity = Severity.ERROR, **more: object) -> Finding:
    message = say("something")
    usual = {
        "code": "expiry",
        "severity": severity,
        "sure": True,
        "place": Place("certificate.pdf", 1),
        "related": (),
    }
    return Finding(**{**usual, "measured": message, "required": message, "fix": message, **more})  # type: ignore[arg-type]


def a_report(*findings: Finding, strict: bool = False, verdict: Verdict = Verdict.FLAW) -> Report:
    case = a_case(a_certificate())
    outcomes = (Outcome(code="expiry", verdict=verdict, findings=findings),)
    return Report(case, load_platform("joom"), account(case), outcomes, strict)


def test_nothing_wrong_is_ready() -> None:
    assert a_report().exit_code is ExitCode.READY


@pytest.mark.parametrize(
    ("finding", "strict", "ready"),
    [
        (a_finding(), False, False),
        (a_finding(sure=False), False, False),
        (a_finding(waiver=Waiver("the seller says so")), False, True),
        (a_finding(Severity.WARNING), False, True),
        (a_finding(Severity.WARNING), True, False),
        (a_finding(Severity.WARNING, waiver=Waiver("known")), True, True),
        (a_finding(Severity.NOTE), True, True),
    ],
)
def test_what_blocks(finding: Finding, strict: bool, ready: bool) -> None:
    assert a_report(finding, strict=strict).ready is ready


def test_a_check_that_broke_blocks() -> None:
    assert not a_report(verdict=Verdict.BROKE).ready


def test_every_input_is_in_the_sum() -> None:
    report = some_report()
    assert len(report.files) == 6
    assert {entry.name: entry.fate for entry in report.files}["link.pdf"] is Fate.ERROR
    assert {entry.name: entry.fate for entry in report.files}["Thumbs.db"] is Fate.LEFT_OUT
    assert sum(report.count(fate) for fate in Fate) == len(report.files)
    assert all(entry.reason for entry in report.files if entry.fate is not Fate.EXHIBIT)


def test_a_paper_that_cannot_be_shown_is_in_error() -> None:
    case = a_case(a_document("empty.pdf", pages=()))
    assert [entry.fate for entry in account(case)] == [Fate.ERROR]


def test_findings_come_by_weight_then_place() -> None:
    waived = a_finding(waiver=Waiver("known"))
    note, warning, error = (
        a_finding(severity) for severity in (Severity.NOTE, Severity.WARNING, Severity.ERROR)
    )
    later = a_finding(place=Place("z.pdf"))
    assert a_report(waived, note, later, warning, error).findings == (error, later, warning, note, waived)


def test_the_json_follows_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(some_report().to_json())))


def test_a_wrong_json_does_not_follow_the_schema() -> None:
    broken = json.loads(json.dumps(some_report().to_json()))
    broken["files"][0]["fate"] = "lost"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(broken)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_terminal_says_the_verdict_first_and_the_sum_last(language: str) -> None:
    translate = translator(language)
    lines = [line.text for line in report_lines(some_report(), translate)]
    assert lines[0].startswith(words.verdict_words(some_report()).text(translate))
    assert lines[-1] == words.sum_words(some_report()).text(translate)


def test_every_rendering_tells_the_same_findings() -> None:
    report = some_report()
    told = "\n".join(line.text for line in report_lines(report, str))
    listed = [finding for outcome in report.to_json()["outcomes"] for finding in outcome["findings"]]  # type: ignore[attr-defined]
    assert len(listed) == len(report.findings)
    assert all(
        str(finding.measured) in told for finding in report.findings if str(finding.measured).isprintable()
    )


def test_strictness_is_told() -> None:
    assert replace(some_report(), strict=True).to_json()["strict"] is True


def test_an_address_in_a_code_is_called_the_check_address() -> None:
    address, bars = a_fact("https://check.northwind.example/7"), a_fact("4006381333931")
    assert [str(fact_words("codes", fact)) for fact in (address, bars)] == [
        "check address (QR or bar code)",
        "QR or bar code",
    ]
    assert str(fact_words("holder", address)) == "holder"


def test_every_fact_that_is_printed_has_a_name() -> None:
    assert set(FACTS) == {*SINGLE, *LISTS}
