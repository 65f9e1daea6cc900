"""An error of the reader is told as the program's own, never as damage of the paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import making
import pytest

from evidence.reading import pdf_read_page, picture_page
from evidence.reading.read import read_paper
from evidence.reading.reading import Damage, DamageKind
from evidence.reading.settings import Settings

QUICK = Settings(ocr=False)
PAPER = making.drawn(["Example Lighting Ltd."])


def damage_of(tmp_path: Path, data: bytes, media_type: str) -> tuple[Damage, ...]:
    path = tmp_path / "paper"
    path.write_bytes(data)
    return read_paper(path, "", media_type, QUICK).damage


def fails(*_: Any) -> Any:
    raise ValueError("a slip of ours")


def test_on_a_page_of_a_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_read_page, "find_marks", fails)
    (damage,) = damage_of(tmp_path, making.scan_in_pdf(PAPER), "application/pdf")
    assert (damage.kind, damage.page) == (DamageKind.READER_FAILED, 1)
    assert damage.detail.startswith("the reader failed on it (ValueError at pdf_read_page.py:")


def test_on_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_page, "find_marks", fails)
    (damage,) = damage_of(tmp_path, making.png(PAPER), "image/png")
    assert (damage.kind, damage.page) == (DamageKind.READER_FAILED, 1)


def test_on_a_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.reading.image._frames", fails)
    (damage,) = damage_of(tmp_path, making.png(PAPER), "image/png")
    assert (damage.kind, damage.page) == (DamageKind.READER_FAILED, None)


def test_too_little_memory_is_no_error_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(*_: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(picture_page, "find_marks", starved)
    (damage,) = damage_of(tmp_path, making.png(PAPER), "image/png")
    assert damage.kind is DamageKind.MEMORY_LIMIT


def test_a_picture_cut_off_is_damaged(tmp_path: Path) -> None:
    whole = making.jpeg(PAPER)
    (damage,) = damage_of(tmp_path, whole[: len(whole) // 3], "image/jpeg")
    assert damage.kind is DamageKind.TRUNCATED
