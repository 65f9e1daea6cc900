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
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import psutil

from evidence.errors import Cancelled
from evidence.finding import Box
from evidence.papers.paper import Paper
from evidence.reading import worker
from evidence.reading.aside import set_aside
from evidence.reading.cache import PASSING, Cache
from evidence.reading.codec import BadReading, decode, encode
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


class Memory(Protocol):
    """Remembers what was made of papers, by their SHA-256."""

    def find(self, sha256: str) -> Any:
        """What was made of the paper with these bytes; None where that is not known."""

    def keep(self, sha256: str, made: Any) -> None:
        """Remember it."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A paper that is being read, or was."""

    paper: Paper
    sense: worker.Sense | None
    work: Reading | Future[Any]
    memory: Memory | None = None
    kept: bool = False
    made: Any = None


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

    @property
    def cache(self) -> Cache | None:
        """Where readings are kept; None where they are not."""
        return self._cache

    def _workers(self) -> Pool:
        if self._pool and self._pool.broken:
            self._pool.__exit__(None)
            self._pool = None
        if self._pool is None:
            self._pool = Pool(self.settings, self._jobs, stop=self._stop)
        return self._pool

    def read_all(
        self, papers: Iterable[Paper], progress: Told | None = None
    ) -> Iterator[tuple[Paper, Reading]]:
        """Every paper with its reading, in the order given; `progress` is told how many are done."""
        for paper, reading, _ in self._each(papers, None, None, progress):
            yield paper, reading

    def make_sense(
        self,
        papers: Iterable[Paper],
        sense: Callable[[Reading], T],
        progress: Told | None = None,
        memory: Memory | None = None,
    ) -> Iterator[tuple[Paper, Reading, T]]:
        """Every paper with its reading and what `sense` makes of that, in the worker that read it.

        sense: a function at the top of a module. It is given the reading without pages where that with them takes
        it too long or breaks it, which is then a damage of the paper. memory: of what was made of papers before, asked
        for those whose reading is kept.
        """
        yield from self._each(papers, sense, memory, progress)

    def _each(
        self,
        papers: Iterable[Paper],
        sense: worker.Sense | None,
        memory: Memory | None,
        progress: Told | None,
    ) -> Iterator[tuple[Paper, Reading, Any]]:
        waiting: deque[_Begun] = deque()
        done = 0
        for paper in papers:
            waiting.append(self._start(paper, sense, memory))
            if len(waiting) >= AHEAD * self._jobs:
                yield self._finish(waiting.popleft())
                done += 1
                if progress:
                    progress(done)
        while waiting:
            yield self._finish(waiting.popleft())
            done += 1
            if progress:
                progress(done)

    def read(self, paper: Paper) -> Reading:
        """One paper."""
        return self._finish(self._start(paper, None, None))[1]

    def _start(self, paper: Paper, sense: worker.Sense | None, memory: Memory | None) -> _Begun:
        known = self._cache.find(paper.sha256) if self._cache else None
        if known is None or known.media_type != paper.media_type:
            work = self._workers().submit(worker.read, *self._order(paper, (), sense))
            return _Begun(paper, sense, work, memory)
        made = memory.find(paper.sha256) if memory and sense else None
        if sense is None or made is not None:
            return _Begun(paper, sense, known, kept=True, made=made)
        work = self._workers().submit(worker.make_sense, encode(known), self.settings, sense)
        return _Begun(paper, sense, work, memory, kept=True)

    def _order(self, paper: Paper, skip: tuple[int, ...], sense: worker.Sense | None) -> tuple[Any, ...]:
        return str(paper.staged), paper.sha256, paper.media_type, self.settings, skip, sense

    def _finish(self, begun: _Begun) -> tuple[Paper, Reading, Any]:
        if isinstance(begun.work, Reading):
            reading, made = begun.work, begun.made
        else:
            reading, made = self._awaited(begun, begun.work)
            if begun.memory and not any(damage.kind in PASSING for damage in reading.damage):
                begun.memory.keep(begun.paper.sha256, made)
        if self._cache and not begun.kept:
            self._cache.keep(reading)
        self.know(reading)
        return begun.paper, set_aside(reading), made

    def know(self, reading: Reading) -> None:
        """Turn the pages of this paper as their reading says when they are rendered, whoever read it."""
        self._turned.update({(reading.sha256, p.number): p.turned for p in reading.pages if p.turned})

    def _awaited(self, begun: _Begun, work: Future[Any]) -> tuple[Reading, Any]:
        try:
            return self._decoded(begun, self._workers().result(work))
        except WorkerLost as lost:
            return self._again(begun, lost)

    def _decoded(self, begun: _Begun, answer: tuple[bytes, Any]) -> tuple[Reading, Any]:
        data, sense = answer
        try:
            reading = decode(data)
        except BadReading:
            damage = Damage(DamageKind.UNREADABLE, None, "the worker's answer makes no sense")
            return _unread(begun, damage)
        return (
            (reading, sense)
            if reading.sha256 == begun.paper.sha256
            else _unread(begun, Damage(DamageKind.UNREADABLE))
        )

    def _again(self, begun: _Begun, lost: WorkerLost) -> tuple[Reading, Any]:
        """Once more in a fresh worker (the last paper may have harmed the old one), without the page that
        took too much."""
        limit = lost.kind in (DamageKind.TIME_LIMIT, DamageKind.MEMORY_LIMIT)
        if limit and not lost.page:
            return _unread(begun, Damage(lost.kind, None, lost.detail))
        skip = (lost.page,) if limit else ()
        with Pool(self.settings, jobs=1, tasks_each=1, stop=self._stop) as fresh:
            work = fresh.submit(worker.read, *self._order(begun.paper, skip, begun.sense))
            try:
                reading, sense = self._decoded(begun, fresh.result(work))
            except WorkerLost as again:
                return _unread(begun, Damage(again.kind, again.page or None, again.detail))
        return (_with(reading, Damage(lost.kind, lost.page, lost.detail)) if skip else reading), sense

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


def _unread(begun: _Begun, damage: Damage) -> tuple[Reading, Any]:
    reading = Reading(begun.paper.sha256, begun.paper.media_type, 0, (), (damage,), reader=reader_versions())
    return reading, begun.sense(reading) if begun.sense else None


def _with(reading: Reading, damage: Damage) -> Reading:
    from dataclasses import replace

    kept = tuple(d for d in reading.damage if (d.kind, d.page) != (damage.kind, damage.page))
    return replace(reading, damage=(*kept, damage))
