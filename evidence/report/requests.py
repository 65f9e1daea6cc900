"""A letter to the supplier that asks for exactly what is missing or wrong, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from evidence.finding import Finding, Severity, say
from evidence.report.language import Translate, translator
from evidence.report.naming import visible
from evidence.report.report import Report

SUPPLIERS = frozenset(
    {
        "authorization_chain",
        "certificate_number",
        "colour_scan",
        "company_name",
        "completeness",
        "expiry",
        "model_coverage",
        "readable",
        "repealed_law",
        "resolution",
        "seal_present",
        "signatures_intact",
    }
)
"""Checks whose findings only the one who made the paper can cure."""

_GREETING = say("To our supplier: for an appeal to {platform} we need the following from you.")
_CLOSING = say("Please send colour scans at 300 dpi or more, all pages, as PDF or JPG. Thank you.")
_MISSING = say("Missing papers")


def supplier_request(report: Report) -> str:
    """The letter, Chinese first; empty where nothing has to be asked for."""
    asked = [
        f
        for f in report.findings
        if f.code in SUPPLIERS and f.waiver is None and f.severity is not Severity.NOTE
    ]
    if not asked:
        return ""
    letters = ("\n".join(_letter(report, asked, translator(language))) for language in ("zh", "en"))
    return "\n\n----\n\n".join(letters) + "\n"


def _letter(report: Report, asked: list[Finding], translate: Translate) -> Iterator[str]:
    yield say(_GREETING.template, platform=report.platform.title).text(translate)
    by_file = sorted(asked, key=lambda finding: finding.place.file or "")
    number = 0
    for file, findings in groupby(by_file, key=lambda finding: finding.place.file):
        yield ""
        yield visible(file) if file else _MISSING.text(translate)
        for finding in findings:
            number += 1
            yield f"  {number}. {visible(finding.measured.text(translate))}"
            yield f"     {visible(finding.required.text(translate))}"
    yield ""
    yield _CLOSING.text(translate)
