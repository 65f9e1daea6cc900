"""The watched inbox, with real folders that grow while it looks and a work that only copies."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import evidence
from evidence.errors import ExitCode, WrongCall
from evidence.faces.watch.inbox import Inbox, Outcome, Places
from evidence.faces.watch.record import MOST_TRIES, RECORD, Done
from evidence.faces.watch.settling import cases_in, fingerprint, look_at

ROOT = Path(evidence.__file__).resolve().parents[1]
SETTLE = 0.3


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "inbox").mkdir()
    found = Places(tmp_path / "inbox", tmp_path / "out", tmp_path / "failed")
    found.prepare()
    return found


class Worker:
    """Copies a case as its bundle; one with a file named bad.pdf is not ready."""

    def __init__(self) -> None:
        self.took: list[str] = []

    def __call__(self, case: Path, place: Path) -> Outcome:
        self.took.append(case.name)
        if case.is_file():
            place.mkdir()
            return Outcome(ExitCode.READY)
        shutil.copytree(case, place)
        if (case / "bad.pdf").exists():
            return Outcome(ExitCode.BLOCKED, "NOT READY\nbad.pdf is bad")
        place.with_name(place.name + ".zip").write_bytes(b"zip")
        return Outcome(ExitCode.READY)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def settle(inbox: Inbox, clock: Clock, times: int = 4) -> list[Done]:
    done = []
    for _ in range(times):
        done += list(inbox.step())
        clock.now += SETTLE
    return done


def put(places: Places, name: str, *files: str) -> Path:
    case = places.inbox / name
    case.mkdir(exist_ok=True)
    for file in files:
        (case / file).write_bytes(b"%PDF " + file.encode())
    return case


def an_inbox(places: Places, worker: Worker | None = None) -> tuple[Inbox, Worker, Clock]:
    worker, clock = worker or Worker(), Clock()
    return Inbox(places, worker, SETTLE, clock), worker, clock


def test_a_case_is_packed_once_and_its_bundle_laid_out_whole(places: Places) -> None:
    case = put(places, "shop 案件", "a.pdf")
    before = fingerprint(case)
    inbox, worker, clock = an_inbox(places)
    done = settle(inbox, clock, 10)
    assert [(one.name, one.exit_code) for one in done] == [("shop 案件", 0)]
    assert worker.took == ["shop 案件"]
    assert (places.out / "shop 案件" / "a.pdf").is_file()
    assert (places.out / "shop 案件.zip").is_file()
    assert fingerprint(case) == before
    assert sorted(path.name for path in places.out.iterdir()) == [RECORD, "shop 案件", "shop 案件.zip"]
    assert not list(places.failed.iterdir())


def test_nothing_is_taken_before_it_has_settled_twice(places: Places) -> None:
    put(places, "case", "a.pdf")
    inbox, worker, clock = an_inbox(places)
    settle(inbox, clock, 2)
    assert not worker.took
    settle(inbox, clock, 2)
    assert worker.took == ["case"]


def test_a_case_that_grows_is_waited_for(places: Places) -> None:
    """Real time and a real thread: files come one after another, each in pieces."""
    case = places.inbox / "growing"
    finished = threading.Event()

    def copy() -> None:
        case.mkdir()
        for number in range(4):
            with (case / f"{number}.pdf").open("wb") as file:
                for _ in range(3):
                    file.write(b"x" * 1000)
                    file.flush()
                    time.sleep(SETTLE / 4)
        finished.set()

    class Checked(Worker):
        def __call__(self, case: Path, place: Path) -> Outcome:
            assert finished.is_set(), "taken while it was still being copied"
            return super().__call__(case, place)

    worker = Checked()
    inbox = Inbox(places, worker, SETTLE)
    thread = threading.Thread(target=copy)
    thread.start()
    until = time.monotonic() + 20
    while not worker.took and time.monotonic() < until:
        list(inbox.step())
        time.sleep(SETTLE / 6)
    thread.join()
    assert worker.took == ["growing"]
    assert all(path.stat().st_size == 3000 for path in (places.out / "growing").iterdir())


@pytest.mark.parametrize(
    "name", ["~$letter.docx", "a.pdf.part", "b.crdownload", ".~lock.a.odt#", "c.tmp", "e.FilePart", "f.xltd"]
)
def test_names_of_unfinished_files_are_waited_for(places: Places, name: str) -> None:
    case = put(places, "case", "a.pdf", name)
    inbox, worker, clock = an_inbox(places)
    settle(inbox, clock, 8)
    assert not worker.took
    (case / name).unlink()
    settle(inbox, clock, 8)
    assert worker.took == ["case"]


def test_a_preallocated_file_is_waited_for_even_if_no_listing_shows_its_filling(places: Places) -> None:
    """Size and time are those of the original from the start, as over SMB."""
    case = put(places, "case", "a.pdf")
    big = case / "big.pdf"
    stamp = 1_700_000_000
    big.write_bytes(b"\0" * 20_000)
    os.utime(big, (stamp, stamp))
    inbox, worker, clock = an_inbox(places)
    settle(inbox, clock, 3)
    with big.open("r+b") as file:
        file.write(b"x" * 12_000)
    os.utime(big, (stamp, stamp))
    settle(inbox, clock, 2)
    assert not worker.took
    with big.open("r+b") as file:
        file.write(b"x" * 20_000)
    os.utime(big, (stamp, stamp))
    settle(inbox, clock, 8)
    assert worker.took == ["case"]


def test_a_file_that_truly_ends_in_zeros_is_not_waited_for_for_ever(places: Places) -> None:
    case = put(places, "case")
    (case / "odd.pdf").write_bytes(b"%PDF" + b"\0" * 9000)
    inbox, worker, clock = an_inbox(places)
    settle(inbox, clock, 8)
    assert not worker.took
    settle(inbox, clock, 10)
    assert worker.took == ["case"]


def test_an_empty_folder_and_loose_or_hidden_things_are_no_cases(places: Places) -> None:
    put(places, "empty")
    put(places, ".hidden", "a.pdf")
    (places.inbox / "loose.pdf").write_bytes(b"x")
    inbox, worker, clock = an_inbox(places)
    settle(inbox, clock, 8)
    assert not worker.took
    assert inbox.at_rest


@pytest.mark.skipif(
    not hasattr(os, "symlink") or sys.platform == "win32", reason="links need rights on Windows"
)
def test_a_link_in_the_inbox_is_not_followed(places: Places, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.pdf").write_bytes(b"x")
    (places.inbox / "link").symlink_to(outside)
    assert not list(cases_in(places.inbox))


def test_a_bad_case_goes_to_the_side_with_the_reason(places: Places) -> None:
    put(places, "case", "bad.pdf")
    inbox, _, clock = an_inbox(places)
    (done,) = settle(inbox, clock, 6)
    assert done.exit_code == ExitCode.BLOCKED
    assert (places.failed / "case" / "bad.pdf").is_file()
    assert (places.failed / "case.reason.txt").read_text(encoding="utf-8") == "NOT READY\nbad.pdf is bad\n"
    assert not (places.out / "case").exists()


def test_a_case_that_is_put_right_moves_from_the_side_to_the_outbox_and_back(places: Places) -> None:
    case = put(places, "case", "bad.pdf")
    inbox, _, clock = an_inbox(places)
    settle(inbox, clock, 6)
    (case / "bad.pdf").rename(case / "good.pdf")
    settle(inbox, clock, 6)
    assert (places.out / "case.zip").is_file()
    assert not list(places.failed.iterdir())
    (case / "good.pdf").rename(case / "bad.pdf")
    settle(inbox, clock, 6)
    assert not (places.out / "case").exists()
    assert not (places.out / "case.zip").exists()
    assert (places.failed / "case.reason.txt").is_file()


def test_somebody_elses_things_in_the_side_folder_stay(places: Places) -> None:
    (places.failed / "case").mkdir()
    (places.failed / "case" / "note.txt").write_text("mine", encoding="utf-8")
    put(places, "case", "good.pdf")
    inbox, _, clock = an_inbox(places)
    settle(inbox, clock, 6)
    assert (places.failed / "case" / "note.txt").read_text(encoding="utf-8") == "mine"


def test_a_new_start_does_nothing_twice_and_sees_what_changed(places: Places) -> None:
    put(places, "one", "a.pdf")
    two = put(places, "two", "a.pdf")
    inbox, worker, clock = an_inbox(places)
    settle(inbox, clock, 6)
    assert sorted(worker.took) == ["one", "two"]
    (two / "b.pdf").write_bytes(b"new")
    again, second, later = an_inbox(places)
    settle(again, later, 6)
    assert second.took == ["two"]
    assert again.at_rest


def test_a_zip_and_a_folder_of_one_name_do_not_meet(places: Places) -> None:
    put(places, "case", "a.pdf")
    (places.inbox / "case.zip").write_bytes(b"PK\x05\x06" + b"x" * 18)
    inbox, worker, clock = an_inbox(places)
    done = settle(inbox, clock, 6)
    assert len(worker.took) == 2
    assert len({one.result for one in done}) == 2


def test_a_case_that_ends_the_program_is_given_up_after_some_tries(places: Places) -> None:
    put(places, "deadly", "a.pdf")

    class Deadly(Worker):
        def __call__(self, case: Path, place: Path) -> Outcome:
            raise SystemExit

    for _ in range(MOST_TRIES):
        inbox, _, clock = an_inbox(places, Deadly())
        with pytest.raises(SystemExit):
            settle(inbox, clock, 6)
    inbox, _, clock = an_inbox(places, Deadly())
    (done,) = settle(inbox, clock, 6)
    assert done.exit_code == ExitCode.BROKE
    assert "3 times" in (places.failed / "deadly.reason.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("out", "failed"), [("inbox/out", "failed"), ("out", "inbox"), ("out", "out")])
def test_places_that_lie_in_each_other_are_refused(tmp_path: Path, out: str, failed: str) -> None:
    (tmp_path / "inbox").mkdir()
    with pytest.raises(WrongCall):
        Places(tmp_path / "inbox", tmp_path / out, tmp_path / failed).prepare()


def test_the_look_tells_a_change_of_size_time_or_name(places: Places) -> None:
    case = put(places, "case", "a.pdf")
    first = look_at(case)
    os.utime(case / "a.pdf", ns=(1, 1))
    second = look_at(case)
    (case / "a.pdf").rename(case / "b.pdf")
    assert len({first, second, look_at(case)}) == 3


SLEEPING = """
import sys, time
from pathlib import Path
from evidence.faces.watch.inbox import Inbox, Outcome, Places
def work(case, place):
    place.mkdir(); (place / "half").write_text("x")
    print("working", flush=True)
    if sys.argv[2] == "sleep": time.sleep(60)
    return Outcome(0)
root = Path(sys.argv[1])
places = Places(root / "inbox", root / "out", root / "failed"); places.prepare()
inbox = Inbox(places, work, 0.1)
while not (inbox.at_rest and inbox._seen):
    for done in inbox.step(): print("done", done.name, flush=True)
    time.sleep(0.05)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_killed_in_the_middle_it_leaves_nothing_half_and_goes_on(places: Places, tmp_path: Path) -> None:
    put(places, "case", "a.pdf")
    command = [sys.executable, "-c", SLEEPING, str(tmp_path)]
    first = subprocess.Popen([*command, "sleep"], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert first.stdout is not None
    assert first.stdout.readline() == "working\n"
    first.send_signal(signal.SIGKILL)
    first.wait()
    first.stdout.close()
    assert not (places.out / "case").exists()
    done = subprocess.run(
        [*command, "go on"], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    assert done.stdout == "working\ndone case\n"
    assert sorted(path.name for path in places.out.iterdir()) == [RECORD, "case"]
