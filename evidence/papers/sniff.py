"""The media type of a file by its content: python-magic where its library loads, and an own table of
signatures."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from importlib import import_module
from typing import Any

HEAD = 8192
"""Bytes of the file's beginning that are looked at."""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"II+\x00", "image/tiff"),
    (0, b"MM\x00+", "image/tiff"),
    (0, b"BM", "image/bmp"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypmsf1", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ", "application/x-executable"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-executable"),
    (0, b"\xca\xfe\xba\xbe", "application/x-executable"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "text/rtf"),
)
_SAME = {
    "image/x-ms-bmp": "image/bmp", "image/heif": "image/heic", "image/heic-sequence": "image/heic",
    "application/x-pdf": "application/pdf", "image/jpg": "image/jpeg",
    "application/x-pie-executable": "application/x-executable", "application/x-sharedlib": "application/x-executable",
    "application/x-dosexec": "application/x-executable", "application/x-mach-binary": "application/x-executable",
    "application/vnd.microsoft.portable-executable": "application/x-executable",
    "application/x-msdownload": "application/x-executable",
    "application/CDFV2": "application/x-ole-storage", "application/msword": "application/x-ole-storage",
    "application/vnd.ms-excel": "application/x-ole-storage", "application/vnd.ms-powerpoint": "application/x-ole-storage",
    "application/x-rar": "application/vnd.rar", "application/x-zip-compressed": "application/zip",
    "inode/x-empty": "application/x-empty", "text/xml": "application/xml",
}  # fmt: skip
"""Names that different versions of libmagic give one and the same thing, brought to one."""


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head` (give HEAD bytes, or all of a shorter file).

    A PDF may have up to 1024 bytes before its header (ISO 32000-1, annex H, 3.4.1); it is one all the
    same, unless the file begins as something else. What nobody knows is application/octet-stream, or
    text/plain where it is text.
    """
    if not head:
        return "application/x-empty"
    own = _by_signature(head)
    if own and own != "application/zip":
        return own
    by_magic = _by_magic(head)
    if own and by_magic in ("application/octet-stream", "text/plain"):
        return own
    return by_magic


def _by_signature(head: bytes) -> str | None:
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset):
            return "application/pdf" if name == "image/bmp" and b"%PDF-" in head[:1024] else name
    if b"%PDF-" in head[:1029]:
        return "application/pdf"
    return None


@cache
def _magic() -> Any:
    """The libmagic binding, or None where its library does not load."""
    try:
        import magic

        return magic.Magic(mime=True)
    except Exception:  # an absent library raises what its loader likes: ImportError, OSError, AttributeError
        return _magic_from_wheel()


def _magic_from_wheel() -> Any:
    """libmagic from the pylibmagic wheel, whose import bends ctypes and the environment; both are put
    back."""
    before, init = dict(os.environ), ctypes.CDLL.__init__
    try:
        pylibmagic = import_module("pylibmagic")
        sys.modules.pop("magic", None)
        magic = import_module("magic")
        return magic.Magic(mime=True, magic_file=str(pylibmagic.data.joinpath("magic.mgc")))
    except Exception:
        return None
    finally:
        ctypes.CDLL.__init__ = init  # type: ignore[method-assign]
        os.environ.clear()
        os.environ.update(before)


def _by_magic(head: bytes) -> str:
    reader = _magic()
    try:
        name = str(reader.from_buffer(head)) if reader else ""
    except Exception:
        name = ""
    if name and "/" in name:
        return _SAME.get(name, name)
    return "text/plain" if _is_text(head) else "application/octet-stream"


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return False
        text = head[: error.start].decode("utf-8")
    return all(c.isprintable() or c in "\r\n\t\f\ufeff" for c in text)
