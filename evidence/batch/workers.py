"""Worker processes for whole cases, as a concurrent.futures.Executor; and the one of a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import psutil
from pebble import ProcessPool

from evidence.errors import WrongCall
from evidence.papers.private import sweep
from evidence.reading.pool import Context
from evidence.reading.settings import Settings

_CASES_EACH = 50
"""Cases a worker takes before a new one takes its place, so that leaks stay small."""


class Workers(Executor):
    """Processes of this machine. One that dies takes only its own case with it. Leaving it ends them at once."""

    def __init__(self, count: int | None = None) -> None:
        self._pool = ProcessPool(count or usual_count(), max_tasks=_CASES_EACH, context=Context())

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = self._pool.schedule(function, args=args, kwargs=kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        if wait:
            self._pool.join()
            sweep()  # a worker that was ended in the middle of a case could not remove its copies


def usual_count() -> int:
    """One per core, and no more than memory allows."""
    by_memory = psutil.virtual_memory().available // Settings().memory
    return int(max(1, min(os.cpu_count() or 1, by_memory)))


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a running Dask cluster, which must see the same disk and have the same versions installed.

    Raises WrongCall where dask.distributed is absent or the scheduler does not answer.
    """
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise WrongCall("dask.distributed is not installed", 'install "evidence-bundle[cluster]"') from None
    try:
        client = distributed.Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise WrongCall(
            f"no scheduler answers at {address}: {error}", "write it as tcp://host:port"
        ) from error
    with client:
        yield client.get_executor(pure=False)
