"""The reading room's door: papers in, readings out, in order; crops; and other rooms' risky work at arm's
length.

No document library is loaded in the process that calls; the workers load them.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import psutil

from evidence.errors import Cancelled
from evidence.finding import Box
from evidence.papers.paper import Paper
from evidence.reading import worker
from evidence.reading.cache import Cache
from evidence.reading.codec import BadReading, decode
from evidence.reading.part import Part
from evidence.reading.pool import Pool, WorkerLost
from evidence.reading.reading import Damage, DamageKind, Reading
from evidence.reading.settings import Settings
from evidence.reading.versions import reader_versions

AHEAD = 4
"""Papers per worker that are waiting or ready, so that memory does not grow with the folder."""
T = TypeVar("T")
Told = Callable[[int], None]


class WorkFailed(Exception):  # noqa: N818 - reads as what it is
    """Work at arm's length gave no result. kind: a limit, a dead worker, or UNREADABLE where the function
    failed."""

    def __init__(self, kind: DamageKind, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


class Reader:
    """Workers that read papers. Use as a context manager.

    jobs: worker processes; None for one per core, at most four and no more than memory allows.
    cache: folder of former readings; None for none (see cache.usual_folder).
    stop: set by another thread, it ends the work: every method that waits raises Cancelled.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        jobs: int | None = None,
        cache: Path | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._jobs = jobs or _usual_jobs(self.settings)
        self._cache = Cache(cache, self.settings, reader_versions()) if cache else None
        self._stop = stop
        self._pool: Pool | None = None
        self._turned: dict[tuple[str, int], int] = {}

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        pool, self._pool = self._pool, None
        if pool:
            pool.__exit__(kind, *rest)
        if self._cache:
            self._cache.trim()

    def _workers(self) -> Pool:
        if self._pool is None:
            self._pool = Pool(self.settings, self._jobs, stop=self._stop)
        return self._pool

    def read_all(
        self, papers: Iterable[Paper], progress: Told | None = None
    ) -> Iterator[tuple[Paper, Reading]]:
        """Every paper with its reading, in the order given; `progress` is told how many are done."""
        waiting: deque[tuple[Paper, Reading | Future[bytes]]] = deque()
        done = 0
        for paper in papers:
            waiting.append((paper, self._start(paper)))
            if len(waiting) >= AHEAD * self._jobs:
                yield self._finish(*waiting.popleft())
                done += 1
                if progress:
                    progress(done)
        while waiting:
            yield self._finish(*waiting.popleft())
            done += 1
            if progress:
                progress(done)

    def read(self, paper: Paper) -> Reading:
        """One paper."""
        return self._finish(paper, self._start(paper))[1]

    def _start(self, paper: Paper) -> Reading | Future[bytes]:
        known = self._cache.find(paper.sha256) if self._cache else None
        if known and known.media_type == paper.media_type:
            return known
        return self._workers().submit(worker.read, *self._order(paper, ()))

    def _order(self, paper: Paper, skip: tuple[int, ...]) -> tuple[Any, ...]:
        return str(paper.staged), paper.sha256, paper.media_type, self.settings, skip

    def _finish(self, paper: Paper, started: Reading | Future[bytes]) -> tuple[Paper, Reading]:
        reading = started if isinstance(started, Reading) else self._awaited(paper, started)
        self.know(reading)
        return paper, reading

    def know(self, reading: Reading) -> None:
        """Turn the pages of this paper as their reading says when they are rendered, whoever read it."""
        self._turned.update({(reading.sha256, p.number): p.turned for p in reading.pages if p.turned})

    def _awaited(self, paper: Paper, started: Future[bytes]) -> Reading:
        try:
            reading = self._decoded(paper, self._workers().result(started))
        except WorkerLost as lost:
            reading = self._again(paper, lost)
        if self._cache:
            self._cache.keep(reading)
        return reading

    def _decoded(self, paper: Paper, data: bytes) -> Reading:
        try:
            reading = decode(data)
        except BadReading:
            return _unread(paper, Damage(DamageKind.UNREADABLE, None, "the worker's answer makes no sense"))
        return reading if reading.sha256 == paper.sha256 else _unread(paper, Damage(DamageKind.UNREADABLE))

    def _again(self, paper: Paper, lost: WorkerLost) -> Reading:
        """Once more in a fresh worker (the last paper may have harmed the old one), without the page that
        took too much."""
        limit = lost.kind in (DamageKind.TIME_LIMIT, DamageKind.MEMORY_LIMIT)
        if limit and not lost.page:
            return _unread(paper, Damage(lost.kind, None, lost.detail))
        skip = (lost.page,) if limit else ()
        with Pool(self.settings, jobs=1, tasks_each=1, stop=self._stop) as fresh:
            try:
                reading = self._decoded(
                    paper, fresh.result(fresh.submit(worker.read, *self._order(paper, skip)))
                )
            except WorkerLost as again:
                return _unread(paper, Damage(again.kind, again.page or None, again.detail))
        return reading if not skip else _with(reading, Damage(lost.kind, lost.page, lost.detail))

    def render(self, paper: Paper, page: int, box: Box | None = None, dpi: float = 150) -> bytes:
        """A part of a page as its reading has it, all of it where `box` is None, as PNG.

        page: from 1. box: points. dpi: at most. A page that had to be turned to be read is turned here too, if this
        reader read it or was told (`know`). Raises WorkFailed.
        """
        part = Part(page, box, dpi, self._turned.get((paper.sha256, page), 0))
        pool = self._workers()
        try:
            picture: bytes = pool.result(
                pool.submit(worker.render, str(paper.staged), paper.media_type, part, self.settings)
            )
        except WorkerLost as lost:
            raise WorkFailed(lost.kind, lost.detail) from lost
        except Cancelled:
            raise
        except Exception as error:
            raise WorkFailed(DamageKind.UNREADABLE, type(error).__name__) from error
        return picture

    def run(self, function: Callable[..., T], *args: Any, seconds: int = 120) -> T:
        """Call a function of the package in a worker, within the same limits and `seconds` of processor time.

        The function must stand at the top of a module; arguments and result must be picklable and plain.
        Raises the function's own EvidenceError; WorkFailed for all else that goes wrong.
        """
        result: T = self.outcome(self.start(function, *args, seconds=seconds))
        return result

    def start(self, function: Callable[..., Any], *args: Any, seconds: int = 120) -> Future[Any]:
        """Begin what `run` does and go on; ask `outcome` for the result."""
        return self._workers().submit(worker.call, function, args, seconds)

    def outcome(self, future: Future[Any]) -> Any:
        """The result of what was started. Raises as `run`."""
        try:
            how, value = self._workers().result(future)
        except WorkerLost as lost:
            raise WorkFailed(lost.kind, lost.detail) from lost
        if how == "refused":
            kind, problem, advice = value
            raise kind(problem, advice)
        if how == "failed":
            raise WorkFailed(DamageKind.UNREADABLE, value)
        return value


def _usual_jobs(settings: Settings) -> int:
    by_memory = psutil.virtual_memory().available // settings.memory
    return int(max(1, min(4, os.cpu_count() or 1, by_memory)))


def _unread(paper: Paper, damage: Damage) -> Reading:
    return Reading(paper.sha256, paper.media_type, 0, (), (damage,), reader=reader_versions())


def _with(reading: Reading, damage: Damage) -> Reading:
    from dataclasses import replace

    kept = tuple(d for d in reading.damage if (d.kind, d.page) != (damage.kind, damage.page))
    return replace(reading, damage=(*kept, damage))
