"""Whether confirmations and waivers still hold for the files they were given for."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from evidence.case.case import Case
from evidence.case.confirm import holds
from evidence.checks import Skip, check, codes
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.papers.paper import Paper
from evidence.platforms.platform import Platform


@check(Severity.ERROR)
def given_word(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A confirmation or waiver that has ended, or that fits nothing.

    What it looks at: the SHA-256 each confirmation and waiver in case.toml was given for, against the file
    as it is now; codes of checks that do not exist.
    What it forgives: a word without SHA-256, which is noted: it would go on even if the file were changed.
    How to fix: look at the file again; then put its new SHA-256 into case.toml, or take the word out.
    Example: an end date confirmed for a scan that was replaced since.
    """
    declared = case.declared
    if not declared.confirms and not declared.waives:
        raise Skip(say("case.toml holds no confirmation and no waiver"))
    papers = {paper.name: paper for paper in case.intake.papers}
    for confirm in declared.confirms:
        if confirm.file in papers:
            word = say("the confirmation of {fact}", fact=confirm.fact)
            yield from _bound(word, confirm.sha256, papers[confirm.file])
    for waive in declared.waives:
        yield from _known(waive.code)
        if waive.file is not None and waive.file in papers:
            yield from _bound(say("the waiver of {code}", code=waive.code), waive.sha256, papers[waive.file])


def _bound(word: Message, sha256: str | None, paper: Paper) -> Iterator[Flaw]:
    if sha256 is None:
        yield Flaw(
            place=Place(paper.name),
            related=(),
            measured=say("{word} is bound to no state of the file", word=word),
            required=say("a word that ends when the file changes"),
            fix=say('add sha256 = "{sha256}"', sha256=paper.sha256),
            severity=Severity.NOTE,
        )
    elif not holds(sha256, paper):
        yield Flaw(
            place=Place(paper.name),
            related=(),
            measured=say("{word} has ended: the file was changed since", word=word),
            required=say("a word for the file as it is now"),
            fix=say('look at it again; then write sha256 = "{sha256}", or take it out', sha256=paper.sha256),
        )


def _known(code: str) -> Iterator[Flaw]:
    if code in codes():
        return
    near = get_close_matches(code, codes(), n=1)
    fix = say("take it out, or write a code that evidence list shows")
    if near:
        fix = say("did you mean {near}?", near=near[0])
    yield Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=say("a waiver names the check “{code}”, which does not exist", code=code),
        required=say("the code of a check"),
        fix=fix,
    )
