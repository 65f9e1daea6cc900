"""The report as lines for a terminal: verdict first, then what blocks, then the rest, then the sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.finding import Finding, Severity, Verdict, say
from evidence.report import words
from evidence.report.language import Translate
from evidence.report.naming import check_title, place_message, visible
from evidence.report.report import Fate, Report


@dataclass(frozen=True, slots=True)
class Styled:
    """One line of text and how it is meant: "good", "bad", "warn", "soft", "strong" or ""."""

    text: str
    style: str = ""


_STYLE = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: ""}


def report_lines(report: Report, translate: Translate) -> Iterator[Styled]:
    """The whole report, line by line."""
    verdict = words.verdict_words(report).text(translate)
    counts = words.counts_words(report).text(translate)
    yield Styled(
        f"{verdict} – {visible(report.case.folder)} · {report.platform.title} · {report.case.today}",
        "good" if report.ready else "bad",
    )
    yield Styled(counts, "strong")
    for finding in report.findings:
        yield from _finding(finding, translate)
    yield from _files_in_error(report, translate)
    yield from _not_judged(report, translate)
    yield Styled("")
    yield Styled(words.sum_words(report).text(translate), "soft")


def _finding(finding: Finding, translate: Translate) -> Iterator[Styled]:
    tag = words.TAGS[finding.severity, finding.sure].text(translate)
    title = check_title(finding.code).text(translate)
    yield Styled("")
    yield Styled(
        f"{tag}  {title} [{finding.code}]  {place_message(finding.place).text(translate)}",
        _STYLE[finding.severity],
    )
    for label, message in (
        ("measured", finding.measured),
        ("required", finding.required),
        ("fix", finding.fix),
    ):
        yield Styled(f"  {words.LABELS[label].text(translate)}: {visible(message.text(translate))}")
    for place in finding.related:
        yield Styled(
            f"  {words.LABELS['see_also'].text(translate)}: {place_message(place).text(translate)}", "soft"
        )
    if finding.waiver:
        yield Styled(f"  {words.LABELS['waived'].text(translate)}: {visible(finding.waiver.reason)}", "soft")


def _files_in_error(report: Report, translate: Translate) -> Iterator[Styled]:
    for entry in report.files:
        if entry.fate is Fate.ERROR and entry.reason:
            yield Styled("")
            yield Styled(f"{words.FATES[entry.fate].text(translate)}  {visible(entry.name)}", "bad")
            yield Styled(f"  {visible(entry.reason.text(translate))}")


def _not_judged(report: Report, translate: Translate) -> Iterator[Styled]:
    """Checks that broke, checks that wait for the seller, and the number of those that do not concern this case."""
    silent = [o for o in report.outcomes if o.verdict in (Verdict.SKIP, Verdict.BROKE)]
    if silent:
        yield Styled("")
    told = [o for o in silent if o.asks or o.verdict is Verdict.BROKE]
    for outcome in told:
        reason = outcome.reason.text(translate) if outcome.reason else ""
        style = "bad" if outcome.verdict is Verdict.BROKE else "soft"
        yield Styled(
            f"{words.VERDICTS[outcome.verdict].text(translate)}: {outcome.code} – {visible(reason)}", style
        )
    if len(silent) > len(told):
        rest = say(
            "{count} checks do not concern this case; report.html names them", count=len(silent) - len(told)
        )
        yield Styled(rest.text(translate), "soft")
