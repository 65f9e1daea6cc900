"""The icon of each system, made on this one: the system, the places and the programs it asks are given."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from evidence.errors import CannotWrite
from evidence.faces.drop.shortcut import IDENTIFIER, Machine, is_ours, make, remove, this_machine

PROGRAM = ("/opt/a b/evidence-drop",)


class Programs:
    """Answers as given by name, notes what was asked, and makes what the real one would make."""

    def __init__(self, **codes: int) -> None:
        self.codes, self.asked = codes, []  # type: ignore[var-annotated]

    def __call__(self, command: Sequence[str], more: dict[str, str]) -> int:
        self.asked.append((tuple(command), more))
        code = self.codes.get(command[0], 127)
        if code == 0 and command[0] == "powershell":
            Path(more["EVIDENCE_LINK"]).write_bytes(b"L\0\0\0" + "evidence-drop".encode("utf-16-le"))
        if code == 0 and command[0] == "osacompile":
            contents = Path(command[2]) / "Contents"
            contents.mkdir(parents=True)
            (contents / "Info.plist").write_bytes(plistlib.dumps({"CFBundleExecutable": "droplet"}))
        return code


def machine(system: str, tmp_path: Path, programs: Programs, program: tuple[str, ...] = PROGRAM) -> Machine:
    places = (tmp_path / "桌面", tmp_path / "SendTo")
    for place in places:
        place.mkdir(exist_ok=True)
    return Machine(system, program, places, programs)


def names(tmp_path: Path) -> list[str]:
    return sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*"))


def test_windows_makes_a_link_on_the_desktop_and_in_send_to(tmp_path: Path) -> None:
    programs = Programs(powershell=0)
    one = machine(
        "win32", tmp_path, programs, (r"C:\My Programs\pythonw.exe", "-m", "evidence.faces.drop.icon")
    )
    assert len(make(one)) == 2
    assert names(tmp_path) == ["SendTo/Evidence.lnk", "桌面/Evidence.lnk"]
    command, values = programs.asked[0]
    assert values["EVIDENCE_TARGET"] == r"C:\My Programs\pythonw.exe"
    assert values["EVIDENCE_ARGUMENTS"] == "-m evidence.faces.drop.icon"
    assert "My Programs" not in " ".join(command), "a name must not become part of a script"
    assert len(make(one)) == 2, "again, over the first"
    assert len(remove(one)) == 2
    assert names(tmp_path) == []


def test_windows_without_scripts_gets_a_command_file(tmp_path: Path) -> None:
    one = machine("win32", tmp_path, Programs(), (r"C:\100% sure\evidence-drop.exe",))
    make(one)
    assert names(tmp_path) == ["SendTo/Evidence.cmd", "桌面/Evidence.cmd"]
    text = (tmp_path / "SendTo" / "Evidence.cmd").read_bytes().decode("utf-8")
    assert text.startswith("@echo off\r\n")
    assert 'start "" "C:\\100%% sure\\evidence-drop.exe" %*\r\n' in text
    assert len(remove(one)) == 2


@pytest.mark.parametrize(
    "program", [PROGRAM, ('/opt/we"ird/$HOME/`x`/\\100%',), ("/usr/bin/python3", "-m", "m")]
)
def test_linux_gets_a_desktop_entry(tmp_path: Path, program: tuple[str, ...]) -> None:
    one = machine("linux", tmp_path, Programs(), program)
    (first, _) = make(one)
    assert first.stat().st_mode & 0o111 or sys.platform == "win32"
    entry = dict(line.split("=", 1) for line in first.read_text(encoding="utf-8").splitlines()[1:])
    value = entry["Exec"].replace("\\\\", "\\")
    if shutil.which("sh"):  # quotes as the shell does
        words = subprocess.run(
            ["sh", "-c", f"printf '%s\\n' {value}"], capture_output=True, text=True, check=True
        )
        assert words.stdout.replace("%%", "%").splitlines() == [*program, "%F"]
    if shutil.which("desktop-file-validate"):
        done = subprocess.run(
            ["desktop-file-validate", str(first)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
    assert len(remove(one)) == 2
    assert names(tmp_path) == []


def test_macos_gets_a_droplet(tmp_path: Path) -> None:
    programs = Programs(osacompile=0)
    one = machine("darwin", tmp_path, programs)
    (first, _) = make(one)
    about = plistlib.loads((first / "Contents" / "Info.plist").read_bytes())
    assert about["CFBundleIdentifier"] == IDENTIFIER
    assert about["CFBundleExecutable"] == "droplet"
    script = programs.asked[0][0][-1]
    assert "on open dropped" in script
    assert "quoted form of POSIX path" in script
    assert "'/opt/a b/evidence-drop'" in script
    assert len(remove(one)) == 2


def test_macos_without_a_compiler_gets_a_bundle_with_a_script(tmp_path: Path) -> None:
    one = machine("darwin", tmp_path, Programs())
    (first, _) = make(one)
    about = plistlib.loads((first / "Contents" / "Info.plist").read_bytes())
    script = first / "Contents" / "MacOS" / about["CFBundleExecutable"]
    assert script.stat().st_mode & 0o111 or sys.platform == "win32"
    assert "'/opt/a b/evidence-drop'" in script.read_text(encoding="utf-8")
    assert about["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == ["public.folder", "public.zip-archive"]
    make(one)
    assert len(remove(one)) == 2
    assert names(tmp_path) == []


@pytest.mark.skipif(shutil.which("sh") is None, reason="sh is not installed")
def test_the_script_of_the_bundle_hands_on_what_it_is_given(tmp_path: Path) -> None:
    program = tmp_path / "evidence drop"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{tmp_path}/given"\n', encoding="utf-8")
    program.chmod(0o755)
    (first, _) = make(machine("darwin", tmp_path, Programs(), (str(program),)))
    subprocess.run([str(first / "Contents" / "MacOS" / "evidence-drop"), "a case"], check=True)
    assert (tmp_path / "given").read_text(encoding="utf-8") == "a case"


@pytest.mark.parametrize(
    ("system", "name"),
    [("win32", "Evidence.lnk"), ("linux", "evidence-drop.desktop"), ("darwin", "Evidence.app")],
)
def test_what_only_has_the_name_is_neither_replaced_nor_removed(
    tmp_path: Path, system: str, name: str
) -> None:
    one = machine(system, tmp_path, Programs(powershell=0, osacompile=0))
    other = one.places[0] / name
    other.write_bytes(b"mine")
    with pytest.raises(CannotWrite):
        make(one)
    remove(one)
    assert other.read_bytes() == b"mine"
    assert not is_ours(other)


def test_this_machine_has_places_and_a_program() -> None:
    one = this_machine()
    assert one.program
    assert one.places
