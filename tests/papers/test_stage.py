"""A folder is staged: every entry is a private copy or a word on why not; nothing outside is ever touched."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import threading
import unicodedata
from pathlib import Path

import pytest

from evidence.errors import WrongCall
from evidence.papers.limits import Limits
from evidence.papers.stage import stage

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "private" / "papers"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "case"
    made.mkdir()
    return made


def codes(intake) -> dict[str, str]:
    return {entry.name: entry.code for entry in intake.rest}


def test_a_paper_is_copied_under_its_digest_read_only_and_the_original_left_alone(
    folder: Path, into: Path
) -> None:
    (folder / "sub").mkdir()
    original = folder / "sub" / "CE.pdf"
    original.write_bytes(PDF)
    before = original.stat()
    (paper,) = stage(folder, into).papers
    assert paper.name == "sub/CE.pdf"
    assert paper.sha256 == hashlib.sha256(PDF).hexdigest() == paper.staged.name
    assert (paper.size, paper.media_type) == (len(PDF), "application/pdf")
    assert paper.staged.read_bytes() == PDF
    after = original.stat()
    assert (after.st_mtime_ns, after.st_mode, after.st_size) == (
        before.st_mtime_ns,
        before.st_mode,
        before.st_size,
    )


@POSIX
def test_copies_are_private(folder: Path, into: Path) -> None:
    (folder / "a.pdf").write_bytes(PDF)
    (paper,) = stage(folder, into).papers
    assert stat.S_IMODE(into.stat().st_mode) == 0o700
    assert stat.S_IMODE(paper.staged.stat().st_mode) == 0o400


def test_papers_and_rest_account_for_every_entry_sorted_by_name(folder: Path, into: Path) -> None:
    for name in ("b.pdf", "A.pdf", ".DS_Store", "Thumbs.db", "~$letter.docx", "case.toml", "._b.pdf"):
        (folder / name).write_bytes(PDF)
    (folder / "deep").mkdir()
    (folder / "deep" / "case.toml").write_bytes(b"")
    intake = stage(folder, into)
    assert [p.name for p in intake.papers] == ["A.pdf", "b.pdf"]
    assert codes(intake) == {
        ".DS_Store": "clutter", "Thumbs.db": "clutter", "~$letter.docx": "clutter", "._b.pdf": "clutter",
        "case.toml": "declaration", "deep/case.toml": "unused",
    }  # fmt: skip
    assert not any(entry.error for entry in intake.rest)


@POSIX
def test_links_and_devices_are_named_and_never_opened(folder: Path, into: Path) -> None:
    secret = folder.parent / "secret.pdf"
    secret.write_bytes(PDF + b"secret")
    (folder / "link.pdf").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.pdf")
    intake = stage(folder, into)
    assert intake.papers == ()
    assert codes(intake) == {"link.pdf": "symlink", "loop": "symlink", "pipe.pdf": "special"}
    assert all(entry.error for entry in intake.rest)
    assert not any(b"secret" in kept.read_bytes() for kept in into.iterdir())


@POSIX
def test_a_file_swapped_for_a_link_while_staging_is_not_followed(folder: Path, into: Path) -> None:
    from evidence.papers.walk import Found, walk

    (folder / "a.pdf").write_bytes(PDF)
    for found in walk(folder, Limits()):
        assert isinstance(found, Found)
        (folder / "a.pdf").unlink()
        (folder / "a.pdf").symlink_to("/etc/hostname")
        with pytest.raises(OSError, match=r"symbolic|link"):
            found.reopen()


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_an_error_and_the_rest_goes_on(folder: Path, into: Path) -> None:
    (folder / "a.pdf").write_bytes(PDF)
    (folder / "closed.pdf").write_bytes(PDF)
    (folder / "closed.pdf").chmod(0)
    intake = stage(folder, into)
    assert [p.name for p in intake.papers] == ["a.pdf"]
    assert codes(intake) == {"closed.pdf": "unreadable"}


def test_twins_in_content_and_in_normal_form_are_both_there(folder: Path, into: Path) -> None:
    composed, apart = unicodedata.normalize("NFC", "café.pdf"), unicodedata.normalize("NFD", "café.pdf")
    (folder / composed).write_bytes(PDF)
    (folder / apart).write_bytes(PDF)
    names = [p.name for p in stage(folder, into).papers]
    assert len(names) == len(list(folder.iterdir()))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets any bytes be a name")
def test_a_name_that_is_no_utf8_comes_through(folder: Path, into: Path) -> None:
    with open(os.path.join(os.fsencode(folder), b"caf\xe9.pdf"), "wb") as file:  # noqa: PTH118
        file.write(PDF)
    (paper,) = stage(folder, into).papers
    assert os.fsencode(paper.name) == b"caf\xe9.pdf"


@pytest.mark.parametrize(("count", "limit", "left"), [(3, 3, 0), (4, 3, 1)])
def test_files_beyond_the_limit_are_named(
    folder: Path, into: Path, count: int, limit: int, left: int
) -> None:
    for i in range(count):
        (folder / f"{i}.pdf").write_bytes(PDF + bytes([i]))
    intake = stage(folder, into, Limits(files=limit))
    assert (len(intake.papers), list(codes(intake).values())) == (limit, ["too_many"] * left)


@pytest.mark.parametrize(("size", "taken"), [(99, True), (100, True), (101, False)])
def test_a_file_at_the_size_limit_is_taken_and_one_over_it_is_not(
    folder: Path, into: Path, size: int, taken: bool
) -> None:
    (folder / "a.bin").write_bytes(b"x" * size)
    intake = stage(folder, into, Limits(file_bytes=100))
    assert bool(intake.papers) is taken
    assert codes(intake) == ({} if taken else {"a.bin": "too_large"})


def test_all_files_together_are_limited(folder: Path, into: Path) -> None:
    for name in "abc":
        (folder / name).write_bytes(name.encode() * 60)
    intake = stage(folder, into, Limits(total_bytes=130))
    assert [p.name for p in intake.papers] == ["a", "b"]
    assert codes(intake) == {"c": "too_large"}


def test_a_folder_nested_too_deep_is_named_once(folder: Path, into: Path) -> None:
    deep = folder
    for i in range(5):
        deep /= f"d{i}"
        deep.mkdir()
        (deep / "a.pdf").write_bytes(PDF + bytes([i]))
    intake = stage(folder, into, Limits(depth=3))
    assert len(intake.papers) == 3
    assert codes(intake) == {"d0/d1/d2/d3": "too_many"}


def test_more_entries_than_the_limit_end_the_walk_with_a_word(folder: Path, into: Path) -> None:
    for i in range(20):
        (folder / f"{i:02}.pdf").write_bytes(PDF)
    intake = stage(folder, into, Limits(entries=10))
    assert (len(intake.papers), codes(intake)) == (10, {"10.pdf": "too_many"})


def test_a_bundle_built_before_is_left_out_file_by_file(folder: Path, into: Path) -> None:
    old = folder / "old-bundle"
    (old / "upload").mkdir(parents=True)
    for name in ("manifest-sha256.txt", "report.json", "upload/01.pdf"):
        (old / name).write_bytes(PDF)
    (folder / "new.pdf").write_bytes(PDF)
    intake = stage(folder, into)
    assert [p.name for p in intake.papers] == ["new.pdf"]
    assert set(codes(intake).values()) == {"clutter"}
    assert len(intake.rest) == 3


def test_a_file_that_keeps_changing_is_an_error(
    folder: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence.papers import copying

    path = folder / "growing.pdf"
    path.write_bytes(PDF)
    copy = copying.copy_stream

    def grow(*args):  # type: ignore[no-untyped-def]
        copied = copy(*args)
        with path.open("ab") as file:
            file.write(b"more")
        return copied

    monkeypatch.setattr(copying, "copy_stream", grow)
    intake = stage(folder, into)
    assert (intake.papers, codes(intake)) == ((), {"growing.pdf": "changed"})


def test_a_file_that_changed_once_is_copied_whole_the_next_time(
    folder: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence.papers import copying

    path = folder / "late.pdf"
    path.write_bytes(PDF)
    copy, grown = copying.copy_stream, threading.Event()

    def grow_once(*args):  # type: ignore[no-untyped-def]
        copied = copy(*args)
        if not grown.is_set():
            grown.set()
            with path.open("ab") as file:
                file.write(b"more")
        return copied

    monkeypatch.setattr(copying, "copy_stream", grow_once)
    (paper,) = stage(folder, into).papers
    assert paper.staged.read_bytes() == PDF + b"more" == path.read_bytes()


def test_one_file_alone_is_a_case_of_one(folder: Path, into: Path) -> None:
    (folder / "a.pdf").write_bytes(PDF)
    assert [p.name for p in stage(folder / "a.pdf", into).papers] == ["a.pdf"]


def test_what_is_not_there_is_a_wrong_call(folder: Path, into: Path) -> None:
    with pytest.raises(WrongCall):
        stage(folder / "absent", into)


@POSIX
def test_a_second_name_of_a_file_elsewhere_is_copied_and_that_file_left_alone(
    folder: Path, into: Path
) -> None:
    elsewhere = folder.parent / "elsewhere.pdf"
    elsewhere.write_bytes(PDF)
    os.link(elsewhere, folder / "a.pdf")
    (paper,) = stage(folder, into).papers
    assert not paper.staged.samefile(elsewhere)
    assert (elsewhere.read_bytes(), elsewhere.stat().st_nlink) == (PDF, 2)


@pytest.mark.parametrize(
    ("tag", "code"),
    [(0xA0000003, "symlink"), (0xA000000C, "symlink"), (0x9000001A, None), (0, None)],
    ids=["junction", "symbolic link", "file kept in the cloud", "plain"],
)
def test_what_stands_for_another_place_on_windows_is_not_entered(tag: int, code: str | None) -> None:
    """Reparse tags of [MS-FSCC] 2.1.2.1, as Windows gives them with an entry's status."""
    from types import SimpleNamespace

    from evidence.papers.walk import _refused

    status = SimpleNamespace(st_mode=stat.S_IFDIR | 0o777, st_reparse_tag=tag)
    entry = SimpleNamespace(stat=lambda follow_symlinks: status, name="x")
    refused = _refused(entry, "x")  # type: ignore[arg-type]
    assert (refused.code if refused else None) == code


def test_a_folder_is_walked_without_descriptors_too(
    folder: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which opens nothing relative to a folder."""
    from evidence.papers import walk

    monkeypatch.setattr(walk, "_BY_DESCRIPTOR", False)
    (folder / "deep").mkdir()
    (folder / "deep" / "a.pdf").write_bytes(PDF)
    (folder / "b.pdf").write_bytes(PDF + b"b")
    if os.name == "posix":
        (folder / "link.pdf").symlink_to(folder / "b.pdf")
    intake = stage(folder, into)
    assert [paper.name for paper in intake.papers] == ["b.pdf", "deep/a.pdf"]
    assert codes(intake) == ({"link.pdf": "symlink"} if os.name == "posix" else {})


def test_our_own_names_in_a_folder_are_papers_like_others(folder: Path, into: Path) -> None:
    for name in ("manifest.json", "bundle.pdf", "case.toml.bak"):
        (folder / name).write_bytes(PDF)
    assert len(stage(folder, into).papers) == 3


@POSIX
def test_a_temporary_folder_with_spaces_and_signs_is_no_trouble(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    from evidence.papers.private import private_folder

    odd = tmp_path / "临时 folder 'x'"
    odd.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    (folder / "a.pdf").write_bytes(PDF)
    with private_folder() as private:
        (paper,) = stage(folder, private / "in").papers
        assert paper.staged.read_bytes() == PDF
    assert list(odd.iterdir()) == []


def test_a_private_folder_that_is_full_is_told_in_words(
    folder: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from evidence.errors import CannotWrite
    from evidence.papers import copying

    def full(write: object, chunk: bytes) -> None:
        raise copying._cannot_write(OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(copying, "_write", full)
    (folder / "a.pdf").write_bytes(PDF)
    with pytest.raises(CannotWrite, match="full") as caught:
        stage(folder, into)
    assert "TEMP" in caught.value.advice
    assert list(into.iterdir()) == []
