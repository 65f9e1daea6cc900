"""The program begins quickly: the version needs nothing, help needs nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import evidence

ROOT = Path(evidence.__file__).resolve().parents[1]


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )


def test_the_version_is_told_before_anything_is_loaded() -> None:
    code = "import sys; before = set(sys.modules)\nfrom evidence.faces.cli.start import main\ncode = main()\n"
    code += "print(sorted(set(sys.modules) - before)); sys.exit(code)"
    done = run(code, "--version")
    assert done.returncode == 0
    version, loaded = done.stdout.splitlines()
    assert version == f"evidence {evidence.__version__}"
    assert not {"argparse", "dataclasses", "pathlib", "json", "typing", "evidence.finding"} & set(
        eval(loaded)
    )


def test_every_other_line_goes_to_the_command_line() -> None:
    code = "import sys; from evidence.faces.cli.start import main; sys.exit(main())"
    assert run(code, "--help").stdout.startswith("usage: evidence")
    assert run(code, "--version", "check").returncode == 0
    assert run(code).returncode == 2
    assert run(code, "explain", "resolution").returncode == 0


def test_the_plug_in_folders_of_a_checkout_are_found() -> None:
    code = "import evidence.validators.resolution as one, evidence.layouts.cover as two; print(one.__file__, two.__file__)"
    done = run(code)
    assert done.returncode == 0, done.stderr
    assert "validators" in done.stdout
    assert "layouts" in done.stdout
