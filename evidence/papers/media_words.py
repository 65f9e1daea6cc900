"""What media types are called, for people."""

from __future__ import annotations

from evidence.finding import Message, say

_NAMES = {
    "application/pdf": say("a PDF"),
    "image/jpeg": say("a JPG picture"),
    "image/png": say("a PNG picture"),
    "image/gif": say("a GIF picture"),
    "image/tiff": say("a TIFF picture"),
    "image/bmp": say("a BMP picture"),
    "image/webp": say("a WEBP picture"),
    "image/heic": say("a HEIC picture of a phone"),
    "image/avif": say("an AVIF picture"),
    "application/x-executable": say("a program"),
    "application/zip": say("a zip archive or an office file"),
    "application/vnd.rar": say("a RAR archive"),
    "application/x-7z-compressed": say("a 7z archive"),
    "application/x-ole-storage": say("an office file of the old kind"),
    "application/x-empty": say("an empty file"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": say("a Word document"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": say("an Excel sheet"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": say("a PowerPoint file"),
    "text/plain": say("plain text"),
    "text/html": say("a web page"),
    "text/rtf": say("an RTF document"),
}
_OTHER = say("a file of another kind")


def media_words(media_type: str) -> Message:
    """A media type's name with the type itself: "a PNG picture (image/png)"."""
    return say("{name} ({type})", name=_NAMES.get(media_type, _OTHER), type=media_type)
