"""Main pictures from end to end: files are read, and the two checks on main pictures say what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import evidence
from evidence.finding import Finding

pytestmark = pytest.mark.slow
TODAY = date(2026, 4, 10)


def goods(path: Path, *, side: int = 1200, ground: str = "white", ears: int = 2, quality: int = 92) -> None:
    """Something dark and round in the middle of a square, with a number of ears."""
    picture = Image.new("RGB", (side, side), ground)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((side * 0.25, side * 0.3, side * 0.75, side * 0.8), fill=(40, 60, 90))
    for ear in range(ears):
        left = side * (0.2 + 0.5 * ear / max(ears - 1, 1))
        pen.rectangle((left, side * 0.15, left + side * 0.1, side * 0.5), fill=(150, 40 + 60 * ear, 30))
    picture.save(path, quality=quality)


def findings(folder: Path, names: list[str]) -> dict[str, list[Finding]]:
    blocks = (f'[[listings]]\nsku = "SKU-{n}"\nmain_images = ["{name}"]\n' for n, name in enumerate(names))
    (folder / "case.toml").write_text("\n".join(blocks), encoding="utf-8")
    report = evidence.check(folder, today=TODAY, jobs=1, cache=False, ledger=False)
    said: dict[str, list[Finding]] = {"image_reuse": [], "main_image": []}
    for finding in report.findings:
        said.setdefault(finding.code, []).append(finding)
    return said


def lamp(path: Path) -> None:
    """Something else: a tall foot and a wide shade."""
    picture = Image.new("RGB", (1200, 1200), "white")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(300, 150), (900, 150), (1050, 480), (150, 480)], fill=(230, 190, 40))
    pen.rectangle((570, 480, 630, 1000), fill=(90, 90, 90))
    pen.rectangle((380, 1000, 820, 1050), fill=(60, 60, 60))
    picture.save(path, quality=92)


def test_good_pictures_of_two_goods_pass(tmp_path: Path) -> None:
    goods(tmp_path / "a.jpg")
    lamp(tmp_path / "b.jpg")
    said = findings(tmp_path, ["a.jpg", "b.jpg"])
    assert said["image_reuse"] == []
    assert said["main_image"] == []


def test_a_picture_saved_anew_and_smaller_is_seen_to_be_the_same(tmp_path: Path) -> None:
    goods(tmp_path / "a.jpg")
    goods(tmp_path / "b.jpg", side=1000, quality=70)
    (found,) = findings(tmp_path, ["a.jpg", "b.jpg"])["image_reuse"]
    assert not found.sure
    assert "SKU-0 and SKU-1" in str(found.measured)
    assert {found.place.file, found.related[0].file} == {"a.jpg", "b.jpg"}


def test_a_small_picture_and_a_ground_that_is_not_white_are_told(tmp_path: Path) -> None:
    goods(tmp_path / "small.jpg", side=700)
    goods(tmp_path / "grey.jpg", ground="#b8b0a0", ears=3)
    said = findings(tmp_path, ["small.jpg", "grey.jpg"])["main_image"]
    told = {(one.place.file, str(one.measured)) for one in said}
    assert ("small.jpg", "700 x 700 pixels") in told
    assert any(file == "grey.jpg" and "rim is white only for 0 %" in words for file, words in told)
