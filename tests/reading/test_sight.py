"""How good a picture is: blank, blurred, enlarged, grey, from a screen."""

from __future__ import annotations

import making
import numpy as np
import pytest
from PIL import Image, ImageFilter

from evidence.reading import sight
from evidence.reading.raster import Raster

LINES = ["Example Lighting Ltd. certificate of conformity", "Model T10, T20, T30 issued 2024-03-12"] * 8


def pixels(picture: Image.Image) -> np.ndarray:  # type: ignore[type-arg]
    return np.asarray(picture.convert("RGB"))


def test_sharpness_falls_with_blur() -> None:
    page = making.drawn(LINES, height=30)
    crisp, soft, blurred = (
        sight.sharpness(pixels(page.filter(ImageFilter.GaussianBlur(r)))) for r in (0, 1.5, 4)
    )
    assert crisp > 0.7 > soft > blurred
    assert blurred < 0.15


def test_a_picture_enlarged_is_suspected_and_one_reduced_is_not() -> None:
    page = making.drawn(LINES, height=30)
    twice = page.resize((page.width * 2, page.height * 2), Image.Resampling.BICUBIC)
    half = page.resize((page.width // 2, page.height // 2), Image.Resampling.LANCZOS)
    assert [sight.enlarged(pixels(p)) for p in (page, twice, half)] == [False, True, False]


def test_a_scan_at_300_dpi_is_not_suspected() -> None:
    page = making.drawn(LINES, (2480, 3508), height=62).filter(ImageFilter.GaussianBlur(0.7))
    assert not sight.enlarged(pixels(page))


def test_ink_outside_boxes() -> None:
    page = Raster(pixels(making.drawn(["Example"])), 150 / 72)
    assert sight.ink_outside(page, ()) > sight.BLANK
    assert sight.ink_outside(page, [(50, 80, 300, 140)]) < sight.BLANK


def test_the_edge_of_the_paper_and_rules_are_no_ink() -> None:
    page = making.drawn([])
    page.paste("black", (0, 0, 1240, 10))
    page.paste("black", (100, 400, 1140, 403))
    assert sight.ink_outside(Raster(pixels(page), 150 / 72), ()) < sight.BLANK


@pytest.mark.parametrize(
    ("size", "screen"), [((1280, 800), True), ((1240, 1754), False), ((1700, 2200), False)]
)
def test_only_what_is_flat_and_has_no_papers_shape_is_a_screenshot(
    size: tuple[int, int], screen: bool
) -> None:
    assert sight.from_screen(pixels(making.drawn(["Listing"], size))) is screen


def test_a_photo_is_no_screenshot() -> None:
    noise = Image.effect_noise((1280, 800), 40).convert("RGB")
    assert not sight.from_screen(pixels(noise))


def test_grey_is_grey_even_after_jpeg() -> None:
    from io import BytesIO

    page = making.drawn(LINES)
    assert sight.is_grey(pixels(Image.open(BytesIO(making.jpeg(page, 50)))))
    page.paste((200, 30, 30), (100, 100, 300, 300))
    assert not sight.is_grey(pixels(page))
