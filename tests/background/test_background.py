"""Work in the background: told of, stopped within a second without a trace, several at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

import psutil
import pytest
from PIL import Image

import evidence
from evidence import background
from evidence.background import Job, Step
from evidence.errors import Cancelled, NothingToCheck, WrongCall
from evidence.options import Options, Progress
from evidence.papers.private import PREFIX
from evidence.reading.reader import Reader

TODAY = date(2026, 4, 10)
ROOT = Path(evidence.__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return place


def a_folder(where: Path, pictures: int = 1) -> Path:
    where.mkdir()
    for number in range(pictures):
        Image.new("RGB", (64, 48), (number, 9, 9)).save(where / f"photo_{number}.png")
    return where


def left_in(place: Path) -> list[Path]:
    return [one for one in place.iterdir() if one.name.startswith((PREFIX, "evidence-notes-"))]


def test_a_check_tells_how_far_it_is_and_gives_the_report(tmp_path: Path) -> None:
    told: list[Step] = []
    folder = a_folder(tmp_path / "case", 2)
    job = evidence.start_check(folder, today=TODAY, jobs=1, progress=lambda *step: told.append(Step(*step)))
    report = job.result(60)
    assert job.done
    assert not job.cancelled
    assert [entry.name for entry in report.files] == ["photo_0.png", "photo_1.png"]
    assert [one.done for one in told if one.what == "reading"] == [0, 1, 2]
    assert job.progress == told[-1]


def test_a_call_that_cannot_be_served_is_raised_by_the_result(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToCheck):
        evidence.start_check(tmp_path / "empty", today=TODAY).result(60)
    with pytest.raises(WrongCall):
        evidence.start_check(tmp_path / "nowhere", today=TODAY).result(60)


def test_a_cancelled_pack_writes_nothing_and_leaves_nothing(tmp_path: Path, temporary: Path) -> None:
    reading = threading.Event()

    def notice(what: str, done: int, total: int) -> None:
        if what == "reading":
            reading.set()

    folder = a_folder(tmp_path / "case", 12)
    job = evidence.start_pack(folder, tmp_path / "out", today=TODAY, jobs=1, cache=False, progress=notice)
    assert reading.wait(60)
    time.sleep(0.3)
    job.cancel()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        job.result(30)
    assert time.monotonic() - started < 3
    assert job.cancelled
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".out*"))
    assert not left_in(temporary)


def test_a_worker_that_hangs_is_ended(tmp_path: Path) -> None:
    workers: list[int] = []

    def work(tell: Progress, stop: threading.Event) -> None:
        with Reader(jobs=1, stop=stop) as reader:
            workers.append(reader.run(os.getpid))
            reader.run(time.sleep, 600)

    job = Job(work)
    while not workers:
        time.sleep(0.05)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(10)
    assert not psutil.pid_exists(workers[0])


def test_waiting_has_an_end_and_a_late_cancel_changes_nothing(tmp_path: Path) -> None:
    go = threading.Event()
    job = Job(lambda tell, stop: go.wait(30))
    with pytest.raises(TimeoutError):
        job.result(0.05)
    assert not job.done
    go.set()
    assert job.result(5) is True
    job.cancel()
    assert not job.cancelled
    assert job.result() is True


def test_what_the_callback_raises_ends_the_job(tmp_path: Path, temporary: Path) -> None:
    def refuse(what: str, done: int, total: int) -> None:
        raise LookupError("the case was closed")

    job = evidence.start_check(a_folder(tmp_path / "case"), today=TODAY, progress=refuse)
    with pytest.raises(LookupError, match="closed"):
        job.result(30)
    assert not left_in(temporary)


def test_several_at_once_do_not_disturb_each_other(tmp_path: Path, temporary: Path) -> None:
    ended: list[str] = []
    options = Options(TODAY, jobs=1)
    jobs = [background.start_check(a_folder(tmp_path / f"case{n}", n + 1), options) for n in range(4)]
    for number, job in enumerate(jobs):
        job.on_done(lambda one, number=number: ended.append(f"{number}"))  # type: ignore[misc]
    jobs[3].cancel()
    assert [len(job.result(90).files) for job in jobs[:3]] == [1, 2, 3]
    with pytest.raises(Cancelled):
        jobs[3].result(90)
    assert sorted(ended) == ["0", "1", "2", "3"]
    assert not left_in(temporary)


ENDING = """
import sys, tempfile, time
tempfile.tempdir = sys.argv[2]
import evidence
evidence.start_check(sys.argv[1], cache=False, jobs=1)
time.sleep(1)
"""


def test_the_end_of_the_program_stops_what_still_runs(tmp_path: Path, temporary: Path) -> None:
    folder = a_folder(tmp_path / "case", 40)
    command = [sys.executable, "-c", ENDING, str(folder), str(temporary)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not left_in(temporary)
