"""Many cases, on whatever workers there are. The result does not depend on where or in what order they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from evidence.batch.inputs import cases_in, named
from evidence.batch.one import BUNDLES, RECORDS, Order, Row, failed, run_order, versions
from evidence.batch.summary import write_summary
from evidence.batch.workers import Workers
from evidence.bundle.disk import writing
from evidence.errors import WrongCall
from evidence.options import Options, Progress, no_progress


@dataclass(frozen=True, slots=True)
class Batch:
    """out: the batch's folder, with summary.csv, summary.json and summary.html. rows: sorted by name of the case."""

    out: Path
    rows: tuple[Row, ...]

    @property
    def exit_code(self) -> int:
        """The highest of the cases': 0 where all are ready, 1 where some are blocked, more where one has failed."""
        return max(row.exit_code for row in self.rows)


def run_batch(
    cases: Sequence[Path],
    out: Path,
    options: Options,
    progress: Progress = no_progress,
    *,
    force: bool = False,
    again: bool = False,
    executor: Executor | None = None,
) -> Batch:
    """Pack every case into `out` and write the table of them.

    cases: folders and zips; patterns are expanded. options.jobs: cases at a time on this machine. executor: where the
    cases run, None for processes of this machine; its workers see the same disk. A case that is done, by the hash of
    its files, the options and the versions, is not done again, unless `again`. A case whose worker dies is run once
    more, alone. Raises WrongCall where there is no case, CannotWrite where `out` cannot be written.
    """
    whole = out.resolve()
    _keep_apart(whole, found := cases_in(cases))
    orders = [
        Order(name, path, whole, replace(options, jobs=1, ledger=False), force, again, versions())
        for name, path in named([path for path in found if path != whole])
    ]
    with writing(str(out)):
        for part in (BUNDLES, RECORDS):
            (whole / part).mkdir(parents=True, exist_ok=True)
    with nullcontext(executor) if executor else Workers(options.jobs) as workers:
        rows = _all(orders, workers, progress)
    batch = Batch(out, tuple(sorted(rows, key=lambda row: row.name)))
    write_summary(whole, batch.rows, options.language)
    return batch


def _keep_apart(out: Path, cases: Sequence[Path]) -> None:
    """Raise WrongCall where the batch would be written among the papers of a case."""
    for case in cases:
        if case in out.parents:
            raise WrongCall(f"{out} lies inside the case {case}", "name a place outside the cases with --out")


def _all(orders: Sequence[Order], workers: Executor, progress: Progress) -> list[Row]:
    """Every order's row; those that lost their worker are run once more, one at a time."""
    rows: list[Row] = []
    lost: list[Order] = []

    def tell() -> None:
        progress("cases", len(rows), len(orders))

    tell()
    for order, row in _together(orders, workers, tell):
        if row is None:
            lost.append(order)
        else:
            rows.append(row)
            tell()
    for order in sorted(lost, key=lambda one: one.name):
        _, row = next(_together([order], workers, tell))
        rows.append(row or failed(order.name, "the process that ran it ended twice", _LOOK))
        tell()
    return rows


_LOOK = "run evidence pack on it alone and see what it says"
_EVERY = 0.5
"""Seconds between two words to the caller, who may end the batch by what it raises."""


def _together(
    orders: Sequence[Order], workers: Executor, tell: Callable[[], None]
) -> Iterator[tuple[Order, Row | None]]:
    """Each order as it is done, with its row; None where its worker was lost."""
    started: dict[Future[Row], Order] = {}
    for order in orders:
        try:
            started[workers.submit(run_order, order)] = order
        except RuntimeError:  # a pool that is broken or closed takes nothing
            yield order, None
    left = set(started)
    try:
        while left:
            ended, left = wait(left, _EVERY, FIRST_COMPLETED)
            if not ended:
                tell()
            for future in ended:
                # run_order raises nothing: whatever is raised here is what became of its worker.
                lost = future.cancelled() or future.exception()
                yield started[future], None if lost else future.result()
    finally:
        for future in started:
            future.cancel()
