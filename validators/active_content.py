"""Whether a PDF holds more than pages: scripts, commands, files inside, hidden layers."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.roles import used
from evidence.checks import Skip, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform

_SAID = {
    "javascript": say("a script"),
    "launch": say("a command that starts a program"),
    "submit": say("a form that sends data away"),
    "embedded_file": say("a file inside the file"),
    "hidden_layer": say("a hidden layer"),
    "external_link": say("a link that leads out"),
}
_HARMLESS = ("external_link",)


@check(Severity.WARNING)
def active_content(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A PDF with scripts, commands, hidden layers or files inside.

    What it looks at: what a PDF holds beside its pages.
    What it forgives: links to web pages. The bundle's reading copy has none of all this; the original stays
    as it is.
    How to fix: print the paper to a new PDF and hand in that, unless it bears a digital signature.
    Example: a certificate that asks to open an address when it is opened: upload forms refuse it.
    """
    pdfs = [document for document in used(case) if document.paper.media_type == "application/pdf"]
    if not pdfs:
        raise Skip(say("there is no PDF"))
    for document in pdfs:
        for kind in sorted(set(document.reading.active) - set(_HARMLESS)):
            yield Flaw(
                place=Place(document.name),
                related=(),
                measured=_SAID.get(kind, say("{kind} inside", kind=kind)),
                required=say("pages only"),
                fix=say("print it to a new PDF, unless it bears a digital signature"),
            )
