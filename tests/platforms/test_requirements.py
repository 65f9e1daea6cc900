"""Walks docs/requirements.md: no row is forgotten, and none is claimed by something that is not there."""

import re
from functools import cache
from pathlib import Path

import pytest

from evidence.checks import codes
from evidence.platforms.load import load_platform, platform_names

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "requirements.md"
ASKED = [
    *(f"JA-{n:02}" for n in range(1, 51)),
    *(f"JD-{n:02}" for n in range(1, 33)),
    *(f"AE-{n:02}" for n in range(1, 18)),
    *(f"R-{n}" for n in range(1, 10)),
]
OPEN: set[str] = set()
"""Rows that are not kept yet. One that is kept must leave this set, so that none is claimed falsely."""


def rows():
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "row":
            yield cells


ROWS = {cells[0]: cells for cells in rows()}


def keepers(row):
    kept = ROWS[row][3]
    return (
        [] if kept.startswith(("not yet", "left out: ")) else [part.strip(" `") for part in kept.split(",")]
    )


def test_every_row_stands_there_once():
    assert [row for row in ASKED if row not in ROWS] == []
    assert len(ROWS) == len(list(rows()))


def test_only_the_open_rows_are_not_kept_and_only_advice_is_left_out():
    assert {row for row in ROWS if ROWS[row][3].startswith("not yet")} == OPEN
    left = {row for row in ROWS if ROWS[row][3].startswith("left out")}
    assert all(ROWS[row][2] == "c" or row == "AE-08" for row in left)


@cache
def tests() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))


def is_tested(keeper):
    """Whether some test speaks of what a module or layout is named after."""
    return re.search(rf"\b{keeper.stem}\b", tests()) is not None


@pytest.mark.parametrize("row", ROWS)
def test_what_keeps_a_row_is_there_and_tested(row):
    for keeper in keepers(row):
        if keeper == "advice":
            assert any(one.row == row for name in platform_names() for one in load_platform(name).advice), row
        elif keeper.endswith((".py", ".toml")):
            assert (ROOT / keeper).is_file(), keeper
            assert keeper.endswith(".toml") or is_tested(Path(keeper)), keeper
        else:
            assert keeper in codes(), keeper
            assert (ROOT / "tests" / "validators" / f"test_{keeper}.py").is_file(), keeper


@pytest.mark.parametrize("row", ROWS)
def test_its_sample_is_there(row):
    sample = ROWS[row][4]
    assert sample == "" or (ROOT / "samples" / sample).is_dir(), sample
    if "a" in ROWS[row][2] and keepers(row):
        assert sample, "what is judged from files needs a sample"


def test_every_line_of_advice_belongs_to_a_row():
    for name in platform_names():
        for one in load_platform(name).advice:
            assert one.row in ROWS
            assert "advice" in keepers(one.row), one.row


def test_every_check_keeps_some_row_or_the_house_itself():
    named = {keeper for row in ROWS for keeper in keepers(row)}
    assert set(codes()) <= named, "a check without a row"
