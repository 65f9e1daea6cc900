"""`evidence batch CASES... [--out DIR]`: many cases, on this machine's cores or on a Dask cluster."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path

from evidence.faces.cli import console
from evidence.faces.cli.options import add_case_options, options_of
from evidence.faces.cli.progress import progress


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser(
        "batch",
        help="pack many cases",
        description="Pack many cases side by side and write one table of them (CSV, JSON, HTML). Run it again and only "
        "what changed is done.",
    )
    parser.add_argument(
        "cases", type=Path, nargs="+", metavar="CASES", help="folders or zips; patterns such as cases/* too"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("batch"),
        metavar="DIR",
        help="where bundles and table go (default: batch)",
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="tcp://host:port of a Dask cluster that sees the same disk"
    )
    parser.add_argument("--again", action="store_true", help="do again what is done already")
    parser.add_argument(
        "--force", action="store_true", help="build all of it, marked NOT READY, in spite of findings"
    )
    add_case_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the batch, print the table, return the highest exit code of the cases."""
    from evidence.batch.run import run_batch
    from evidence.batch.summary import summary_json, summary_lines
    from evidence.batch.workers import cluster
    from evidence.report.language import translator

    with (
        cluster(args.scheduler) if args.scheduler else nullcontext(None) as executor,
        progress(args.quiet, args.lang) as step,
    ):
        batch = run_batch(
            args.cases,
            args.out,
            options_of(args),
            step,
            force=args.force,
            again=args.again,
            executor=executor,
        )
    if args.json:
        console.show_json(summary_json(batch.rows))
        return batch.exit_code
    for line in summary_lines(batch.rows, translator(args.lang)):
        print(line)
    print(f"\n{batch.out / 'summary.html'}")
    return batch.exit_code
