"""Processor time a worker may spend on one file; the system ends a worker that overspends."""

from __future__ import annotations

import time

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
