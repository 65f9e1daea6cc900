"""Readers of single lines: RapidOCR for Latin and Chinese, the Tesseract program for Cyrillic and as second opinion.

Each line is read twice, by both engines or by one at two sizes. A word both readings agree on is sure; where they
differ its confidence is 0.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
from PIL import Image

from evidence.comparing.words import HAN, ReadWord
from evidence.reading import rapid, tesseract, tesseract_program

SECOND_SIZE = 0.75
"""Size of the second reading by the same engine."""

SPARSE = 1.0
"""Letters per line height (rapid.Reading.density) below which RapidOCR met a script it does not know."""

SURE_ALONE = 0.97
"""Mean confidence of a line in Latin letters that RapidOCR may read alone: Cyrillic misread as Latin stays below."""

CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z]")


def read_words(image: Image.Image) -> Sequence[ReadWord]:
    """The words of a picture of one line (evidence.comparing.words.WordReader)."""
    seen = _rapid(image)
    text = "".join(letter.text for letter in seen.letters)
    if HAN.search(text):
        return _characters(image, seen)
    if tesseract_program.program() is None:
        return (
            _alone(seen) if seen.score >= SURE_ALONE and seen.density >= SPARSE else _doubtful(_spaced(seen))
        )
    language = "rus+eng" if tesseract_program.reads_cyrillic() else "eng"
    words = _tesseract(image, language)
    if any(CYRILLIC.search(word.text) for word in words):
        return _twice(words, _tesseract(_smaller(image), language))
    return _agreed(words, text)


def _rapid(image: Image.Image) -> rapid.Reading:
    return rapid.recognise(np.asarray(image.convert("RGB")))


def _smaller(image: Image.Image) -> Image.Image:
    size = max(round(image.width * SECOND_SIZE), 8), max(round(image.height * SECOND_SIZE), 8)
    return image.resize(size, Image.Resampling.LANCZOS)


def _tesseract(image: Image.Image, language: str) -> list[ReadWord]:
    """The words as Tesseract reads them; none where the program fails."""
    try:
        lines = tesseract.read_lines(np.asarray(image.convert("RGB")), language, psm=7, seconds=20)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [ReadWord(word.text, word.box, word.confidence) for line in lines for word in line.words]


def _characters(image: Image.Image, seen: rapid.Reading) -> list[ReadWord]:
    """Letter by letter, sure where a second reading at another size has the same letter in the same place."""
    again = "".join(letter.text for letter in _rapid(_smaller(image)).letters)
    text = "".join(letter.text for letter in seen.letters)
    kept = _kept(text, again)
    return _runs(seen, [kept[n] for n in range(len(text))])


def _alone(seen: rapid.Reading) -> list[ReadWord]:
    return _runs(seen, [True] * len(seen.letters))


def _spaced(seen: rapid.Reading) -> list[ReadWord]:
    return _runs(seen, [True] * len(seen.letters))


def _doubtful(words: Sequence[ReadWord]) -> list[ReadWord]:
    return [ReadWord(word.text, word.box, 0.0) for word in words]


def _runs(seen: rapid.Reading, kept: Sequence[bool]) -> list[ReadWord]:
    """Words between spaces, and Chinese characters one by one."""
    words: list[ReadWord] = []
    run: list[int] = []
    for n, letter in enumerate(seen.letters):
        han = bool(HAN.match(letter.text))
        if run and (letter.text.isspace() or han or HAN.match(seen.letters[run[-1]].text)):
            words.append(_word(seen, run, kept))
            run = []
        if not letter.text.isspace():
            run.append(n)
    return [*words, _word(seen, run, kept)] if run else words


def _word(seen: rapid.Reading, run: Sequence[int], kept: Sequence[bool]) -> ReadWord:
    half = seen.height * (0.45 if HAN.match(seen.letters[run[0]].text) else 0.25)
    letters = [seen.letters[n] for n in run]
    sure = min(letter.confidence for letter in letters) if all(kept[n] for n in run) else 0.0
    box = (letters[0].middle - half, 0.0, letters[-1].middle + half, float(seen.height))
    return ReadWord("".join(letter.text for letter in letters), box, sure)


def _kept(text: str, other: str) -> dict[int, bool]:
    """Which letters of a text stand in the other reading too."""
    kept = dict.fromkeys(range(len(text)), False)
    for block in SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks():
        kept.update(dict.fromkeys(range(block.a, block.a + block.size), True))
    return kept


def _agreed(words: Sequence[ReadWord], other: str) -> list[ReadWord]:
    """Words of one engine, sure where the other one has the same letters; spaces are taken from the first."""
    text = "".join(word.text for word in words)
    kept = _kept(text, "".join(other.split()))
    told, start = [], 0
    for word in words:
        same = all(kept[n] for n in range(start, start + len(word.text)))
        told.append(ReadWord(word.text, word.box, max(word.confidence, 0.9) if same else 0.0))
        start += len(word.text)
    return told


def _twice(words: Sequence[ReadWord], again: Sequence[ReadWord]) -> list[ReadWord]:
    """Words that the second reading has too, in order; those that mix alphabets are never sure."""
    told = [0.0] * len(words)
    matcher = SequenceMatcher(None, [w.text for w in words], [w.text for w in again], autojunk=False)
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            told[block.a + n] = max(words[block.a + n].confidence, again[block.b + n].confidence)
    return [
        ReadWord(w.text, w.box, 0.0 if CYRILLIC.search(w.text) and LATIN.search(w.text) else sure)
        for w, sure in zip(words, told, strict=True)
    ]
