"""Whether every alleged point is answered: what was done, and the file that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.declared import Point
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR)
def declared_points(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A point of the notice without an answer, or an answer without proof.

    What it looks at: every point in case.toml: what was done about it, and whether a file that is there
    shows it, at a page that exists.
    What it forgives: nothing: a ticket that says "already rectified" without a screenshot or file is closed
    unread.
    How to fix: write done and proof for each point; where nothing can be done, say so to support first.
    Example: three points alleged, two answered.
    """
    points = case.declared.all_points
    if not points:
        raise Ask(say("write what the notice alleges into case.toml, each under [[points]]"))
    documents = case.by_name()
    for number, point in enumerate(points, 1):
        for measured, fix in _faults(point, case):
            yield Flaw(
                place=WHOLE_CASE,
                related=tuple(
                    Place(proof.file, proof.page) for proof in point.proof if proof.file in documents
                ),
                measured=say(
                    "point {number} “{text}”: {fault}", number=number, text=_short(point.text), fault=measured
                ),
                required=say("what was done, and the file and page that show it"),
                fix=fix,
            )


def _faults(point: Point, case: Case) -> Iterator[tuple[Message, Message]]:
    documents, unused = case.by_name(), case.declared.unused
    if not point.text:
        yield say("it does not say what is alleged"), say("copy the platform's words into text")
    if not point.done:
        yield say("it does not say what was done"), say("write what was done into done, in English")
    if not point.proof:
        yield say("no file shows it"), say("name the file in proof")
    for proof in point.proof:
        document = documents.get(proof.file)
        if document is None or proof.file in unused:
            yield (
                say("{file} is not among the exhibits", file=proof.file),
                say("add it, or name another file"),
            )
        elif proof.page is not None and proof.page > max(document.reading.page_count, 1):
            measured = say("{file} has no page {page}", file=proof.file, page=proof.page)
            yield measured, say("correct the page")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
