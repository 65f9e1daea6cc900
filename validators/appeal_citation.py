"""Whether the appeal cites the notice and its rule."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform

_NAMES = {"notification_id": say("the notification ID"), "rule_code": say("the rule code")}


@check(Severity.ERROR, rule="appeal.text.must_cite")
def appeal_citation(case: Case, platform: Platform) -> Iterator[Flaw]:
    """An appeal that does not name the notice or the rule.

    What it looks at: whether your text holds the notification ID and the rule code of case.toml; without a
    text of yours, whether they are declared, so that they can be written into it.
    What it forgives: capitals and blanks in the numbers.
    How to fix: copy both from the notice into case.toml and into the text.
    Example: "My listing was removed by mistake", without any number.
    """
    declared = case.declared
    if not declared.source:
        raise Ask(say("write notification_id and rule_code into case.toml"))
    text = _bare(f"{declared.appeal.subject} {declared.appeal.text}")
    for key in platform.value("appeal.text.must_cite"):
        number = str(getattr(declared, key))
        if not number:
            measured = say("{what} is not declared", what=_NAMES[key])
        elif declared.appeal.text and _bare(number) not in text:
            measured = say("{what} {number} is not in the text", what=_NAMES[key], number=number)
        else:
            continue
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=measured,
            required=say("an appeal that names it"),
            fix=say("copy it from the notice"),
            severity=Severity.ERROR if number else Severity.WARNING,
        )


def _bare(text: str) -> str:
    return "".join(text.casefold().split())
