"""What could act or hide in what a page is made of is taken out: files, references to other files, private
data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

_OF_STREAMS = frozenset(
    {"/AF", "/Alternates", "/F", "/FDecodeParms", "/FFilter", "/LastModified", "/Metadata", "/OPI"}
    | {"/PS", "/PieceInfo", "/Ref", "/StructParent", "/StructParents"}
)
"""Entries of pictures and forms that draw nothing: attached and outside files, other versions, programs'
own data."""
_OF_DICTIONARIES = frozenset({"/AF", "/Metadata", "/PieceInfo", "/EF"})


def scrub(pdf: Pdf) -> list[Any]:
    """Clean every object. Returns the layers (optional content groups) met, in the order of the file."""
    from pikepdf import Dictionary, Stream

    layers = []
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            _clean_stream(thing)
        elif isinstance(thing, Dictionary):
            kind = thing.get("/Type")
            if kind == "/OCG":
                layers.append(thing)
            if kind in ("/Filespec", "/F", "/Action") or _has_file(thing):
                _drop(thing, frozenset(thing.keys()))
            elif kind is not None:
                _drop(thing, _OF_DICTIONARIES)
    return layers


def _clean_stream(stream: Any) -> None:
    if stream.get("/Type") == "/EmbeddedFile" or stream.get("/Subtype") == "/PS":
        stream.write(b"")
    _drop(stream, _OF_STREAMS)


def _has_file(thing: Any) -> bool:
    """Whether it is a file specification with a file in it, though it does not say so (ISO 32000-2, table
    43)."""
    from pikepdf import Dictionary, Stream

    files = thing.get("/EF")
    if not isinstance(files, Dictionary) or isinstance(files, Stream):
        return False
    return files.keys() <= {"/F", "/UF", "/DOS", "/Mac", "/Unix"}


def _drop(owner: Any, unwanted: frozenset[str]) -> None:
    for key in sorted(unwanted & owner.keys()):
        del owner[key]
