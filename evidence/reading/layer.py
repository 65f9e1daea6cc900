"""Weighs a page's text layer against what the page shows. A layer is not believed because it exists.

Painted text is believed unless it is nonsense or too little for the page; a few of its numbers are read
again from the picture, for a font may show other letters than it holds. Hidden text (laid under a scan by
an OCR program) is compared line by line with our own reading of the picture, which is what is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from evidence.finding import Box
from evidence.reading.boxes import share
from evidence.reading.reading import Disagreement, Line, Word
from evidence.reading.script import script_of

AGREEMENT = 0.85
"""Share of a layer's words found on the picture, below which the layer is not believed."""
MOST_DISAGREEMENTS = 30
SPOT_CHECKS = 3
"""Lines of a painted layer whose digits are read again."""
FEW_VOWELS = 0.25
"""Share of a line's Latin letters; English, German and Russian written in Latin have 0.35 to 0.45."""
ALIKE = 0.5
"""Likeness (0 to 1) of a line's two readings below which they are of different words."""
_VOWELS = frozenset("aeiouyAEIOUY")
_LOOKS = str.maketrans("OoОоQIl|iSBZЗ", "0000011115823")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ]{6,}")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came of comparing a layer with the lines seen. agreement: 0 to 1."""

    agreement: float
    disagreements: tuple[Disagreement, ...]


def is_nonsense(words: Sequence[Word]) -> bool:
    """Whether a layer's letters mean nothing: no text characters, or Latin without vowels (a font without
    its table)."""
    text = "".join(w.text for w in words)
    odd = sum(unicodedata.category(c) in ("Co", "Cn", "Cc", "Cs") or c == "�" for c in text)
    if odd > 0.1 * len(text):
        return True
    latin = [w.text for w in words if len(w.text) >= 6 and w.text.isascii() and w.text.isalpha()]
    return len(latin) >= 10 and sum(bool(_CONSONANTS.search(w)) for w in latin) > 0.3 * len(latin)


def weigh(layer: Sequence[Word], seen: Sequence[Line]) -> Weighed:
    """Compare a layer's words with the lines read from the picture at the same places."""
    found = total = 0
    disagreements: list[Disagreement] = []
    for line in seen:
        under = sorted((w for w in layer if share(w.box, line.box) > 0.5), key=lambda w: w.box[0])
        if not under:
            continue
        said = " ".join(w.text for w in under)
        tokens = _tokens(said)
        for word in line.words:
            for token in _tokens(word.text):
                total += 1
                if token in tokens or token in "".join(tokens):
                    found += 1
                elif _telling(word, token) and len(disagreements) < MOST_DISAGREEMENTS:
                    nearest = _nearest(word.box, under)
                    disagreements.append(Disagreement(word.box, nearest, word.text))
    return Weighed(found / total if total else 1.0, tuple(disagreements))


def spot_check(
    lines: Sequence[Line], look: Callable[[Box, float], tuple[str, float]]
) -> tuple[Disagreement, ...]:
    """Read the lines with most digits again from the picture; what differs twice, at two resolutions,
    differs.

    look: what the picture shows in a box at a resolution (dpi), and how surely.
    """
    numbered = sorted((line for line in lines if _digits(line.text) >= 6 and _legible(line.text)), key=_worth)
    differing = []
    for line in numbered[:SPOT_CHECKS]:
        first, sure = look(line.box, 200)
        if sure < 0.9 or _same_digits(line.text, first):
            continue
        second, sure = look(line.box, 350)
        if sure >= 0.9 and not _same_digits(line.text, second) and _same_digits(first, second):
            differing.append(Disagreement(line.box, line.text, second))
    return tuple(differing)


def unlike_words(line: Line) -> bool:
    """Whether a line's Latin letters have too few vowels to be words: a number, or a font without its table."""
    letters = [c for c in line.text if c.isascii() and c.isalpha()]
    return len(letters) >= 6 and sum(c in _VOWELS for c in letters) < FEW_VOWELS * len(letters)


def something_else(said: str, seen: str) -> bool:
    """Whether two readings of one line have next to nothing in common."""
    said, seen = "".join(_tokens(said)), "".join(_tokens(seen))
    return len(seen) >= 4 and SequenceMatcher(None, said, seen, autojunk=False).ratio() < ALIKE


def _legible(text: str) -> bool:
    """Whether the second reader knows all of a line's letters."""
    return len(text) < 60 and all(script_of(c) in (None, "latin", "chinese") for c in text)


def _worth(line: Line) -> tuple[int, float, float]:
    """Dates first, then the longest numbers, then from the top."""
    dated = re.search(r"(19|20)\d\d", line.text) is not None
    return (-int(dated), -_digits(line.text), line.box[1])


def _digits(text: str) -> int:
    return sum(c.isdecimal() for c in text)


def _same_digits(one: str, other: str) -> bool:
    plain = (unicodedata.normalize("NFKC", text) for text in (one, other))
    first, second = ([c for c in text if c.isdecimal()] for text in plain)
    return first == second


def _tokens(text: str) -> list[str]:
    """Words for comparison: letters and digits only, look-alikes of digits made digits, case left out."""
    plain = unicodedata.normalize("NFKC", text)
    return [t.translate(_LOOKS).casefold() for t in re.split(r"[\W_]+", plain) if t]


def _telling(word: Word, token: str) -> bool:
    """Whether a difference counts: surely read, and a number or a name rather than a small word."""
    if word.confidence < 0.95:
        return False
    plain = word.text.strip(".,;:()")
    return _digits(plain) >= 2 or (len(plain) >= 5 and plain[:1].isupper() and len(token) >= 5)


def _nearest(box: Box, words: Sequence[Word]) -> str:
    """The layer's words at a place, else the nearest one."""
    there = [
        w.text for w in words if min(w.box[2], box[2]) - max(w.box[0], box[0]) > 0.3 * (w.box[2] - w.box[0])
    ]
    return " ".join(there) or min(words, key=lambda w: abs(w.box[0] - box[0])).text
