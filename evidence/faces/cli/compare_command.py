"""`evidence compare BEFORE AFTER`: what changed between two screenshots, and one comparison sheet."""

from __future__ import annotations

import argparse
from pathlib import Path

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options


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
        "-o", "--output", type=Path, metavar="PDF", help="the sheet (default: AFTER's name plus -sheet.pdf)"
    )
    parser.add_argument("--no-words", action="store_true", help="do not read the changed words")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """With --json print the changes; else write the sheet and say what changed. Exit 1 where there is no sheet to draw."""
    from evidence import job
    from evidence.comparing.change import PairVerdict, to_json

    comparison = job.compare(args.before, args.after, words=not args.no_words)
    changed = comparison.verdict is PairVerdict.CHANGED
    if args.json:
        console.show_json(to_json(comparison, args.before.name, args.after.name))
        return ExitCode.READY if changed else ExitCode.BLOCKED
    if changed:
        out = args.output or args.after.with_name(args.after.stem + "-sheet.pdf")
        job.draw_sheet(args.before, args.after, comparison, out)
        print(out)
    print(f"{comparison.verdict.value.replace('_', ' ')}: {len(comparison.changes)} changes")
    for note in comparison.notes:
        print(note)
    return ExitCode.READY if changed else ExitCode.BLOCKED
