"""Whether the same notice, papers or text were packed before."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Packed
from evidence.case.ledger import LEDGER, packed_now
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, cites=("appeal.no_duplicate",))
def handed_in_before(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The same appeal a second time.

    What it looks at: the ledger beside your cases: whether the same notice was packed from another folder,
    all the same papers were, or the same text with other numbers in it.
    What it forgives: packing this folder again on the same day; on a later day it is only noted. Papers
    that serve several notices. A supplement, which belongs to the same notice.
    How to fix: hand in what is new; a supplement (supplement_to in case.toml) answers a request for more.
    Write a text of its own for each notice.
    Example: the notice of March, appealed again in April with the same three papers.
    """
    if case.former and all(case.handed_in(document.name) for document in case.documents):
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say("nothing in it is new: “{folder}” holds every paper", folder=case.former.folder),
            required=say("something new in every appeal"),
            fix=say("put what the platform asked for into the folder"),
        )
    if case.history is None:
        raise Skip(say("the record of what was packed, {file}, is not kept or cannot be read", file=LEDGER))
    now = packed_now(case, platform.name)
    for former in _before(now, case.history):
        same = list(_same(now, former, answering=case.former is not None))
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


def _before(now: Packed, history: tuple[Packed, ...]) -> Iterator[Packed]:
    """What was packed before this case was first packed on this day; a second run sees no more than the first."""
    for former in history:
        itself = (former.folder, former.day, former.platform) == (now.folder, now.day, now.platform)
        if itself or former.day > now.day:
            return
        yield former


def _same(now: Packed, former: Packed, *, answering: bool) -> Iterator[Message]:
    """What both have in common, the gravest first. answering: a supplement is for the notice of the first."""
    if not answering and now.notice and now.notice == former.notice and now.platform == former.platform:
        yield say("the same notice {notice}", notice=now.notice)
    if now.papers and now.papers == former.papers:
        yield say("all the same papers")
    if now.text and now.text == former.text:
        yield say("the same text")
