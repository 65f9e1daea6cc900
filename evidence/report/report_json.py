"""The report as JSON, after report.schema.json (JSON Schema 2020-12)."""

from __future__ import annotations

from typing import Any

from evidence import __version__
from evidence.case.case import Document
from evidence.finding import Finding, Outcome, Place
from evidence.platforms.advice import advice_for
from evidence.platforms.platform import Platform
from evidence.report.paper_json import paper_json
from evidence.report.report import Fate, FileEntry, Report

FORMAT_VERSION = 1


def report_json(report: Report) -> dict[str, Any]:
    """The whole report; messages in English, with templates and values left to the other renderings."""
    documents = report.case.by_name()
    return {
        "format": "evidence-report",
        "format_version": FORMAT_VERSION,
        "program_version": __version__,
        "case": {"folder": report.case.folder, "today": report.case.today.isoformat()},
        "platform": {
            "name": report.platform.name,
            "title": report.platform.title,
            "reviewed": report.platform.reviewed.isoformat(),
        },
        "verdict": "ready" if report.ready else "blocked",
        "strict": report.strict,
        "counts": {
            "inputs": len(report.files),
            "exhibits": report.count(Fate.EXHIBIT),
            "left_out": report.count(Fate.LEFT_OUT),
            "errors": report.count(Fate.ERROR),
        },
        "files": [_file(documents.get(entry.name), entry) for entry in report.files],
        "outcomes": [_outcome(report.platform, outcome) for outcome in report.outcomes],
        "advice": [str(message) for message in advice_for(report.case, report.platform)],
        "pairs": [_pair(pair) for pair in report.case.pairs],
    }


def _file(document: Document | None, entry: FileEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "fate": str(entry.fate),
        "reason": str(entry.reason) if entry.reason else None,
        "paper": paper_json(document) if document else None,
    }


def _outcome(platform: Platform, outcome: Outcome) -> dict[str, Any]:
    rule = platform.rule(outcome.rule) if outcome.rule else None
    return {
        "code": outcome.code,
        "verdict": str(outcome.verdict),
        "reason": str(outcome.reason) if outcome.reason else None,
        "asks": outcome.asks,
        "rule": {"id": rule.id, "confidence": str(rule.confidence)} if rule else None,
        "findings": [_finding(finding) for finding in outcome.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": str(finding.severity),
        "sure": finding.sure,
        "blocks": finding.blocks,
        "place": _place(finding.place),
        "related": [_place(place) for place in finding.related],
        "measured": str(finding.measured),
        "required": str(finding.required),
        "fix": str(finding.fix),
        "waived": finding.waiver.reason if finding.waiver else None,
    }


def _place(place: Place) -> dict[str, Any]:
    box = [round(edge, 1) for edge in place.box] if place.box else None
    return {"file": place.file, "page": place.page, "box": box, "words": place.words}


def _pair(pair: Any) -> dict[str, Any]:
    from evidence.comparing.change import to_json

    return to_json(pair.comparison, pair.before.name, pair.after.name) | {"sku": pair.sku}
