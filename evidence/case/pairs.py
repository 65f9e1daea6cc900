"""Which screenshots are compared: the pairs case.toml names, and those whose names say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.case.case import Document
from evidence.case.declared import Declared, Role
from evidence.comparing.pairs import pair_names
from evidence.facts.fact import Kind
from evidence.finding import Box


@dataclass(frozen=True, slots=True)
class ToCompare:
    """Two screenshots of one listing. ignore_before, ignore_after: boxes in pixels that do not count."""

    before: Document
    after: Document
    sku: str | None
    ignore_before: tuple[Box, ...]
    ignore_after: tuple[Box, ...]


def find_pairs(documents: Sequence[Document], declared: Declared) -> tuple[ToCompare, ...]:
    """All pairs, those of case.toml first. A screenshot is in one pair; a pair with a missing side is none."""
    pictures = {d.name: d for d in documents if d.paper.media_type.startswith("image/") and d.reading.pages}
    found, used = [], set[str]()
    for before, after, sku in (*_declared(declared), *_named(pictures, declared)):
        if before in pictures and after in pictures and not used & {before, after}:
            used |= {before, after}
            found.append(_pair(pictures[before], pictures[after], sku, declared))
    return tuple(found)


def without_kind(document: Document) -> Document:
    """A side of a pair as what it is: a screenshot, whatever paper its words may name."""
    return replace(document, facts=replace(document.facts, kind=Kind.OTHER, kind_sure=True, type=None))


def _declared(declared: Declared) -> Iterator[tuple[str, str, str | None]]:
    for pair in declared.pairs:
        yield pair.before, pair.after, pair.sku or None
    before = [one for one in declared.files if one.role is Role.BEFORE]
    after = [one for one in declared.files if one.role is Role.AFTER]
    if len(before) == len(after) == 1:
        yield before[0].file, after[0].file, before[0].sku or after[0].sku or None


def _named(names: Iterable[str], declared: Declared) -> Iterator[tuple[str, str, str | None]]:
    skus = [listing.sku for listing in declared.listings if listing.sku]
    for pair in pair_names(names):
        named = [sku for sku in skus if _plain(sku) in _plain(pair.key)]
        only = skus[0] if len(skus) == 1 else None
        yield pair.before, pair.after, max(named, key=len, default=only)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _pair(before: Document, after: Document, sku: str | None, declared: Declared) -> ToCompare:
    def boxes(name: str) -> tuple[Box, ...]:
        return tuple(one.box for one in declared.ignore if one.file == name)

    return ToCompare(before, after, sku, boxes(before.name), boxes(after.name))
