"""A zip as input: unpacked with care, every entry accounted for."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import Path

import pytest

from evidence.papers.limits import Limits
from evidence.papers.stage import stage

PDF = b"%PDF-1.7\n%%EOF\n"


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def staged(path: Path, tmp_path: Path, limits: Limits | None = None) -> tuple[list[str], dict[str, str]]:
    intake = stage(path, tmp_path / "private", limits)
    return [p.name for p in intake.papers], {r.name: r.code for r in intake.rest}


def test_entries_become_papers_with_their_names(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "c.zip", ("证书/CE.pdf", PDF), ("a.jpg", b"\xff\xd8\xff\xe0"), ("case.toml", b"")
    )
    intake = stage(path, tmp_path / "private")
    assert [(p.name, p.media_type) for p in intake.papers] == [
        ("a.jpg", "image/jpeg"),
        ("证书/CE.pdf", "application/pdf"),
    ]
    assert [r.code for r in intake.rest] == ["declaration"]
    assert intake.papers[1].staged.read_bytes() == PDF


@pytest.mark.parametrize(
    "name", ["../out.pdf", "/etc/out.pdf", "C:\\out.pdf", "a/../../out.pdf", "..\\out.pdf"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    papers, rest = staged(zipped(tmp_path / "c.zip", (name, PDF), ("good.pdf", PDF)), tmp_path)
    assert papers == ["good.pdf"]
    assert list(rest.values()) == ["path_escape"]
    assert not list(tmp_path.glob("**/out.pdf"))


def test_of_two_entries_with_one_name_the_second_is_an_error(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path = zipped(tmp_path / "c.zip", ("a.pdf", PDF), ("a.pdf", PDF + b"2"))
    intake = stage(path, tmp_path / "private")
    assert (len(intake.papers), [r.code for r in intake.rest]) == (1, ["duplicate"])


def test_a_link_inside_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert staged(zipped(tmp_path / "c.zip", (link, b"/etc/passwd")), tmp_path) == (
        [],
        {"link.pdf": "symlink"},
    )


def test_a_locked_entry_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "c.zip", ("a.pdf", PDF))
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(bytes(data))
    assert staged(path, tmp_path) == ([], {"a.pdf": "encrypted"})


@pytest.mark.parametrize(("size", "taken"), [(1000, True), (1001, False)])
def test_an_entry_is_measured_while_it_unpacks(tmp_path: Path, size: int, taken: bool) -> None:
    path = zipped(tmp_path / "c.zip", ("a.bin", b"\0" * size))
    papers, rest = staged(path, tmp_path, Limits(file_bytes=1000))
    assert (papers, rest) == ((["a.bin"], {}) if taken else ([], {"a.bin": "too_large"}))


def test_a_bomb_ends_at_its_ratio_without_filling_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("zeros", "w") as entry:
        for _ in range(120):
            entry.write(b"\0" * (1 << 20))
    assert staged(path, tmp_path) == ([], {"zeros": "too_large"})
    assert sum(f.stat().st_size for f in (tmp_path / "private").iterdir()) < 1 << 20


def test_a_header_that_lies_about_the_size_does_not_help(tmp_path: Path) -> None:
    path = zipped(tmp_path / "c.zip", ("a.bin", b"\0" * 5000))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    papers, rest = staged(path, tmp_path)
    assert (papers, list(rest.values())) in (([], ["unreadable"]), (["a.bin"], []))


def test_a_damaged_entry_does_not_stop_the_others(tmp_path: Path) -> None:
    path = zipped(tmp_path / "c.zip", ("a.bin", b"hello" * 100), ("b.pdf", PDF))
    data = bytearray(path.read_bytes())
    packed = zlib.compress(b"hello" * 100)[2:-4]
    data[data.index(packed[:8]) + 3] ^= 0xFF
    path.write_bytes(bytes(data))
    papers, rest = staged(path, tmp_path)
    assert (papers, rest) == (["b.pdf"], {"a.bin": "unreadable"})


@pytest.mark.parametrize("cut", [30, 60])
def test_a_zip_cut_short_is_one_error(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path / "c.zip", ("a.pdf", PDF))
    path.write_bytes(path.read_bytes()[:cut])
    assert staged(path, tmp_path) == ([], {"c.zip": "unreadable"})


def test_names_from_a_chinese_system_are_read(tmp_path: Path) -> None:
    plain = zipfile.ZipInfo("xxxx.pdf")
    path = zipped(tmp_path / "c.zip", (plain, PDF))
    path.write_bytes(path.read_bytes().replace(b"xxxx", "证书".encode("gbk")))
    assert staged(path, tmp_path)[0] == ["证书.pdf"]


def test_a_method_nobody_here_knows_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "c.zip", ("a.pdf", PDF), ("b.pdf", PDF))
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(signature) + offset] = 99
    path.write_bytes(bytes(data))
    assert staged(path, tmp_path) == (["b.pdf"], {"a.pdf": "unreadable"})


def test_entries_laid_over_each_other_end_at_the_limit(tmp_path: Path) -> None:
    """Many lines of the table of contents that lead to one packed body: headers promise terabytes."""
    path = zipped(tmp_path / "c.zip", *((f"{number:03}.bin", bytes(1000)) for number in range(50)))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while data[at : at + 4] == b"PK\x01\x02":
        data[at + 42 : at + 46] = bytes(4)
        at += 46 + int.from_bytes(data[at + 28 : at + 30], "little")
    path.write_bytes(bytes(data))
    papers, rest = staged(path, tmp_path)
    assert len(papers) + len(rest) == 50
    assert set(rest.values()) <= {"unreadable"}
    assert sum(kept.stat().st_size for kept in (tmp_path / "private").iterdir()) < 1_000_000


@pytest.mark.parametrize(("count", "taken"), [(65_535, False), (50, True)])
def test_a_table_of_contents_too_large_to_load_is_refused(tmp_path: Path, count: int, taken: bool) -> None:
    path = zipped(tmp_path / "c.zip", *((f"{number}.pdf", PDF) for number in range(50)))
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    data[end + 8 : end + 12] = count.to_bytes(2, "little") * 2
    path.write_bytes(bytes(data))
    limits = Limits(entries=60_000)
    assert (len(staged(path, tmp_path, limits)[0]) == 50) is taken
