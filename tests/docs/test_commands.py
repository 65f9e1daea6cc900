"""The pages of the commands are what the parser says now."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_commands", ROOT / "docs" / "make_commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_page_is_current(maker: ModuleType) -> None:
    old = [
        path.relative_to(ROOT).as_posix()
        for path, text in maker.pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert not old, "run python docs/make_commands.py"


def test_there_is_no_page_of_a_command_that_is_gone(maker: ModuleType) -> None:
    known = set(maker.pages())
    assert {*(ROOT / "docs" / "commands").iterdir(), *(ROOT / "docs" / "man").iterdir()} == known


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_the_manual_pages_are_good_roff() -> None:
    for page in sorted((ROOT / "docs" / "man").iterdir()):
        done = subprocess.run(
            ["man", "--warnings", "-l", str(page)],
            capture_output=True,
            text=True,
            check=False,
            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )
        assert done.returncode == 0
        assert "EXIT STATUS" in done.stdout
        assert not done.stderr, done.stderr
