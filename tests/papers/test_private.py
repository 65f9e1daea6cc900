"""The private folder is gone after the run, and what a killed run left is swept by the next."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from evidence.papers.private import PREFIX, private_folder

KILLED = """
import os, sys, tempfile
tempfile.tempdir = sys.argv[1]
from evidence.papers.private import private_folder
with private_folder() as folder:
    (folder / "secret").write_bytes(b"x")
    os._exit(9)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_removed_even_with_read_only_files_in_it(temporary: Path) -> None:
    with private_folder() as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "copy").write_bytes(b"x")
        (folder / "deep" / "copy").chmod(0o400)
    assert not folder.exists()


def test_the_leftovers_of_a_killed_run_are_swept_but_not_those_of_a_live_one(temporary: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(temporary)], check=False)
    assert len(list(temporary.glob(PREFIX + "*"))) == 1
    with private_folder() as mine, private_folder() as other:
        assert sorted(temporary.glob(PREFIX + "*")) == sorted([mine, other])


def test_runs_that_start_together_sweep_nothing_of_each_other(temporary: Path) -> None:
    def use(number: int) -> bool:
        with private_folder() as mine:
            (mine / "copy").write_bytes(b"x")
            return (mine / "copy").is_file()

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(200)))
    assert not list(temporary.glob(PREFIX + "*"))


def test_another_thread_may_leave_it(temporary: Path) -> None:
    context = private_folder()
    with ThreadPoolExecutor(1) as thread:
        folder = thread.submit(context.__enter__).result()
    context.__exit__(None, None, None)
    assert not folder.exists()
    assert not [one for one in psutil.Process().open_files() if one.path.startswith(str(temporary))]
