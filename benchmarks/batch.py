"""What many cases cost: cases per minute on one core, two cores and two Dask workers, and with `evidence pack` started
anew for each case, two at a time, as xargs -P 2 would. And whether memory stays flat.

    python benchmarks/batch.py [--cases 40] [--only "two cores"]

The cases are small: two screenshots of one listing, each different in every case, and a case.toml. The cache of readings
is off. Wall time holds starting the workers. Processor time and memory are looked at five times a second: processor time
over all processes, memory over the main process and those that run whole cases; a process that reads papers lives as
long as its case.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
DAY = date(2026, 4, 10)
EVERY = 0.2


def make_cases(folder: Path, count: int) -> list[Path]:
    """Small cases that differ, the same in every run."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(20)
    for number in range(count):
        case = folder / f"case {number:04d}"
        case.mkdir(parents=True)
        (case / "case.toml").write_text('platform = "joom"\n', encoding="utf-8")
        for side, word in (("before", "Original "), ("after", "")):
            page = Image.new("RGB", (640, 240), "white")
            ImageDraw.Draw(page).text((20, 20), f"{word}Example Earbuds {number}", fill="black", font=font)
            page.save(case / f"{side}.png")
    return sorted(folder.iterdir())


class Watch:
    """Processor time of everything below this process, and memory of what lives long, while it runs."""

    def __init__(self) -> None:
        self.cpu: dict[tuple[int, float], float] = {}
        self.memory: list[tuple[float, int]] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def megabytes(self, first: float, last: float) -> float:
        """The most that was held between two shares of the time, 0 to 1."""
        began, ended = self.memory[0][0], self.memory[-1][0]
        inside = [
            held for at, held in self.memory if first <= (at - began) / max(ended - began, EVERY) <= last
        ]
        return max(inside, default=0) / (1 << 20)

    def _look(self) -> None:
        me = psutil.Process()
        while not self._end.wait(EVERY):
            held = 0
            for one in [me, *me.children(recursive=True)]:
                try:
                    times = one.cpu_times()
                    self.cpu[one.pid, one.create_time()] = times.user + times.system
                    held += one.memory_info().rss if one is me or _depth(one, me) <= 2 else 0
                except psutil.Error:
                    continue
            self.memory.append((time.monotonic(), held))


def _depth(process: psutil.Process, top: psutil.Process) -> int:
    """Steps up to `top`: a forkserver or nanny stands at 1, what runs cases at 2, what reads papers deeper."""
    parents = process.parents()
    return next((steps for steps, one in enumerate(parents, 1) if one.pid == top.pid), 99)


@contextmanager
def cores(count: int) -> Iterator[Executor]:
    """Processes of this machine."""
    from evidence.batch.workers import Workers

    with Workers(count) as workers:
        yield workers


@contextmanager
def dask() -> Iterator[Executor]:
    """Two worker processes of a Dask cluster on this machine."""
    from evidence.batch.workers import cluster

    local = import_module("distributed").LocalCluster
    with (
        local(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made,
        cluster(made.scheduler_address) as workers,
    ):
        yield workers


def batch_on(workers: Callable[[], object]) -> Callable[[list[Path], Path], None]:
    """A run of our batch on some workers."""

    def run(cases: list[Path], out: Path) -> None:
        from evidence.batch.run import run_batch
        from evidence.options import Options

        with workers() as executor:  # type: ignore[attr-defined]
            batch = run_batch(cases, out, Options(DAY, cache=False), force=True, executor=executor)
        assert not [row.problem for row in batch.rows if row.problem]

    return run


def each_anew(cases: list[Path], out: Path) -> None:
    """The command line once per case, two at a time."""
    out.mkdir()

    def pack(case: Path) -> None:
        command = [sys.executable, "-m", "evidence", "pack", str(case), "-o", str(out / case.name), "--force"]
        more = ["--today", DAY.isoformat(), "--no-cache", "--no-ledger", "--jobs", "1", "--quiet"]
        done = subprocess.run([*command, *more], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        assert done.returncode in (0, 1)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(pack, cases))


RUNS: dict[str, Callable[[list[Path], Path], None]] = {
    "one core": batch_on(lambda: cores(1)),
    "two cores": batch_on(lambda: cores(2)),
    "two Dask workers": batch_on(dask),
    "evidence pack, two at a time": each_anew,
}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=40, help="how many (default 40)")
    parser.add_argument("--only", choices=RUNS, action="append", help="one of the ways; may be given again")
    args = parser.parse_args()
    print(f"{args.cases} small cases; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    print(
        f"{'':30}{'cases/min':>10}{'cpu s/case':>12}{'MB first tenth':>16}{'MB middle':>11}{'MB last tenth':>15}"
    )
    with tempfile.TemporaryDirectory() as folder:
        cases = make_cases(Path(folder) / "cases", args.cases)
        for number, (name, run) in enumerate(RUNS.items()):
            if args.only and name not in args.only:
                continue
            with Watch() as watch:
                began = time.monotonic()
                run(cases, Path(folder) / f"out{number}")
                minutes = (time.monotonic() - began) / 60
            cpu = sum(watch.cpu.values()) / len(cases)
            held = [watch.megabytes(*part) for part in ((0, 0.1), (0.45, 0.55), (0.9, 1))]
            print(
                f"{name:30}{len(cases) / minutes:10.1f}{cpu:12.2f}{held[0]:16.0f}{held[1]:11.0f}{held[2]:15.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
