"""Sheets of real comparisons: every change shown, nothing on anything else, all of it readable, in time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from building import a_case
from invented_screens import a_screenshot, faults, of_type, plan, setter

from evidence.case.case import Pair
from evidence.comparing.change import PairVerdict
from evidence.drawing.cropping import LEAST
from evidence.drawing.frame import number_pages
from evidence.drawing.pdf import draw_pdf
from evidence.drawing.plan import Badge, Raster

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "compare" / "pairs"
BEFORE = sorted(PAIRS.glob("before_*"))


@pytest.mark.slow
@pytest.mark.skipif(not BEFORE, reason="../shared/compare is not here")
@pytest.mark.parametrize("before", BEFORE, ids=lambda path: path.stem)
def test_sheets_of_a_real_comparison(before: Path) -> None:
    from PIL import Image

    from evidence.comparing.compare import compare

    after = next(PAIRS.glob(before.stem.replace("before", "after") + ".*"))
    with Image.open(before) as one, Image.open(after) as other:
        compared = compare(one.convert("RGB"), other.convert("RGB"))
    pair = Pair(a_screenshot(before, before.name), a_screenshot(after, after.name), None, compared)
    case = a_case(pairs=(pair,))
    start = time.process_time()
    overview, close_ups = plan("comparison", case, pair), plan("close_ups", case, pair)
    sheets = number_pages((*overview, *close_ups), setter())
    placed = draw_pdf(sheets, setter().typeface, "Before and after").placed if sheets else ()
    assert time.process_time() - start < 3.5
    if compared.verdict is not PairVerdict.CHANGED:
        assert not sheets
        return
    assert not [fault for sheet in sheets for fault in faults(sheet)]
    assert {badge.number for badge in of_type(overview, Badge)} >= {c.number for c in compared.changes}
    coarser = min(compared.zoom, 1 / compared.zoom)
    assert min(raster.scale for raster in of_type(close_ups, Raster)) >= LEAST * coarser - 0.001
    assert min(one.placed_dpi for one in placed) >= 299
