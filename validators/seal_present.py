"""Whether letters and certificates bear a seal or a signature."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.places import spot
from evidence.case.roles import is_read, of_kind
from evidence.checks import Skip, check
from evidence.facts.fact import Fact, Kind
from evidence.finding import Flaw, Message, Severity, say
from evidence.platforms.platform import Platform

_LETTERS = (Kind.AUTHORIZATION,)
_PAPERS = (Kind.CERTIFICATE, Kind.DECLARATION, Kind.FCC_GRANT, Kind.TEST_REPORT, Kind.TRADEMARK, Kind.ISO)


@check(Severity.ERROR, rule="files.seal_signature", cites=("cert.issuer_stamp",))
def seal_present(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A letter or certificate without seal and signature.

    What it looks at: whether something that looks like a seal or a handwritten signature, or a digital
    signature, was seen on the paper.
    What it forgives: papers with one of the two; on a letter a seal without signature only warns, as that
    is custom in China. Certificates of registers and authorities often bear none, and so only warn.
    How to fix: have the paper sealed and signed by hand, then scan it in colour.
    Example: a letter that ends with the printed word "Signature:" and an empty line.
    """
    letters, papers = of_kind(case, *_LETTERS), of_kind(case, *_PAPERS)
    judged = [document for document in (*letters, *papers) if is_read(document)]
    if not judged:
        raise Skip(say("there is no letter or certificate that could be read"))
    for document in judged:
        yield from _letter(document) if document in letters else _paper(document, platform)


def _letter(document: Document) -> Iterator[Flaw]:
    seal, signature = document.facts.seal, document.facts.signature
    if _digitally(document) or (_certain(seal) and _certain(signature)):
        return
    if seal is None and signature is None:
        yield _flaw(document, None, say("neither seal nor signature was seen on it"), sure=False)
    elif seal is not None and signature is None:
        measured = say("a seal, but no signature")
        yield _flaw(document, seal, measured, sure=seal.sure, severity=Severity.WARNING)
    elif seal is None and signature is not None:
        measured = say("a signature, but no seal")
        yield _flaw(document, signature, measured, sure=signature.sure, severity=Severity.WARNING)
    else:
        doubtful = seal if not _certain(seal) else signature
        measured = say("something like a seal or signature, not surely one")
        yield _flaw(document, doubtful, measured, sure=False, severity=Severity.NOTE)


def _paper(document: Document, platform: Platform) -> Iterator[Flaw]:
    seal, signature = document.facts.seal, document.facts.signature
    if _digitally(document) or _certain(seal) or _certain(signature):
        return
    seen = seal or signature
    measured = say("neither seal nor signature was seen on it")
    if seen is not None:
        measured = say("something like a seal or signature, not surely one")
    weight = Severity.WARNING if seen is None else Severity.NOTE
    yield _flaw(document, seen, measured, sure=False, severity=weight)


def _certain(mark: Fact | None) -> bool:
    return mark is not None and mark.sure


def _digitally(document: Document) -> bool:
    return any(signature.intact is not False for signature in document.reading.signatures)


def _flaw(
    document: Document,
    mark: Fact | None,
    measured: Message,
    *,
    sure: bool,
    severity: Severity = Severity.ERROR,
) -> Flaw:
    return Flaw(
        place=spot(document, mark),
        related=(),
        measured=measured,
        required=say("seal and signature of who gives the paper"),
        fix=say("look at the paper; where they are there, confirm seal and signature in case.toml"),
        sure=sure,
        severity=severity,
    )
