"""Whether the appeal is as short as the platform recommends."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="appeal.text.max_chars")
def appeal_length(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An appeal longer than recommended.

    What it looks at: the characters of your own appeal text, blanks included.
    What it forgives: a text that is written for you: it is made to fit.
    How to fix: keep number, rule, what was done and the exhibits; leave out greetings and explanations.
    Example: 900 characters that begin with "Dear Sir or Madam".
    """
    text = case.declared.appeal.text
    if not text:
        raise Skip(say("there is no text of yours; one is written from the facts"))
    longest = int(platform.value("appeal.text.max_chars"))
    if len(text) > longest:
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say("{count} characters", count=len(text)),
            required=say("at most {count} characters", count=longest),
            fix=say("leave out what is no fact: {count} characters less", count=len(text) - longest),
        )
