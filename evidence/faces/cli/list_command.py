"""`evidence list`: checks, platforms, layouts."""

from __future__ import annotations

import argparse
from datetime import date

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options
from evidence.finding import say
from evidence.report.language import translator

_HEADINGS = {"checks": say("checks:"), "platforms": say("platforms:"), "layouts": say("layouts:")}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("list", help="checks, platforms, layouts", description="List what there is.")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print each list with a line per entry."""
    listed = {
        "checks": _checks(args.lang),
        "platforms": _platforms(args.lang),
        "layouts": _layouts(args.lang),
    }
    if args.json:
        console.show_json(listed)
        return ExitCode.READY
    translate = translator(args.lang)
    for heading, entries in listed.items():
        print(_HEADINGS[heading].text(translate))
        for entry in entries:
            print(f"  {entry['name']:28} {entry['title']}")
    return ExitCode.READY


def _checks(language: str) -> list[dict[str, str]]:
    from evidence.checks import load_checks
    from evidence.report.naming import check_title

    translate = translator(language)
    return [
        {"name": one.code, "severity": one.severity, "title": check_title(one.code).text(translate)}
        for one in load_checks()
    ]


def _platforms(language: str) -> list[dict[str, str]]:
    from evidence.platforms.load import load_platform, platform_names

    return [
        {"name": name, "title": _reviewed(platform.title, platform.reviewed, language)}
        for name, platform in ((name, load_platform(name)) for name in platform_names())
    ]


def _reviewed(title: str, day: date, language: str) -> str:
    return say("{platform}, reviewed {day}", platform=title, day=day.isoformat()).text(translator(language))


def _layouts(language: str) -> list[dict[str, str]]:
    from evidence import plugins

    translate = translator(language)
    titles = ((name, plugins.load("layouts", name).__doc__ or "") for name in plugins.names("layouts"))
    return [
        {"name": name, "title": translate(doc.strip().partition("\n")[0].rstrip("."))} for name, doc in titles
    ]
