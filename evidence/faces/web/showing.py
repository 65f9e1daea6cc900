"""A verdict as the page shows it: findings in groups, each with its address, its spot and what can be done about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evidence.case.case import Document
from evidence.case.declared import Confirm
from evidence.faces.web.page import Words
from evidence.faces.web.wording import FACTS
from evidence.facts.fact import Fact, Kind
from evidence.facts.paper_type import paper_types
from evidence.finding import Finding, Outcome, Place, Severity, say
from evidence.report import words as report_words
from evidence.report.naming import KINDS, OTHER_TITLES, check_title, fact_value, place_message, visible
from evidence.report.paper_json import LISTS, SINGLE
from evidence.report.report import FileEntry, Report

GROUPS = ("blocks", "confirm", "warns", "notes", "waived")
DAYS = ("issue_date", "expiry_date", "start", "end")


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that ask the same of the seller. name: of GROUPS."""

    name: str
    findings: tuple[Finding, ...]
    entries: tuple[FileEntry, ...] = ()
    broken: tuple[Outcome, ...] = ()

    @property
    def count(self) -> int:
        return len(self.findings) + len(self.entries) + len(self.broken)


def groups(report: Report) -> tuple[Group, ...]:
    """All groups that are not empty, in the order they want to be worked through."""
    blockers = tuple(report.blockers())
    entries = tuple(one for one in blockers if isinstance(one, FileEntry))
    broken = tuple(one for one in blockers if isinstance(one, Outcome))
    blocking = {id(one) for one in blockers if isinstance(one, Finding)}
    sorted_in: dict[str, list[Finding]] = {name: [] for name in GROUPS}
    for finding in report.findings:
        sorted_in[_group(finding, id(finding) in blocking)].append(finding)
    made = (
        Group(name, tuple(found), *((entries, broken) if name == "blocks" else ()))
        for name, found in sorted_in.items()
    )
    return tuple(group for group in made if group.count)


def _group(finding: Finding, blocks: bool) -> str:
    if finding.waiver is not None:
        return "waived"
    if not finding.sure and finding.severity is not Severity.NOTE:
        return "confirm"
    if blocks:
        return "blocks"
    return "warns" if finding.severity is Severity.WARNING else "notes"


def key_of(finding: Finding) -> str:
    """A finding's name in addresses: the same as long as the finding says the same of the same spot."""
    place = finding.place
    said = repr((finding.code, place.file, place.page, place.box, str(finding.measured)))
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def ordered(report: Report) -> tuple[Finding, ...]:
    """All findings in the order the page shows them."""
    return tuple(finding for group in groups(report) for finding in group.findings)


def finding_view(finding: Finding, report: Report, words: Words) -> dict[str, Any]:
    """What a template shows of a finding."""
    place = finding.place
    return {
        "key": key_of(finding),
        "code": finding.code,
        "title": words(check_title(finding.code)),
        "tag": words(report_words.TAGS[finding.severity, finding.sure]),
        "severity": str(finding.severity),
        "file": visible(place.file) if place.file else "",
        "raw_file": place.file or "",
        "page": place.page,
        "words": place.words,
        "measured": words(finding.measured),
        "required": words(finding.required),
        "fix": words(finding.fix),
        "related": [_related(one, report, words) for one in finding.related],
        "waived": finding.waiver.reason if finding.waiver else "",
        "is_waived": finding.waiver is not None,
        "packing": finding.code in OTHER_TITLES,
    }


def _related(place: Place, report: Report, words: Words) -> dict[str, Any]:
    index = paper_index(report, place.file)
    to = "" if index is None else f"papers/{index}?page={place.page or 1}" + _box_query(place)
    return {"words": words(place_message(place)), "to": to}


def _box_query(place: Place) -> str:
    return "&box=" + ",".join(f"{edge:.1f}" for edge in place.box) if place.box else ""


def paper_index(report: Report, name: str | None) -> int | None:
    """A paper's number in addresses; None for what is no paper."""
    names = (index for index, paper in enumerate(report.case.intake.papers) if paper.name == name)
    return next(names, None)


def page_view(document: Document, number: int, box: tuple[float, ...] | None) -> dict[str, Any] | None:
    """A page and the spot on it, in points; None where the paper has no such page."""
    page = next((one for one in document.reading.pages if one.number == number), None)
    if page is None:
        return None
    spot = None
    if box is not None:
        x0, y0, x1, y1 = box
        pad = max(3.0, page.width / 150)
        spot = {"x": x0 - pad, "y": y0 - pad, "w": x1 - x0 + 2 * pad, "h": y1 - y0 + 2 * pad}
    return {
        "number": number,
        "width": page.width,
        "height": page.height,
        "spot": spot,
        "stroke": page.width / 300,
    }


def facts_of(document: Document, confirms: tuple[Confirm, ...], words: Words) -> list[dict[str, Any]]:
    """Every fact of a paper as rows for correcting, what is unsure first."""
    rows = [*_kind_rows(document, words), *_read_rows(document, words)]
    mine = {one.fact for one in confirms if one.file == document.name}
    for row in rows:
        row["mine"] = row["name"] in mine
    return sorted(rows, key=lambda row: row["sure"])


def _kind_rows(document: Document, words: Words) -> Iterator[dict[str, Any]]:
    facts = document.facts
    choices = [(str(kind), words(KINDS[kind])) for kind in Kind]
    yield _row(
        "kind",
        words,
        value=str(facts.kind),
        shown=words(KINDS[facts.kind]),
        sure=facts.kind_sure,
        choices=choices,
    )
    known = paper_types()
    if facts.type is not None and facts.type in known:
        choices = [(one.id, words(say(one.name))) for one in known.values()]
        yield _row("type", words, value=facts.type, shown=words(say(known[facts.type].name)), choices=choices)


def _read_rows(document: Document, words: Words) -> Iterator[dict[str, Any]]:
    for name in (*SINGLE, *LISTS):
        held = getattr(document.facts, name)
        facts: tuple[Fact, ...] = held if isinstance(held, tuple) else (held,) if held is not None else ()
        if not facts:
            continue
        yield _row(name, words, **_told(name, facts, words))


def _told(name: str, facts: tuple[Fact, ...], words: Words) -> dict[str, Any]:
    """What was read, how surely, and where the first of it stands."""
    first = facts[0]
    return {
        "value": "\n".join(fact.value for fact in facts),
        "shown": " · ".join(words(fact_value(name, fact)) for fact in facts),
        "sure": all(fact.sure for fact in facts),
        "printed": first.printed if len(facts) == 1 and first.printed != first.value else "",
        "why": next((words(fact.why) for fact in facts if fact.why), ""),
        "rivals": [rival for fact in facts for rival in fact.rivals],
        "to": f"?page={first.page}&box=" + ",".join(f"{edge:.1f}" for edge in first.box) if first.box else "",
    }


def _row(name: str, words: Words, **known: Any) -> dict[str, Any]:
    plain = {
        "value": "",
        "shown": "",
        "sure": True,
        "printed": "",
        "why": "",
        "rivals": [],
        "to": "",
        "choices": [],
    }
    return {
        **plain,
        "name": name,
        "title": fact_name(name, words),
        "day": name in DAYS,
        "many": name in LISTS,
        **known,
    }


def absent_facts(document: Document, words: Words) -> list[tuple[str, str]]:
    """Facts that were not read off a paper and can be added, with what they are called."""
    there = {"kind"} | {name for name in FACTS if name != "kind" and getattr(document.facts, name)}
    return [(name, fact_name(name, words)) for name in FACTS if name not in there]


def fact_name(name: str, words: Words) -> str:
    """What a fact is called, as it begins a line."""
    said = words(FACTS[name])
    return said[:1].upper() + said[1:]
