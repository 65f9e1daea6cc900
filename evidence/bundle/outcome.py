"""What packing itself found, as an outcome of the report like any check's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidence.bundle.plan import Exhibit, Sheet
from evidence.bundle.reading_copy import ReadingCopy, Ready
from evidence.finding import Finding, Message, Outcome, Place, Severity, Verdict, say
from evidence.report.report import Fate, FileEntry, Report

CODE = "packing"
EXPLANATION = """What came up while the bundle was packed.

What it looks at: what became of each paper on its way into the bundle. Every page of bundle.pdf is rendered and compared
with the paper's own page; a paper that was damaged, has a page without a usable size, or cannot be shown is named, and a
page that says so stands in its place. Sheets of ours whose Chinese words found no font are named too.
For upload/ it tells every file that is not the paper byte for byte: cut by pages,
written again smaller, converted, joined with its neighbour; and what is still too large or too many for the form.
What it forgives: small differences of rendering, below a letter of small print. What was only placed on a larger page,
given a number, or lost a link, a script or an attached file is no finding: that is how bundle.pdf is made.
How to fix: compare the page that is named with the original in originals/, which is never changed. Where a file was made
smaller, look whether it is still easy to read; a smaller scan, or a PDF exported anew, spares that.
Example: a report of 30 MB for a form that takes 10 MB is cut into three files, and the finding says so.
"""
"""What `evidence explain packing` prints; in the form of a check's docstring."""


def revise(report: Report, copy: ReadingCopy, uploading: Iterable[Finding]) -> Report:
    """The report with packing's outcome, and with the fate of papers that turned out not to be showable."""
    shown = [one for one in copy.ready if isinstance(one.part, Exhibit)]
    failed = {
        one.part.paper.name: one.failed for one in shown if isinstance(one.part, Exhibit) and one.failed
    }
    files = tuple(_entry(entry, failed.get(entry.name)) for entry in report.files)
    findings = (*_on_copy(copy), *_on_letters(copy), *uploading)
    outcome = Outcome(code=CODE, verdict=_verdict(findings), findings=findings)
    return replace(report, files=files, outcomes=(*report.outcomes, outcome))


def _entry(entry: FileEntry, failed: Message | None) -> FileEntry:
    if failed is None or entry.fate is not Fate.EXHIBIT:
        return entry
    return FileEntry(entry.name, Fate.ERROR, say("it cannot be shown: {damage}", damage=failed))


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    if not findings:
        return Verdict.PASS
    return Verdict.FLAW if any(finding.sure for finding in findings) else Verdict.UNSURE


def _on_copy(copy: ReadingCopy) -> Iterator[Finding]:
    for one in copy.ready:
        if isinstance(one.part, Exhibit) and not one.failed:
            yield from _on_paper(one.part, one, copy)


def _on_letters(copy: ReadingCopy) -> Iterator[Finding]:
    """That sheets of ours are drawn in a font that is not embedded, said once."""
    warned = [one.part for one in copy.ready if isinstance(one.part, Sheet) and one.part.warning]
    for sheet in warned[:1]:
        if sheet.warning:
            embedded = say("every sign of our sheets comes with its font")
            shown = say("open the sheets and look at the Chinese words")
            yield _finding(Place(None), sheet.warning, embedded, shown)


def _on_paper(part: Exhibit, one: Ready, copy: ReadingCopy) -> Iterator[Finding]:
    name, differing = part.paper.name, copy.differing.get(part.label, ())
    alike = say("each page of bundle.pdf looks like the paper's")
    look = say("compare it with the original in originals/; what the form gets is the original")
    if differing is None:
        yield _finding(Place(name), say("its pages in bundle.pdf could not be compared with it"), alike, look)
    for page in differing or ():
        yield _finding(Place(name, page), say("this page looks different in bundle.pdf"), alike, look)
    if part.label in copy.odd:
        odd = say("a page has no usable size; it is shown as a letter sheet")
        yield _finding(Place(name), odd, alike, look)
    if one.source.repaired:
        put_right = say("its structure was damaged and had to be put right for bundle.pdf")
        whole = say("a file that opens without repair")
        yield _finding(Place(name), put_right, whole, say("export the PDF anew if you can"), Severity.NOTE)


def _finding(
    place: Place, measured: Message, required: Message, fix: Message, severity: Severity = Severity.WARNING
) -> Finding:
    """A warning is for a person to look at; a note is sure."""
    return Finding(
        code=CODE,
        severity=severity,
        sure=severity is Severity.NOTE,
        place=place,
        related=(),
        measured=measured,
        required=required,
        fix=fix,
    )
