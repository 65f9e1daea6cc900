"""A day of issue whose year lost a digit: "30 November 201_" where another date of the paper is the same day in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from evidence.facts.dated import Dated
from evidence.facts.dates import month_names, plain_text
from evidence.facts.fact import Fact
from evidence.facts.ties import Form
from evidence.finding import say


def complete_torn(forms: Sequence[Form], every: Iterable[Dated]) -> Fact | None:
    """The torn date lowest on the first page, completed from another; never sure. None where there is none."""
    whole = {one.printed.readings[0].day for one in every if len(one.printed.readings) == 1}
    found: Fact | None = None
    for form in forms[:1]:
        for line, text in enumerate(form.sheet.texts):
            for match in _torn().finditer(plain_text(text)):
                day, month = int(match["d"]), month_names()[match["name"]]
                fits = [
                    one
                    for one in whole
                    if (one.day, one.month, str(one.year)[:3]) == (day, month, match["y"])
                ]
                if len(fits) == 1:
                    cell = form.sheet.cut(line, *match.span())
                    why = say("a digit of the year was not read; the paper's other dates give it")
                    found = Fact(
                        fits[0].isoformat(), cell.text, False, cell.page, cell.box, cell.read_by, why
                    )
    return found


@cache
def _torn() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(?P<d>\d\d?)[\s.,]*(?P<name>{names})[\s.,]+(?P<y>20\d)(?!\d)")
