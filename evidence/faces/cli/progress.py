"""Progress of long work on standard error: a bar on a terminal, silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from evidence.finding import say
from evidence.options import Progress, no_progress
from evidence.report.language import translator

STEPS = (
    say("cases"),
    say("copying"),
    say("reading"),
    say("comparing"),
    say("judging"),
    say("drawing"),
    say("looking the pages over"),
    say("making files for the form"),
    say("merging"),
    say("packing the originals"),
    say("writing the report"),
    say("writing the zip"),
    say("putting it in its place"),
)
"""What the job says it is doing."""


@contextmanager
def progress(quiet: bool, language: str = "en") -> Iterator[Progress]:
    """A function (what, done, total) that shows how far the work is."""
    if quiet or not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    translate = translator(language)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(what: str, done: int, total: int) -> None:
            bar.update(task, description=translate(what), completed=done, total=total)

        yield step
