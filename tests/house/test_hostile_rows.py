"""Walks docs/hostile.md: no row is forgotten, and none is claimed by a test that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUNTS = {"N": 20, "C": 13, "P": 28, "I": 18, "F": 28, "W": 20}
ASKED = [f"{letter}{number:02}" for letter, count in COUNTS.items() for number in range(1, count + 1)]
NOT_OURS = {"W14", "W19"}


def rows() -> dict[str, list[str]]:
    lines = (ROOT / "docs" / "hostile.md").read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if re.match(r"\| [A-Z]\d\d ", line)
    ]
    assert len({row for row, *_ in cells}) == len(cells), "a row stands there twice"
    return {row: rest for row, *rest in cells}


def test_every_row_is_there() -> None:
    assert list(rows()) == ASKED


def test_only_what_is_not_ours_has_no_test() -> None:
    assert {row for row, (*_, shown) in rows().items() if "not ours: " in shown} == NOT_OURS
    assert all("`" in shown for row, (*_, shown) in rows().items() if row not in NOT_OURS)


@pytest.mark.parametrize("row", ASKED)
def test_the_tests_of_a_row_are_there(row: str) -> None:
    *told, shown = rows()[row]
    assert all(told)
    for test in re.findall(r"`([^`]+)`", shown):
        file, _, name = test.partition("::")
        assert re.search(
            rf"^(async )?def {name}\(", (ROOT / "tests" / file).read_text(encoding="utf-8"), re.M
        ), test
