"""Processor time a worker may spend on one file; the system ends a worker that overspends."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LOOK_SECONDS = 0.2
_CEILING = 24 * 3600
_state = {"end": float("inf")}


def begin(seconds: float) -> None:
    """Start the account of one file."""
    _state["end"] = time.process_time() + seconds
    _set_limit()


def add(seconds: float) -> None:
    """Allow more, for a page that is read by OCR."""
    _state["end"] += seconds
    _set_limit()


def left() -> float:
    """Seconds of processor time left before the worker is ended."""
    return _state["end"] - time.process_time()


def _set_limit() -> None:
    """Where the system has it (POSIX): SIGXCPU at the limit. Elsewhere the pool's wall clock has to do."""
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(min(_state["end"] + 2, _CEILING))
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


class OutOfTime(Exception):  # noqa: N818 - reads as what it is
    """What was begun `within` some seconds took longer."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the block, which is Python of ours, once it has spent so much processor time.

    The same on every system: a thread looks and raises it here. What hangs inside a library is not reached; for that
    the system's own limit stands behind it.
    """
    over, lock = threading.Event(), threading.Lock()
    mine, end = threading.get_ident(), time.process_time() + seconds

    def watch() -> None:
        while not over.wait(LOOK_SECONDS):
            with lock:
                if not over.is_set() and time.process_time() > end:
                    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
                    raise_in(ctypes.c_ulong(mine), ctypes.py_object(OutOfTime))
                    return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with lock:
            over.set()
        watcher.join()
