"""Whether the Tesseract program is there, and what it reads. Loads nothing heavy."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

INSTALL = "install Tesseract 5 with Russian (rus.traineddata) and put it on the PATH"
_WINDOWS = (
    Path(r"C:\Program Files\Tesseract-OCR\tesseract.exe"),
    Path(r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe"),
)


@cache
def program() -> str | None:
    """Path of the program, or None."""
    found = shutil.which("tesseract")
    if found:
        return found
    return next((str(p) for p in _WINDOWS if p.is_file()), None)


@cache
def languages() -> frozenset[str]:
    """Languages the program has data for."""
    path = program()
    if path is None:
        return frozenset()
    try:
        done = subprocess.run([path, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(done.stdout.decode("utf-8", "replace").split("\n")[1:]) - {""}


@cache
def version() -> str:
    """The program's version, or absent."""
    path = program()
    if path is None:
        return "absent"
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "absent"
    return done.stdout.decode("utf-8", "replace").split("\n")[0].removeprefix("tesseract ").strip()[:40]


def reads_cyrillic() -> bool:
    """Whether Cyrillic can be read here."""
    return "rus" in languages()
