"""Comparisons kept by the hashes of their two screenshots, so that a second check compares only what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from evidence.comparing.change import Band, Change, Comparison, Ignored, Kind, PairVerdict
from evidence.finding import Box
from evidence.reading.shelf import Shelf, code_hash, message_from


class KeptComparisons:
    """folder: the readings' cache. salt: settings and versions of what reads the words; this room's code is in every key."""

    def __init__(self, folder: Path, salt: str) -> None:
        self._shelf = Shelf(folder / "compared", salt, _own_code())

    def find(self, sides: tuple[str, str], ignored: Sequence[tuple[Box, ...]]) -> Comparison | None:
        """The comparison kept for screenshots of these SHA-256, with these boxes left out on either side."""
        try:
            return _decoded(self._shelf.find([sides, ignored]))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, sides: tuple[str, str], ignored: Sequence[tuple[Box, ...]], found: Comparison) -> None:
        """Remember a comparison."""
        self._shelf.keep([sides, ignored], asdict(found))


@cache
def _own_code() -> str:
    return code_hash(Path(__file__).parent.glob("*.py"))


def _decoded(kept: dict[str, Any]) -> Comparison:
    return Comparison(
        before_size=_two(kept["before_size"]),
        after_size=_two(kept["after_size"]),
        zoom=float(kept["zoom"]),
        verdict=PairVerdict(kept["verdict"]),
        changes=tuple(map(_change, kept["changes"])),
        ignored=tuple(
            Ignored(why=i["why"], before=_box(i["before"]), after=_box(i["after"])) for i in kept["ignored"]
        ),
        bands=tuple(Band(_two(band["before"]), _two(band["after"])) for band in kept["bands"]),
        notes=tuple(map(message_from, kept["notes"])),
    )


def _change(kept: dict[str, Any]) -> Change:
    return Change(
        number=int(kept["number"]),
        kind=Kind(kept["kind"]),
        before=_box(kept["before"]),
        after=_box(kept["after"]),
        ghost=_box(kept["ghost"]),
        marks_before=tuple(tuple(box) for box in kept["marks_before"]),
        marks_after=tuple(tuple(box) for box in kept["marks_after"]),
        removed=tuple(kept["removed"]),
        added=tuple(kept["added"]),
        sure=bool(kept["sure"]),
        why_not=message_from(kept["why_not"]) if kept["why_not"] else None,
    )


def _box(kept: list[int] | None) -> tuple[int, int, int, int] | None:
    if kept is None:
        return None
    left, top, right, bottom = map(int, kept)
    return left, top, right, bottom


def _two(kept: list[int]) -> tuple[int, int]:
    first, second = map(int, kept)
    return first, second
