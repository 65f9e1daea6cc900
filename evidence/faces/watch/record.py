"""What the watch has done: one JSON file in the outbox, written whole, so that a killed watch goes on where it was."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from evidence.bundle.alone import write_whole

RECORD = ".evidence-watch.json"
MOST_TRIES = 3
"""Runs that may begin on one case without coming to an end; then it is the case that ends the program."""


@dataclass(frozen=True, slots=True)
class Done:
    """One case that was dealt with. name, sha256: what was in the inbox. result: where its result lies; reason: why it failed."""

    name: str
    sha256: str
    exit_code: int
    result: str
    reason: str = ""


class Record:
    """The record at a place. Raises CannotWrite where it cannot be kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._done: dict[str, Done] = {}
        self._begun: dict[str, int] = {}
        if path.exists():
            self._load(json.loads(path.read_text(encoding="utf-8")))

    def done(self, name: str, sha256: str) -> Done | None:
        """What was done with a case that has these bytes now; None where it was not, or had others."""
        one = self._done.get(name)
        return one if one is not None and one.sha256 == sha256 else None

    def tries(self, name: str, sha256: str) -> int:
        """How often work on it began and did not end."""
        return self._begun.get(f"{name} {sha256}", 0)

    def begin(self, name: str, sha256: str) -> None:
        """Note that work begins."""
        self._begun[f"{name} {sha256}"] = self.tries(name, sha256) + 1
        self._save()

    def end(self, done: Done) -> None:
        """Note that it ended, in the place of what was noted under this name before."""
        self._done[done.name] = done
        self._begun = {
            key: count for key, count in self._begun.items() if key.rpartition(" ")[0] != done.name
        }
        self._save()

    def results(self) -> frozenset[str]:
        """Where the results of this watch lie."""
        return frozenset(one.result for one in self._done.values())

    def _load(self, kept: dict[str, object]) -> None:
        done, begun = kept.get("done"), kept.get("begun")
        if isinstance(done, list):
            self._done = {one["name"]: Done(**one) for one in done}
        if isinstance(begun, dict):
            self._begun = {str(key): int(count) for key, count in begun.items()}

    def _save(self) -> None:
        kept = {"done": [asdict(one) for one in self._done.values()], "begun": self._begun}
        write_whole(
            self._path,
            (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogateescape"),
        )
