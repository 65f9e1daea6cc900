"""`evidence explain CODE`: one check – what, why, the rule's source and confidence, how to fix, an example."""

from __future__ import annotations

import argparse
import inspect
from difflib import get_close_matches
from typing import Any

from evidence.errors import ExitCode, WrongCall
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "explain", help="one check: what, why, how to fix", description="Explain one check."
    )
    parser.add_argument("code", metavar="CODE", help="the check's code, as findings show it in brackets")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the check's own words and, for each platform that has it, the rule it stands on."""
    from evidence.checks import load_check

    try:
        one = load_check(args.code)
    except KeyError:
        raise _unknown(args.code) from None
    rules = [rule for rule_id in one.rules for rule in _rules(rule_id)]
    if args.json:
        console.show_json(
            {"code": one.code, "severity": one.severity, "text": inspect.cleandoc(one.doc), "rules": rules}
        )
        return ExitCode.READY
    print(f"{one.code} ({one.severity})\n\n{inspect.cleandoc(one.doc)}")
    for rule in rules:
        print(f"\n{rule['platform']}: {rule['id']} = {rule['value']} {rule['unit']}".rstrip())
        print(f"  confidence {rule['confidence']}" + ("; only recommended" if rule["recommended"] else ""))
        for source in rule["sources"]:
            print(f"  {source}")
    return ExitCode.READY


def _rules(rule_id: str) -> list[dict[str, Any]]:
    from evidence.platforms.load import load_platform, platform_names

    found = []
    for name in platform_names():
        platform = load_platform(name)
        rule = platform.rule(rule_id)
        if rule is not None:
            found.append(
                {
                    "platform": platform.title,
                    "id": rule.id,
                    "value": rule.value,
                    "unit": rule.unit,
                    "confidence": rule.confidence,
                    "recommended": rule.recommended,
                    "sources": [f"{s.name}, seen {s.seen.isoformat()}" for s in rule.sources],
                }
            )
    return found


def _unknown(code: str) -> WrongCall:
    from evidence import plugins

    near = get_close_matches(code, plugins.names("validators"), n=1)
    advice = f"did you mean {near[0]}? " if near else ""
    return WrongCall(f"there is no check {code!r}", advice + "evidence list shows all of them")
