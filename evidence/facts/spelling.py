"""How words are spelled: the signs that count in a name or model, and how two spellings can be one word.

Nothing here judges. `read_signs` drops what nobody sees and evens out widths; the others map a word to a
coarser spelling (look-alike letters, simplified characters, no accents, Latin letters) so that a caller
can say in which way two words differ. Data in spelling.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_SOFT_HYPHEN_BREAK = re.compile(r"(?<=\w)[-\u00ad\u2010]\n(?=[a-zа-яß-öø-ÿ])")
_MARKS = dict.fromkeys(map(ord, "™®©℠"), " ")
_APOSTROPHES = "'’‘`´ʼ＇′"
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss"}
)


@dataclass(frozen=True, slots=True)
class Signs:
    """Text after NFKC without invisible signs; at[i] is where sign i stood in the text as given, from 0."""

    text: str
    at: tuple[int, ...]

    def source(self, start: int) -> int:
        """The place in the text as given of the sign `start`; its end for a place after the last sign."""
        return self.at[start] if start < len(self.at) else (self.at[-1] + 1 if self.at else 0)


@cache
def data() -> dict[str, Any]:
    """spelling.toml."""
    return tomllib.loads(Path(__file__).with_name("spelling.toml").read_text(encoding="utf-8"))


def read_signs(text: str) -> Signs:
    """The signs that count: NFKC, none invisible, dashes and apostrophes as typed, line breaks as spaces."""
    kept: list[str] = []
    at: list[int] = []
    skipped = _broken_words(text)
    for place, cluster in _clusters(text):
        if place in skipped:
            continue
        for sign in _even(cluster):
            kept.append(sign)
            at.append(place)
    return Signs("".join(kept), tuple(at))


def _broken_words(text: str) -> frozenset[int]:
    """Places of hyphen and line end where a word is broken over two lines."""
    return frozenset(i for m in _SOFT_HYPHEN_BREAK.finditer(text) for i in range(m.start(), m.end()))


def _clusters(text: str) -> list[tuple[int, str]]:
    """Each base sign with its combining marks, and where it starts."""
    clusters: list[tuple[int, str]] = []
    for place, sign in enumerate(text):
        if clusters and unicodedata.combining(sign):
            start, cluster = clusters[-1]
            clusters[-1] = (start, cluster + sign)
        else:
            clusters.append((place, sign))
    return clusters


def _even(cluster: str) -> str:
    if cluster in _APOSTROPHES:
        return "'"
    if cluster.isspace():
        return " "
    if unicodedata.category(cluster[0]) == "Pd":
        return "-"
    wide = unicodedata.normalize("NFKC", cluster.translate(_MARKS))
    return "".join(sign for sign in wide if unicodedata.category(sign) != "Cf")


def has_invisible(text: str) -> bool:
    """Whether a sign that no one can see (zero width, direction mark, soft hyphen) hides in the text."""
    return any(unicodedata.category(sign) == "Cf" for sign in text)


def is_han(sign: str) -> bool:
    """Whether the sign is a Chinese character, kana or Hangul: written without spaces between words."""
    return any(low <= sign <= high for low, high in _UNSPACED)


_UNSPACED = (("぀", "ヿ"), ("㐀", "䶿"), ("一", "鿿"), ("가", "힣"), ("豈", "﫿"), ("𠀀", "𳁯"))


def script(text: str) -> str:
    """The letters' script: "han", "cyrillic", "latin", "other", "mixed" (Han and more) or ""."""
    found = {_script_of(sign) for sign in text if sign.isalpha()}
    if "han" in found and len(found) > 1:
        return "mixed"
    if len(found) > 1 and found <= {"latin", "cyrillic", "other"}:
        return "latin" if "latin" in found else "cyrillic"
    return found.pop() if found else ""


def _script_of(sign: str) -> str:
    if is_han(sign):
        return "han"
    name = unicodedata.name(sign, "")
    return name.split(" ", 1)[0].lower() if name.startswith(("CYRILLIC", "LATIN")) else "other"


@cache
def _look_alike_table() -> tuple[dict[int, str], dict[int, str]]:
    rows = data()["look_alike"]
    letters = {ord(p[0]): p[1] for row in ("cyrillic", "greek", "han") for p in rows[row].split()}
    digits = {ord(p[0]): p[1] for row in ("digits", "signs") for p in rows[row].split()}
    return letters, digits


def skeleton(word: str) -> str:
    """The word with all signs that look alike taken for one: equal skeletons cannot be told apart by eye."""
    letters, digits = _look_alike_table()
    plain = word.casefold().translate(letters).translate(digits)
    for pair in data()["look_alike"]["joined"]:
        together, one = pair.split("=")
        plain = plain.replace(together, one)
    return plain


@cache
def _simplified_table() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in data()["traditional"]["pairs"].split()}


def simplify(text: str) -> str:
    """The text with traditional Chinese characters as simplified ones."""
    return text.translate(_simplified_table())


def without_accents(word: str) -> frozenset[str]:
    """The plain spellings of a word with accents: the marks dropped, and as German spells its umlauts."""
    low = word.casefold()
    dropped = "".join(s for s in unicodedata.normalize("NFD", low) if not unicodedata.combining(s))
    return frozenset({dropped, low.translate(_UMLAUTS), dropped.translate(_UMLAUTS)})


@cache
def _latin_table() -> dict[int, str]:
    pairs = (pair.partition("=") for pair in data()["cyrillic_to_latin"]["pairs"].split())
    return {ord(letter): latin for letter, _, latin in pairs}


def to_latin(word: str) -> str:
    """A Cyrillic word in Latin letters, lower case; other letters stay."""
    return word.casefold().translate(_latin_table())


@cache
def _syllables() -> tuple[tuple[int, ...], tuple[str, ...]]:
    rows = [pair.split("=") for pair in data()["pinyin"]["starts"].split()]
    return tuple(int(code, 16) for _, code in rows), tuple(sound for sound, _ in rows)


@cache
def _also_read() -> dict[str, tuple[str, ...]]:
    rows = (pair.split("=") for pair in data()["pinyin"]["also"].split())
    return {sign: tuple(sounds.split(",")) for sign, sounds in rows}


def pinyin(sign: str) -> tuple[str, ...]:
    """How a Chinese character may be read, in Latin letters without tones; empty where not known."""
    if sign in _also_read():
        return _also_read()[sign]
    try:
        code = int.from_bytes(sign.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ()
    starts, sounds = _syllables()
    if not starts[0] <= code <= 0xD7F9:
        return ()
    return (sounds[sum(start <= code for start in starts) - 1],)


@cache
def is_pinyin(word: str) -> bool:
    """Whether a Latin word can be cut into syllables of Mandarin without a rest."""
    low = word.casefold()
    sounds = {*_syllables()[1], "lyu", "nyu", "lue", "nue"}
    reached = {0}
    for start in range(len(low)):
        if start in reached:
            reached |= {start + n for n in range(1, 7) if low[start : start + n] in sounds}
    return bool(low) and len(low) in reached
