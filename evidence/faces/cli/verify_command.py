"""`evidence verify BUNDLE`: read a bundle back and prove it whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "verify",
        help="prove a bundle whole",
        description="Read a bundle, folder or zip, back and prove it whole.",
    )
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="the bundle's folder or its zip")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 0 where every byte is as it was packed, 1 with each fault named where not."""
    from evidence.bundle.verify import verify

    verification = verify(args.bundle)
    if args.json:
        console.show_json(verification.to_json())
    else:
        for fault in verification.faults:
            print(fault)
        print(f"{verification.files} files: " + ("whole" if verification.whole else "NOT whole"))
    return ExitCode.READY if verification.whole else ExitCode.BLOCKED
