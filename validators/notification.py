"""Whether the notice is there and shows what the appeal cites."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.declared import Role
from evidence.case.roles import is_read, with_role
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING)
def notification(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The notice is missing, or does not show the number you cite.

    What it looks at: the file with the role "notification": whether the declared notification ID and rule
    code can be read on it.
    What it forgives: breaks and spaces inside the number; a mail instead of a screenshot.
    How to fix: take a screenshot of the whole notice with its number, address and time, or save the mail as
    PDF.
    Example: a cropped screenshot that shows the accusation, but no number.
    """
    cited = [
        (say("notification ID"), case.declared.notification_id),
        (say("rule code"), case.declared.rule_code),
    ]
    notices = with_role(case, Role.NOTIFICATION)
    if not notices:
        if not case.declared.source:
            raise Ask(say("give the notice the role notification in case.toml"))
        yield _missing()
        return
    for what, number in cited:
        if number and not any(_shows(notice, number) for notice in notices):
            yield _not_seen(notices, what, number)


def _shows(document: Document, words: str) -> bool:
    return is_read(document) and _bare(words) in _bare(document.reading.text)


def _bare(text: str) -> str:
    """Letters and digits; O and 0, I, l and 1 as one, because OCR mixes them up."""
    signs = "".join(sign for sign in text.casefold() if sign.isalnum())
    return signs.translate(str.maketrans("oil", "011"))


def _missing() -> Flaw:
    return Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=say("no file is named as the notice"),
        required=say("the notice with its number, address and time"),
        fix=say('add its screenshot or mail and give it role = "notification" under [[files]]'),
    )


def _not_seen(notices: tuple[Document, ...], what: Message, number: str) -> Flaw:
    return Flaw(
        place=Place(notices[0].name),
        related=tuple(Place(notice.name) for notice in notices[1:]),
        measured=say("{what} {number} was not seen on it", what=what, number=number),
        required=say("a notice that shows what you cite"),
        fix=say("compare the number with the notice; take the screenshot again where it is cut off"),
        sure=False,
    )
