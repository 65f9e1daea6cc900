from __future__ import annotations

from pathlib import Path

import pytest
from building import a_case
from invented_screens import a_screenshot, draw_page, private
from PIL import Image

from evidence.case.declared import Boxed
from evidence.drawing.screenshot import CELL, look_at, map_ink


def test_lines_have_ink_and_gaps_have_none(tmp_path: Path) -> None:
    with Image.open(draw_page(tmp_path / "x.png", (400, 400))) as page:
        ink = map_ink(page.convert("L"))
    assert len(ink.rows) == 401
    assert ink.rows[40] == 0
    assert ink.rows[60] > 0
    assert ink.under((0, 45, 300, 75)) > 0
    assert ink.under((0, 36, 300, 40)) == ink.under((0, 36, 300, 40))


def test_a_page_edge_is_no_obstacle(tmp_path: Path) -> None:
    with Image.open(draw_page(tmp_path / "x.png", (403, 397))) as page:
        ink = map_ink(page.convert("L"))
    assert ink.under((-100, -100, 0 - CELL, 0 - CELL)) == 0
    assert ink.under((390, 390, 900, 900)) >= 0
    assert 0 <= ink.quiet_row(300, 390) <= 397


@pytest.mark.parametrize(
    ("box", "cover"),
    [
        ((10.2, 10.8, 20.1, 20.0), (10, 10, 21, 20)),
        ((-5, -5, 1000, 1000), (0, 0, 400, 400)),
    ],
)
def test_private_boxes_grow_to_whole_pixels_within_the_picture(
    tmp_path: Path, box: tuple[float, float, float, float], cover: tuple[int, int, int, int]
) -> None:
    document = a_screenshot(draw_page(tmp_path / "x.png", (400, 400)), "x.png")
    shot = look_at(a_case(redact=(Boxed("x.png", box), private("other.png", (0, 0, 9, 9)))), document)
    assert shot.covers == (cover,)


def test_a_private_box_hides_what_it_touches(tmp_path: Path) -> None:
    document = a_screenshot(draw_page(tmp_path / "x.png", (400, 400)), "x.png")
    shot = look_at(a_case(redact=(private("x.png", (10, 10, 50, 50)),)), document)
    assert shot.hides((40, 40, 60, 60))
    assert not shot.hides((50, 50, 60, 60))
    assert not shot.hides(None)
