"""Reads a picture of a page: RapidOCR for Latin and Chinese, Tesseract for Cyrillic, both where both see."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import atan2, degrees
from statistics import median

from evidence.finding import Box
from evidence.reading import budget, cyrillic, rapid, tesseract_program
from evidence.reading.cuttings import lies_down, lines_of
from evidence.reading.lines import in_reading_order
from evidence.reading.rapid import LineReader, Quad
from evidence.reading.raster import Raster
from evidence.reading.reading import DamageKind, Line, Word
from evidence.reading.script import dominant_script

STOP_WITH = 3.0
"""Seconds of processor time left, with which no further line is begun."""
SPARSE = 1.0
"""A line with fewer letters per line height of width is in a script RapidOCR does not know
(rapid.Reading.density)."""
WIDE = 5.0
"""Lines this many times wider than high can be judged so."""
MANY = 3
SHARE = 0.2
"""More unread lines than MANY and this share of all are said; fewer are signatures and ornaments."""
SAMPLE = 6
"""Lines read first, to see whether the page is worth reading by RapidOCR at all."""


@dataclass(frozen=True, slots=True)
class Seen:
    """lines: boxes in points, in reading order. script: of most letters. damage: kinds with a few words each.

    skew: degrees by which lines slope down to the right.
    """

    lines: tuple[Line, ...]
    script: str
    damage: tuple[tuple[DamageKind, str], ...] = ()
    skew: float = 0.0


@dataclass(slots=True)
class _Sorted:
    """Lines read, and quadrangles nobody could read yet. late: the time ran out before all were looked at."""

    lines: list[Line] = field(default_factory=list)
    unread: list[Quad] = field(default_factory=list)
    wide: int = 0
    late: bool = False


def read(
    raster: Raster, wanted: Callable[[Box], bool] | None = None, quads: Sequence[Quad] | None = None,
    reader: LineReader | None = None,
) -> Seen:  # fmt: skip
    """Everything printed on the picture, or only lines whose box (points) is wanted.

    quads: lines found already. reader: of this picture, which may know some of them. Only of a whole page it is
    said that its script could not be read: in a part, what looks so is mostly ornament.
    """
    found_quads = rapid.find_lines(raster.rgb) if quads is None else quads
    quads = [quad for quad in found_quads if wanted is None or wanted(_box(quad, raster))]
    reader = reader or LineReader(raster.rgb)
    found = _sort(reader, quads)
    lines, script = found.lines, ""
    damage: tuple[tuple[DamageKind, str], ...] = ()
    if _worth_reading(found):
        lines, script, damage = _read_unread(reader, found)
    if wanted is not None:
        damage = ()
    if found.late:
        damage += ((DamageKind.TIME_LIMIT, "too many lines to read them all"),)
    placed = in_reading_order(_in_points(line, raster) for line in lines)
    return Seen(placed, script or dominant_script(line.text for line in placed), damage, _skew(quads))


def _skew(quads: Sequence[Quad]) -> float:
    """The middle slope of the wide lines, degrees."""
    sides = [quad[1] - quad[0] for quad in quads if _shape(quad) >= WIDE]
    return round(median(degrees(atan2(float(y), float(x))) for x, y in sides), 2) if sides else 0.0


def _box(quad: Quad, raster: Raster) -> Box:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    return raster.to_points((float(x0), float(y0), float(x1), float(y1)))


def _sort(reader: LineReader, quads: Sequence[Quad]) -> _Sorted:
    """Read what RapidOCR can read. A page whose widest lines it cannot is left to the other engine whole."""
    found = _Sorted()
    wide = [i for i, quad in enumerate(quads) if _shape(quad) >= WIDE]
    first = wide[:: max(1, len(wide) // SAMPLE)][:SAMPLE]
    sparse = sum(_take(found, reader, quads[i]) for i in first)
    if len(first) >= 3 and sparse >= 0.5 * len(first):
        return _Sorted([], [q for q in quads if not lies_down(q)], sparse)
    for i in range(len(quads)):
        if budget.left() < STOP_WITH:
            found.late = True
            break
        if i not in first:
            _take(found, reader, quads[i])
    return found


def _shape(quad: Quad) -> float:
    """Width over height."""
    return float(((quad[1] - quad[0]) ** 2).sum() ** 0.5 / max(((quad[3] - quad[0]) ** 2).sum() ** 0.5, 1.0))


def _take(found: _Sorted, reader: LineReader, quad: Quad) -> bool:
    """Read one line; True where it is sparse."""
    reading = reader.read(quad)
    if _shape(quad) >= WIDE and reading.density < SPARSE:
        found.unread.append(quad)
        found.wide += _shape(quad) >= 2 * WIDE
        return True
    found.lines += lines_of(reading, quad)
    return False


def _worth_reading(found: _Sorted) -> bool:
    """A single short scribble is a signature, not a script."""
    return len(found.unread) >= 2 or found.wide > 0


def _read_unread(
    reader: LineReader, found: _Sorted
) -> tuple[list[Line], str, tuple[tuple[DamageKind, str], ...]]:
    """All lines, those left over read as Cyrillic if they are; else as RapidOCR sees them, with a word where they are many."""
    much = len(found.unread) > max(MANY, SHARE * (len(found.lines) + len(found.unread)))
    why = DamageKind.SCRIPT_NOT_READ, "neither Latin, Chinese nor Cyrillic print"
    if tesseract_program.reads_cyrillic():
        try:
            if cyrillic.is_cyrillic(reader.rgb, found.unread):
                return found.lines + cyrillic.read(reader.rgb, found.unread), "", ()
        except (OSError, subprocess.TimeoutExpired):
            why = DamageKind.OCR_FAILED, "Tesseract failed"
    else:
        why = DamageKind.SCRIPT_NOT_READ, tesseract_program.INSTALL
    script = "other" if much and not found.lines else ""
    return found.lines + _by_rapid(reader, found.unread), script, (why,) if much else ()


def _by_rapid(reader: LineReader, quads: Sequence[Quad]) -> list[Line]:
    return [line for quad in quads for line in lines_of(reader.read(quad), quad)]


def _in_points(line: Line, raster: Raster) -> Line:
    words = tuple(Word(w.text, raster.to_points(w.box), w.confidence) for w in line.words)
    return Line(words, raster.to_points(line.box), line.read_by, line.confidence)
