"""What one run can be told, and how it tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Options:
    """today: the day to judge on; nothing behind the face reads a clock.

    platform: None for what case.toml says, else Joom. strict: warnings block too. language: en or zh, for the report shown
    first and the requests. jobs: worker processes, None for one per core up to four. cache: use former readings of
    the same bytes. ledger: look into the record of what was packed beside the case, and note there what is packed now.
    """

    today: date
    platform: str | None = None
    strict: bool = False
    language: str = "en"
    jobs: int | None = None
    cache: bool = True
    ledger: bool = True


def no_progress(what: str, done: int, total: int) -> None:
    """Tell nobody."""
