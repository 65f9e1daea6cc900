"""`evidence compare BEFORE AFTER`: what changed between two screenshots, and one comparison sheet."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options

if TYPE_CHECKING:
    from evidence.comparing.change import Comparison
    from evidence.report.language import Translate
    from evidence.report.terminal import Styled


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "compare",
        help="one comparison sheet",
        description="Find and mark what changed between two screenshots.",
    )
    parser.add_argument("before", type=Path, metavar="BEFORE", help="screenshot before the correction")
    parser.add_argument("after", type=Path, metavar="AFTER", help="screenshot after the correction")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PDF",
        help="the sheet (default: AFTER's name plus -sheet.pdf, in this folder)",
    )
    parser.add_argument("--no-words", action="store_true", help="do not read the changed words")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the sheet and say what changed; with --json only where -o names it. Exit 1 where there is none to draw."""
    from evidence import job
    from evidence.comparing.change import PairVerdict, to_json
    from evidence.report.language import translator

    comparison = job.compare(args.before, args.after, words=not args.no_words)
    changed = comparison.verdict is PairVerdict.CHANGED
    sheet = _sheet(args) if changed else None
    if sheet is not None:
        job.draw_sheet(args.before, args.after, comparison, sheet)
    if args.json:
        told = to_json(comparison, args.before.name, args.after.name)
        console.show_json(told | {"sheet": str(sheet) if sheet else None})
    else:
        console.show(_lines(comparison, sheet, translator(args.lang)))
    return ExitCode.READY if changed else ExitCode.BLOCKED


def _sheet(args: argparse.Namespace) -> Path | None:
    named: Path | None = args.output
    if named is None and not args.json:
        # Not beside the screenshot: there it would be taken for one of the case's papers.
        return Path(args.after.stem + "-sheet.pdf")
    return named


def _lines(comparison: Comparison, sheet: Path | None, translate: Translate) -> Iterator[Styled]:
    from evidence.comparing.change import PairVerdict
    from evidence.finding import say
    from evidence.report.terminal import Styled

    if sheet is not None:
        yield Styled(str(sheet), "strong")
    verdicts = {
        PairVerdict.CHANGED: say("changed: {count} changes", count=len(comparison.changes)),
        PairVerdict.NOTHING_CHANGED: say("nothing changed: there is no sheet to draw"),
        PairVerdict.NOT_THE_SAME_PAGE: say("not the same page: there is no sheet to draw"),
    }
    yield Styled(verdicts[comparison.verdict].text(translate))
    for note in comparison.notes:
        yield Styled(note.text(translate), "warn")
