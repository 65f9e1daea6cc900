"""Readers of single lines: RapidOCR for Latin and Chinese, the Tesseract program for Cyrillic and as second opinion.

Each line is read twice, by both engines or by one at two sizes. A word both readings agree on is sure; where they
differ its confidence is 0.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np
from PIL import Image

from evidence.comparing.words import HAN, ReadWord, Specimen
from evidence.reading import rapid, tesseract, tesseract_program

SECOND_SIZE = 0.75
"""Size of the second reading by the same engine."""

BOTH = "rus+eng"
"""Tesseract's languages for a line that may be in either."""

SPARSE = 1.0
"""Letters per line height (rapid.Reading.density) below which RapidOCR met a script it does not know."""

SURE_ALONE = 0.97
"""Mean confidence of a line in Latin letters that RapidOCR may read alone: Cyrillic misread as Latin stays below."""

SURE_IN_LATIN = 0.93
"""Confidence of each letter of a word that Tesseract takes for Cyrillic on a page without any."""

CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z]")

LOOKALIKE = re.compile(
    "[ABEKMHOPCTXYaceopxy\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0423\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\\W\\d_]+"
)
"""Words that look the same in Latin and in Cyrillic letters."""


def read_words(image: Image.Image, page: Specimen) -> Sequence[ReadWord]:
    """The words of a picture of one line (evidence.comparing.words.WordReader)."""
    seen = _rapid(image)
    if HAN.search(seen.text):
        return _characters(image, seen)
    if tesseract_program.program() is None:
        sure = seen.score >= SURE_ALONE and seen.density >= SPARSE
        return _spaced(seen) if sure else _doubtful(_spaced(seen))
    if not tesseract_program.reads_cyrillic():
        return _agreed(_tesseract(image, "eng"), seen)
    words = _tesseract(image, BOTH)
    told = _agreed(words, seen)
    if not any(CYRILLIC.search(word.text) for word in words) and all(word.confidence for word in told):
        return told
    if in_cyrillic(page):
        latin = _tesseract(image, "eng") if any(LATIN.search(word.text) for word in words) else []
        known = {*seen.text.split(), *(word.text for word in latin if word.confidence >= 0.9)}
        return _twice(words, _tesseract(_smaller(image), BOTH), known)
    return _agreed(_tesseract(image, "eng"), seen, SURE_IN_LATIN)


@lru_cache(maxsize=2)
def in_cyrillic(page: Specimen) -> bool:
    """Whether most words of any of the lines are Cyrillic."""
    for line in page.lines:
        words = [word for word in _tesseract(line, BOTH) if len(word.text) >= 4 and word.confidence >= 0.8]
        cyrillic = [word for word in words if CYRILLIC.search(word.text)]
        if len(cyrillic) >= 2 and len(cyrillic) > len(words) / 2:
            return True
    return False


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
    again = _rapid(_smaller(image)).text
    kept = _kept(seen.text, again)
    return _runs(seen, [kept[n] for n in range(len(seen.text))])


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


def _agreed(words: Sequence[ReadWord], seen: rapid.Reading, least: float = 0.0) -> list[ReadWord]:
    """Words of one engine, sure where the other one has the same letters, each at least that sure.

    Spaces are taken from the first.
    """
    letters = [letter for letter in seen.letters if not letter.text.isspace()]
    others = {
        n for n, letter in enumerate(letters) if letter.confidence >= least or not letter.text.isalnum()
    }
    text = "".join(word.text for word in words)
    kept: dict[int, bool] = {}
    matcher = SequenceMatcher(None, text, "".join(letter.text for letter in letters), autojunk=False)
    for block in matcher.get_matching_blocks():
        kept.update({block.a + n: block.b + n in others for n in range(block.size)})
    told, start = [], 0
    for word in words:
        same = all(kept.get(n, False) for n in range(start, start + len(word.text)))
        told.append(ReadWord(word.text, word.box, max(word.confidence, 0.9) if same else 0.0))
        start += len(word.text)
    return told


def _twice(words: Sequence[ReadWord], again: Sequence[ReadWord], latin: set[str]) -> list[ReadWord]:
    """Words of a line in Cyrillic that the second reading has too, in order.

    latin: the words that are read without Cyrillic, which confirm Latin ones as well. Words that mix the alphabets are
    never sure, and those that look the same in both only beside a word of one alphabet.
    """
    told = [0.0] * len(words)
    matcher = SequenceMatcher(None, [w.text for w in words], [w.text for w in again], autojunk=False)
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            told[block.a + n] = max(words[block.a + n].confidence, again[block.b + n].confidence)
    for n, word in enumerate(words):
        if not CYRILLIC.search(word.text) and word.text in latin:
            told[n] = max(word.confidence, 0.9)
    return [
        ReadWord(w.text, w.box, sure if _of_one_alphabet(words, n) else 0.0)
        for n, (w, sure) in enumerate(zip(words, told, strict=True))
    ]


def _of_one_alphabet(words: Sequence[ReadWord], n: int) -> bool:
    """Whether a word is of the alphabet it was read in."""
    text = words[n].text
    if CYRILLIC.search(text) and LATIN.search(text):
        return False
    alphabet = CYRILLIC if CYRILLIC.search(text) else LATIN
    if not alphabet.search(text) or not LOOKALIKE.fullmatch(text):
        return True
    if any(letter.isdigit() for letter in text):
        return False
    beside = [word.text for word in (*words[max(n - 1, 0) : n], *words[n + 1 : n + 2])]
    return any(alphabet.search(other) and not LOOKALIKE.fullmatch(other) for other in beside)
