"""A folder of everything that goes wrong: one verdict each, nothing lost, nothing changed, no traceback."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import evidence
from evidence.errors import ExitCode

TODAY = date(2026, 11, 23)


def huge_png(side: int = 40_000) -> bytes:
    """A PNG that claims side x side pixels and holds next to none."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def a_pdf(path: Path, **save: object) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 1 rg 100 100 300 300 re f")
    pdf.save(path, **save)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    (case / "empty.pdf").write_bytes(b"")
    (case / "program.pdf").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(500))
    a_pdf(case / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="secret"))
    picture = Image.effect_noise((600, 400), 80).convert("RGB")
    picture.save(case / "cut.jpg", quality=80)
    whole = (case / "cut.jpg").read_bytes()
    (case / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (case / "huge.png").write_bytes(huge_png())
    for name in ("授权书.pdf", "受权书.pdf"):
        a_pdf(case / name)
    if hasattr(os, "symlink"):
        (tmp_path / "secret.pdf").write_bytes(b"%PDF-1.4 not yours")
        (case / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    return case


def hashes(folder: Path) -> dict[str, str]:
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if not p.is_symlink()
    }


def test_every_file_has_its_verdict_and_nothing_is_lost(folder: Path) -> None:
    before = hashes(folder)
    report = evidence.check(folder, today=TODAY, cache=False)
    assert report.exit_code is ExitCode.BLOCKED
    assert {entry.name for entry in report.files} == {path.name for path in folder.iterdir()}
    assert not [outcome for outcome in report.outcomes if outcome.verdict == "broke"]
    for name, code in {
        "empty.pdf": "readable",
        "locked.pdf": "readable",
        "cut.jpg": "readable",
        "huge.png": "readable",
        "program.pdf": "file_format",
        "授权书.pdf": "file_name",
        "受权书.pdf": "file_name",
    }.items():
        assert code in {finding.code for finding in report.on(name) if finding.blocks}, name
    link = next((entry for entry in report.files if entry.name == "link.pdf"), None)
    assert link is None or link.fate == "error"
    assert hashes(folder) == before


def test_forced_it_packs_both_twins_and_never_the_linked_file(folder: Path) -> None:
    out = folder.parent / "out"
    bundle = evidence.pack(folder, out, today=TODAY, cache=False, force=True)
    originals = [record for record in bundle.files if record.path.startswith("originals/")]
    for name in ("授权书.pdf", "受权书.pdf"):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() in {
            record.sha256 for record in originals
        }
    secret = hashlib.sha256(b"%PDF-1.4 not yours").hexdigest()
    assert secret not in {record.sha256 for record in bundle.files}
    assert evidence.verify(out).whole
    assert evidence.verify(out.with_name("out.zip")).whole
