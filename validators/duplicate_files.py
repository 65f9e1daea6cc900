"""Whether the same file lies in the folder twice."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.roles import used
from evidence.checks import Skip, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING)
def duplicate_files(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The same file twice.

    What it looks at: the bytes of all files (SHA-256), whatever their names.
    What it forgives: two scans of one paper, whose bytes differ.
    How to fix: keep one, or say under [[files]] that the other is unused.
    Example: "licence.pdf" and "licence (1).pdf" from two mails.
    """
    documents = used(case)
    if len(documents) < 2:
        raise Skip(say("there are not two files to compare"))
    first: dict[str, Document] = {}
    for document in documents:
        earlier = first.setdefault(document.paper.sha256, document)
        if earlier is not document:
            yield Flaw(
                place=Place(document.name),
                related=(Place(earlier.name),),
                measured=say("the same bytes as {file}", file=earlier.name),
                required=say("each file once"),
                fix=say("take one away, or write unused for it in case.toml"),
            )
