"""The old bundle or the new one, whole: whatever happens while it is written, and nothing of ours left
lying about."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from plans import a_pdf, a_picture, a_plan, a_report, staged

from evidence.bundle import publish, swap
from evidence.bundle.bundle import Bundle
from evidence.bundle.pack import pack
from evidence.bundle.publish import Target, recover, target_at
from evidence.bundle.verify import verify
from evidence.errors import CannotWrite, WrongCall

OLD = {"old.pdf": a_pdf("old")}
NEW = {"new.pdf": a_pdf("new", "newer"), "shot.png": a_picture()}
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX only")
root = pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="mounting needs root")


def packed(folder: Path, papers: dict[str, bytes], **more: Any) -> Bundle:
    return pack(a_plan(folder, papers, **more), folder / "place" / "out")


def seal_at(folder: Path) -> str:
    """The seal of the whole bundle at the place, folder and zip alike."""
    place = folder / "place"
    found = verify(place / "out")
    assert found.whole, [str(fault) for fault in found.faults]
    zipped = verify(place / "out.zip")
    assert zipped.whole, [str(fault) for fault in zipped.faults]
    assert found.seal == zipped.seal
    return found.seal


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "place").iterdir())


def test_a_bundle_is_replaced_whole(tmp_path: Path) -> None:
    first = packed(tmp_path, OLD)
    second = packed(tmp_path, NEW)
    assert first.seal != second.seal
    assert seal_at(tmp_path) == second.seal
    assert left(tmp_path) == ["out", "out.zip"]
    assert not (tmp_path / "place" / "out" / "originals" / "old.pdf").exists()


def test_the_same_without_a_system_that_exchanges_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    packed(tmp_path, OLD)
    second = packed(tmp_path, NEW)
    assert seal_at(tmp_path) == second.seal
    assert left(tmp_path) == ["out", "out.zip"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_linux_exchanges_folders_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not swap.exchange(tmp_path / "one", tmp_path / "two"):
        pytest.skip("this disk cannot exchange folders")
    assert (tmp_path / "one" / "two").exists()
    assert not swap.exchange(tmp_path / "one", tmp_path / "none")


def blocked(folder: Path, papers: dict[str, bytes]) -> Any:
    from evidence.finding import say
    from evidence.papers.paper import NotAPaper

    rest = [NotAPaper("link", "symlink", say("a link out of the folder"), error=True)]
    return a_report(staged(folder / "staged", papers), rest)


def test_a_case_that_is_not_ready_gets_its_texts_and_no_zip(tmp_path: Path) -> None:
    packed(tmp_path, OLD)
    bundle = packed(tmp_path, NEW, report=blocked(tmp_path, NEW))
    assert bundle.zip is None
    assert {record.path for record in bundle.files} == {
        "report.json", "requests/supplier.txt", "manifest.json", "manifest-sha256.txt"
    }  # fmt: skip
    assert verify(bundle.folder).whole
    assert left(tmp_path) == ["out"], "the zip of papers that were ready is gone"


def test_a_case_that_is_not_ready_can_be_forced(tmp_path: Path) -> None:
    bundle = packed(tmp_path, NEW, report=blocked(tmp_path, NEW), forced=True)
    assert bundle.zip
    assert any(record.path.startswith("upload/") for record in bundle.files)


def test_a_fault_that_only_packing_finds_blocks_too(tmp_path: Path) -> None:
    bundle = packed(tmp_path, {"a.pdf": b"%PDF-1.7\nbroken", "b.pdf": a_pdf("b")})
    assert not bundle.report.ready
    assert bundle.zip is None
    assert not (bundle.folder / "upload").exists()
    assert not (bundle.folder / "originals").exists()
    assert verify(bundle.folder).whole


@pytest.mark.parametrize("where", [".", "inside", "inside/deeper", "../input/inside"])
def test_a_bundle_in_its_own_papers_is_refused(tmp_path: Path, where: str) -> None:
    plan = a_plan(tmp_path, OLD)
    (plan.source / "paper.pdf").write_bytes(b"paper")
    with pytest.raises(WrongCall, match="papers' folder"):
        pack(plan, plan.source / where if where != "." else plan.source)
    assert [path.name for path in plan.source.iterdir()] == ["paper.pdf"]


@posix
def test_a_link_to_the_papers_is_seen_through(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, OLD)
    (tmp_path / "alias").symlink_to(plan.source)
    with pytest.raises(WrongCall):
        pack(plan, tmp_path / "alias" / "out")


def test_papers_inside_the_place_are_refused(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, OLD)
    with pytest.raises(WrongCall):
        pack(plan, tmp_path)
    assert plan.source.exists()


def foreign_folder(place: Path) -> None:
    (place / "out").mkdir(parents=True)
    (place / "out" / "diary.txt").write_text("mine", encoding="utf-8")


def foreign_file(place: Path) -> None:
    place.mkdir()
    (place / "out").write_text("mine", encoding="utf-8")


def foreign_zip(place: Path) -> None:
    place.mkdir()
    (place / "out.zip").write_bytes(b"PK\3\4 mine")


@pytest.mark.parametrize("put", [foreign_folder, foreign_file, foreign_zip])
def test_what_we_did_not_write_is_never_replaced(tmp_path: Path, put: Any) -> None:
    put(tmp_path / "place")
    before = {path: path.read_bytes() for path in (tmp_path / "place").rglob("*") if path.is_file()}
    with pytest.raises(WrongCall):
        packed(tmp_path, NEW)
    assert {path: path.read_bytes() for path in (tmp_path / "place").rglob("*") if path.is_file()} == before


def test_a_file_the_user_laid_into_the_bundle_is_not_lost(tmp_path: Path) -> None:
    bundle = packed(tmp_path, OLD)
    (bundle.folder / "my notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongCall, match=r"my notes\.txt"):
        packed(tmp_path, NEW)
    assert (bundle.folder / "my notes.txt").exists()


def test_an_empty_folder_may_be_taken_and_clutter_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "place" / "out").mkdir(parents=True)
    bundle = packed(tmp_path, OLD)
    (bundle.folder / "Thumbs.db").write_bytes(b"")
    assert packed(tmp_path, NEW).seal == seal_at(tmp_path)


def test_two_runs_at_one_place_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "PATIENCE", 0.2)
    first = packed(tmp_path, OLD)
    target = target_at(tmp_path / "place" / "out", tmp_path / "input")
    with publish.locked(target), pytest.raises(CannotWrite, match=f"process {os.getpid()}"):
        packed(tmp_path, NEW)
    assert seal_at(tmp_path) == first.seal
    assert left(tmp_path) == ["out", "out.zip"]
    packed(tmp_path, NEW)


def names_beside(target: Target) -> Iterator[Path]:
    yield from (target.new, target.new_zip, target.old, target.lock)


def test_what_a_killed_run_left_is_put_right(tmp_path: Path) -> None:
    bundle = packed(tmp_path, OLD)
    target = Target(bundle.folder)
    bundle.folder.rename(target.old)
    target.new.mkdir()
    (target.new / "half").write_bytes(b"half")
    target.new_zip.write_bytes(b"half")
    recover(target)
    assert seal_at(tmp_path) == bundle.seal
    assert not any(path.exists() for path in names_beside(target))


def test_a_failure_between_the_renames_brings_the_old_bundle_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = packed(tmp_path, OLD)
    monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    real = publish.rename

    def refuse(source: Path, target: Path) -> None:
        if source.name.endswith("evidence-new"):
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    monkeypatch.setattr(publish, "rename", refuse)
    with pytest.raises(CannotWrite, match="in use"):
        packed(tmp_path, NEW)
    assert seal_at(tmp_path) == bundle.seal
    assert left(tmp_path) == ["out", "out.zip"]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("step", range(0, 12, 2))
def test_a_disk_that_refuses_at_any_write_leaves_the_old_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, step: int
) -> None:
    from evidence.bundle import disk

    bundle = packed(tmp_path, OLD)
    calls = iter(range(1000))
    real = disk.sync

    def fail(descriptor: int) -> None:
        if next(calls) == step:
            raise OSError(error, os.strerror(error))
        real(descriptor)

    monkeypatch.setattr(disk, "sync", fail)
    monkeypatch.setattr("evidence.bundle.archive.sync", fail)
    with pytest.raises(CannotWrite, match="full" if error == errno.ENOSPC else os.strerror(error)):
        packed(tmp_path, NEW)
    assert seal_at(tmp_path) == bundle.seal
    assert left(tmp_path) == ["out", "out.zip"]


@posix
@pytest.mark.slow
@pytest.mark.parametrize("room", [1, 20, 60, 120, 200, 400])
def test_a_limit_on_file_size_is_a_full_disk(tmp_path: Path, room: int) -> None:
    packed(tmp_path, OLD)
    before = seal_at(tmp_path)
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room * 1024}, {room * 1024}))"
    )
    done = run(tmp_path, code)
    assert done.returncode in (0, 4), done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert (seal_at(tmp_path) == before) is (done.returncode == 4)
    assert left(tmp_path) == ["out", "out.zip"]


@root
@pytest.mark.slow
@pytest.mark.parametrize("room", ["64k", "128k", "256k", "400k", "512k", "1m"])
def test_a_full_disk_leaves_the_old_bundle(tmp_path: Path, room: str) -> None:
    place = tmp_path / "place"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", place], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        try:
            before = packed(tmp_path, OLD).seal
        except CannotWrite:
            assert left(tmp_path) == []
            return
        for _ in range(3):
            with pytest.raises(CannotWrite, match="full"):
                packed(tmp_path, {f"{n}.png": a_picture((600, 600 + n)) for n in range(40)})
            assert seal_at(tmp_path) == before
            assert left(tmp_path) == ["out", "out.zip"]
    finally:
        subprocess.run(["umount", place], check=True)


@root
def test_a_read_only_place_is_refused_in_words(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", place], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        with pytest.raises(CannotWrite, match="cannot be written"):
            packed(tmp_path, NEW)
    finally:
        subprocess.run(["umount", place], check=True)


def test_a_place_under_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "place").write_bytes(b"a file")
    with pytest.raises(CannotWrite):
        packed(tmp_path, NEW)


WORK = """
import sys
sys.path[:0] = {paths!r}
{before}
from pathlib import Path
from test_publish import NEW, packed
from evidence.errors import CannotWrite
try:
    packed(Path({folder!r}), NEW)
except CannotWrite as error:
    print(error, file=sys.stderr)
    sys.exit(4)
"""


def script(folder: Path, before: str = "") -> list[str]:
    here = Path(__file__).resolve()
    paths = [str(here.parent), str(here.parents[1]), str(here.parents[2])]
    return [sys.executable, "-c", WORK.format(paths=paths, before=before, folder=str(folder))]


def run(folder: Path, before: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(script(folder, before), capture_output=True, check=False)


def begin(folder: Path) -> int:
    """A child process that packs; forked, so that nothing but the packing takes time."""
    child = os.fork()
    if child:
        return child
    try:
        packed(folder, NEW)
    finally:
        os._exit(0)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("exchanging", [True, False])
def test_killed_at_any_moment_the_old_bundle_or_the_new_one_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchanging: bool
) -> None:
    """Two hundred kills at random moments, a hundred with and a hundred without folders that can be
    exchanged."""
    if not exchanging:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    first, second = packed(tmp_path, OLD).seal, packed(tmp_path, NEW).seal
    started = time.monotonic()
    os.waitpid(begin(tmp_path), 0)
    whole = time.monotonic() - started
    chance = random.Random(11)
    seen = set()
    for _ in range(100):
        shutil.rmtree(tmp_path / "place")
        packed(tmp_path, OLD)
        child = begin(tmp_path)
        time.sleep(whole * 1.1 * chance.random())
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        target = Target(tmp_path / "place" / "out")
        if not target.folder.exists():
            assert not exchanging, "a system that exchanges folders never has none"
            recover(target)
        assert verify(target.folder).whole
        assert verify(target.zip).whole
        seen.add(verify(target.folder).seal)
        assert packed(tmp_path, NEW).seal == second
        assert seal_at(tmp_path) == second
        assert left(tmp_path) == ["out", "out.zip"]
    assert seen == {first, second}


@posix
def test_interrupted_by_hand_it_cleans_up(tmp_path: Path) -> None:
    first = packed(tmp_path, OLD)

    def interrupt(made: Any) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        packed(tmp_path, NEW, texts=interrupt)
    assert seal_at(tmp_path) == first.seal
    assert left(tmp_path) == ["out", "out.zip"]


def test_a_staged_copy_that_changed_is_noticed(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, OLD)
    plan.exhibits[0].paper.staged.write_bytes(b"something else")
    with pytest.raises(CannotWrite, match="changed during the run"):
        pack(plan, tmp_path / "place" / "out")
    assert left(tmp_path) == []


def test_a_text_cannot_be_written_elsewhere(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, OLD, texts=lambda made: {"../outside.txt": b"x"})
    with pytest.raises(ValueError, match="no path"):
        pack(plan, tmp_path / "place" / "out")
    assert left(tmp_path) == []


def test_the_originals_are_packed_byte_for_byte_and_not_touched(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, NEW)
    before = {exhibit.paper.staged: exhibit.paper.staged.read_bytes() for exhibit in plan.exhibits}
    pack(plan, tmp_path / "place" / "out")
    assert {path: path.read_bytes() for path in before} == before
    for name, data in NEW.items():
        assert (tmp_path / "place" / "out" / "originals" / name).read_bytes() == data


def test_read_only_papers_leave_a_bundle_that_can_be_replaced(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, NEW)
    for exhibit in plan.exhibits:
        exhibit.paper.staged.chmod(0o400)
    for _ in range(2):
        bundle = pack(plan, tmp_path / "place" / "out")
    assert seal_at(tmp_path) == bundle.seal
