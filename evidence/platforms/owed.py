"""What a violation owes, and what of it the case holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.case.case import Case, Document
from evidence.case.declared import Declared, Ownership
from evidence.case.roles import role_of, used
from evidence.platforms.platform import Item, Platform, Violation


@dataclass(frozen=True, slots=True)
class Held:
    """What satisfies one item.

    Said: by a declaration or pair. papers: surely; doubtful: papers that look like it.
    """

    item: Item
    papers: tuple[Document, ...]
    doubtful: tuple[Document, ...]
    said: bool

    @property
    def there(self) -> bool:
        return self.said or bool(self.papers)


@dataclass(frozen=True, slots=True)
class Owed:
    """An item of a violation.

    Must: else it only helps. certain: False where it hangs on who owns the brand.
    """

    item: Item
    must: bool
    certain: bool = True


def owed_by(violation: Violation, case: Case, platform: Platform) -> Iterator[Owed]:
    """The items a violation asks of this case; those for brands only where the goods bear one."""
    ownership = case.declared.brand.ownership
    yield from (Owed(platform.items[item], must=True) for item in violation.owed)
    if ownership is not Ownership.WHITE_LABEL:
        known = ownership is not None
        yield from (Owed(platform.items[item], True, known) for item in violation.owed_if_brand)
        if ownership is not Ownership.OWN:
            yield from (Owed(platform.items[item], True, known) for item in violation.owed_if_agency)
    yield from (Owed(platform.items[item], must=False) for item in violation.asked)


def held(item: Item, case: Case) -> Held:
    """What of the case satisfies an item."""
    sure, doubtful = [], []
    for document in used(case):
        by_role = str(role_of(case, document)) in item.roles
        by_kind = (
            document.facts.kind in item.kinds and document.facts.type not in item.but_types
        ) or document.facts.type in item.types
        by_fact = any(getattr(document.facts, fact) is not None for fact in item.facts)
        if by_role or by_fact or (by_kind and document.facts.kind_sure):
            sure.append(document)
        elif by_kind:
            doubtful.append(document)
    said = (item.pair and bool(case.pairs)) or any(_declares(case.declared, name) for name in item.declared)
    return Held(item, tuple(sure), tuple(doubtful), said)


def _declares(declared: Declared, name: str) -> bool:
    """Whether case.toml gives a thing that is no paper."""
    if name == "listing_url":
        return bool(declared.listings) and all(listing.url for listing in declared.listings)
    return bool(getattr(declared, name))
