"""`evidence explain CODE`: one check – what, why, the rule's source and confidence, how to fix, an example."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence.errors import ExitCode, WrongCall
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options
from evidence.finding import Severity, say
from evidence.report.check_text import check_parts
from evidence.report.language import Translate, translator


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "explain", help="one check: what, why, how to fix", description="Explain one check."
    )
    parser.add_argument("code", metavar="CODE", help="the check's code, as findings show it in brackets")
    add_output_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the check's own words and, for each platform that has it, the rule it stands on.

    Profiles of the firm's own count where the command is run beside them, in the folder of the cases.
    """
    from evidence.report.words import SEVERITIES

    translate = translator(args.lang)
    code, severity, doc, rules = _found(args.code)
    if args.json:
        text = "\n".join(_parts(doc, translate))
        console.show_json({"code": code, "severity": severity, "text": text, "rules": rules})
        return ExitCode.READY
    print(f"{code} ({SEVERITIES[severity].text(translate)})\n" if severity else f"{code}\n")
    print("\n".join(_parts(doc, translate)))
    for rule in rules:
        print()
        print("\n".join(_told(rule, translate)))
    return ExitCode.READY


def _found(code: str) -> tuple[str, Severity | None, str, list[dict[str, Any]]]:
    """Code, severity, words and rules of what gives findings of that code."""
    from evidence.bundle.outcome import CODE, EXPLANATION
    from evidence.checks import load_check

    if code == CODE:
        return CODE, None, EXPLANATION, []
    try:
        one = load_check(code)
    except KeyError:
        raise _unknown(code) from None
    return one.code, one.severity, one.doc, [rule for rule_id in one.rules for rule in _rules(rule_id)]


def _parts(doc: str, translate: Translate) -> Iterator[str]:
    for label, text in check_parts(doc):
        said = translate(text)
        yield say("{label}: {text}", label=label, text=said).text(translate) if label else said


def _told(rule: dict[str, Any], translate: Translate) -> Iterator[str]:
    from evidence.report.words import CONFIDENCES

    trust = CONFIDENCES[rule["confidence"]]
    value = json.dumps(rule["value"], ensure_ascii=False)
    yield f"{rule['platform']}: {rule['id']} = {value} {translate(rule['unit']) if rule['unit'] else ''}".rstrip()
    yield "  " + say("confidence {letter}: {trust}", letter=str(rule["confidence"]), trust=trust).text(
        translate
    )
    if rule["recommended"]:
        yield "  " + say("its source only recommends it").text(translate)
    for source in rule["sources"]:
        name = translate(source["name"])
        yield "  " + say("{source}, seen {day}", source=name, day=source["seen"]).text(translate)
        if source["value"] is not None:
            other = json.dumps(source["value"], ensure_ascii=False)
            yield "    " + say("it says {value}", value=other).text(translate)
    if rule["note"]:
        yield "  " + translate(rule["note"])


def _rules(rule_id: str) -> list[dict[str, Any]]:
    from evidence.platforms.load import load_platform, platform_names

    found = []
    here = Path.cwd()
    for name in platform_names(here):
        platform = load_platform(name, beside=here)
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
                    "note": rule.note,
                    "sources": [
                        {"name": s.name, "seen": s.seen.isoformat(), "value": s.value} for s in rule.sources
                    ],
                }
            )
    return found


def _unknown(code: str) -> WrongCall:
    from difflib import get_close_matches

    from evidence import plugins

    near = get_close_matches(code, plugins.names("validators"), n=1)
    advice = say("“evidence list” shows all of them")
    if near:
        advice = say("did you mean {name}? {advice}", name=near[0], advice=advice)
    return WrongCall(say("there is no check “{code}”", code=code), advice)
