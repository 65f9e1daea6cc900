"""The table of a batch, as CSV, JSON and HTML."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evidence import __version__
from evidence.batch.one import Row
from evidence.bundle.alone import write_whole
from evidence.bundle.names import visible
from evidence.finding import Message, say
from evidence.report.index_csv import plain_cell
from evidence.report.language import Translate, translator

FORMAT_VERSION = 1
_HERE = Path(__file__).resolve().parent
_COLUMNS = (
    "name", "state", "platform", "errors", "warnings", "unsure", "papers", "exhibits", "bundle", "zip", "seal",
    "problem", "advice",
)  # fmt: skip
_STATES = {"ready": say("ready"), "blocked": say("blocked"), "failed": say("failed")}
_HEADINGS = (
    say("Case"), say("Verdict"), say("Platform"), say("Errors"), say("Warnings"), say("To confirm"), say("Papers"),
    say("What to do"),
)  # fmt: skip


def write_summary(out: Path, rows: Sequence[Row], language: str) -> None:
    """summary.csv, summary.json and summary.html in `out`, each whole or not at all. Raises CannotWrite."""
    write_whole(out / "summary.csv", summary_csv(rows))
    text = json.dumps(summary_json(rows), ensure_ascii=False, indent=1) + "\n"
    write_whole(out / "summary.json", text.encode("utf-8", "backslashreplace"))
    write_whole(out / "summary.html", summary_html(rows, language).encode("utf-8", "backslashreplace"))


def summary_csv(rows: Sequence[Row]) -> bytes:
    """UTF-8 with byte order mark, safe from formulas, a line per case."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([plain_cell(getattr(row, column)) for column in _COLUMNS])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "backslashreplace")


def summary_json(rows: Sequence[Row]) -> dict[str, Any]:
    """The same table for programs. It does not tell which cases were done before: that changes from run to run."""
    cases = [{name: value for name, value in asdict(row).items() if name != "skipped"} for row in rows]
    return {
        "format": "evidence-batch",
        "format_version": FORMAT_VERSION,
        "program_version": __version__,
        "counts": {state: sum(row.state == state for row in rows) for state in _STATES},
        "cases": cases,
    }


def summary_html(rows: Sequence[Row], language: str) -> str:
    """The same table for people; each case leads to its report."""
    from jinja2 import Environment, StrictUndefined

    translate = translator(language)
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((_HERE / "summary.html.jinja").read_text(encoding="utf-8"))
    counts = [(state, words.text(translate), _count(rows, state)) for state, words in _STATES.items()]
    return template.render(
        language=language,
        title=say("{number} cases", number=len(rows)).text(translate),
        counts=counts,
        headings=[heading.text(translate) for heading in _HEADINGS],
        rows=[_view(row, _STATES[row.state].text(translate), _to_do(row).text(translate)) for row in rows],
    )


def summary_lines(rows: Sequence[Row], translate: Translate) -> Iterator[str]:
    """The same table for a terminal: a line per case, then the sum."""
    width = max(len(row.name) for row in rows)
    for row in rows:
        done = say("done before").text(translate) if row.skipped else ""
        counts = "" if row.state == "failed" else _counted(row).text(translate)
        told = visible(row.problem) if row.state == "failed" else "  ".join(filter(None, (counts, done)))
        yield f"{visible(row.name):{width}}  {_STATES[row.state].text(translate):8}  {told}".rstrip()
    yield ""
    yield ", ".join(f"{words.text(translate)}: {_count(rows, state)}" for state, words in _STATES.items())


def _counted(row: Row) -> Message:
    return say("{errors} errors, {warnings} warnings", errors=row.errors, warnings=row.warnings)


def _count(rows: Sequence[Row], state: str) -> int:
    return sum(row.state == state for row in rows)


def _view(row: Row, state: str, to_do: str) -> dict[str, Any]:
    return {
        "name": visible(row.name),
        "report": f"{row.bundle}/report.html" if row.bundle else "",
        "zip": row.zip,
        "state": row.state,
        "state_words": state,
        "platform": row.platform,
        "numbers": (row.errors, row.warnings, row.unsure, row.papers),
        "to_do": visible(to_do),
    }


def _to_do(row: Row) -> Message:
    if row.state == "failed":
        return say("{problem} – {advice}", problem=row.problem, advice=row.advice)
    if row.state == "blocked":
        return say("see its report for what blocks")
    return say("hand in the bundle")
