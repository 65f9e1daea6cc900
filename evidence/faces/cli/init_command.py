"""`evidence init FOLDER`: write a commented case.toml from what the folder shows."""

from __future__ import annotations

import argparse
from pathlib import Path

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_case_options, options_of
from evidence.faces.cli.progress import progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "init", help="write a commented case.toml", description="Write case.toml from what the folder shows."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the case's folder")
    add_case_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write case.toml (never over one that is there) and print its path."""
    from evidence import job

    with progress(args.quiet, args.lang) as step:
        path = job.init(args.folder, options_of(args), step)
    if args.json:
        console.show_json({"case_toml": str(path)})
    else:
        print(path)
    return ExitCode.READY
