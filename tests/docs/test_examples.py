"""The examples of docs/ do what they say, with the program itself replaced by one that only answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
BASH = shutil.which("bash")
POWERSHELL = shutil.which("pwsh") or shutil.which("powershell")


def answering(tmp_path: Path, code: int) -> dict[str, str]:
    """An environment in which `evidence` notes how it was called, and `evidence pack` exits with `code`."""
    program = tmp_path / "evidence"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> "{tmp_path}/calls"\n[ "$1" = pack ] && exit {code}\nexit 0\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="bash is not installed")
@pytest.mark.parametrize("code", [0, 1, 3, 4])
def test_the_script_stops_where_something_blocks(tmp_path: Path, code: int) -> None:
    command = [str(BASH), str(EXAMPLES / "pre-submit.sh"), "a case/"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=answering(tmp_path, code), cwd=tmp_path
    )
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert done.returncode == code
    assert calls[0] == "pack a case/ --output a case-bundle --strict --quiet"
    assert len(calls) == (2 if code == 0 else 1)
    assert ("not ready" in done.stderr) == (code == 1)


@pytest.mark.skipif(POWERSHELL is None, reason="PowerShell is not installed")
@pytest.mark.parametrize("code", [0, 1])
def test_the_powershell_script_stops_where_something_blocks(tmp_path: Path, code: int) -> None:
    command = [str(POWERSHELL), "-NoProfile", "-File", str(EXAMPLES / "pre-submit.ps1"), "case"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=answering(tmp_path, code), cwd=tmp_path
    )
    assert done.returncode == code


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="bash is not installed")
def test_the_step_of_the_workflow_runs_every_case_and_tells_the_worst(tmp_path: Path) -> None:
    text = (EXAMPLES / "check-cases.yml").read_text(encoding="utf-8")
    block = text.split("run: |\n", 1)[1].split("      - uses:", 1)[0]
    script = "\n".join(line.removeprefix("          ") for line in block.splitlines())
    for name in ("one", "two words"):
        (tmp_path / "cases" / name).mkdir(parents=True)
    done = subprocess.run(
        [str(BASH), "-eo", "pipefail", "-c", script],
        capture_output=True, text=True, check=False, env=answering(tmp_path, 1), cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1
    assert len((tmp_path / "calls").read_text(encoding="utf-8").splitlines()) == 2
