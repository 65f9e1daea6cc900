"""Whether the appeal says facts: no promises, guarantees, pleading, templates."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.wording import faults
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, rule="appeal.text.wording")
def appeal_wording(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An appeal that promises, pleads, blames or repeats a template.

    What it looks at: your appeal text and what was done about each point, for phrases that cost appeals:
    promises never to sell again, guarantees, ignorance of the rule, blanks of a template, claims without a
    file.
    What it forgives: pleading, blame and polite openings only warn.
    How to fix: say what was done and which exhibit shows it. Nothing else.
    Example: "We promise this will never happen again, please help us."
    """
    texts = list(_texts(case))
    if not texts:
        raise Skip(say("there is no text of yours to read"))
    for where, text in texts:
        for fault in faults():
            hit = fault.pattern.search(text)
            if hit is not None:
                yield Flaw(
                    place=WHOLE_CASE,
                    related=(),
                    measured=say("{where}: “{words}”", where=where, words=hit.group(0).strip()[:60]),
                    required=say("facts only: this is {fault}", fault=say(fault.en)),
                    fix=say("say what was done and which exhibit shows it"),
                    severity=Severity.ERROR if fault.blocks else Severity.WARNING,
                )


def _texts(case: Case) -> Iterator[tuple[Message, str]]:
    if case.declared.appeal.text:
        yield say("appeal text"), case.declared.appeal.text
    for number, point in enumerate(case.declared.all_points, 1):
        if point.done:
            yield say("point {number}, done", number=number), point.done
