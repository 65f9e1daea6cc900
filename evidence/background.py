"""Work that goes on while the caller does something else: a thread, how far it is, a way to stop it, its result."""

from __future__ import annotations

import atexit
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import wait as futures_wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from evidence import job
from evidence.bundle.bundle import Bundle
from evidence.errors import Cancelled
from evidence.options import Options, Progress, no_progress
from evidence.report.report import Report

T = TypeVar("T")
Work = Callable[[Progress, threading.Event], T]
"""What a Job runs. It tells the first argument how far it is and ends with Cancelled once the second is set."""

_PATIENCE = 10.0
"""Seconds that the end of the program waits for each job to stop."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is. what: the thing being done; total: 0 where it is not counted."""

    what: str
    done: int = 0
    total: int = 0


class Job(Generic[T]):
    """Work in a thread of its own. Every method may be called from any thread; several jobs run side by side.

    progress: told (what, done, total), in the job's thread; what it raises ends the job as its error. A job that
    still runs when the program ends is cancelled.
    """

    def __init__(self, work: Work[T], progress: Progress = no_progress) -> None:
        self._work = work
        self._told = progress
        self._stop = threading.Event()
        self._step = Step("starting")
        self._future: Future[T] = Future()
        self._thread = threading.Thread(target=self._run, name="evidence-job", daemon=True)
        _RUNNING.add(self)
        self._thread.start()

    @property
    def progress(self) -> Step:
        """What it does just now, or did last."""
        return self._step

    @property
    def done(self) -> bool:
        """Whether it has ended, in any way. Then nothing of it is left: no worker, no private folder."""
        return self._future.done()

    @property
    def cancelled(self) -> bool:
        """Whether it ended by `cancel`. False for one that had its result before that took effect."""
        return self.done and isinstance(self._future.exception(), Cancelled)

    def cancel(self) -> None:
        """Ask it to stop. Within about a second its workers are ended, its private folder is removed and nothing is
        written; a bundle that is just being put in its place is not taken back. `result` tells which it was."""
        self._stop.set()

    def result(self, timeout: float | None = None) -> T:
        """Wait for what the work gives. timeout: seconds, None for as long as it takes.

        Raises Cancelled where it was stopped, TimeoutError where it still runs, else whatever the work raised:
        EvidenceError for a call that cannot be served.
        """
        return self._future.result(timeout)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for its end, whatever it is. Tells whether it has ended."""
        return not futures_wait([self._future], timeout).not_done

    def on_done(self, tell: Callable[[Job[T]], object]) -> None:
        """Call `tell` with this job when it has ended, in the job's thread; at once where it has."""
        self._future.add_done_callback(lambda _: tell(self))

    def _run(self) -> None:
        try:
            result = self._work(self._tell, self._stop)
        except BaseException as error:
            self._future.set_exception(error)
        else:
            self._future.set_result(result)

    def _tell(self, what: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled("stopped by the caller")
        self._step = Step(what, done, total)
        self._told(what, done, total)


def start_check(source: Path, options: Options, progress: Progress = no_progress) -> Job[Report]:
    """Begin job.check."""
    return Job(lambda tell, stop: job.check(source, options, tell, stop), progress)


def start_pack(
    source: Path,
    output: Path | None,
    options: Options,
    progress: Progress = no_progress,
    *,
    force: bool = False,
) -> Job[Bundle]:
    """Begin job.pack."""
    return Job(lambda tell, stop: job.pack(source, output, options, tell, force=force, stop=stop), progress)


_RUNNING: weakref.WeakSet[Job[Any]] = weakref.WeakSet()


@atexit.register
def _stop_all() -> None:
    """Leave no worker and no private folder behind when the program ends."""
    left = [one for one in list(_RUNNING) if not one.done]
    for one in left:
        one.cancel()
    for one in left:
        one._thread.join(_PATIENCE)
