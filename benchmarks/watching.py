"""Starts the program as a user does and watches all its processes until it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "benchmarks" / "hostile.py"
"""Called with --as-program it is the program itself, so that what it reads can be switched."""


@dataclass(slots=True)
class Watched:
    """One run of the program. cpu: seconds by the private copy a worker had open. worker, main: megabytes."""

    code: int = 0
    out: str = ""
    err: str = ""
    seconds: float = 0.0
    worker: float = 0.0
    main: float = 0.0
    cpu: dict[str, float] = field(default_factory=dict)
    left: int = 0


def run_program(arguments: list[str], ocr: bool, patience: float) -> Watched:
    """Start the program and watch all its processes until it ends."""
    begun, watched = time.monotonic(), Watched()
    command = [
        sys.executable,
        str(PROGRAM),
        "--as-program",
        *([] if ocr else ["--without-ocr"]),
        "--",
        *arguments,
    ]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        program = subprocess.Popen(
            command, stdout=out, stderr=err, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        main = psutil.Process(program.pid)
        seen: dict[int, psutil.Process] = {}
        spent: dict[int, tuple[str, float]] = {}
        while program.poll() is None:
            look(main, seen, spent, watched)
            if time.monotonic() - begun > patience:
                program.kill()
                watched.err = "hang"
            time.sleep(0.1)
        time.sleep(1.0)
        watched.left = sum(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in seen.values())
        for file, name in ((out, "out"), (err, "err")):
            file.seek(0)
            setattr(watched, name, getattr(watched, name) + file.read().decode("utf-8", "replace"))
    watched.code, watched.seconds = program.returncode, time.monotonic() - begun
    return watched


def look(
    main: psutil.Process,
    seen: dict[int, psutil.Process],
    spent: dict[int, tuple[str, float]],
    watched: Watched,
) -> None:
    """Memory and processor time of the program and its workers, at this moment."""
    try:
        watched.main = max(watched.main, main.memory_info().rss / 1e6)
        workers = main.children(recursive=True)
    except psutil.Error:
        return
    for worker in workers:
        seen[worker.pid] = worker
        try:
            watched.worker = max(watched.worker, worker.memory_info().rss / 1e6)
            now = sum(worker.cpu_times()[:2])
            open_now = [
                Path(file.path).name for file in worker.open_files() if "evidence-private-" in file.path
            ]
        except (psutil.Error, OSError):
            continue
        before, at = spent.get(worker.pid, ("", now))
        digest = open_now[0] if open_now else before
        watched.cpu[digest] = watched.cpu.get(digest, 0.0) + now - at
        spent[worker.pid] = (digest, now)
