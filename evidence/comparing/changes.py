"""Drafts become numbered changes in pixels of both screenshots, with the words that changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evidence.comparing.boxes import NO_BOXES, Ints, overlap
from evidence.comparing.change import Change, Ignored, Kind
from evidence.comparing.drafts import Draft
from evidence.comparing.dynamic import moves_by_itself
from evidence.comparing.sheet import Sheet
from evidence.comparing.shot import Shot, Shots
from evidence.comparing.words import MarkedLine, Specimen, ToldWords, WordReader, cut_line, tell_words
from evidence.finding import Message, say

CERTAIN = 1.5
"""Times the least strength of a change from which it is sure."""

SPECIMENS = 4
"""Lines that are shown to the reader of words beside the one it reads."""

LONG_LINE = 30
"""Width in heights from which a longer line is no better."""

MOST_LINES = 12
"""Lines of one side beyond which a change is not read: nobody reads that much in a legend."""


def make_changes(
    drafts: Sequence[Draft], sheets: tuple[Sheet, Sheet], shots: Shots, least: float, read: WordReader | None
) -> tuple[tuple[Change, ...], list[Ignored]]:
    """Changes from top to bottom, and clocks and counters set apart. least: strength from which a change is one."""
    changes: list[Change] = []
    apart: list[Ignored] = []
    page = _specimen(sheets[0], shots[0]) if read else Specimen(())
    for draft in sorted(drafts, key=_place):
        told = _tell(draft, sheets, shots, read, page) if read else None
        why = moves_by_itself(told.removed, told.added, told.beside) if told else None
        if why:
            apart.append(Ignored(why=why, before=shots[0].box(draft.before), after=shots[1].box(draft.after)))
        else:
            changes.append(_change(len(changes) + 1, draft, shots, told, draft.strength >= CERTAIN * least))
    return tuple(changes), apart


def _place(draft: Draft) -> tuple[int, int]:
    box = draft.after if draft.after is not None else draft.before
    return (int(box[1]), int(box[0])) if box is not None else (0, 0)


def _change(number: int, draft: Draft, shots: Shots, told: ToldWords | None, clear: bool) -> Change:
    lacking = shots[1] if draft.after is None else shots[0]
    return Change(
        number=number,
        kind=draft.kind,
        before=shots[0].box(draft.before),
        after=shots[1].box(draft.after),
        ghost=lacking.box(draft.ghost),
        marks_before=tuple(shots[0].some_box(box) for box in draft.marks_before),
        marks_after=tuple(shots[1].some_box(box) for box in draft.marks_after),
        removed=told.removed if told else (),
        added=told.added if told else (),
        sure=clear and (told is None or told.sure),
        why_not=_doubt(clear, told),
    )


def _doubt(clear: bool, told: ToldWords | None) -> Message | None:
    if not clear:
        return say("the difference is faint: look at the close-up")
    if told and not told.sure:
        return say("the words could not be read for certain: look at the close-up")
    return None


def _specimen(sheet: Sheet, shot: Shot) -> Specimen:
    """The longest lines of the page."""
    lines = sheet.layout.lines
    wide = (lines[:, 2] - lines[:, 0]) / np.maximum(lines[:, 3] - lines[:, 1], 1)
    longest = np.argsort(-np.minimum(wide, LONG_LINE), kind="stable")[:SPECIMENS]
    return Specimen(tuple(cut_line(shot.image, shot.some_box(lines[n]))[0] for n in longest))


def _tell(
    draft: Draft, sheets: tuple[Sheet, Sheet], shots: Shots, read: WordReader, page: Specimen
) -> ToldWords | None:
    """The words that changed; None where a change is not one of words, or of too many."""
    if draft.kind in (Kind.PICTURE, Kind.MOVED):
        return None
    rewritten = draft.kind is Kind.TEXT
    b = _lines(draft.words_before, draft.places_before if rewritten else NO_BOXES, sheets[0], shots[0])
    a = _lines(draft.words_after, draft.places_after if rewritten else NO_BOXES, sheets[1], shots[1])
    if not (b or a) or max(len(b), len(a)) > MOST_LINES:
        return None
    return tell_words(shots[0].image, b, shots[1].image, a, read, page)


def _lines(words: Ints, places: Ints, sheet: Sheet, shot: Shot) -> list[MarkedLine]:
    """The lines that hold marked words, each with its marks, and those at the places; top to bottom."""
    lines = sheet.layout.lines
    if not len(lines):
        return []
    on = overlap(words, lines).argmax(1) if len(words) else np.zeros(0, np.int64)
    read = {*on.tolist(), *_beside(places, lines)}
    order = sorted(read, key=lambda n: (int(lines[n, 1]), int(lines[n, 0])))
    return [
        MarkedLine(
            shot.some_box(lines[n]), tuple(shot.some_box(word) for word in words[np.flatnonzero(on == n)])
        )
        for n in order
    ]


def _beside(places: Ints, lines: Ints) -> list[int]:
    """The lines on whose row the places are, each the nearest one."""
    found = []
    tall = lines[:, 3] - lines[:, 1]
    for place in places:
        level = np.minimum(lines[:, 3], place[3]) - np.maximum(lines[:, 1], place[1]) >= 0.5 * tall
        gap = np.maximum(lines[:, 0] - place[2], place[0] - lines[:, 2])
        near = np.flatnonzero(level & (gap <= 3 * tall))
        if len(near):
            found.append(int(near[gap[near].argmin()]))
    return found
