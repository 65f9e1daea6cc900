"""`evidence shortcut`: an icon to drop a folder on."""

from __future__ import annotations

import argparse

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "shortcut",
        help="an icon to drop a folder on",
        description="Put an icon on the desktop (on Windows into “Send to” too): a folder dropped on it is checked and packed, "
        "and its report opens in the browser.",
    )
    parser.add_argument("--remove", action="store_true", help="take the icon away again")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make or remove the icon, and print where."""
    from evidence.faces.drop.shortcut import make, remove, this_machine
    from evidence.finding import say
    from evidence.report.language import translator

    machine = this_machine()
    made = () if args.remove else make(machine)
    removed = remove(machine) if args.remove else ()
    if args.json:
        console.show_json({"made": [str(path) for path in made], "removed": [str(path) for path in removed]})
        return ExitCode.READY
    for path in (*made, *removed):
        print(path)
    if args.remove and not removed:
        print(say("there was no icon to remove").text(translator(args.lang)))
    return ExitCode.READY
