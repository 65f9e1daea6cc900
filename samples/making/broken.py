"""Files that are no papers, or papers no longer: a program, a document, a locked PDF, a bomb of a picture."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf

EPOCH = (2026, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8"?>'
SCHEMAS = "http://schemas.openxmlformats.org"
OFFICE = "application/vnd.openxmlformats"


def word_file(words: str) -> bytes:
    """A small document of a word processor."""
    kinds = (
        f'<Default Extension="rels" ContentType="{OFFICE}-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" '
        f'ContentType="{OFFICE}-officedocument.wordprocessingml.document.main+xml"/>'
    )
    link = f'<Relationship Id="r1" Type="{SCHEMAS}/officeDocument/2006/relationships/officeDocument" '
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{SCHEMAS}/package/2006/content-types">{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">'
        f'{link}Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{SCHEMAS}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        f"<w:t>{words}</w:t></w:r></w:p></w:body></w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), XML + text)
    return out.getvalue()


def elf() -> bytes:
    """The head of a program for Linux that does nothing: an ELF header without code."""
    head = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
    return head + struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0)


def locked(pdf: bytes) -> bytes:
    """The PDF behind a password; an old cipher, so that the bytes are the same each time."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        cipher = pikepdf.Encryption(owner="sample-owner", user="sample-user", R=3, aes=False, metadata=False)
        document.save(out, static_id=True, encryption=cipher)
    return out.getvalue()


def without_last_page(pdf: bytes) -> bytes:
    """The PDF less its last page."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.pages[-1]
        document.save(out, deterministic_id=True)
    return out.getvalue()


def huge_png(side: int) -> bytes:
    """A black square of side by side pixels, one bit each: small on disk, enormous once unpacked."""
    row = b"\0" * (1 + (side + 7) // 8)
    press = zlib.compressobj(9)
    data = b"".join(press.compress(row) for _ in range(side)) + press.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
