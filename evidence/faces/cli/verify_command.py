"""`evidence verify BUNDLE`: read a bundle back and prove it whole."""

from __future__ import annotations

import argparse
import re
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
    parser.add_argument(
        "--seal",
        metavar="SHA256",
        type=_sha256,
        help="the seal noted when the bundle was built: the SHA-256 of its manifest-sha256.txt",
    )
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 0 where every byte is as it was packed, 1 with each fault named where not."""
    from evidence.bundle.verify import verify
    from evidence.finding import say
    from evidence.report.language import translator
    from evidence.report.terminal import Styled

    verification = verify(args.bundle, args.seal)
    if args.json:
        console.show_json(verification.to_json())
        return _exit_code(verification.whole)
    translate = translator(args.lang)
    console.show(Styled(fault.message.text(translate), "bad") for fault in verification.faults)
    whole = say("{count} files: whole", count=verification.files)
    if not verification.whole:
        whole = say("{count} files: NOT whole", count=verification.files)
    console.show([Styled(whole.text(translate), "good" if verification.whole else "bad")])
    if verification.seal:
        console.show([Styled(say("seal: {seal}", seal=verification.seal).text(translate), "soft")])
    return _exit_code(verification.whole)


def _exit_code(whole: bool) -> ExitCode:
    return ExitCode.READY if whole else ExitCode.BLOCKED


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text.strip()):
        raise argparse.ArgumentTypeError(f"{text!r} is no seal; it has 64 hex digits")
    return text.strip().lower()
