"""The report as one HTML file that opens offline: no script, no address, pictures inside, English and Chinese in one."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from evidence import __version__
from evidence.case.texts import joined
from evidence.finding import Finding, Message, Outcome, Place, Severity, say
from evidence.platforms.advice import advice_for
from evidence.platforms.platform import Rule
from evidence.report import words
from evidence.report.language import translator
from evidence.report.naming import (
    check_title,
    fact_place,
    fact_value,
    facts_of,
    kind_message,
    mark_words,
    place_message,
    visible,
)
from evidence.report.report import FileEntry, Report

_HERE = Path(__file__).resolve().parent
Both = dict[str, str]


def report_html(report: Report, crops: Mapping[Place, bytes], language: str = "en") -> str:
    """The page as text. crops: PNG bytes by the place they show; language: the one shown first."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((_HERE / "report.html.jinja").read_text(encoding="utf-8"))
    return template.render(_view(report, crops, language))


def both(message: Message) -> Both:
    """A message in both languages of the page."""
    return {"en": str(message), "zh": message.text(translator("zh"))}


def _view(report: Report, crops: Mapping[Place, bytes], language: str) -> dict[str, Any]:
    from markupsafe import Markup

    groups = _groups(report, crops, language)
    return {
        "language": language,
        "css": Markup((_HERE / "report.css").read_text(encoding="utf-8")),
        "title": f"{report.case.folder} – {words.verdict_words(report).text(translator(language))}",
        "folder": visible(report.case.folder),
        "platform": report.platform.title,
        "today": report.case.today.isoformat(),
        "program": f"evidence {__version__}",
        "verdict": {
            "css": "ready" if report.ready else "blocked",
            "words": both(words.verdict_words(report)),
            "counts": both(words.counts_words(report)),
        },
        "labels": {name: both(message) for name, message in words.LABELS.items()},
        "severities": [_severity(report, severity) for severity in Severity],
        "groups": groups,
        "filed": [
            {"id": g["id"], "name": g["name"], "count": len(g["findings"])} for g in groups if g["name"]
        ],
        "sum": both(words.sum_words(report)),
        "files": [_file(report, entry) for entry in report.files],
        "advice": [both(message) for message in advice_for(report.case, report.platform)],
        "checks": [_check(report, outcome) for outcome in report.outcomes],
    }


def _severity(report: Report, severity: Severity) -> dict[str, Any]:
    count = sum(finding.severity is severity for finding in report.findings)
    return {"id": str(severity), "words": both(words.SEVERITIES[severity]), "count": count}


def _groups(report: Report, crops: Mapping[Place, bytes], language: str) -> list[dict[str, Any]]:
    """Findings by file: the case as a whole first, then the files by what weighs most on them."""
    weight = {finding: index for index, finding in enumerate(report.findings)}
    by_file = sorted(report.findings, key=lambda finding: finding.place.file or "")
    groups = [(name, list(found)) for name, found in groupby(by_file, key=lambda finding: finding.place.file)]
    groups.sort(key=lambda group: (group[0] is not None, min(weight[finding] for finding in group[1])))
    return [
        {
            "id": f"file-{index}",
            "name": visible(name) if name is not None else "",
            "findings": [
                _finding(finding, crops, language) for finding in sorted(found, key=weight.__getitem__)
            ],
        }
        for index, (name, found) in enumerate(groups, 1)
    ]


def _finding(finding: Finding, crops: Mapping[Place, bytes], language: str) -> dict[str, Any]:
    crop = crops.get(finding.place)
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "title": both(check_title(finding.code)),
        "tag": both(words.TAGS[finding.severity, finding.sure]),
        "page": both(words.page_words(finding.place.page)) if finding.place.page else None,
        "words": mark_words(finding.place.words).text(translator(language)),
        "crop": base64.b64encode(crop).decode("ascii") if crop else "",
        "measured": both(finding.measured),
        "required": both(finding.required),
        "fix": both(finding.fix),
        "related": [both(place_message(place)) for place in finding.related],
        "waived": finding.waiver.reason if finding.waiver else "",
    }


def _file(report: Report, entry: FileEntry) -> dict[str, Any]:
    document = report.case.by_name().get(entry.name)
    return {
        "name": visible(entry.name),
        "fate": both(words.FATES[entry.fate]),
        "reason": both(entry.reason) if entry.reason else None,
        "kind": both(kind_message(document)) if document else None,
        "facts": [
            {
                "name": both(words.fact_words(name, fact)),
                "value": both(fact_value(name, fact)),
                "sure": fact.sure,
                "place": both(fact_place(fact)),
            }
            for name, fact in (facts_of(document) if document else ())
        ],
    }


def _check(report: Report, outcome: Outcome) -> dict[str, Any]:
    rule = report.platform.rule(outcome.rule) if outcome.rule else None
    return {
        "code": outcome.code,
        "verdict": str(outcome.verdict),
        "words": both(words.VERDICTS[outcome.verdict]),
        "title": both(check_title(outcome.code)),
        "reason": both(outcome.reason) if outcome.reason else None,
        "rule": both(rule_message(rule)) if rule else None,
    }


def rule_message(rule: Rule) -> Message:
    """The rule a check stands on: its id, how far it can be trusted, where it was seen."""
    sources = joined([Message(source.name) for source in rule.sources])
    trust = words.CONFIDENCES[rule.confidence]
    return say(
        "{rule} ({letter}, {trust}: {sources})",
        rule=rule.id,
        letter=str(rule.confidence),
        trust=trust,
        sources=sources,
    )
