"""Comparisons that are kept come back as they were, and only for what they were made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evidence.comparing import kept as room
from evidence.comparing.change import Band, Change, Comparison, Ignored, Kind, PairVerdict
from evidence.comparing.kept import KeptComparisons
from evidence.finding import say

SIDES = ("a" * 64, "b" * 64)
NONE: tuple[tuple[()], tuple[()]] = ((), ())
FOUND = Comparison(
    before_size=(640, 400),
    after_size=(640, 420),
    zoom=1.25,
    verdict=PairVerdict.CHANGED,
    changes=(
        Change(number=1, kind=Kind.TEXT, before=(1, 2, 3, 4), after=(5, 6, 7, 8), marks_before=((1, 2, 2, 3),),
               removed=("EUR 20", "价格"), added=("EUR 15",), sure=False, why_not=say("{one}: {two}", one=say("x"), two=3)),
        Change(number=2, kind=Kind.ADDED, before=None, after=(5, 6, 7, 8), ghost=(0, 0, 1, 1)),
    ),
    ignored=(Ignored(why="clock", before=(0, 0, 1, 1), after=None),),
    bands=(Band((0, 10), (0, 12)),),
    notes=(say("a note of {count}", count=2),),
)  # fmt: skip


def test_a_comparison_comes_back_as_it_was(tmp_path: Path) -> None:
    KeptComparisons(tmp_path, "v1").keep(SIDES, NONE, FOUND)
    assert KeptComparisons(tmp_path, "v1").find(SIDES, NONE) == FOUND


def test_other_screenshots_boxes_versions_or_code_find_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = KeptComparisons(tmp_path, "v1")
    one.keep(SIDES, NONE, FOUND)
    assert one.find((SIDES[1], SIDES[0]), NONE) is None
    assert one.find(SIDES, (((0.0, 0.0, 1.0, 1.0),), ())) is None
    assert KeptComparisons(tmp_path, "v2").find(SIDES, NONE) is None
    monkeypatch.setattr(room, "_own_code", lambda: "another")
    assert KeptComparisons(tmp_path, "v1").find(SIDES, NONE) is None


def test_boxes_of_the_two_sides_are_not_mixed_up(tmp_path: Path) -> None:
    one, box = KeptComparisons(tmp_path, ""), ((0.0, 0.0, 1.0, 1.0),)
    one.keep(SIDES, (box, ()), FOUND)
    assert one.find(SIDES, ((), box)) is None


@pytest.mark.parametrize("damage", [b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_file_is_as_none(tmp_path: Path, damage: bytes) -> None:
    one = KeptComparisons(tmp_path, "")
    one.keep(SIDES, NONE, FOUND)
    (file,) = (tmp_path / "compared").iterdir()
    file.write_bytes(damage)
    assert one.find(SIDES, NONE) is None
    one.keep(SIDES, NONE, replace(FOUND, zoom=2.0))
    again = one.find(SIDES, NONE)
    assert again is not None
    assert again.zoom == 2.0


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    one = KeptComparisons(tmp_path / "file", "")
    one.keep(SIDES, NONE, FOUND)
    assert one.find(SIDES, NONE) is None
