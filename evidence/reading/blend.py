"""One run of words read by two engines: Tesseract knows Cyrillic letters, RapidOCR digits and Latin letters.

Each is believed where it knows better. RapidOCR's model has no Cyrillic: a Cyrillic letter with a Latin
twin it reads as the twin, one without it leaves out or turns into the Latin letter, digit or pair of
letters nearest in shape. So where it says R, S or U it means it, and where it says 3 the print may show З
or Э.
"""

from __future__ import annotations

import re

TWINS = dict(zip("АВЕКМНОРСТУХаеорсухЅІЈ", "ABEKMHOPCTYXaeopcyxSIJ", strict=True))
"""Cyrillic letters and the Latin ones that look the same."""
LONERS = set("БГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯУбвгджзийклмнптфцчшщъыьэюя")
"""Cyrillic letters without a safe Latin twin; У among them, for it is read as V or y."""
GREEK = str.maketrans("ΓΦΛΠΔƏΘΑΒΕΗΙΚΜΝΟΡΤΥΧ", "ГФЛПДЭӨАВЕНІКМNОРТУХ")
"""Greek that RapidOCR makes of Cyrillic."""
MEANT = set("DGQRSUZ")
"""Latin letters that RapidOCR makes of no Cyrillic letter (R of Я alone)."""
SHAPED = set("FIJLNTVWfijlbhdgqrstz1|ÈÉÌÍ")
"""What it makes of Cyrillic letters without twins, or of halves of them."""
DIGITS = {
    ("З", "3"),
    ("Э", "3"),
    ("э", "3"),
    ("б", "6"),
    ("Б", "6"),
    ("Б", "5"),
    ("ч", "4"),
    ("Ч", "4"),
    ("В", "8"),
}
QUOTES = set("«»„“”\"'’№")
RU = {*((t, "R") for t in "ВКЯРН"), *((t, "U") for t in "ОЦИПУ")}
"""What Tesseract's Russian reading makes of RU."""
_NUMBER_SIGN = re.compile(r"N[oOeº°] ?")
_RU = re.compile(r"\b[ВКРЯBKP]U\b")


def fold(char: str) -> str:
    """A character with its look-alikes brought to one."""
    return TWINS.get(char, char).upper()


def blend(cyrillic: str, latin: str) -> str:
    """The run, from Tesseract's Russian reading and RapidOCR's."""
    latin = latin.translate(GREEK)
    latin = _NUMBER_SIGN.sub("№ ", latin) if "№" in cyrillic or _NUMBER_SIGN.match(latin) else latin
    pairs = _aligned(cyrillic, latin)
    rounds = _only_rounds(pairs)
    chars = [_choose(pairs, i, rounds[i]) for i in range(len(pairs))]
    return _RU.sub("RU", " ".join("".join(chars).split()))


def _only_rounds(pairs: list[tuple[str, str]]) -> list[bool]:
    """For each pair, whether Tesseract's word around it is of nothing but О, as the short name of a
    limited company."""
    text = "".join(t or "\0" for t, _ in pairs)
    flags: list[bool] = []
    for part in re.split(r"([^\w\0])", text):
        flags += [set(part) == {"О"}] * len(part)
    return flags


def _choose(pairs: list[tuple[str, str]], i: int, only_rounds: bool) -> str:
    """One character of two; empty where there is none."""
    t, r = pairs[i]
    before, after = pairs[i - 1] if i else ("", ""), pairs[i + 1] if i + 1 < len(pairs) else ("", "")
    if not r:
        stray = (after[1] == "R" and not after[0] and t in "ВКРО") or "U" in (before[1], after[1])
        return t if (t.isalpha() or t in QUOTES) and not stray else ""
    if not t:
        half = r in SHAPED and (before[0] in LONERS or after[0] in LONERS)
        return "" if half else r
    if (t in QUOTES and not r.isalnum()) or (t == "№" and r == "N"):
        return t
    if t == r or not t.isalnum() or not r.isalnum():
        return r
    if (r == "U" and before[1] == "R") or (r == "R" and after[1] == "U"):
        return r
    if r == "0" and t in "ОOо":
        return t if only_rounds or not (before[1].isdigit() or after[1].isdigit()) else r
    return _letter(t, r)


def _letter(t: str, r: str) -> str:
    """Of two letters or digits at one place, the one to believe."""
    if "Ѐ" <= r <= "ӿ":
        return r
    if r.isdigit():
        return t if (t, r) in DIGITS else r
    if fold(t) == fold(r):
        return t
    if t in LONERS:
        return r if r in MEANT and not (t == "Я" and r == "R") else t
    return r if r in MEANT or r in SHAPED else t


def _cost(t: str, r: str) -> float:
    if t == r or fold(t) == fold(r):
        return 0.0
    if (t, r) in DIGITS or (t in "Оо" and r == "0"):
        return 0.2
    if (t, r) in RU:
        return 0.3
    if t.isspace() != r.isspace():
        return 2.0
    if t.isalnum() != r.isalnum():
        return 1.3
    return 0.6 if (t in LONERS and r in SHAPED) or r in MEANT else 0.8


def _aligned(cyrillic: str, latin: str) -> list[tuple[str, str]]:
    """Characters at the same place in pairs, by the cheapest edits; an empty one where the other has none."""
    gap = 0.75
    rows = [[j * gap for j in range(len(latin) + 1)]]
    for i, t in enumerate(cyrillic, 1):
        row = [i * gap]
        for j, r in enumerate(latin, 1):
            row.append(min(rows[i - 1][j - 1] + _cost(t, r), rows[i - 1][j] + gap, row[j - 1] + gap))
        rows.append(row)
    pairs: list[tuple[str, str]] = []
    i, j = len(cyrillic), len(latin)
    while i or j:
        if i and j and abs(rows[i][j] - rows[i - 1][j - 1] - _cost(cyrillic[i - 1], latin[j - 1])) < 1e-9:
            i, j = i - 1, j - 1
            pairs.append((cyrillic[i], latin[j]))
        elif i and abs(rows[i][j] - rows[i - 1][j] - gap) < 1e-9:
            i -= 1
            pairs.append((cyrillic[i], ""))
        else:
            j -= 1
            pairs.append(("", latin[j]))
    return pairs[::-1]
