"""`evidence list`: checks, platforms, layouts."""

from __future__ import annotations

import argparse

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("list", help="checks, platforms, layouts", description="List what there is.")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print each list with a line per entry."""
    listed = {"checks": _checks(args.lang), "platforms": _platforms(), "layouts": _layouts()}
    if args.json:
        console.show_json(listed)
        return ExitCode.READY
    for heading, entries in listed.items():
        print(f"{heading}:")
        for entry in entries:
            print(f"  {entry['name']:28} {entry['title']}")
    return ExitCode.READY


def _checks(language: str) -> list[dict[str, str]]:
    from evidence.checks import load_checks
    from evidence.report.html import check_title
    from evidence.report.language import translator

    translate = translator(language)
    return [
        {"name": one.code, "severity": one.severity, "title": check_title(one.code).text(translate)}
        for one in load_checks()
    ]


def _platforms() -> list[dict[str, str]]:
    from evidence.platforms.load import load_platform, platform_names

    return [
        {"name": name, "title": f"{platform.title}, reviewed {platform.reviewed.isoformat()}"}
        for name, platform in ((name, load_platform(name)) for name in platform_names())
    ]


def _layouts() -> list[dict[str, str]]:
    from evidence import plugins

    titles = ((name, plugins.load("layouts", name).__doc__ or "") for name in plugins.names("layouts"))
    return [{"name": name, "title": doc.strip().partition("\n")[0].rstrip(".")} for name, doc in titles]
