"""`python -m evidence.locale.update`: collect every sentence for people into the Chinese catalogue and compile it.

Run from a checkout; wants Babel (in the `dev` extra). Sentences are the literal first arguments of `say(...)` in
evidence/, validators/ and layouts/, and the titles of checks (the first line of their docstring). New ones come in
empty, to be translated by hand; ones that are gone are removed. The data files of the platforms and of the types of
paper bring their own Chinese along.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PO = Path(__file__).resolve().parent / "zh" / "LC_MESSAGES" / "evidence.po"

_FIXED: dict[str, Any] = {
    # No clock in the file: the same sentences give the same bytes.
    "header_comment": "# What this program's sentences are in Chinese; kept by evidence/locale/update.py.",
    "creation_date": datetime(2026, 1, 1, tzinfo=UTC),
    "revision_date": datetime(2026, 1, 1, tzinfo=UTC),
    "last_translator": "evidence",
    "msgid_bugs_address": "",
    "language_team": "zh",
}


def sentences() -> dict[str, list[str]]:
    """Every sentence with the files it stands in, in the order of the files."""
    found: dict[str, list[str]] = {}
    for folder in ("evidence", "validators", "layouts"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for sentence in _sentences_of(path, title=folder == "validators"):
                files = found.setdefault(sentence, [])
                if path.relative_to(ROOT).as_posix() not in files:
                    files.append(path.relative_to(ROOT).as_posix())
    for sentence in (*help_sentences(), *check_sentences(), *words_of_rules()):
        found.setdefault(sentence, []).append("evidence/faces/cli, validators, layouts, evidence/platforms")
    for sentence in data_sentences():
        found.setdefault(sentence, []).append("evidence/platforms, evidence/facts/types.toml")
    return found


def help_sentences() -> Iterator[str]:
    """What the command line's help says, and argparse itself."""
    from evidence.faces.cli.language import ARGPARSE
    from evidence.faces.cli.main import build_parser

    yield from ARGPARSE
    parsers = [build_parser()]
    while parsers:
        parser = parsers.pop()
        yield from filter(None, (parser.description, parser.epilog))
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                parsers += action.choices.values()
                yield from (choice.help for choice in action._choices_actions if choice.help)
            elif action.help:
                yield action.help


def check_sentences() -> Iterator[str]:
    """What checks say of themselves, and the titles of layouts."""
    from evidence import plugins
    from evidence.bundle.outcome import EXPLANATION
    from evidence.checks import load_checks
    from evidence.report.check_text import check_parts

    for doc in (EXPLANATION, *(one.doc for one in load_checks())):
        yield from (text for _, text in check_parts(doc))
    for name in plugins.names("layouts"):
        doc = plugins.load("layouts", name).__doc__ or ""
        yield doc.strip().partition("\n")[0].rstrip(".")


def words_of_rules() -> Iterator[str]:
    """What the platforms' sources are called, the units of their rules and what is noted with them."""
    from evidence.platforms.load import load_platform, platform_names

    for name in ("base", *platform_names()):
        for rule in load_platform(name).rules.values():
            yield from (source.name for source in rule.sources)
            yield from filter(None, (rule.unit, rule.note))


def data_sentences() -> dict[str, str]:
    """English and Chinese of what is said by data: items, violations, needs, advice, faults of wording, types."""
    from evidence.case.schema import keys
    from evidence.case.wording import faults
    from evidence.facts.paper_type import paper_types
    from evidence.platforms.load import load_platform, platform_names

    said = (
        {one.en: one.zh for one in keys().values()}
        | {one.name: one.zh for one in paper_types().values()}
        | {one.en: one.zh for one in faults()}
    )
    for name in ("base", *platform_names()):
        platform = load_platform(name)
        told: list[Any] = [*platform.items.values(), *platform.violations.values()]
        told += [*platform.needs, *platform.advice]
        said |= {one.en: one.zh for one in told}
    return said


def _sentences_of(path: Path, *, title: bool) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "say"
            and node.args
        ):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
        if title and isinstance(node, ast.FunctionDef) and node.name == path.stem:
            yield (ast.get_docstring(node) or "").partition("\n")[0].rstrip(".")


def update() -> tuple[int, int]:
    """Bring evidence.po and evidence.mo up to date; returns how many sentences there are and how many lack Chinese."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po, write_po

    old = Catalog(locale="zh")
    if PO.exists():
        with PO.open("rb") as source:
            old = read_po(source, locale="zh")
    new = Catalog(locale="zh", project="evidence", version="1", charset="utf-8", fuzzy=False, **_FIXED)
    data = data_sentences()
    for sentence, files in sentences().items():
        known = old.get(sentence)
        chinese = data.get(sentence) or (known.string if known else "")
        new.add(sentence, string=chinese, locations=[(file, 0) for file in files])
    with PO.open("wb") as target:
        write_po(target, new, width=110, omit_header=False, include_lineno=False, sort_output=True)
    with PO.with_suffix(".mo").open("wb") as target:
        write_mo(target, new)
    return len(sentences()), sum(1 for message in new if message.id and not message.string)


if __name__ == "__main__":
    print("{} sentences, {} to translate".format(*update()))
