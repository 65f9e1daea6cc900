"""Whether the appeal is written in the platform's language."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, rule="appeal.text.language")
def appeal_language(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An appeal in a language the platform does not read.

    What it looks at: the letters of your own appeal text and subject, and of what was done about each
    point, which goes into the text that is written for you.
    What it forgives: names and words in quotes that are not English, where the rest is.
    How to fix: write plain English; have a person read it who speaks the language. Machine translation is
    recognised.
    Example: a text in Chinese for Joom.
    """
    texts = list(_texts(case))
    if not texts:
        raise Skip(say("there is no text of yours to read"))
    if platform.value("appeal.text.language") != "en":
        return
    for where, text, severity in texts:
        foreign = [sign for sign in text if sign.isalpha() and sign > "\u024f"]
        if foreign:
            yield Flaw(
                place=WHOLE_CASE,
                related=(),
                measured=say("{where}: “{words}” is not English", where=where, words=_first(text)),
                required=say("English only"),
                fix=say("write it in plain English"),
                severity=severity,
            )


def _texts(case: Case) -> Iterator[tuple[Message, str, Severity]]:
    appeal = case.declared.appeal
    if appeal.subject or appeal.text:
        yield say("appeal text"), f"{appeal.subject} {appeal.text}", Severity.ERROR
    for number, point in enumerate(case.declared.all_points, 1):
        if point.done:
            yield say("point {number}, done", number=number), point.done, Severity.WARNING


def _first(text: str) -> str:
    """The first stretch that is not English."""
    start = next(place for place, sign in enumerate(text) if sign.isalpha() and sign > "\u024f")
    return text[start : start + 20]
