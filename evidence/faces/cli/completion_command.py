"""`evidence completion SHELL`: print the script that completes this program's command line in a shell."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options

SHELLS = ("bash", "zsh", "fish", "powershell", "tcsh")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "completion",
        help="completion for a shell",
        description="Print the script that completes commands, options, checks and files in a shell. docs/completion.md "
        "says where each shell wants it.",
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh, fish, powershell or tcsh")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the script; with --json as {"shell", "script"}."""
    from evidence.faces.cli.main import build_parser

    script = completion_script(build_parser(args.lang), args.shell)
    if args.json:
        console.show_json({"shell": args.shell, "script": script})
    else:
        print(script)
    return ExitCode.READY


def completion_script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script for one of SHELLS, from the parser itself: it cannot know other options than the program does."""
    import shtab

    _say_what_completes(parser, {"file": shtab.FILE, "directory": shtab.DIRECTORY})
    return str(shtab.complete(parser, shell))


def _say_what_completes(parser: argparse.ArgumentParser, kinds: dict[str, Any]) -> None:
    """Files for paths; the names there are for platforms and checks."""
    from evidence import plugins
    from evidence.platforms.load import platform_names

    known = {"platform": platform_names(), "code": (*plugins.names("validators"), "packing")}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _say_what_completes(command, kinds)
        elif action.type is Path:
            action.complete = kinds["file"]  # type: ignore[attr-defined]
        elif action.dest in known:
            action.choices = known[action.dest]
