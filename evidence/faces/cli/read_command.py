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
    from evidence.facts.fact import Fact
    from evidence.report.language import Translate
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
    from evidence.report.language import translator
    from evidence.report.paper_json import paper_json

    for document in job.read(args.paths, jobs=args.jobs, cache=not args.no_cache):
        if args.json:
            console.show_json(paper_json(document), one_line=True)
        else:
            console.show(_table(document, translator(args.lang)))
    return ExitCode.READY


def _table(document: Document, translate: Translate) -> Iterator[Styled]:
    from evidence.finding import say
    from evidence.reading.damage_words import damage_message
    from evidence.report.naming import facts_of, kind_message, visible
    from evidence.report.terminal import Styled

    kind = kind_message(document).text(translate)
    pages = say("{count} pages", count=document.reading.page_count).text(translate)
    yield Styled(f"{visible(document.name)}  {kind}  {pages}", "strong")
    for name, fact in facts_of(document):
        yield _row(name, fact, translate)
    for damage in document.reading.damage:
        what = visible(damage_message(damage).text(translate))
        yield Styled(f"  {say('damage').text(translate)}: {what}", "bad")


def _row(name: str, fact: Fact, translate: Translate) -> Styled:
    from evidence.finding import say
    from evidence.report.naming import fact_value, read_by_words
    from evidence.report.terminal import Styled
    from evidence.report.words import fact_words

    values = {"name": fact_words(name, fact), "value": fact_value(name, fact), "how": read_by_words(fact)}
    row = say("{name}: {value} (page {page}, {how})", page=fact.page, **values)
    if not fact.page:
        row = say("{name}: {value} ({how})", **values)
    if not fact.sure and fact.why is not None:
        row = say("{row} – NOT SURE: {why}", row=row, why=fact.why)
    return Styled(f"  {row.text(translate)}", "" if fact.sure else "warn")
