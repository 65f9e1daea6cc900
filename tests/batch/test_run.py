"""Many cases: resumed by hash, run again where a worker was lost, told in one table. What a case is made of is left out
here; test_same_everywhere.py runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from reports import some_report

from evidence import job
from evidence.background import Job
from evidence.batch import one
from evidence.batch.one import Row, failed
from evidence.batch.run import run_batch
from evidence.batch.summary import summary_csv, summary_html, summary_json, summary_lines
from evidence.batch.workers import Workers, cluster
from evidence.bundle.bundle import Bundle
from evidence.errors import Cancelled, NothingToCheck, WrongCall
from evidence.faces.cli.main import main
from evidence.options import Options
from evidence.papers.private import private_folder

OPTIONS = Options(date(2026, 4, 10))


class Here(Executor):
    """Runs in this thread. lose: how often the case of a name loses its worker."""

    def __init__(self, **lose: int) -> None:
        self.lose = lose
        self.ran: list[str] = []

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        name = args[0].name
        self.ran.append(name)
        if self.lose.get(name, 0) > 0:
            self.lose[name] -= 1
            future.set_exception(BrokenProcessPool("it died"))
        else:
            future.set_result(function(*args, **kwargs))
        return future


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cases that were packed, in that order; packing itself only writes a manifest."""
    names: list[str] = []

    def pack(source: Path, output: Path, options: Options, *, force: bool) -> Bundle:
        if not any(source.iterdir()):
            raise NothingToCheck(f"{source.name} holds no paper", "put papers into it")
        names.append(output.name)
        output.mkdir(exist_ok=True)
        sums = (source / "a.pdf").read_bytes()
        (output / "manifest-sha256.txt").write_bytes(sums)
        packed_zip = output.with_name(output.name + ".zip")
        packed_zip.write_bytes(b"zip")
        import hashlib

        return Bundle(output, packed_zip, some_report(), (), 1, hashlib.sha256(sums).hexdigest())

    monkeypatch.setattr(job, "pack", pack)
    return names


@pytest.fixture
def cases(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "cases" / name for name in ("a", "b", "c")]
    for path in paths:
        path.mkdir(parents=True)
        (path / "a.pdf").write_text(path.name)
    return paths


def run(cases: list[Path], executor: Executor | None = None, again: bool = False) -> list[Row]:
    out = cases[0].parents[1] / "out"
    return list(run_batch(cases, out, OPTIONS, executor=executor or Here(), again=again).rows)


def test_done_cases_are_skipped_until_something_changes(cases: list[Path], packed: list[str]) -> None:
    first = run(cases)
    assert packed == ["a", "b", "c"]
    again = run(cases)
    assert packed == ["a", "b", "c"]
    assert [row.skipped for row in again] == [True, True, True]
    assert summary_json(first) == summary_json(again)
    (cases[1] / "a.pdf").write_text("other")
    run(cases)
    assert packed[3:] == ["b"]
    run(cases, again=True)
    assert packed[4:] == ["a", "b", "c"]


@pytest.mark.parametrize("harm", ["bundle", "zip", "record"])
def test_a_result_that_was_harmed_is_made_again(cases: list[Path], packed: list[str], harm: str) -> None:
    run(cases)
    out = cases[0].parents[1] / "out"
    if harm == "bundle":
        (out / "bundles" / "b" / "manifest-sha256.txt").write_text("changed")
    elif harm == "zip":
        (out / "bundles" / "b.zip").unlink()
    else:
        (out / "records" / "b.json").write_text('{"format": 1, "key": 5}')
    run(cases)
    assert packed[3:] == ["b"]


def test_a_case_that_changes_while_it_is_packed_is_done_again(
    cases: list[Path], packed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = job.pack

    def slow(source: Path, *args: Any, **kwargs: Any) -> Bundle:
        bundle = pack(source, *args, **kwargs)
        (source / "a.pdf").write_text("changed meanwhile")
        return bundle

    monkeypatch.setattr(job, "pack", slow)
    run(cases[:1])
    assert not run(cases[:1])[0].skipped


def test_a_lost_case_is_run_once_more_and_then_told(cases: list[Path], packed: list[str]) -> None:
    here = Here(a=1, b=2)
    rows = run(cases, here)
    assert here.ran == ["a", "b", "c", "a", "b"]
    assert [row.state for row in rows] == ["blocked", "failed", "blocked"]
    assert "ended twice" in rows[1].problem


def test_one_bad_case_leaves_the_others_alone(cases: list[Path], packed: list[str]) -> None:
    (cases[0] / "a.pdf").unlink()
    batch = run_batch(cases, cases[0].parents[1] / "out", OPTIONS, executor=Here())
    assert [row.state for row in batch.rows] == ["failed", "blocked", "blocked"]
    assert (batch.rows[0].problem, batch.rows[0].exit_code) == ("a holds no paper", 3)
    assert batch.exit_code == 3
    (cases[0] / "a.pdf").write_text("here")
    assert [row.state for row in run(cases)] == ["blocked"] * 3


def test_workers_of_another_version_are_refused(
    cases: list[Path], packed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one, "versions", lambda: (("evidence", "0.0.0"),))
    assert {row.state for row in run(cases)} == {"failed"}
    assert not packed


def test_progress_and_the_table_on_disk(cases: list[Path], packed: list[str]) -> None:
    told: list[tuple[str, int, int]] = []
    out = cases[0].parents[1] / "out"
    batch = run_batch(cases, out, OPTIONS, lambda *step: told.append(step), executor=Here())
    assert told == [("cases", n, 3) for n in range(4)]
    table = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert table["counts"] == {"ready": 0, "blocked": 3, "failed": 0}
    assert [case["name"] for case in table["cases"]] == ["a", "b", "c"]
    assert (out / "summary.csv").read_bytes() == summary_csv(batch.rows)
    assert 'href="bundles/a/report.html"' in (out / "summary.html").read_text(encoding="utf-8")


def test_a_batch_that_is_stopped_cancels_what_has_not_begun(cases: list[Path], packed: list[str]) -> None:
    class Waiting(Here):
        def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            return super().submit(function, *args) if not self.ran else self.later()

        def later(self) -> Future[Any]:
            waiting.append(Future())
            return waiting[-1]

    def stop(what: str, done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    waiting: list[Future[Any]] = []
    with pytest.raises(KeyboardInterrupt):
        run_batch(cases, cases[0].parents[1] / "out", OPTIONS, stop, executor=Waiting())
    assert [one.cancelled() for one in waiting] == [True, True]
    assert [row.skipped for row in run(cases)] == [True, False, False]


def test_a_batch_in_the_background_stops_while_a_case_runs(cases: list[Path], packed: list[str]) -> None:
    class Never(Here):
        def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            return Future()

    out = cases[0].parents[1] / "out"
    stopped = Job(lambda tell, stop: run_batch(cases, out, OPTIONS, tell, executor=Never()))
    stopped.cancel()
    with pytest.raises(Cancelled):
        stopped.result(20)


def test_a_batch_is_not_written_among_the_papers(cases: list[Path], packed: list[str]) -> None:
    with pytest.raises(WrongCall, match="inside the case"):
        run_batch(cases, cases[0] / "out", OPTIONS, executor=Here())
    assert not (cases[0] / "out").exists()


def test_the_output_among_the_cases_is_no_case(cases: list[Path], packed: list[str]) -> None:
    for _ in range(2):
        batch = run_batch([cases[0].parent / "*"], cases[0].parent / "out", OPTIONS, executor=Here())
        assert [row.name for row in batch.rows] == ["a", "b", "c"]


HOSTILE = failed('=cmd|"/C calc"!A1\n<script>alert(1)</script>', "<b>&\u202eevil", "@SUM(1)")


def test_the_table_is_safe_to_open() -> None:
    data = summary_csv([HOSTILE])
    assert data.startswith(b"\xef\xbb\xbf")
    cells = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    page = summary_html([HOSTILE], "en")
    assert "<script" not in page
    assert "<b>" not in page
    assert "\u202e" not in page
    assert "案件" in summary_html([HOSTILE], "zh")
    assert all("\n" not in line and "\u202e" not in line for line in summary_lines([HOSTILE], str))


def end(how: str) -> str:
    if how == "die":
        os._exit(9)
    return how


def test_a_worker_that_dies_takes_only_its_own_case() -> None:
    with Workers(2) as workers:
        dying, living = workers.submit(end, "die"), [workers.submit(end, f"{n}") for n in range(6)]
        assert dying.exception() is not None
        assert [one.result() for one in living] == [f"{n}" for n in range(6)]


def hold(place: str) -> None:
    tempfile.tempdir = place
    with private_folder() as folder:
        (folder / "copy").write_bytes(b"x")
        time.sleep(600)


def test_leaving_ends_the_workers_at_once_and_removes_their_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Workers(1) as workers:
        workers.submit(hold, str(tmp_path))
        while not list(tmp_path.glob("*/copy")):
            time.sleep(0.05)
        started = time.monotonic()
    assert time.monotonic() - started < 20
    assert not list(tmp_path.glob("evidence-private-*"))


def test_a_scheduler_that_does_not_answer_is_a_wrong_call() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(WrongCall, match="nowhere"), cluster("nowhere"):
        pass


def test_the_command(
    cases: list[Path], packed: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr("evidence.batch.run.Workers", lambda count: Here())
    out = cases[0].parents[1] / "out"
    command = [
        "batch",
        str(cases[0].parent / "*"),
        "--out",
        str(out),
        "--today",
        "2026-04-10",
        "--lang",
        "en",
    ]
    assert main(command) == 1
    printed = capsys.readouterr().out
    assert "blocked: 3" in printed
    assert str(out / "summary.html") in printed
    assert main([*command, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["format"] == "evidence-batch"
