"""Options that several commands share."""

from __future__ import annotations

import argparse
from datetime import date

from evidence.faces.cli.language import default_language
from evidence.options import Options
from evidence.report.language import LANGUAGES


def add_case_options(parser: argparse.ArgumentParser) -> None:
    """--platform, --today, --strict, --no-ledger, --lang, --json, --jobs and --no-cache: what judging a case can be told."""
    parser.add_argument(
        "--platform", metavar="NAME", help="joom, aliexpress … (default: what case.toml says, else joom)"
    )
    parser.add_argument(
        "--today", metavar="YYYY-MM-DD", type=_day, help="judge as of this day (default: today)"
    )
    parser.add_argument("--strict", action="store_true", help="warnings block too")
    parser.add_argument(
        "--no-ledger",
        action="store_true",
        help="neither look into nor keep the record of what was packed beside the folder",
    )
    add_output_options(parser)
    add_reading_options(parser)


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """--json, --lang and --quiet."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=default_language(),
        help="language of findings (default: the system's)",
    )
    parser.add_argument("--quiet", action="store_true", help="print no progress")


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """--jobs and --no-cache."""
    parser.add_argument(
        "--jobs", metavar="N", type=_count, help="worker processes (default: one per core, at most 4)"
    )
    parser.add_argument("--no-cache", action="store_true", help="read every paper again")


def options_of(args: argparse.Namespace) -> Options:
    """The job's options from parsed arguments. The clock is read here, once."""
    return Options(
        platform=args.platform,
        today=args.today or date.today(),
        strict=args.strict,
        language=args.lang,
        jobs=args.jobs,
        cache=not args.no_cache,
        ledger=not args.no_ledger,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-03-31") from None


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)
