"""The watch itself: looks at the inbox, takes what has settled, lays the result into the outbox or to the side."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import ExitCode, WrongCall
from evidence.faces.watch.record import MOST_TRIES, RECORD, Done, Record
from evidence.faces.watch.settling import Look, cases_in, fingerprint, look_at, seems_unfilled
from evidence.finding import say

WORK = ".evidence-work"
_PATIENCE = 10
"""Settling times for which a file that ends in zeros is taken for one still being filled."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What working on a case came to: the exit code, and the reason in words where it is not 0."""

    exit_code: int
    reason: str = ""


Work = Callable[[Path, Path], Outcome]
"""Judges the case at the first path and lays its bundle at the second; never raises but for CannotWrite."""


@dataclass(slots=True)
class _Seen:
    """What is known of a case that is being waited for. first: when it was first listed as it is; since: when listing or
    bytes last changed, in seconds of the clock given. known: it was dealt with as it is."""

    look: Look
    first: float
    since: float
    sha256: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """inbox: where cases are put. out: where bundles go. failed: where the others go, with the reason."""

    inbox: Path
    out: Path
    failed: Path

    def prepare(self) -> None:
        """Make out and failed. Raises WrongCall where the inbox is none, or the places lie in each other."""
        if not self.inbox.is_dir():
            raise WrongCall(
                say("{path} is no folder", path=str(self.inbox)), say("name the folder cases are put into")
            )
        inbox = self.inbox.resolve()
        for place in (self.out.resolve(), self.failed.resolve()):
            if place == inbox or inbox in place.parents or place in inbox.parents:
                raise WrongCall(
                    say("{place} and the inbox lie in each other", place=str(place)),
                    say("name folders beside the inbox with --out and --failed"),
                )
        if self.out.resolve() == self.failed.resolve():
            raise WrongCall(say("--out and --failed are the same folder"), say("name two folders"))
        for place in (self.out, self.failed):
            place.mkdir(parents=True, exist_ok=True)


class Inbox:
    """Cases on their way in. settle: seconds for which nothing may change, twice (see settling.py)."""

    def __init__(
        self, places: Places, work: Work, settle: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._places, self._work, self._settle, self._clock = places, work, settle, clock
        self._record = Record(places.out / RECORD)
        self._seen: dict[str, _Seen] = {}
        shutil.rmtree(places.out / WORK, ignore_errors=True)

    @property
    def at_rest(self) -> bool:
        """Whether every case in the inbox that holds anything has been dealt with."""
        return all(seen.known or seen.look.is_empty for seen in self._seen.values())

    def step(self) -> Iterator[Done]:
        """Look once at every case, and deal with those that have settled; tells what was done now."""
        cases = list(cases_in(self._places.inbox))
        names = {case.name for case in cases}
        self._seen = {name: seen for name, seen in self._seen.items() if name in names}
        for case in cases:
            try:
                sha256 = self._settled(case)
            except OSError:
                # It changed under our hands, or somebody holds it: it is not ready.
                self._seen.pop(case.name, None)
                continue
            if sha256:
                self._seen[case.name].known = True
                if self._record.done(case.name, sha256) is None:
                    yield self._deal_with(case, sha256)

    def _settled(self, case: Path) -> str:
        """The fingerprint of a case that is ready; "" for one that is not, or that was dealt with as it is."""
        now, look, seen = self._clock(), look_at(case), self._seen.get(case.name)
        if seen is None or seen.look != look:
            self._seen[case.name] = _Seen(look, now, now)
            return ""
        if seen.known or look.waits_for or look.is_empty or now - seen.since < self._settle:
            return ""
        sha256 = fingerprint(case)
        if sha256 != seen.sha256 or look_at(case) != look:
            seen.sha256, seen.since = sha256, now
            return ""
        if seems_unfilled(case) and now - seen.first < _PATIENCE * self._settle:
            return ""
        return sha256

    def _deal_with(self, case: Path, sha256: str) -> Done:
        if self._record.tries(case.name, sha256) >= MOST_TRIES:
            reason = say("the program ended {count} times while it worked on this case", count=MOST_TRIES)
            return self._put_aside(case, sha256, Outcome(ExitCode.BROKE, str(reason)))
        self._record.begin(case.name, sha256)
        place = self._places.out / WORK / self._name_of(case)
        place.parent.mkdir(exist_ok=True)
        outcome = self._work(case, place)
        if outcome.exit_code != ExitCode.READY:
            return self._put_aside(case, sha256, outcome)
        target = self._places.out / place.name
        self._remove(self._places.failed / place.name)
        _put(place, target)
        return self._ended(Done(case.name, sha256, outcome.exit_code, str(target)))

    def _put_aside(self, case: Path, sha256: str, outcome: Outcome) -> Done:
        """The report, if there is one, and the reason; a bundle of former papers must not go on looking ready."""
        name = self._name_of(case)
        made, target = self._places.out / WORK / name, self._places.failed / name
        self._remove(self._places.out / name)
        if made.exists():
            _put(made, target)
        else:
            _remove(target)
        _reason_at(target).write_text(outcome.reason + "\n", encoding="utf-8", errors="backslashreplace")
        return self._ended(Done(case.name, sha256, outcome.exit_code, str(target), outcome.reason))

    def _ended(self, done: Done) -> Done:
        shutil.rmtree(self._places.out / WORK, ignore_errors=True)
        self._record.end(done)
        return done

    def _remove(self, place: Path) -> None:
        """Take away what an earlier run laid there; never anything this watch did not make."""
        if str(place) in self._record.results():
            _remove(place)

    def _name_of(self, case: Path) -> str:
        """What a case's result is called: as the case; a zip without its ending, where no folder has that name."""
        if case.is_dir():
            return case.name
        return f"{case.stem}-zip" if case.with_suffix("").exists() else case.stem


def _put(made: Path, target: Path) -> None:
    """Lay a bundle and its zip at their place, over an earlier one; across drives by way of a copy beside the place."""
    for source, place in ((made, target), (_zip_of(made), _zip_of(target))):
        _remove_one(place)
        if source.exists():
            beside = place.with_name(f".{place.name}.coming")
            _remove_one(beside)
            shutil.move(source, beside)
            beside.replace(place)
    _reason_at(target).unlink(missing_ok=True)


def _remove(place: Path) -> None:
    for path in (place, _zip_of(place), _reason_at(place)):
        _remove_one(path)


def _remove_one(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _zip_of(folder: Path) -> Path:
    return folder.with_name(folder.name + ".zip")


def _reason_at(folder: Path) -> Path:
    return folder.with_name(folder.name + ".reason.txt")
