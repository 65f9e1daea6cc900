"""Which script a text is written in, and whether Latin letters are Cyrillic misread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from evidence.reading.reading import Line

CYRILLIC_SCORE = 0.91
"""Mean line confidence below which a page of Latin capitals is suspected to be Cyrillic (measured: 0.87 on
Russian pages, 0.97 and more on English and Chinese ones)."""
_LOOKALIKE_WORD = re.compile(r"^[ABCEHKMOPTXYNRWUIDQLaeopcyxkmnhtubrivwqgz3640|/\\'\"°]+$")


def script_of(char: str) -> str | None:
    """latin, chinese, cyrillic or other for a letter; None for anything else."""
    if not char.isalpha():
        return None
    code = ord(char)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin"
    if 0x400 <= code < 0x530:
        return "cyrillic"
    if 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code < 0x32000:
        return "chinese"
    return "other"


def dominant_script(texts: Iterable[str]) -> str:
    """The script of most letters; a Chinese character weighs as much as three letters. latin where there
    is none."""
    weight: dict[str, int] = {}
    for char in chain.from_iterable(texts):
        script = script_of(char)
        if script:
            weight[script] = weight.get(script, 0) + (3 if script == "chinese" else 1)
    return max(sorted(weight), key=lambda s: weight[s], default="latin")


def looks_cyrillic(lines: Sequence[Line]) -> bool:
    """Whether what was read as Latin is likely Cyrillic: low line scores."""
    worded = [line for line in lines if len(line.text) >= 4 and dominant_script([line.text]) == "latin"]
    letters = sum(len(line.text) for line in worded)
    if letters < 60:
        return False
    mean = sum(line.confidence * len(line.text) for line in worded) / letters
    return mean < CYRILLIC_SCORE
