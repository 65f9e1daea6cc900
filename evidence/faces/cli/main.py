"""The command line: parse, call, show. One file per command; nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from evidence import __version__
from evidence.errors import EvidenceError, ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.language import language_of, put_into_language, speaking
from evidence.finding import say
from evidence.report.language import Translate, translator

COMMANDS = (
    "init",
    "check",
    "read",
    "compare",
    "pack",
    "batch",
    "verify",
    "serve",
    "watch",
    "explain",
    "list",
    "shortcut",
    "completion",
)

EXIT_CODES = """exit codes:
  0  ready: nothing blocks
  1  blocking findings (with --strict warnings block too)
  2  wrong call: the arguments or case.toml cannot be understood
  3  nothing to check: the folder holds no paper
  4  the output cannot be written
  5  the program broke"""


def build_parser(language: str = "en") -> argparse.ArgumentParser:
    """The whole command line as one parser; also the source of the manual pages and of completion."""
    parser = argparse.ArgumentParser(
        prog="evidence",
        description="Checks the papers of a marketplace appeal, draws before/after sheets and packs the bundle.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"evidence {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"evidence.faces.cli.{name}_command").add(commands)
    put_into_language(parser, language)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code. argv: without the program's name; None for the process's own."""
    console.prepare()
    language = language_of(sys.argv[1:] if argv is None else argv)
    with speaking(language):
        args = build_parser(language).parse_args(argv)
    return _run(args, translator(language))


def _run(args: argparse.Namespace, translate: Translate) -> int:
    try:
        return int(args.run(args))
    except EvidenceError as error:
        console.complain(*error.spoken(translate))
        return int(error.exit_code)
    except KeyboardInterrupt:
        console.complain(
            say("stopped by you").text(translate),
            say("what was not finished was not written").text(translate),
        )
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.READY)
    except Exception as error:
        if os.environ.get("EVIDENCE_DEBUG"):
            raise
        broke = say("the program broke: {error}", error=f"{type(error).__name__}: {error}")
        advice = say("please report it; EVIDENCE_DEBUG=1 shows where it happened")
        console.complain(broke.text(translate), advice.text(translate))
        return int(ExitCode.BROKE)
