"""The same bytes from one thread, from this machine's cores in another order, and from a cluster that lost a worker."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import pytest
from invented_screens import draw_page

from evidence.batch.run import Batch, run_batch
from evidence.batch.workers import Workers, cluster
from evidence.options import Options

pytestmark = pytest.mark.slow
CASES = 4
OPTIONS = Options(date(2026, 4, 10), cache=False)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folders = [tmp_path_factory.mktemp("cases") / f"案件 {number}" for number in range(CASES)]
    for number, folder in enumerate(folders):
        folder.mkdir()
        draw_page(folder / "before.png", (640, 320), [f"Original Example Earbuds {number}"])
        draw_page(folder / "after.png", (640, 320), [f"Example Earbuds {number}"])
    return folders


@pytest.fixture(scope="module")
def one_by_one(cases: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    with ThreadPoolExecutor(1) as thread:
        return digests(run(cases, tmp_path_factory.mktemp("serial") / "out", thread))


def run(cases: list[Path], out: Path, executor: Executor) -> Batch:
    batch = run_batch(cases, out, OPTIONS, force=True, executor=executor)
    assert [row.problem for row in batch.rows] == [""] * CASES
    return batch


def digests(batch: Batch) -> dict[str, str]:
    """Every file of a batch with its hash."""
    files = sorted(path for path in batch.out.rglob("*") if path.is_file())
    return {
        path.relative_to(batch.out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


class Backwards(Workers):
    """Takes the last first."""

    def __init__(self) -> None:
        super().__init__(2)
        self._held: list[tuple[Any, ...]] = []

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        from concurrent.futures import Future

        outer: Future[Any] = Future()
        self._held.append((outer, function, args))
        if len(self._held) == CASES:
            for waiting, work, given in reversed(self._held):
                super().submit(work, *given).add_done_callback(
                    lambda inner, waiting=waiting: waiting.set_result(inner.result())  # type: ignore[misc]
                )
        return outer


def test_two_processes_that_take_the_last_first(
    cases: list[Path], one_by_one: dict[str, str], tmp_path: Path
) -> None:
    with Backwards() as workers:
        assert digests(run(cases, tmp_path / "out", workers)) == one_by_one


@pytest.fixture
def two_workers() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


def test_a_cluster_that_loses_a_worker(
    cases: list[Path], one_by_one: dict[str, str], tmp_path: Path, two_workers: Any
) -> None:
    out = tmp_path / "out"
    distributed = pytest.importorskip("distributed")
    with distributed.Client(two_workers, set_as_default=False) as client:
        pids = client.run(os.getpid)
        killed: list[int] = []

        def kill_one() -> None:
            """As soon as one case is done, end a worker that is in the middle of another."""
            while not list(out.glob("records/*.json")):
                time.sleep(0.02)
            busy = next(address for address, tasks in client.processing().items() if tasks)
            killed.append(len(list(out.glob("records/*.json"))))
            psutil.Process(pids[busy]).kill()

        killer = threading.Thread(target=kill_one, daemon=True)
        killer.start()
        with cluster(two_workers.scheduler_address) as workers:
            batch = run(cases, out, workers)
        killer.join(10)
        assert killed, "no worker was killed"
        assert killed[0] < CASES
        assert pids.keys() != client.run(os.getpid).keys()
    assert digests(batch) == one_by_one
    assert not list(out.rglob("*.evidence-*"))
