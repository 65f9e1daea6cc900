"""The code in docs/library.md and docs/http.md runs as it stands, one block after the other."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the cases that the pages name."""
    for folder in ("case-folder/photos", "other-case"):
        (tmp_path / folder).mkdir(parents=True)
        Image.new("RGB", (64, 48), (9, 9, 9)).save(tmp_path / folder / "after.png")
    (tmp_path / "case-folder" / "case.toml").write_text('platform = "joom"\nreceived = 2026-11-20\n')
    with zipfile.ZipFile(tmp_path / "case.zip", "w") as archive:
        archive.write(tmp_path / "other-case" / "after.png", "after.png")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def test_the_library_page(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known: dict[str, object] = {}
    for language, code in blocks("library.md"):
        assert language == "python"
        exec(compile(code, "library.md", "exec"), known)
    printed = capsys.readouterr().out
    assert "reading 1 1" in printed
    assert "stopped" in printed
    assert (here / "case-bundle.zip").is_file()
    assert not (here / "another-bundle").exists()
    assert (here / "batch" / "summary.csv").is_file()


@pytest.fixture
def port(here: Path) -> Iterator[int]:
    """The server of the page, started by its own command, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    _, command = blocks("http.md")[0]
    arguments = command.replace("8764", str(number)).split()[1:]
    server = subprocess.Popen(
        [sys.executable, "-m", "evidence", *arguments], env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    try:
        for _ in range(300):
            try:
                urlopen(f"http://127.0.0.1:{number}/openapi.json").close()
                break
            except URLError:
                time.sleep(0.1)
        yield number
    finally:
        server.terminate()
        server.wait(30)


@pytest.mark.skipif(shutil.which("curl") is None or os.name == "nt", reason="needs curl and a POSIX shell")
def test_the_http_page(here: Path, port: int, capsys: pytest.CaptureFixture[str]) -> None:
    known: dict[str, object] = {}
    for language, code in blocks("http.md")[1:]:
        code = code.replace("8764", str(port))
        if language == "sh":
            subprocess.run(["sh", "-ec", code], check=True)
        else:
            exec(compile(code, "http.md", "exec"), known)
    printed = capsys.readouterr().out
    assert "done" in printed
    assert "blocked" in printed
    with zipfile.ZipFile(here / "bundle.zip") as bundle:
        assert bundle.testzip() is None
    case = json.loads((here / "sent.json").read_text(encoding="utf-8"))
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"http://127.0.0.1:{port}/cases/{case['id']}")
    assert json.loads((here / "sent-zip.json").read_text(encoding="utf-8"))["name"] == "case"
