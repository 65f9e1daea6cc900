"""Completion scripts, run by the shells they are for where those are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from evidence.faces.cli.completion_command import SHELLS, completion_script
from evidence.faces.cli.main import COMMANDS, build_parser, main


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_names_the_commands_and_their_options(shell: str) -> None:
    script = completion_script(build_parser(), shell)
    for word in (*COMMANDS, "joom", "model_coverage"):
        assert word in script


def bash_completes(words: list[str], tmp_path: Path) -> list[str]:
    script = tmp_path / "completion.bash"
    script.write_text(completion_script(build_parser(), "bash"), encoding="utf-8")
    line = " ".join(words)
    asked = f"""
source {script}
COMP_WORDS=({" ".join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}
COMP_LINE={line!r}; COMP_POINT={len(line)}
_shtab_evidence evidence {words[-1]!r} {words[-2]!r}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ},
    )
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_commands_options_checks_and_files(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    assert bash_completes(["evidence", "ver"], tmp_path) == ["verify"]
    assert "--force" in bash_completes(["evidence", "pack", "--"], tmp_path)
    assert "aliexpress" in bash_completes(["evidence", "pack", "--platform", "ali"], tmp_path)
    assert bash_completes(["evidence", "explain", "resol"], tmp_path) == ["resolution"]
    assert "shop" in "".join(bash_completes(["evidence", "pack", "sh"], tmp_path))


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_reads_its_script(tmp_path: Path) -> None:
    script = tmp_path / "_evidence"
    script.write_text(completion_script(build_parser("zh"), "zsh"), encoding="utf-8")
    subprocess.run(["zsh", "-n", str(script)], check=True, timeout=30)


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_completes(tmp_path: Path) -> None:
    script = tmp_path / "evidence.fish"
    script.write_text(completion_script(build_parser(), "fish"), encoding="utf-8")
    asked = f"source {script}; complete -C 'evidence ver'"
    environment = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(
        ["fish", "--no-config", "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=60,
    )
    assert done.stdout.startswith("verify")


def test_an_unknown_shell_is_a_wrong_call() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["completion", "cmd"])
    assert stop.value.code == 2
