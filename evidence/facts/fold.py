"""Folding printed text so that words compare whatever OCR made of their spaces, accents and look-alike
letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CYRILLIC = dict(zip("авекмнорстух", "abekmhopctyx", strict=True))
_TRADITIONAL = dict(
    zip(
        "號證書發編報產標準規製廠請託檢測驗業稱類註冊權機構簽頒認單電話傳國際關樣間終組織質對貨維續圍項經營與聯繫稅務廣東門曰",
        "号证书发编报产标准规制厂请托检测验业称类注册权机构签颁认单电话传国际关样间终组织质对货维续围项经营与联系税务广东门日",
        strict=True,
    )
)
_LOOK_ALIKE = {"1": "i", "l": "i", "|": "i", "0": "o"}


@dataclass(frozen=True, slots=True)
class Folded:
    """text: letters and digits only, folded. origin[i]: where character i of it stands as printed."""

    text: str
    origin: tuple[int, ...]


@lru_cache(maxsize=20_000)
def _fold_char(char: str) -> str:
    folded = ""
    for part in unicodedata.normalize("NFKC", char).casefold():
        bare = (
            unicodedata.normalize("NFD", part)[0] if part < "\u0530" or "\u1e00" <= part < "\u1f00" else part
        )
        bare = _CYRILLIC.get(bare, _TRADITIONAL.get(bare, _LOOK_ALIKE.get(bare, bare)))
        if bare.isalnum():
            folded += bare
    return folded


def fold(text: str) -> Folded:
    """Fold `text` for comparison of words. Digits 0 and 1 become letters: never use it on values."""
    chars: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        for folded in _fold_char(char):
            chars.append(folded)
            origin.append(at)
    return Folded("".join(chars), tuple(origin))


def fold_word(text: str) -> str:
    """Only the folded text."""
    return "".join(_fold_char(char) for char in text)


def edits_of_prefix(pattern: str, text: str, most: int) -> tuple[int, int] | None:
    """Fewest edits that turn `pattern` into some prefix of `text`, and how long that prefix is; None above
    `most`.

    An edit is one character put in, left out or exchanged (Levenshtein).
    """
    reach = len(pattern) + most
    text = text[:reach]
    row = list(range(len(text) + 1))
    for i, char in enumerate(pattern, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(text, 1):
            best = min(row[j] + 1, row[j - 1] + 1, diagonal + (char != other))
            diagonal, row[j] = row[j], best
        if min(row) > most:
            return None
    edits = min(row)
    if edits > most:
        return None
    ends = [j for j, value in enumerate(row) if value == edits]
    return edits, min(ends, key=lambda j: abs(j - len(pattern)))
