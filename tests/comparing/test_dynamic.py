"""Clocks and counters change by themselves; prices and dates that stand alone do not."""

from __future__ import annotations

import pytest

from evidence.comparing.dynamic import moves_by_itself


@pytest.mark.parametrize(
    ("removed", "added", "beside", "why"),
    [
        (["14:03:27"], ["09:41:58"], "Local time 14:03:27 09:41:58", "clock"),
        (["2026-11-20", "10:02"], ["2026-11-22", "16:48"], "Local time 2026-11-20 10:02", "clock"),
        (["2026-11-2011:08"], ["2026-11-2215:36"], "2026-11-2011:08", "clock"),
        (["2026-11-20"], ["2026-11-22"], "Local time 2026-11-20 15:00", "clock"),
        (["2026-11-20"], ["2027-11-20"], "Valid until 2026-11-20", None),
        (["318"], ["1,027"], "318 views today", "counter"),
        (["318"], ["319"], "318 人浏览", "counter"),
        (["318"], ["1 027"], "318 просмотров", "counter"),
        (["300"], ["350"], "Battery 300 mAh", None),
        (["$18.40"], ["$21.90"], "views $18.40", None),
        (["318"], [], "318 views today", None),
        (["Active"], ["Removed"], "views", None),
    ],
)
def test_what_moves_by_itself(removed: list[str], added: list[str], beside: str, why: str | None) -> None:
    assert moves_by_itself(removed, added, beside) == why
