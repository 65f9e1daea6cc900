"""Readings are kept by the paper's bytes and the reader's settings; a spoilt cache is an empty one."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evidence.reading.cache import Cache
from evidence.reading.reading import Damage, DamageKind, Reading
from evidence.reading.settings import Settings

READING = Reading("ab" * 32, "application/pdf", 1)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "readings", Settings(), {"reader": "1"})


def files(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_was_kept_is_found(cache: Cache) -> None:
    cache.keep(READING)
    assert cache.find(READING.sha256) == READING
    assert cache.find("cd" * 32) is None


def test_other_settings_or_versions_find_nothing(cache: Cache, tmp_path: Path) -> None:
    cache.keep(READING)
    assert Cache(tmp_path / "readings", Settings(dpi=300), {"reader": "1"}).find(READING.sha256) is None
    assert Cache(tmp_path / "readings", Settings(), {"reader": "2"}).find(READING.sha256) is None


@pytest.mark.parametrize(
    ("kind", "kept"),
    [(DamageKind.TIME_LIMIT, False), (DamageKind.WORKER_DIED, False), (DamageKind.TRUNCATED, True)],
)
def test_damage_that_may_pass_is_not_remembered(cache: Cache, kind: DamageKind, kept: bool) -> None:
    cache.keep(replace(READING, damage=(Damage(kind),)))
    assert (cache.find(READING.sha256) is not None) is kept


@pytest.mark.parametrize("spoil", [b"", b"junk", b"x\x9c\x03"])
def test_a_spoilt_file_is_as_none(cache: Cache, tmp_path: Path, spoil: bytes) -> None:
    cache.keep(READING)
    (path,) = files(tmp_path)
    path.write_bytes(spoil)
    assert cache.find(READING.sha256) is None


def test_a_reading_of_other_bytes_is_not_believed(cache: Cache, tmp_path: Path) -> None:
    cache.keep(READING)
    (path,) = files(tmp_path)
    other = Reading("cd" * 32, "application/pdf", 1)
    cache.keep(other)
    (moved,) = set(files(tmp_path)) - {path}
    path.write_bytes(moved.read_bytes())
    assert cache.find(READING.sha256) is None


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_user_may_look(cache: Cache, tmp_path: Path) -> None:
    cache.keep(READING)
    for path in tmp_path.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_the_longest_unused_go_first(cache: Cache, tmp_path: Path) -> None:
    for number in range(4):
        cache.keep(replace(READING, sha256=f"{number:064}"))
    for number, path in enumerate(sorted(files(tmp_path), key=lambda p: p.stat().st_mtime_ns)):
        os.utime(path, (number, number))
    size = files(tmp_path)[0].stat().st_size
    cache.trim(most=2 * size + size // 2)
    assert len(files(tmp_path)) == 2
    assert min(path.stat().st_mtime for path in files(tmp_path)) >= 2


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "readings", Settings(), {})
    cache.keep(READING)
    assert cache.find(READING.sha256) is None
