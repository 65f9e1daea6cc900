"""Differences that are not looked at: what the other screenshot cannot show, and what the caller named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from evidence.comparing.boxes import Ints
from evidence.comparing.change import Band, Ignored
from evidence.comparing.drafts import Draft
from evidence.comparing.marks import covered, out_of_sight
from evidence.comparing.sheet import Sheet
from evidence.comparing.shot import Shot, Shots
from evidence.finding import Box


def without_hidden(
    sheets: tuple[Sheet, Sheet], shots: Shots, ignore: tuple[Sequence[Box], Sequence[Box]]
) -> tuple[tuple[Sheet, Sheet], list[Ignored]]:
    """The sheets without marks out of sight or in boxes to ignore (in pixels of each side), and those marks."""
    left_out: list[Ignored] = []
    kept: list[Sheet] = []
    asked = [_on_page(boxes, shot) for boxes, shot in zip(ignore, shots, strict=True)]
    for n, sheet in enumerate(sheets):
        other, shot = sheets[1 - n], shots[n]
        hidden = out_of_sight(sheet.marks, sheet.page.size, other.page.size)
        named = covered(sheet.marks, asked[n], asked[1 - n])
        for mark in np.flatnonzero(hidden | named):
            box = shot.some_box(sheet.marks.boxes[mark])
            why = "asked for" if named[mark] else "not in the other picture"
            left_out.append(Ignored(why=why, before=None if n else box, after=box if n else None))
        kept.append(replace(sheet, marks=sheet.marks.only(~hidden & ~named)))
    return (kept[0], kept[1]), left_out


def _on_page(boxes: Sequence[Box], shot: Shot) -> Ints:
    pixels = np.array([list(box) for box in boxes], np.float64).reshape(-1, 4)
    return np.asarray(np.rint(pixels / shot.factor), np.int64)


def weak(drafts: Sequence[Draft], shots: Shots) -> list[Ignored]:
    """Differences too faint to be changes."""
    return [
        Ignored(why="rendering", before=shots[0].box(draft.before), after=shots[1].box(draft.after))
        for draft in drafts
    ]


def moved_only(bands: Sequence[Band], shots: Shots) -> list[Ignored]:
    """Stretches of the page that are the same but for their place."""
    found = []
    for band in bands:
        if abs(band.after[0] / shots[1].factor - band.before[0] / shots[0].factor) > 1:
            before = (0, band.before[0], shots[0].image.width, band.before[1])
            after = (0, band.after[0], shots[1].image.width, band.after[1])
            found.append(Ignored(why="moved only", before=before, after=after))
    return found
