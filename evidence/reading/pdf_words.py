"""What stands on a PDF page: its text layer where that can be believed, the picture where not, both where
both have some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evidence.finding import Box
from evidence.reading import budget, ocr, rapid
from evidence.reading.boxes import around, joined, share, within
from evidence.reading.cuttings import lines_of
from evidence.reading.layer import (
    AGREEMENT,
    MOST_DISAGREEMENTS,
    is_nonsense,
    something_else,
    spot_check,
    unlike_words,
    weigh,
)
from evidence.reading.lines import in_reading_order
from evidence.reading.ocr import Seen
from evidence.reading.raster import Raster
from evidence.reading.reading import DamageKind, Disagreement, Line, Picture, join_words
from evidence.reading.script import dominant_script
from evidence.reading.settings import Settings
from evidence.reading.sheet import Sheet

LEAST_PICTURE = (25.0, 7.0)
"""Points; smaller pictures hold no words."""
DRAWN = 0.004
"""Share of a page that is ink neither in words nor in pictures, from which print is looked for in it:
outlines of letters."""
CHECKED_PAGES = 3
"""Pages from the first whose painted text is spot-checked."""
MOST_REGIONS = 6
MOST_LOOKS = 12
"""Lines of a page's layer that are no words to the eye and so are read again."""
WELL_READ = 0.9


@dataclass(frozen=True, slots=True)
class Words:
    """lines: what is believed. believed: whether the layer was; None without one. damage: kinds with a few
    words."""

    lines: tuple[Line, ...]
    script: str
    believed: bool | None = None
    disagreements: tuple[Disagreement, ...] = ()
    damage: tuple[tuple[DamageKind, str], ...] = ()
    skew: float = 0.0


def page_words(sheet: Sheet, known: set[object], settings: Settings) -> Words:
    """The words of a page. known: pictures read on pages before, such as a letterhead; those of this page
    are added."""
    if not settings.ocr:
        return Words(sheet.text, _script(sheet.text), not sheet.doubtful if sheet.letters else None)
    if sheet.doubtful:
        return _from_picture(sheet, settings)
    differing = (
        spot_check(sheet.text, lambda box, dpi: _look(sheet, box, dpi))
        if sheet.number <= CHECKED_PAGES
        else ()
    )
    if len(differing) > 1:
        words = _from_picture(sheet, settings)
        return Words(words.lines, words.script, False, (*differing, *words.disagreements), words.damage)
    differing += tuple(Disagreement(w.box, w.text, "") for w in sheet.unseen[:MOST_DISAGREEMENTS])
    seen = _beside_layer(sheet, known, settings)
    unmapped = _unmapped(sheet)
    differing += tuple(
        Disagreement(line.box, line.text, join_words(x.text for x in new)) for line, new in unmapped
    )
    gone = {line for line, _ in unmapped}
    kept = [line for line in sheet.text if line not in gone]
    lines = in_reading_order(
        (*kept, *(x for _, new in unmapped for x in new), *(x for s in seen for x in s.lines))
    )
    damage = tuple(dict.fromkeys(d for s in seen for d in s.damage))
    believed = len(sheet.unseen) < 0.1 * len(sheet.layer.words) and not any(d.seen for d in differing)
    return Words(lines, _script(lines), believed, differing, damage)


def _script(lines: Sequence[Line]) -> str:
    return dominant_script(line.text for line in lines)


def _from_picture(sheet: Sheet, settings: Settings) -> Words:
    """The page read by OCR; the layer, if any, weighed against it."""
    budget.add(settings.ocr_seconds)
    seen = ocr.read(sheet.raster, quads=sheet.quads, reader=sheet.reader)
    if not sheet.letters:
        return Words(seen.lines, seen.script, None, (), seen.damage, seen.skew)
    if not seen.lines or any(kind is DamageKind.SCRIPT_NOT_READ for kind, _ in seen.damage):
        return Words(sheet.text, _script(sheet.text), False, (), seen.damage)
    weighed = weigh(sheet.layer.words, seen.lines)
    believed = weighed.agreement >= AGREEMENT and not is_nonsense(sheet.layer.words)
    return Words(seen.lines, seen.script, believed, weighed.disagreements, seen.damage, seen.skew)


def _look(sheet: Sheet, box: Box, dpi: float) -> tuple[str, float]:
    """What the picture shows in a box, and how surely."""
    raster = sheet.raster if dpi <= sheet.dpi else sheet.render(dpi)
    reading = rapid.recognise(raster.crop((box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1)))
    return reading.text, reading.score


def _unmapped(sheet: Sheet) -> list[tuple[Line, list[Line]]]:
    """Lines of the layer whose letters are not those that are shown (a font without its table), each with what is."""
    found = []
    for line in [line for line in sheet.text if unlike_words(line)][:MOST_LOOKS]:
        x0, y0, x1, y1 = line.box[0] - 2, line.box[1] - 1, line.box[2] + 2, line.box[3] + 1
        reading = rapid.recognise(sheet.raster.crop((x0, y0, x1, y1)))
        if reading.score >= WELL_READ and something_else(line.text, reading.text):
            corners = np.array(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), dtype=np.float32)
            found.append((line, lines_of(reading, corners)))
    return found


def _beside_layer(sheet: Sheet, known: set[object], settings: Settings) -> list[Seen]:
    """Print that is not in the layer: in pictures not seen before, or drawn as outlines."""
    words = [w.box for w in sheet.layer.words]
    fresh = [p for p in sheet.pictures if _legible(p, sheet) and _key(p) not in known]
    known.update(_key(p) for p in fresh)
    whole = (0.0, 0.0, sheet.frame.width, sheet.frame.height)
    regions = joined([within(p.box, sheet.frame.width, sheet.frame.height) for p in fresh], gap=8)
    if sheet.drawn > DRAWN or len(regions) > MOST_REGIONS:
        regions = [whole]
    if regions:
        budget.add(settings.ocr_seconds)
    return [_read_region(sheet.raster, region, words) for region in regions]


def _legible(picture: Picture, sheet: Sheet) -> bool:
    x0, y0, x1, y1 = within(picture.box, sheet.frame.width, sheet.frame.height)
    return x1 - x0 > LEAST_PICTURE[0] and y1 - y0 > LEAST_PICTURE[1] and min(picture.pixels) > 12


def _key(picture: Picture) -> object:
    return picture.pixels, picture.codec, tuple(round(v) for v in picture.box)


def _read_region(raster: Raster, region: Box, words: Sequence[Box]) -> Seen:
    """OCR of a part of the page, without lines that the layer has."""
    x0, y0, _, _ = (v / raster.scale for v in raster.to_pixels(region))
    part = Raster(raster.crop(region), raster.scale)

    def new(box: Box) -> bool:
        moved = (box[0] + x0, box[1] + y0, box[2] + x0, box[3] + y0)
        return sum(share(moved, word) for word in words) < 0.3

    seen = ocr.read(part, new)
    return Seen(tuple(_moved(line, x0, y0) for line in seen.lines), seen.script, seen.damage)


def _moved(line: Line, right: float, down: float) -> Line:
    from dataclasses import replace

    def move(box: Box) -> Box:
        return box[0] + right, box[1] + down, box[2] + right, box[3] + down

    words = tuple(replace(word, box=move(word.box)) for word in line.words)
    return replace(line, words=words, box=around(w.box for w in words))
