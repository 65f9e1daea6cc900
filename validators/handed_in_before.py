"""Whether the same notice, papers or text were packed before."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Packed
from evidence.case.ledger import packed_now
from evidence.checks import check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, cites=("appeal.no_duplicate",))
def handed_in_before(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The same appeal a second time.

    What it looks at: the ledger beside your cases: whether the same notice was packed from another folder,
    all the same papers were, or the same text.
    What it forgives: packing this folder again on the same day; on a later day it is only noted. Papers
    that serve several notices.
    How to fix: hand in what is new; a supplement answers a request for more. Write a text of its own for
    each notice.
    Example: the notice of March, appealed again in April with the same three papers.
    """
    now = packed_now(case, platform.name, case.declared.appeal.text)
    for former in case.history:
        if former.folder == now.folder and former.day == now.day:
            continue
        same = list(_same(now, former))
        if same:
            own = former.folder == now.folder
            yield Flaw(
                place=WHOLE_CASE,
                related=(),
                measured=say(
                    "{what}: packed on {day} in “{folder}”",
                    what=same[0],
                    day=former.day.isoformat(),
                    folder=former.folder,
                ),
                required=say("something new in every appeal"),
                fix=say("hand in what is new, or a supplement; wait for the answer to the first"),
                severity=Severity.NOTE if own else Severity.WARNING,
            )


def _same(now: Packed, former: Packed) -> Iterator[Message]:
    """What both have in common, the gravest first."""
    if now.notice and now.notice == former.notice and now.platform == former.platform:
        yield say("the same notice {notice}", notice=now.notice)
    if now.papers and now.papers == former.papers:
        yield say("all the same papers")
    if now.text and now.text == former.text:
        yield say("the same text")
