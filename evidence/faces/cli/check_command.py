"""`evidence check FOLDER`: verdicts only."""

from __future__ import annotations

import argparse
from pathlib import Path

from evidence.faces.cli import console
from evidence.faces.cli.options import add_case_options, options_of
from evidence.faces.cli.progress import progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("check", help="verdicts only", description="Check a folder of papers.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the case: a folder, or a zip of one")
    add_case_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, print the report, return the exit code."""
    from evidence import job
    from evidence.report.language import translator
    from evidence.report.terminal import report_lines

    with progress(args.quiet, args.lang) as step:
        report = job.check(args.folder, options_of(args), step)
    if args.json:
        console.show_json(report.to_json())
    else:
        console.show(report_lines(report, translator(args.lang)))
    return report.exit_code
