"""The Tesseract program, where it is installed: reads Cyrillic, which RapidOCR's models do not know."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

from evidence.reading.lines import line_of
from evidence.reading.raster import Pixels
from evidence.reading.reading import Line, ReadBy, Word

INSTALL = "install Tesseract 5 with Russian (rus.traineddata) and put it on the PATH"
_WINDOWS = (Path(r"C:\Program Files\Tesseract-OCR\tesseract.exe"), Path(r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe"))


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


def read_lines(rgb: Pixels, language: str = "rus+eng", dpi: float = 300, psm: int = 3, seconds: float = 90) -> list[Line]:
    """All lines of a picture, boxes in pixels.

    Raises OSError where the program is absent or fails, subprocess.TimeoutExpired where it hangs.
    """
    from PIL import Image

    path = program()
    if path is None:
        raise OSError("tesseract is not installed")
    ink = BytesIO()
    Image.fromarray(rgb).convert("L").save(ink, "PNG", compress_level=1)
    call = [path, "stdin", "stdout", "-l", language, "--psm", str(psm), "--dpi", str(int(dpi)), "tsv"]
    done = subprocess.run(
        call, input=ink.getvalue(), capture_output=True, timeout=seconds, check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    if done.returncode:
        raise OSError("tesseract could not read the picture")
    return _lines(done.stdout.decode("utf-8", "replace"))


def _lines(table: str) -> list[Line]:
    """Lines from Tesseract's table of words: level, page, block, par, line, word, left, top, width, height, conf, text."""
    rows: dict[tuple[str, ...], list[Word]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (float(c) for c in cells[6:10])
        word = Word(cells[11].strip(), (left, top, left + width, top + height), max(0.0, float(cells[10])) / 100)
        rows.setdefault(tuple(cells[1:5]), []).append(word)
    return [line_of(words, ReadBy.OCR) for words in rows.values()]
