"""The process: on this machine alone, everything gone at the end, however it ends."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.errors import WrongCall
from evidence.faces.cli.main import build_parser
from evidence.faces.web.serving import listening


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "TEMP": str(tmp_path),
        "EVIDENCE_SHOPS": str(tmp_path / "s.toml"),
    }
    root = Path(__file__).resolve().parents[3]
    process = subprocess.Popen(
        [sys.executable, "-m", "evidence", "serve", "--no-browser"],
        stdout=subprocess.PIPE, text=True, env=environment, cwd=root,
    )  # fmt: skip
    assert process.stdout is not None
    yield process, process.stdout.readline().strip()
    process.kill()
    process.wait()


def test_only_this_machine_can_reach_it() -> None:
    with listening(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(WrongCall), listening(taken.getsockname()[1]):
            pass


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["serve", "--port", port])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_it_serves_its_page_and_leaves_nothing_behind_however_it_ends(
    started: tuple[subprocess.Popen[str], str], tmp_path: Path, name: str
) -> None:
    process, address = started
    host, _, query = address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", "/" + query)
    answer = connection.getresponse()
    answer.read()
    assert (answer.status, answer.getheader("server")) == (303, None)
    connection.request("GET", "/", headers={"cookie": str(answer.getheader("set-cookie")).split(";")[0]})
    assert connection.getresponse().status == 200
    assert list(tmp_path.glob("evidence-private-*"))
    process.send_signal(getattr(signal, name))
    assert process.wait(15) == 0
    assert list(tmp_path.glob("evidence-private-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_copies_of_a_run_that_was_killed_are_swept_by_the_next(
    started: tuple[subprocess.Popen[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    from evidence.papers.private import private_folder

    process, _ = started
    time.sleep(0.1)
    process.kill()
    process.wait()
    assert list(tmp_path.glob("evidence-private-*"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with private_folder() as own:
        assert list(tmp_path.glob("evidence-private-*")) == [own]
