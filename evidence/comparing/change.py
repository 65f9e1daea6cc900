"""What a comparison of two screenshots says: changes, what was left out of them and why, and how the pages align.

Every box is (x0, y0, x1, y1) in whole pixels of the screenshot it belongs to, origin top left, right and bottom
edge exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.finding import Message

PixelBox = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of one screenshot, right and bottom exclusive."""


class Kind(StrEnum):
    """What happened to one spot of the page."""

    TEXT = "text"
    PICTURE = "picture"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class PairVerdict(StrEnum):
    """What two screenshots are to each other."""

    CHANGED = "changed"
    NOTHING_CHANGED = "nothing_changed"
    NOT_THE_SAME_PAGE = "not_the_same_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the listing.

    number: from 1, in reading order. before, after: where it shows; None on the side that does not have it.
    ghost: where it would stand on the side that does not have it (for a dashed outline there); None when both sides
    have it or when that spot lies outside the other screenshot.
    marks_before, marks_after: the boxes of the words or spots inside the change that only this side has.
    removed, added: words in reading order; both empty when they were not read or are not certain.
    sure: False when the words are not certain or the change itself is near the threshold; `why_not` says which.
    """

    number: int
    kind: Kind
    before: PixelBox | None
    after: PixelBox | None
    ghost: PixelBox | None = None
    marks_before: tuple[PixelBox, ...] = ()
    marks_after: tuple[PixelBox, ...] = ()
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    sure: bool = True
    why_not: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A difference that is not a change of the listing.

    why: "moved only", "rendering", "clock", "counter", "not in the other picture", "asked for".
    """

    why: str
    before: PixelBox | None
    after: PixelBox | None


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that show the same thing on both sides: y0 to y1 in pixels of each screenshot, top to bottom."""

    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two screenshots of one page differ in.

    before_size, after_size: (width, height) in pixels. zoom: after pixels per before pixel of the same content.
    bands: unchanged stretches in order, for folding and for aligning both sides.
    notes: what the reader must know, such as that a zoom hides small differences.
    """

    before_size: tuple[int, int]
    after_size: tuple[int, int]
    zoom: float
    verdict: PairVerdict
    changes: tuple[Change, ...]
    ignored: tuple[Ignored, ...]
    bands: tuple[Band, ...]
    notes: tuple[Message, ...]


def to_json(comparison: Comparison, before_name: str, after_name: str) -> dict[str, object]:
    """The comparison as plain JSON values; the names are printed as given."""
    return {
        "before": {"file": before_name, "pixels": list(comparison.before_size)},
        "after": {"file": after_name, "pixels": list(comparison.after_size)},
        "verdict": comparison.verdict.value,
        "zoom": round(comparison.zoom, 4),
        "changes": [_change_to_json(change) for change in comparison.changes],
        "ignored": [
            {"why": left.why, "before": _corners(left.before), "after": _corners(left.after)}
            for left in comparison.ignored
        ],
        "unchanged": [{"before": list(b.before), "after": list(b.after)} for b in comparison.bands],
        "notes": [str(note) for note in comparison.notes],
    }


def _change_to_json(change: Change) -> dict[str, object]:
    return {
        "n": change.number,
        "kind": change.kind.value,
        "before": _corners(change.before),
        "after": _corners(change.after),
        "ghost": _corners(change.ghost),
        "marks": {
            "before": [list(box) for box in change.marks_before],
            "after": [list(box) for box in change.marks_after],
        },
        "words": {"removed": list(change.removed), "added": list(change.added)},
        "sure": change.sure,
        "why_not": str(change.why_not) if change.why_not else None,
    }


def _corners(box: PixelBox | None) -> list[int] | None:
    return list(box) if box else None
