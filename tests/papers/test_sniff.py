"""Types by content: names lie, versions of libmagic differ, PDFs begin late."""

from __future__ import annotations

import pytest

from evidence.papers import sniff

PDF = b"%PDF-1.4\n1 0 obj\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"", "application/x-empty"),
        (PDF, "application/pdf"),
        (b"\r\n" + PDF, "application/pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + PDF, "application/pdf"),
        (b"\0" * 900 + PDF, "application/pdf"),
        (b"\0" * 1024 + PDF, "application/pdf"),
        (b"\0" * 1025 + PDF, "application/octet-stream"),
        (b"\xff\xd8\xff\xe0JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"II*\0", "image/tiff"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "image/heic"),
        (b"\x7fELF\x02\x01\x01", "application/x-executable"),
        (b"MZ\x90\0", "application/x-executable"),
        (b"just words\n", "text/plain"),
    ],
)
def test_types(head: bytes, expected: str) -> None:
    assert sniff.media_type(head) == expected


def test_types_hold_without_libmagic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "_magic", lambda: None)
    assert sniff.media_type(PDF) == "application/pdf"
    assert sniff.media_type("слова\n".encode()) == "text/plain"
    assert sniff.media_type(bytes(range(128, 256))) == "application/octet-stream"


def test_names_of_one_thing_in_different_versions_of_libmagic_are_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Old:
        def from_buffer(self, head: bytes) -> str:
            return "image/x-ms-bmp"

    monkeypatch.setattr(sniff, "_magic", Old)
    assert sniff.media_type(b"unknown") == "image/bmp"
