"""Whether each file is of a format the platform takes, told by its content."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.roles import used
from evidence.checks import Skip, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.papers.media_words import media_words
from evidence.platforms.platform import Platform
from evidence.reading.reading import DamageKind

_FORMATS = {
    "pdf": ("application/pdf",),
    "jpg": ("image/jpeg",),
    "png": ("image/png",),
    "gif": ("image/gif",),
}
_ENDINGS = {
    "pdf": ("application/pdf",),
    "jpg": ("image/jpeg",),
    "jpeg": ("image/jpeg",),
    "jpe": ("image/jpeg",),
    "jfif": ("image/jpeg",),
    "png": ("image/png",),
    "gif": ("image/gif",),
    "tif": ("image/tiff",),
    "tiff": ("image/tiff",),
    "bmp": ("image/bmp",),
    "webp": ("image/webp",),
    "heic": ("image/heic",),
    "heif": ("image/heic",),
    "avif": ("image/avif",),
}
_CONVERTED = ("image/png", "image/gif", "image/tiff", "image/bmp", "image/webp", "image/heic", "image/avif")


@check(Severity.ERROR, cites=("files.formats",))
def file_format(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A file of a format the platform does not take.

    What it looks at: what each file really is, by its first bytes, against the platform's list and against
    its name.
    What it forgives: pictures in another format (PNG, WEBP, HEIC, TIFF), as the bundle holds a JPG of them;
    empty files, which readable names.
    How to fix: scan or export the paper as PDF or JPG; rename a file whose name promises something else.
    Example: licence.pdf that is a Word document.
    """
    documents = [document for document in used(case) if not _empty(document)]
    if not documents:
        raise Skip(say("there is no file to look at"))
    for document in documents:
        yield from _judge(document, platform)


def _empty(document: Document) -> bool:
    return any(damage.kind is DamageKind.EMPTY for damage in document.reading.damage)


def _judge(document: Document, platform: Platform) -> Iterator[Flaw]:
    kind, name = document.paper.media_type, document.name
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    formats = platform.value("files.formats", ("pdf", "jpg"))
    if ending in _ENDINGS and kind not in _ENDINGS[ending]:
        yield Flaw(
            place=Place(name),
            related=(),
            measured=say(
                "its name ends in .{ending}, but it is {kind}", ending=ending, kind=media_words(kind)
            ),
            required=say("a file that is what its name says"),
            fix=say("find the real paper, or export it again in the right format"),
        )
    elif not any(kind in _FORMATS.get(word, ()) for word in formats):
        yield _not_taken(document, ", ".join(word.upper() for word in formats), platform)


def _not_taken(document: Document, formats: str, platform: Platform) -> Flaw:
    """A picture the bundle can convert only warns; anything else weighs what the platform's rule weighs."""
    unread = any(damage.kind is DamageKind.UNSUPPORTED for damage in document.reading.damage)
    converted = document.paper.media_type in _CONVERTED and not unread
    fix = say("export or print it to PDF and put that here")
    if converted:
        fix = say("nothing: upload/ holds a JPG of it; or save it as JPG yourself")
    return Flaw(
        place=Place(document.name),
        related=(),
        measured=say("it is {kind}", kind=media_words(document.paper.media_type)),
        required=say("{platform} takes {formats}", platform=platform.title, formats=formats),
        fix=fix,
        severity=Severity.WARNING if converted else platform.weight("files.formats"),
    )
