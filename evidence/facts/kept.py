"""Facts kept by the hash of their paper, so that a second check makes sense only of what is new."""

from __future__ import annotations

from dataclasses import asdict, fields
from functools import cache
from pathlib import Path
from typing import Any

from evidence.facts.fact import Fact, Facts, Kind
from evidence.reading.reading import ReadBy
from evidence.reading.shelf import Shelf, code_hash, message_from

_ROOM = Path(__file__).parent


class KeptFacts:
    """folder: the readings' cache. salt: what the readings depend on; this room's code and words are always in the key."""

    def __init__(self, folder: Path, salt: str) -> None:
        self._shelf = Shelf(folder / "facts", salt, _own_code())

    def find(self, sha256: str) -> Facts | None:
        """The facts kept for the paper with these bytes."""
        try:
            return _facts(self._shelf.find(sha256))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, sha256: str, facts: Facts) -> None:
        """Remember what a paper says."""
        self._shelf.keep(sha256, asdict(facts))


@cache
def _own_code() -> str:
    return code_hash((*_ROOM.glob("*.py"), *_ROOM.glob("*.toml"), *_ROOM.glob("words/*.toml")))


def _facts(kept: dict[str, Any]) -> Facts:
    if set(kept) != {one.name for one in fields(Facts)}:
        raise ValueError("other facts than these")
    plain = {"kind": Kind(kept["kind"]), "kind_sure": bool(kept["kind_sure"]), "type": kept["type"]}
    also = {name: tuple(map(_fact, found)) for name, found in kept["also"].items()}
    rest = {name: _one_or_more(value) for name, value in kept.items() if name not in (*plain, "also")}
    return Facts(**plain, **rest, also=also)


def _one_or_more(kept: Any) -> Any:
    if isinstance(kept, list):
        return tuple(map(_fact, kept))
    return _fact(kept) if kept is not None else None


def _fact(kept: dict[str, Any]) -> Fact:
    box = kept["box"]
    return Fact(
        value=kept["value"],
        printed=kept["printed"],
        sure=bool(kept["sure"]),
        page=int(kept["page"]),
        box=(box[0], box[1], box[2], box[3]) if box is not None else None,
        read_by=ReadBy(kept["read_by"]),
        why=message_from(kept["why"]) if kept["why"] is not None else None,
        rivals=tuple(kept["rivals"]),
    )
