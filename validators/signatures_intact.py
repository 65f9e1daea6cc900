"""Whether digital signatures in the papers still hold."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.roles import used
from evidence.checks import Skip, check
from evidence.finding import Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.reading import Signature


@check(Severity.WARNING, cites=("files.no_editing",))
def signatures_intact(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A digital signature that no longer holds.

    What it looks at: every digital signature inside a PDF: whether the signed bytes are unchanged, and
    whether anything was added behind them.
    What it forgives: an unknown signer. The program has no list of whom to trust: "intact" says that
    nothing was changed, not who signed. A signature that could not be judged is a note.
    How to fix: hand in the file as it was signed; never open and save it again.
    Example: an electronic contract that was compressed by a web page: the signature is broken.
    """
    signed = [document for document in used(case) if document.reading.signatures]
    if not signed:
        raise Skip(say("no paper bears a digital signature"))
    for document in signed:
        for signature in document.reading.signatures:
            yield from _judge(document, signature)


def _judge(document: Document, signature: Signature) -> Iterator[Flaw]:
    who = signature.signer or "?"
    if signature.intact is False:
        measured = say("the digital signature of {who} no longer holds: the file was changed", who=who)
        yield _flaw(document, signature, measured, Severity.WARNING, sure=True)
    elif signature.intact is None:
        measured = say("the digital signature of {who} could not be judged", who=who)
        yield _flaw(document, signature, measured, Severity.NOTE, sure=False)
    elif signature.covers_all is False:
        measured = say("something was added after {who} signed", who=who)
        yield _flaw(document, signature, measured, Severity.NOTE, sure=False)


def _flaw(
    document: Document, signature: Signature, measured: Message, severity: Severity, *, sure: bool
) -> Flaw:
    return Flaw(
        place=Place(document.name, signature.page, signature.box),
        related=(),
        measured=measured,
        required=say("a signature over the whole file, unchanged"),
        fix=say("hand in the file as it was signed"),
        sure=sure,
        severity=severity,
    )
