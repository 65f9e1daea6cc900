"""Workers may die in every way; the reader goes on and says what happened."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import dying
import making
import psutil
import pytest

from evidence.errors import CannotWrite
from evidence.papers.paper import Paper
from evidence.reading import pool
from evidence.reading.reader import Reader, WorkFailed
from evidence.reading.reading import DamageKind, Reading
from evidence.reading.settings import Settings

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(Settings(memory=400_000_000, wall_seconds=60), jobs=1) as made:
        yield made


def kind_of(reader: Reader, function: object, *args: object, seconds: int = 30) -> DamageKind:
    with pytest.raises(WorkFailed) as caught:
        reader.run(function, *args, seconds=seconds)  # type: ignore[arg-type]
    assert "/home" not in caught.value.detail
    return caught.value.kind


def test_work_gives_its_result(reader: Reader) -> None:
    assert reader.run(dying.add, 2, 3) == 5


def test_a_function_that_fails_tells_no_more_than_the_kind_of_failure(reader: Reader) -> None:
    assert kind_of(reader, dying.fail) is DamageKind.UNREADABLE


def test_a_wrong_call_comes_back_as_itself(reader: Reader) -> None:
    with pytest.raises(CannotWrite, match="disk is full") as caught:
        reader.run(dying.refuse)
    assert caught.value.advice == "free some space"


@pytest.mark.parametrize("function", [dying.abort, dying.leave])
def test_a_dead_worker_is_told_and_replaced(reader: Reader, function: object) -> None:
    assert kind_of(reader, function) is DamageKind.WORKER_DIED
    assert reader.run(dying.add, 1, 1) == 2


def test_a_worker_that_ends_before_its_work_begins_is_told_and_replaced() -> None:
    with Reader(Settings(), jobs=1) as reader:
        for _ in range(2):
            assert kind_of(reader, dying.add, dying.Poison(), 1) is DamageKind.WORKER_DIED
            assert reader.run(dying.add, 1, 1) == 2


def test_work_that_nobody_takes_up_any_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that dies while it is being given work may leave the pipe to the others locked for ever."""
    monkeypatch.setattr(pool, "STUCK_SECONDS", 5.0)
    lost = (DamageKind.WORKER_DIED, DamageKind.TIME_LIMIT)
    with Reader(Settings(wall_seconds=10), jobs=2) as reader:
        begun = [reader.start(dying.add, one, 1) for one in (0, dying.Poison(), 2, 3)]
        assert all(outcome(reader, work) in (1, 3, 4, *lost) for work in begun)
        assert reader.run(dying.add, 1, 1) == 2


def outcome(reader: Reader, work: Future[Any]) -> object:
    try:
        return reader.outcome(work)
    except WorkFailed as failed:
        return failed.kind


def test_what_libraries_print_stays_in_the_worker(reader: Reader, capfd: pytest.CaptureFixture[str]) -> None:
    with Reader(Settings(), jobs=1) as reader:
        assert reader.run(dying.shout) == 7
    told = capfd.readouterr()
    assert "library in C" not in told.out + told.err


@POSIX
def test_processor_time_ends(reader: Reader) -> None:
    assert kind_of(reader, dying.spin, seconds=1) is DamageKind.TIME_LIMIT
    assert reader.run(dying.add, 1, 1) == 2


def test_waiting_ends() -> None:
    with Reader(Settings(wall_seconds=1), jobs=1) as impatient:
        assert kind_of(impatient, dying.sleep, 60) is DamageKind.TIME_LIMIT


def test_memory_ends(reader: Reader) -> None:
    assert kind_of(reader, dying.swell) is DamageKind.MEMORY_LIMIT
    assert reader.run(dying.add, 1, 1) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits private memory by itself")
def test_memory_asked_for_at_once_is_refused_before_it_is_there(reader: Reader) -> None:
    assert kind_of(reader, dying.burst, 3_000_000_000) is DamageKind.MEMORY_LIMIT
    assert reader.run(dying.burst, 1_000_000) == 999_936


def test_what_cannot_cross_over_is_a_failure_and_not_a_hang(reader: Reader) -> None:
    assert kind_of(reader, dying.unpicklable) in (DamageKind.UNREADABLE, DamageKind.WORKER_DIED)


def test_a_worker_has_no_network(reader: Reader) -> None:
    assert reader.run(dying.connect) == "workers have no network"


def test_the_engine_reports_to_nobody(tmp_path: Path) -> None:
    """ONNX Runtime opens a session of its makers' telemetry when it is loaded, unless told not to."""
    with Reader(Settings(), jobs=1) as reader:
        assert reader.run(dying.load_the_engine, str(tmp_path)) == []


def test_leaving_by_an_exception_ends_the_workers_at_once() -> None:
    reader = Reader(Settings(), jobs=1)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), reader:  # noqa: PT012 - the work has to be running
        reader.run(dying.add, 1, 1)
        reader.start(dying.spin)
        time.sleep(0.3)
        began = time.monotonic()
        raise KeyboardInterrupt
    assert time.monotonic() - began < 5


def a_paper(tmp_path: Path) -> Paper:
    data = making.one_page()
    digest = hashlib.sha256(data).hexdigest()
    (tmp_path / digest).write_bytes(data)
    return Paper("paper.pdf", len(data), digest, "application/pdf", tmp_path / digest)


@pytest.mark.parametrize("kept", [False, True])
def test_sense_is_made_where_the_paper_is_read(tmp_path: Path, kept: bool) -> None:
    with Reader(Settings(ocr=False), jobs=1, cache=tmp_path / "cache" if kept else None) as reader:
        for _ in range(2):
            ((paper, reading, words),) = reader.make_sense([a_paper(tmp_path)], dying.count_words)
            assert (paper.name, reading.damage, words) == ("paper.pdf", (), len(reading.text.split()))


@pytest.mark.parametrize(
    ("sense", "kind", "pages"),
    [
        (dying.never_done, DamageKind.TIME_LIMIT, 1),
        (dying.stumble, DamageKind.READER_FAILED, 1),
        (dying.fall, DamageKind.WORKER_DIED, 0),
    ],
)
def test_words_that_cannot_be_made_sense_of_are_the_papers_damage(
    tmp_path: Path, sense: Callable[[Reading], int], kind: DamageKind, pages: int
) -> None:
    with Reader(Settings(ocr=False, sense_seconds=1), jobs=1) as reader:
        paper = a_paper(tmp_path)
        ((_, reading, made),) = reader.make_sense([paper], sense)
        assert ([damage.kind for damage in reading.damage], len(reading.pages)) == ([kind], pages)
        assert made == (1 if sense is dying.stumble else 0), "made of the paper without its pages"
        assert reader.read(paper).damage == ()


PARENT = """
import sys, os, time
sys.path[:0] = sys.argv[1:]
if __name__ == "__main__":
    import dying
    from evidence.reading.reader import Reader
    from evidence.reading.settings import Settings
    with Reader(Settings(), jobs=2) as reader:
        reader.run(dying.add, 1, 1)
        started = [reader.start(dying.spin), reader.start(dying.sleep, 60)]
        import psutil
        time.sleep(0.5)
        print(*[c.pid for c in psutil.Process().children(recursive=True)], flush=True)
        time.sleep(60)
"""


def test_workers_die_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    here = str(Path(__file__).parent)
    run = [sys.executable, str(script), here, str(Path(here).parents[1])]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
        parent.wait()
    assert len(workers) >= 2
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(_alive(pid) for pid in workers):
        time.sleep(0.1)
    assert not [pid for pid in workers if _alive(pid)]


def _alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def test_the_calling_process_loads_no_document_library() -> None:
    code = (
        "import sys, evidence.reading.reader, evidence.papers.stage, evidence.reading.versions as v; v.reader_versions();"
        "print(sorted({m.split('.')[0] for m in sys.modules} & set(sys.argv[1].split())))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, "numpy PIL pikepdf pypdfium2 cv2 rapidocr"],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
    )
    assert done.stdout.strip() == "[]"
