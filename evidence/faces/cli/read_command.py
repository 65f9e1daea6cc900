"""`evidence read PATH...`: what the program read from each paper, and where."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import ExitCode
from evidence.faces.cli import console
from evidence.faces.cli.options import add_output_options, add_reading_options

if TYPE_CHECKING:
    from evidence.case.case import Document
    from evidence.report.terminal import Styled


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("read", help="what each paper says, and where", description="Read papers.")
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="papers, in the order to print them"
    )
    add_output_options(parser)
    add_reading_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one object a line with --json, else a short table per paper; a bad paper does not stop the others."""
    from evidence import job
    from evidence.report.paper_json import paper_json

    for document in job.read(args.paths, jobs=args.jobs, cache=not args.no_cache):
        if args.json:
            console.show_json(paper_json(document), one_line=True)
        else:
            console.show(_table(document))
    return ExitCode.READY


def _table(document: Document) -> Iterator[Styled]:
    from evidence.report.html import visible
    from evidence.report.paper_json import LISTS, SINGLE, damage_words
    from evidence.report.terminal import Styled

    facts = document.facts
    yield Styled(f"{visible(document.name)}  {facts.kind}  {document.reading.page_count} pages", "strong")
    single = [(name, getattr(facts, name)) for name in SINGLE]
    listed = [(name, fact) for name in LISTS for fact in getattr(facts, name)]
    for name, fact in single + listed:
        if fact is not None:
            doubt = "" if fact.sure else f"   NOT SURE: {fact.why}"
            yield Styled(
                f"  {name:20} {visible(fact.value)}   (p. {fact.page}, {fact.read_by}){doubt}",
                "" if fact.sure else "warn",
            )
    for damage in document.reading.damage:
        yield Styled(f"  {'damage':20} {damage_words(damage)}", "bad")
