"""Whether the hidden text of a paper says what its picture shows."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.roles import papers
from evidence.checks import Skip, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.reading import Disagreement, Page

_MOST = 3
"""Spots shown of one paper; a reviewer who sees three looks at the rest himself."""


@check(Severity.WARNING, rule="files.no_editing")
def text_layer_differs(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Text behind the picture that says something else.

    What it looks at: the text layer of every page against what is seen on it, word by word where both can
    be read.
    What it forgives: layers of poor OCR, which are simply not believed.
    How to fix: scan the original and hand in that file. A reviewer's program reads the layer, his eyes the
    picture: they must not differ.
    Example: the picture shows 2024, the text behind it 2026.
    """
    layered = [d for d in papers(case) if any(page.layer_believed is not None for page in d.reading.pages)]
    if not layered:
        raise Skip(say("no paper has a text layer"))
    for document in layered:
        spots = [(page, one) for page in document.reading.pages for one in page.disagreements]
        yield from (_flaw(document, page, one, len(spots)) for page, one in spots[:_MOST])


def _flaw(document: Document, page: Page, one: Disagreement, count: int) -> Flaw:
    measured = say("the picture shows “{seen}”, the text behind it “{layer}”", seen=one.seen, layer=one.layer)
    if count > _MOST:
        measured = say("{measured} (one of {count} spots)", measured=measured, count=count)
    return Flaw(
        place=Place(document.name, page.number, one.box, one.seen),
        related=(),
        measured=measured,
        required=say("a text layer that says what is seen, or none"),
        fix=say("a reviewer may ask: scan the original and hand in that file"),
        sure=False,
    )
