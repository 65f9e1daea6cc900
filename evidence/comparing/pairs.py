"""Which screenshots belong together, told by their names: before/after, 整改前/整改后, до/после, or folders of those names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_BEFORE = ("before", "整改前", "修改前", "改前", "下架前", "до", "old", "vorher")
_AFTER = ("after", "整改后", "修改后", "改后", "整改後", "после", "new", "nachher")


@dataclass(frozen=True, slots=True)
class NamedPair:
    """Names of two pictures of one listing; key: what their names share, for instance the SKU."""

    before: str
    after: str
    key: str


def pair_names(names: Iterable[str]) -> tuple[NamedPair, ...]:
    """Pairs among the names, sorted by key. A name whose partner is missing, or has two, is in no pair."""
    sides: dict[str, dict[str, list[str]]] = {}
    for name in names:
        side, key = side_of(name)
        if side:
            sides.setdefault(key, {}).setdefault(side, []).append(name)
    whole = {
        key: found
        for key, found in sides.items()
        if len(found) == 2 and all(len(v) == 1 for v in found.values())
    }
    return tuple(NamedPair(whole[k]["before"][0], whole[k]["after"][0], k) for k in sorted(whole))


def side_of(name: str) -> tuple[str, str]:
    """("before" | "after" | "", key): the side a name says it is, and the rest of the name without that word."""
    plain = unicodedata.normalize("NFKC", name).casefold().rsplit(".", 1)[0]
    for side, words in (("before", _BEFORE), ("after", _AFTER)):
        for word in words:
            found = _spot(word, plain)
            if found:
                return side, _key(plain[: found.start()] + " " + plain[found.end() :])
    return "", _key(plain)


def _spot(word: str, plain: str) -> re.Match[str] | None:
    """Chinese words stand anywhere; others between signs that are no letters."""
    if word[0] > "\u2e80":
        return re.search(word, plain)
    return re.search(rf"(?<![^\W\d_]){word}(?![^\W\d_])", plain)


def _key(rest: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", rest))
