"""`evidence pack FOLDER [-o OUT]`: check, draw the sheets, build the bundle."""

from __future__ import annotations

import argparse
from pathlib import Path

from evidence.faces.cli import console
from evidence.faces.cli.options import add_case_options, options_of
from evidence.faces.cli.progress import progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "pack",
        help="check, draw the sheets, build the bundle",
        description="Check a folder of papers and build the bundle. A case that is not ready gets report, requests "
        "and manifest only.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the case: a folder, or a zip of one")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="the bundle's folder (default: FOLDER-bundle)"
    )
    parser.add_argument(
        "--force", action="store_true", help="build all of it, marked NOT READY, in spite of findings"
    )
    add_case_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Pack, print the report and where the bundle lies, return the exit code."""
    from evidence import job
    from evidence.finding import say
    from evidence.report.language import translator
    from evidence.report.terminal import Styled, report_lines

    with progress(args.quiet, args.lang) as step:
        packed = job.pack(args.folder, args.output, options_of(args), step, force=args.force)
    if args.json:
        console.show_json(
            packed.report.to_json()
            | {
                "bundle": str(packed.folder),
                "zip": str(packed.zip or ""),
                "seal": packed.seal,
                "notes": [str(note) for note in packed.notes],
            }
        )
        return packed.report.exit_code
    translate = translator(args.lang)
    console.show(report_lines(packed.report, translate))
    console.show([Styled(""), *(Styled(str(path), "strong") for path in (packed.folder, packed.zip) if path)])
    if packed.zip is None:
        unbuilt = say(
            "upload/, originals/ and the zip are built when nothing blocks; --force builds them all the same"
        )
        console.show([Styled(unbuilt.text(translate), "warn")])
    console.show([Styled(say("seal: {seal}", seal=packed.seal).text(translate), "soft")])
    console.show(Styled(note.text(translate), "warn") for note in packed.notes)
    return packed.report.exit_code
