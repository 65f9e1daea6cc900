"""What came out of a case: one object, which terminal, HTML and JSON only render and so cannot disagree about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evidence.case.case import Case, Document
from evidence.case.texts import joined
from evidence.errors import ExitCode
from evidence.finding import Finding, Message, Outcome, Severity, Verdict, say
from evidence.platforms.platform import Platform
from evidence.reading.damage_words import KINDS


class Fate(StrEnum):
    """What became of a file that was put in; every file has exactly one."""

    EXHIBIT = "exhibit"
    LEFT_OUT = "left_out"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One input and what became of it. reason: None for an exhibit."""

    name: str
    fate: Fate
    reason: Message | None


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on a case.

    files: every input, by name. outcomes: one per check, by code. ready: nothing blocks. strict: warnings block too.
    """

    case: Case
    platform: Platform
    files: tuple[FileEntry, ...]
    outcomes: tuple[Outcome, ...]
    strict: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, what weighs most first, then by file and page."""
        found = [finding for outcome in self.outcomes for finding in outcome.findings]
        return tuple(sorted(found, key=_weight))

    @property
    def ready(self) -> bool:
        """Whether the case can be handed in: no file in error, no finding that blocks, no check that broke."""
        return not any(True for _ in self.blockers())

    @property
    def exit_code(self) -> ExitCode:
        return ExitCode.READY if self.ready else ExitCode.BLOCKED

    def blockers(self) -> Iterator[Finding | FileEntry | Outcome]:
        """Everything that keeps the case from being ready."""
        yield from (entry for entry in self.files if entry.fate is Fate.ERROR)
        yield from (finding for finding in self.findings if self._blocks(finding))
        yield from (outcome for outcome in self.outcomes if outcome.verdict is Verdict.BROKE)

    def on(self, file: str) -> tuple[Finding, ...]:
        """The findings whose place is this file."""
        return tuple(finding for finding in self.findings if finding.place.file == file)

    def count(self, fate: Fate) -> int:
        return sum(entry.fate is fate for entry in self.files)

    def to_json(self) -> dict[str, object]:
        """The report as the published JSON Schema says (evidence/report/report.schema.json)."""
        from evidence.report.report_json import report_json

        return report_json(self)

    def _blocks(self, finding: Finding) -> bool:
        strictly = self.strict and finding.severity is Severity.WARNING and finding.waiver is None
        return finding.blocks or strictly


def account(case: Case) -> tuple[FileEntry, ...]:
    """What becomes of every entry of the folder: papers that can be shown are exhibits, the rest has its reason."""
    entries = [_entry(case, document) for document in case.documents]
    for rest in case.intake.rest:
        entries.append(FileEntry(rest.name, Fate.ERROR if rest.error else Fate.LEFT_OUT, rest.reason))
    return tuple(sorted(entries, key=lambda entry: entry.name))


def _entry(case: Case, document: Document) -> FileEntry:
    unused = case.declared.label(document.name).unused
    if unused:
        return FileEntry(
            document.name, Fate.LEFT_OUT, say("case.toml leaves it out: {reason}", reason=unused)
        )
    label = case.handed_in(document.name)
    if label:
        reason = say("handed in before, as exhibit {label} of “{folder}”", label=label, folder=_former(case))
        return FileEntry(document.name, Fate.LEFT_OUT, reason)
    if document.name == case.declared.orders_file:
        return FileEntry(document.name, Fate.LEFT_OUT, say("the orders file: it is checked, not handed in"))
    if not document.reading.pages:
        return FileEntry(
            document.name, Fate.ERROR, say("it cannot be shown: {damage}", damage=_damage(document))
        )
    return FileEntry(document.name, Fate.EXHIBIT, None)


def _former(case: Case) -> str:
    return case.former.folder if case.former else ""


def _damage(document: Document) -> Message:
    told = tuple(KINDS[damage.kind] for damage in document.reading.damage)
    return joined(told) if told else say("it has no pages")


def _weight(finding: Finding) -> tuple[object, ...]:
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE).index(finding.severity)
    place = finding.place
    return (
        finding.waiver is not None,
        order,
        not finding.sure,
        place.file or "",
        place.page or 0,
        finding.code,
    )
