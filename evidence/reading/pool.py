"""Worker processes that may die: limits on time and memory, a watch on each, one fresh try, and a word on
what happened."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, InvalidStateError, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Any

import psutil
from pebble import ProcessExpired, ProcessPool

from evidence.errors import Cancelled
from evidence.reading import worker
from evidence.reading.reading import DamageKind
from evidence.reading.settings import Settings

WATCH_SECONDS = 0.1
_STARTING = threading.Lock()
_CONTEXT = multiprocessing.get_context("forkserver" if sys.platform.startswith("linux") else "spawn")
STUCK_SECONDS = 120.0
"""Starting a worker on a busy machine takes less."""
TASKS_EACH = 50
"""Papers a worker reads before a new one takes its place, so that leaks stay small."""


class WorkerLost(Exception):  # noqa: N818 - reads as what it is
    """The worker did not come back. kind: TIME_LIMIT, MEMORY_LIMIT or WORKER_DIED. page: where it was, 0
    if unknown."""

    def __init__(self, kind: DamageKind, page: int, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.page = page
        self.detail = detail


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Start a process that does not import the caller's main module again: workers need nothing of it, and a
    script without `if __name__ == "__main__"` would run once more in each."""
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@contextmanager
def _children_allowed() -> Iterator[None]:
    """Let a daemonic process start workers, as a batch's or a cluster's worker must: multiprocessing forbids it for
    fear of orphans, but ours end themselves when their parent is gone."""
    config: dict[str, Any] = multiprocessing.current_process()._config  # type: ignore[attr-defined]
    daemon = config.pop("daemon", None)
    try:
        yield
    finally:
        if daemon is not None:
            config["daemon"] = daemon


class _Process(_CONTEXT.Process):  # type: ignore[misc, name-defined]
    """A worker's process."""

    def start(self) -> None:
        with _main_left_out(), _children_allowed():
            super().start()


class Context:
    """A multiprocessing context that remembers the processes it made."""

    def __init__(self) -> None:
        self.made: list[BaseProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> BaseProcess:  # noqa: N802 - the name multiprocessing gives it
        process = _Process(*args, **kwargs)
        self.made = [p for p in self.made if p.exitcode is None]
        self.made.append(process)
        return process

    def __getattr__(self, name: str) -> Any:
        return getattr(_CONTEXT, name)


class Pool:
    """Runs functions of `worker` in processes. Use as a context manager; leaving by an exception kills at
    once. stop: once set, whoever waits for a result gets Cancelled within half a second."""

    def __init__(
        self,
        settings: Settings,
        jobs: int,
        tasks_each: int = TASKS_EACH,
        stop: threading.Event | None = None,
    ) -> None:
        self._settings = settings
        self._stop = stop or threading.Event()
        self._context = Context()
        self._notes = Path(tempfile.mkdtemp(prefix="evidence-notes-"))
        self._pool = ProcessPool(
            max_workers=jobs, max_tasks=tasks_each, context=self._context, initializer=worker.enter,
            initargs=(os.getpid(), settings, str(self._notes)),
        )  # fmt: skip
        self._pending: set[Future[Any]] = set()
        self._moved = time.monotonic()
        self._stuck = False
        self._too_big: set[int] = set()
        self._held: dict[int, int] = {}
        self._closing = threading.Event()
        self._watch = threading.Thread(target=self._watch_memory, daemon=True)
        self._watch.start()

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        """Start work; ask `result` for what came of it."""
        future: Future[Any] = self._pool.schedule(function, args=args, timeout=self._settings.wall_seconds)
        if not self._pending:
            self._moved = time.monotonic()
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        return future

    @property
    def broken(self) -> bool:
        """Whether a worker ended while it was being given work, so that the others get no more: pebble's workers share one
        pipe, and its lock can die with one of them."""
        return self._stuck or not self._pool.active

    def _look_for_life(self) -> None:
        """Give up where there is work but nobody has been at it for long."""
        if any(future.running() for future in list(self._pending)):
            self._moved = time.monotonic()
        self._stuck = self._stuck or time.monotonic() - self._moved > STUCK_SECONDS
        if self.broken:
            self._give_up()

    def _give_up(self) -> None:
        """Tell all that still wait: a broken pool tells only some of them."""
        for future in list(self._pending):
            with suppress(InvalidStateError):
                future.set_exception(BrokenProcessPool())

    def result(self, future: Future[Any]) -> Any:
        """What the work gave. Raises WorkerLost, Cancelled, or what the function raised."""
        while not wait([future], timeout=WATCH_SECONDS * 5).done:  # waking lets Ctrl-C through on Windows
            self._go_on()
            self._look_for_life()
        self._go_on()
        try:
            return future.result()
        except TimeoutError as error:
            raise WorkerLost(DamageKind.TIME_LIMIT, 0, "took too long") from error
        except CancelledError as error:
            raise WorkerLost(DamageKind.WORKER_DIED, 0, "was stopped") from error
        except BrokenProcessPool as error:
            self._give_up()
            raise WorkerLost(DamageKind.WORKER_DIED, 0, "ended the program that read it") from error
        except MemoryError as error:
            raise WorkerLost(DamageKind.MEMORY_LIMIT, 0, "needs too much memory") from error
        except ProcessExpired as error:
            raise self._lost(error) from error

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Cancelled("stopped by the caller")

    def _lost(self, error: ProcessExpired) -> WorkerLost:
        page = self._page_of(error.pid)
        refused = (
            error.exitcode == -signal.SIGABRT
            and self._held.get(error.pid or 0, 0) > self._settings.memory / 2
        )
        if refused or error.pid in self._too_big:
            # PDFium gives up where the system refuses it more memory, so that the watch may come too late.
            return WorkerLost(DamageKind.MEMORY_LIMIT, page, "needs too much memory")
        if error.exitcode == -getattr(signal, "SIGXCPU", 0) != 0:
            return WorkerLost(DamageKind.TIME_LIMIT, page, "took too long")
        return WorkerLost(DamageKind.WORKER_DIED, page, "ended the program that read it")

    def _page_of(self, pid: int | None) -> int:
        try:
            return int((self._notes / str(pid)).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0

    def _watch_memory(self) -> None:
        """Kill workers that hold more than they may; resident memory, looked at ten times a second."""
        while not self._closing.wait(WATCH_SECONDS):
            for process in list(self._context.made):
                try:
                    held = psutil.Process(process.pid).memory_info().rss if process.pid else 0
                except psutil.Error:
                    continue
                self._held[process.pid or 0] = held
                if held > self._settings.memory and process.pid:
                    self._too_big.add(process.pid)
                    _kill(process.pid)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._closing.set()
        self._pool.stop()  # type: ignore[no-untyped-call]
        for process in list(self._context.made):
            if process.pid:
                _kill(process.pid)
        self._pool.join()
        self._watch.join()
        shutil.rmtree(self._notes, ignore_errors=True)


def _kill(pid: int) -> None:
    """End a process and what it started."""
    try:
        process = psutil.Process(pid)
        started = process.children(recursive=True)
        process.kill()
    except psutil.Error:
        return
    for child in started:
        try:
            child.kill()
        except psutil.Error:
            continue
