"""Everything on a page that is seen, not read: seals, signatures, photos; each "looks like", for a person
to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence.finding import Box
from evidence.reading.covered import find_covered
from evidence.reading.handwriting import find_signatures
from evidence.reading.photos import find_photos
from evidence.reading.raster import Raster, shrunk
from evidence.reading.reading import Code, Line, Mark
from evidence.reading.seals import find_seals, whitened
from evidence.reading.strokes import DPI

MARGIN = 6.0
"""Points around a code that belong to it."""


def find_marks(
    raster: Raster, lines: Sequence[Line], codes: Sequence[Code], annotations: Sequence[Box]
) -> tuple[Mark, ...]:
    """Seals, then signatures, photos, and bars over print. annotations: boxes of visible annotations; a mark in one comes
    from it."""
    off = [_wider(code.box) for code in codes]
    picture, scale = shrunk(raster, DPI)
    paper = whitened(picture)
    seals = [seal for seal in find_seals(paper, scale) if not any(_middle_in(seal.box, box) for box in off)]
    photos = find_photos(raster, off)
    taken = off + [photo.box for photo in photos]
    signatures = find_signatures(paper, scale, lines, seals, taken)
    outside = [s for s in seals if not any(_middle_in(s.box, photo.box) for photo in photos)]
    covered = find_covered(paper, scale, lines)
    return tuple(_from(mark, annotations) for mark in (*outside, *signatures, *photos, *covered))


def _wider(box: Box) -> Box:
    return box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN


def _middle_in(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _from(mark: Mark, annotations: Sequence[Box]) -> Mark:
    return replace(mark, from_annotation=any(_middle_in(mark.box, box) for box in annotations))
