"""Pictures that look alike have alike fingerprints; the rim of a main picture is looked at."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import making
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance

from evidence.reading.fingerprint import fingerprint
from evidence.reading.read import read_paper
from evidence.reading.settings import Settings
from evidence.reading.sight import white_rim

ALIKE = 6


def goods(seed: int, ground: str = "white") -> Any:
    """An invented article on a ground."""
    chance = np.random.default_rng(seed)
    picture = Image.new("RGB", (800, 800), ground)
    draw = ImageDraw.Draw(picture)
    for _ in range(6):
        x, y, wide, high = (int(v) for v in chance.integers(120, 380, 4))
        colour = tuple(int(v) for v in chance.integers(20, 220, 3))
        draw.ellipse((x, y, x + wide, y + high), fill=colour, outline="black", width=4)
    return picture


def apart(one: Any, other: Any) -> int:
    first, second = (int(fingerprint(np.asarray(p.convert("RGB"))), 16) for p in (one, other))
    return (first ^ second).bit_count()


def saved_anew(picture: Any) -> Any:
    return Image.open(BytesIO(making.jpeg(picture, 60)))


@pytest.mark.parametrize("seed", range(4))
def test_a_copy_saved_anew_reduced_or_lightened_is_alike(seed: int) -> None:
    article = goods(seed)
    copies = (saved_anew(article), article.resize((431, 431)), ImageEnhance.Brightness(article).enhance(0.9))
    assert max(apart(article, copy) for copy in copies) <= ALIKE


def test_other_articles_are_not_alike() -> None:
    articles = [goods(seed) for seed in range(6)]
    assert min(apart(a, b) for i, a in enumerate(articles) for b in articles[:i]) > 2 * ALIKE


def test_a_plain_picture_has_none() -> None:
    assert fingerprint(np.full((300, 300, 3), 255, np.uint8)) == ""


def test_the_rim() -> None:
    def rim(picture: Any) -> float:
        return white_rim(np.asarray(picture.convert("RGB")))

    framed = goods(1)
    ImageDraw.Draw(framed).rectangle((0, 0, 799, 799), outline="red", width=8)
    half = goods(1)
    half.paste((90, 90, 90), (0, 0, 400, 800))
    assert rim(goods(1)) == 1.0
    assert rim(saved_anew(goods(1))) > 0.99
    assert rim(goods(1, "#dddddd")) == 0.0
    assert rim(framed) == 0.0
    assert rim(half) == pytest.approx(0.5, abs=0.02)
    assert rim(Image.new("RGB", (3, 1), "white")) == 1.0


def test_the_reader_fills_both(tmp_path: Path) -> None:
    path = tmp_path / "main.png"
    path.write_bytes(making.png(goods(2)))
    (page,) = read_paper(path, "", "image/png", Settings(ocr=False)).pages
    assert (len(page.pictures[0].fingerprint), page.pictures[0].white_rim) == (16, 1.0)
