"""The icon to drop a folder on: a .lnk or .cmd on Windows, a .desktop file on Linux, an application on macOS.

Everything that depends on the machine comes in a `Machine`, so that each system's way can be tried on any other.
"""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.bundle.alone import write_whole
from evidence.errors import CannotWrite
from evidence.finding import say

NAME = "Evidence"
IDENTIFIER = "evidence-bundle.drop"
"""Of the macOS application, and in the desktop entry."""
Run = Callable[[Sequence[str], dict[str, str]], int]
"""Runs a program with more environment; returns its exit code, 127 where there is no such program."""

_LINK_SCRIPT = """$ErrorActionPreference = 'Stop'
$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:EVIDENCE_LINK)
$link.TargetPath = $env:EVIDENCE_TARGET
$link.Arguments = $env:EVIDENCE_ARGUMENTS
$link.Description = 'evidence: drop a folder of papers here'
$link.Save()"""
"""Values come in the environment: nothing has to be quoted, and no name can become a command."""


@dataclass(frozen=True, slots=True)
class Machine:
    """system: as sys.platform. program: what the icon runs, and its first arguments. places: folders the icon goes to."""

    system: str
    program: tuple[str, ...]
    places: tuple[Path, ...]
    run: Run


def this_machine() -> Machine:
    """The machine the program runs on."""
    from platformdirs import user_data_path, user_desktop_path

    places = [user_desktop_path()]
    if sys.platform == "win32":
        places.append(Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "SendTo")
    elif sys.platform != "darwin":
        places.append(user_data_path() / "applications")
    return Machine(sys.platform, _program(), tuple(places), _run)


def make(machine: Machine) -> tuple[Path, ...]:
    """Put the icon everywhere it belongs; returns where. Raises CannotWrite where something else has its name."""
    made = []
    for place in machine.places:
        if machine.system == "win32":
            made.append(_windows(machine, place))
        elif machine.system == "darwin":
            made.append(_macos(machine, place))
        else:
            made.append(_linux(machine, place))
    return tuple(made)


def remove(machine: Machine) -> tuple[Path, ...]:
    """Take the icon away from everywhere; returns from where. What only has its name stays."""
    gone = []
    for place in machine.places:
        for name in _NAMES[_family(machine.system)]:
            path = place / name
            if is_ours(path):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                gone.append(path)
    return tuple(gone)


def is_ours(path: Path) -> bool:
    """Whether the thing at this path was made here: it runs this program."""
    if path.is_symlink():
        return False
    if path.is_dir():
        try:
            about = plistlib.loads((path / "Contents" / "Info.plist").read_bytes())
        except (OSError, plistlib.InvalidFileException, ValueError):
            return False
        return bool(about.get("CFBundleIdentifier") == IDENTIFIER)
    if not path.is_file():
        return False
    data = path.read_bytes()
    return any(b"evidence" in text for text in (data, data.replace(b"\0", b"")))


_NAMES = {
    "win32": (f"{NAME}.lnk", f"{NAME}.cmd"),
    "darwin": (f"{NAME}.app",),
    "linux": ("evidence-drop.desktop",),
}


def _family(system: str) -> str:
    return system if system in _NAMES else "linux"


def _windows(machine: Machine, place: Path) -> Path:
    """A link, made by Windows itself; where scripts may not make one, a command file."""
    link, command = (_free(place / name) for name in _NAMES["win32"])
    values = {
        "EVIDENCE_LINK": str(link),
        "EVIDENCE_TARGET": machine.program[0],
        "EVIDENCE_ARGUMENTS": subprocess.list2cmdline(machine.program[1:]),
    }
    shell = ("powershell", "-NoProfile", "-NonInteractive", "-Command", _LINK_SCRIPT)
    if machine.run(shell, values) == 0 and link.is_file():
        command.unlink(missing_ok=True)
        return link
    started = subprocess.list2cmdline(machine.program).replace("%", "%%")
    text = f'@echo off\r\nrem evidence\r\nchcp 65001 >nul\r\nstart "" {started} %*\r\n'
    write_whole(command, text.encode("utf-8"))
    return command


def _linux(machine: Machine, place: Path) -> Path:
    """A desktop entry (Desktop Entry Specification), marked as one that may be started."""
    place.mkdir(parents=True, exist_ok=True)
    path = _free(place / _NAMES["linux"][0])
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        f"Name={NAME}",
        "Name[zh]=申诉资料检查",
        "Comment=Drop a folder of appeal papers here",
        "Comment[zh]=把申诉资料文件夹拖到这里",
        f"Exec={' '.join(map(_desktop_quoted, machine.program))} %F",
        "Icon=folder-documents",
        "Terminal=false",
        "MimeType=inode/directory;application/zip;",
        "Categories=Office;",
        "StartupNotify=false",
        f"X-Made-By={IDENTIFIER}",
    )
    write_whole(path, ("\n".join(lines) + "\n").encode("utf-8"))
    path.chmod(0o755)
    machine.run(("gio", "set", str(path), "metadata::trusted", "true"), {})
    return path


def _desktop_quoted(word: str) -> str:
    """One argument of Exec: quoted, then escaped once more as a string value; %% for a percent sign."""
    quoted = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word.replace("%", "%%"))
    return f'"{quoted}"'.replace("\\", "\\\\")


def _macos(machine: Machine, place: Path) -> Path:
    """A droplet compiled by macOS, which alone is told of dropped folders; else a bundle whose script asks for one."""
    app = _free(place / _NAMES["darwin"][0])
    if app.exists():
        shutil.rmtree(app)
    command = shlex.join(machine.program)
    if machine.run(("osacompile", "-o", str(app), "-e", _droplet(command)), {}) == 0 and app.is_dir():
        _claim(app / "Contents" / "Info.plist")
        return app
    script = app / "Contents" / "MacOS" / "evidence-drop"
    script.parent.mkdir(parents=True)
    asked = "osascript -e 'POSIX path of (choose folder)'"
    write_whole(script, f'#!/bin/sh\n[ $# -gt 0 ] || set -- "$({asked})"\nexec {command} "$@"\n'.encode())
    script.chmod(0o755)
    _claim(app / "Contents" / "Info.plist")
    return app


def _droplet(command: str) -> str:
    quoted = command.replace("\\", "\\\\").replace('"', '\\"')
    return (
        "on run\n  open {choose folder}\nend run\n"
        "on open dropped\n  repeat with one in dropped\n"
        f'    do shell script "{quoted} " & quoted form of POSIX path of one & " >/dev/null 2>&1 &"\n'
        "  end repeat\nend open"
    )


def _claim(path: Path) -> None:
    """Write the application's own facts over those that are there."""
    about = plistlib.loads(path.read_bytes()) if path.exists() else {"CFBundleExecutable": "evidence-drop"}
    about |= {
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleName": NAME,
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "LSUIElement": True,
        "CFBundleDocumentTypes": [
            {"CFBundleTypeRole": "Viewer", "LSItemContentTypes": ["public.folder", "public.zip-archive"]}
        ],
    }
    write_whole(path, plistlib.dumps(about))


def _free(path: Path) -> Path:
    """The path, where nothing of somebody else's lies. Raises CannotWrite."""
    if (path.exists() or path.is_symlink()) and not is_ours(path):
        problem = say("{path} is there already, and was not made by this program", path=str(path))
        raise CannotWrite(problem, say("move it away first"))
    return path


def _program() -> tuple[str, ...]:
    """The icon's program: beside this Python, on the PATH, or this Python with the module."""
    beside = Path(sys.executable).with_name(
        "evidence-drop.exe" if sys.platform == "win32" else "evidence-drop"
    )
    found = str(beside) if beside.is_file() else shutil.which("evidence-drop")
    if found:
        return (found,)
    quiet = Path(sys.executable).with_name("pythonw.exe")
    return (str(quiet if quiet.is_file() else sys.executable), "-m", "evidence.faces.drop.icon")


def _run(command: Sequence[str], more: dict[str, str]) -> int:
    try:
        done = subprocess.run(
            command, env={**os.environ, **more}, capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return 127
    return done.returncode
