"""`evidence watch` as a program: a case comes in while it runs, with and without polling."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import evidence

ROOT = Path(evidence.__file__).resolve().parents[1]


def start(tmp_path: Path, *options: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-m", "evidence", "watch", str(tmp_path / "inbox"), "--settle", "0.2"]
    return subprocess.Popen(
        [*command, "--today", "2026-11-23", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment,
    )  # fmt: skip


def drop(tmp_path: Path, name: str) -> None:
    case = tmp_path / "inbox" / name
    case.mkdir()
    picture = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(picture).rectangle((40, 40, 90, 90), fill="red")
    picture.save(case / "photo.png")


@pytest.mark.parametrize("options", [(), ("--poll",)], ids=["told by the system", "polling"])
@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT")
def test_a_case_that_comes_in_is_told_and_ctrl_c_ends_it(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "inbox").mkdir()
    watch = start(tmp_path, "--json", *options)
    assert watch.stdout is not None
    time.sleep(1.0)
    drop(tmp_path, "late")
    told = json.loads(watch.stdout.readline())
    watch.send_signal(signal.SIGINT)
    _, err = watch.communicate(timeout=30)
    assert watch.returncode == 0, err
    assert told["name"] == "late"
    assert told["exit_code"] == 1
    assert (tmp_path / "inbox-failed" / "late" / "report.html").is_file()
    assert "NOT READY" in (tmp_path / "inbox-failed" / "late.reason.txt").read_text(encoding="utf-8")


def test_once_ends_by_itself_and_tells_the_worst(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    drop(tmp_path, "case")
    watch = start(tmp_path, "--once", "--lang", "zh", "--out", str(tmp_path / "out"))
    out, err = watch.communicate(timeout=120)
    assert watch.returncode == 1, err
    assert "case" in out
    assert "尚不能提交" in out


def test_an_inbox_that_is_none_is_a_wrong_call(tmp_path: Path) -> None:
    watch = start(tmp_path)
    _, err = watch.communicate(timeout=30)
    assert watch.returncode == 2
    assert "is no folder" in err
