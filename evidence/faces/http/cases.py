"""The cases a server holds: each with its private folder, its job, and its end."""

from __future__ import annotations

import secrets
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evidence import job
from evidence.background import Job
from evidence.case.toml import declared_in
from evidence.errors import Cancelled, EvidenceError, WrongCall
from evidence.faces.http.problems import FAILED, NOT_FOUND, TOO_MANY, Problem, of_error, problem_body
from evidence.finding import say
from evidence.options import Options, Progress
from evidence.papers.private import private_folder, remove

_POLL = 0.2
"""Seconds between two looks of a waiting case at whether it was cancelled."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is kept of a case that is done. zip: None where the case is not ready and was not forced."""

    ready: bool
    report: Path
    zip: Path | None


@dataclass(frozen=True, slots=True)
class Held:
    """One case. id: 128 random bits, so that nobody finds the case of another. home: its private folder."""

    id: str
    name: str
    created: datetime
    home: Path
    job: Job[Result]


class Cases:
    """All cases of a server. Every method may be called from any thread.

    most: cases held at a time, done ones too. at_once: cases judged at a time; the others wait their turn.
    """

    def __init__(self, most: int, at_once: int) -> None:
        self._most = most
        self._turns = threading.Semaphore(at_once)
        self._lock = threading.Lock()
        self._held: dict[str, Held] = {}
        self._coming = 0
        self._open = ExitStack()
        self._root: Path | None = None

    def begin(self) -> Path:
        """A new private folder for an upload; follow with `start` or `drop`. Raises Problem where there are too many."""
        with self._lock:
            if len(self._held) + self._coming >= self._most:
                what = say("{most} cases are held already", most=self._most)
                raise Problem(TOO_MANY, what, "", say("delete those that are done, or come again later"))
            self._coming += 1
            if self._root is None:
                self._root = self._open.enter_context(private_folder())
            home = self._root / secrets.token_hex(16)
            home.mkdir(mode=0o700)
            return home

    def drop(self, home: Path) -> None:
        """Forget an upload that came to nothing."""
        with self._lock:
            self._coming -= 1
        remove(home)

    def start(self, home: Path, folder: Path, options: Options, force: bool) -> Held:
        """Judge and pack the case in `folder`, which lies in `home`, as soon as it is its turn."""

        def work(tell: Progress, stop: threading.Event) -> Result:
            self._wait(tell)
            try:
                return _pack(home, folder, options, force, tell, stop)
            finally:
                self._turns.release()

        with self._lock:
            self._coming -= 1
            held = Held(home.name, folder.name, datetime.now(UTC), home, Job(work))
            self._held[held.id] = held
            return held

    def find(self, name: str) -> Held:
        """The case of that id. Raises Problem where there is none."""
        with self._lock:
            held = self._held.get(name)
        if held is None:
            raise Problem(
                NOT_FOUND, say("there is no case of this id"), name[:80], say("send the case again")
            )
        return held

    def delete(self, name: str) -> None:
        """Stop the case's job and remove all that was sent and made. Raises Problem where there is no such case."""
        held = self.find(name)
        with self._lock:
            self._held.pop(name, None)
        _end(held)

    def close(self) -> None:
        """Delete every case."""
        with self._lock:
            left = list(self._held.values())
            self._held.clear()
        for held in left:
            held.job.cancel()
        for held in left:
            _end(held)
        with self._lock:
            self._root = None
            self._open.close()

    def _wait(self, tell: Progress) -> None:
        tell("waiting", 0, 0)
        while not self._turns.acquire(timeout=_POLL):
            tell("waiting", 0, 0)
        tell("copying", 0, 0)


def status(held: Held, language: str) -> dict[str, Any]:
    """How a case stands, as JSON."""
    step, ended = held.job.progress, outcome(held)
    result = ended if isinstance(ended, Result) else None
    return {
        "id": held.id,
        "name": held.name.encode("utf-8", "backslashreplace").decode(),
        "status": _word(held, ended),
        "step": {"what": step.what, "done": step.done, "total": step.total},
        "verdict": None if result is None else "ready" if result.ready else "blocked",
        "problem": problem_body(ended, language) if isinstance(ended, Problem) else None,
        "created": held.created.isoformat(timespec="seconds"),
        "links": {
            "self": f"/cases/{held.id}",
            "report": f"/cases/{held.id}/report" if result else None,
            "bundle": f"/cases/{held.id}/bundle" if result and result.zip else None,
        },
    }


def outcome(held: Held) -> Result | Problem | None:
    """What became of a case, or why it could not be judged; None while it is not done."""
    if not held.job.done:
        return None
    try:
        return held.job.result(0)
    except EvidenceError as error:
        return of_error(FAILED, error)
    except Cancelled:
        return Problem(FAILED, say("the case was stopped"), "", say("send the case again"))
    except Exception as error:
        what = say("the program broke: {name}", name=type(error).__name__)
        return Problem(FAILED, what, "", say("send it again; if it stays so, report it"))


def _word(held: Held, ended: Result | Problem | None) -> str:
    if ended is not None:
        return "done" if isinstance(ended, Result) else "failed"
    return "waiting" if held.job.progress.what in ("starting", "waiting") else "running"


def _pack(
    home: Path, folder: Path, options: Options, force: bool, tell: Progress, stop: threading.Event
) -> Result:
    if declared_in(folder).supplement_to:
        raise WrongCall(
            "case.toml: supplement_to names a bundle on the seller's own disk",
            "leave it out here, or run evidence pack where the bundle lies",
        )
    bundle = job.pack(folder, home / "made" / folder.name, options, tell, force=force, stop=stop)
    return Result(bundle.report.ready, bundle.folder / "report.json", bundle.zip)


def _end(held: Held) -> None:
    held.job.cancel()
    held.job.wait()
    remove(held.home)
