"""The Tesseract program, where it is installed: reads Cyrillic, which RapidOCR's models do not know."""

from __future__ import annotations

import os
import subprocess
from io import BytesIO

from evidence.reading.lines import line_of
from evidence.reading.raster import Pixels
from evidence.reading.reading import Line, ReadBy, Word
from evidence.reading.tesseract_program import program


def read_lines(
    rgb: Pixels, language: str = "rus+eng", dpi: float = 300, psm: int = 3, seconds: float = 90
) -> list[Line]:
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
    """Lines from Tesseract's table of words: level, page, block, par, line, word, left, top, width,
    height, conf, text."""
    rows: dict[tuple[str, ...], list[Word]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (float(c) for c in cells[6:10])
        word = Word(
            cells[11].strip(), (left, top, left + width, top + height), max(0.0, float(cells[10])) / 100
        )
        rows.setdefault(tuple(cells[1:5]), []).append(word)
    return [line_of(words, ReadBy.OCR) for words in rows.values()]
