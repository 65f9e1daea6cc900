"""Whether words of another marketplace stand in the case."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.texts import words_in
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="platform.foreign_terms")
def platform_mixup(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Words of another marketplace in the appeal.

    What it looks at: your appeal text and what you write about each point, for names and terms of other
    marketplaces.
    What it forgives: the papers: a letter may well name several platforms.
    How to fix: write for this platform: its notice, its rule, its terms.
    Example: "Plan of Action" and an ASIN in an appeal to Joom.
    """
    texts = list(_texts(case))
    if not texts:
        raise Skip(say("there is no appeal text and no point to read"))
    foreign = platform.value("platform.foreign_terms")
    for where, text in texts:
        found = words_in(text, foreign)
        if found:
            yield Flaw(
                place=WHOLE_CASE,
                related=(),
                measured=say("{where}: {words}", where=where, words=", ".join(found)),
                required=say("the terms of {platform} only", platform=platform.title),
                fix=say("take the words out, or check that this is the right platform"),
            )


def _texts(case: Case) -> Iterator[tuple[Message, str]]:
    appeal = case.declared.appeal
    if appeal.subject or appeal.text:
        yield say("appeal text"), f"{appeal.subject} {appeal.text}"
    for number, point in enumerate(case.declared.all_points, 1):
        if point.done:
            yield say("point {number}", number=number), point.done
