"""Listing changes.

Field by field what the listing said before and what it says now, as declared, with the words that changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from evidence.case.case import Case
from evidence.case.declared import Listing
from evidence.comparing.change import Kind, PairVerdict
from evidence.drawing.difference import show_difference
from evidence.drawing.plan import A4_LYING, Ink, Run, Sheet
from evidence.drawing.setting import About, Setting, layout
from evidence.drawing.table import Column, Row
from evidence.drawing.table_sheets import make_table_sheets

_COLUMNS = (Column("Field", 1.1), Column("Before", 3), Column("After", 3))
_UNCHANGED = (Run("unchanged", ink=Ink.SOFT),)
_NOTHING = (Run("—", ink=Ink.FAINT),)


@layout(About.CASE)
def listing_changes(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """One table for all listings whose wording is declared before and after; none where none is."""
    told = [listing for listing in case.declared.listings if list(_fields(listing))]
    if not told:
        return ()
    several = len(told) > 1
    rows = [row for listing in told for row in _rows(case, setting, listing, several)]
    title = f"{len(told)} listings" if several else told[0].after.title or f"Listing {told[0].sku}"
    foot = ("Struck through: words that were removed. Bold: words that were added.",)
    return make_table_sheets(case, setting, A4_LYING, ("Listing changes", title), _COLUMNS, rows, foot)


def _rows(case: Case, setting: Setting, listing: Listing, heading: bool) -> Iterator[Row]:
    if heading:
        yield Row((f"SKU {listing.sku}", listing.after.title or listing.before.title, ""), strong=True)
    for name, before, after in _fields(listing):
        field = (Run(name, bold=True),)
        if before == after:
            yield Row((field, before, _UNCHANGED))
        else:
            left, right = show_difference(before, after)
            yield Row((field, left or _NOTHING, right or _NOTHING))
    yield from _images(case, setting, listing)


def _fields(listing: Listing) -> Iterator[tuple[str, str, str]]:
    """Fields that are declared on either side; only those that can be compared."""
    before, after = listing.before, listing.after
    pairs = [("Title", before.title, after.title)]
    old, new = dict(before.attributes), dict(after.attributes)
    pairs += [(name, old.get(name, ""), new.get(name, "")) for name in dict.fromkeys((*old, *new))]
    pairs += [("Bullet point", *both) for both in _align(before.bullets, after.bullets)]
    pairs.append(("Description", before.description, after.description))
    yield from (pair for pair in pairs if pair[1] or pair[2])


def _align(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Points that stayed beside each other; between them what went beside what came."""
    for _, i0, i1, j0, j1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from zip_longest(before[i0:i1], after[j0:j1], fillvalue="")


def _images(case: Case, setting: Setting, listing: Listing) -> Iterator[Row]:
    """Pictures that the screenshots show to have changed."""
    for pair in case.pairs:
        if pair.sku != listing.sku or pair.comparison.verdict is not PairVerdict.CHANGED:
            continue
        shown = setting.find(pair.after.name)
        where = f"exhibit {shown.label}" if shown else "the close-ups"
        for change in pair.comparison.changes:
            if change.kind is Kind.PICTURE:
                told = f"changed, see {where}, close-up {change.number}"
                yield Row(((Run("Image", bold=True),), "as in the before screenshot", told))
