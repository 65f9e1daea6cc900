"""Numbers that are known by their shape, whatever stands around them, and what OCR makes of their letters.

Eurasian numbers mix Cyrillic and Latin letters that look alike, and digits that look like letters (З 3, О 0,
Б 6). The shape says at each place whether a letter or a digit stands there; what is kept is what is printed,
repaired by that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LOOKS = dict(zip("ABEKMHOPCTYX", "АВЕКМНОРСТУХ", strict=True))
_DIGIT_FOR = str.maketrans("ОOоoQЗзБбlI|iSsВ", "0000033661111558")
_LETTER_FOR = str.maketrans("03648®", "ОЗБЧВФ")
_ALIKE = str.maketrans("ЗЭOQ", "3300")
_READ_FOR_RU = {"BO", "BU", "KO", "KU", "RO", "RV", "BV", "ЯU", "RЦ", "BЦ", "PU"}
_L = r"[A-ZА-ЯЁa-zа-яё03468®]"
_D = r"[0-9ОOоoЗзБбlI|SsВ]"
_NO = r"(?:№|N[oOоОeе°º]?\.?|М|м|И|Ме)"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A number found by its shape at start..end of a text. repaired: a sign was changed to fit. type: its
    paper type."""

    start: int
    end: int
    text: str
    repaired: bool
    type: str


_EURASIAN = re.compile(
    rf"(?P<union>[ЕE][АA][ЭЗ3ЕE][СC]|[ТT][СC]|EAEU)\s*(?P<no>{_NO})?\s*(?P<state>RU|КG|KG|KZ|BY|AM|КZ|ВY|U|R)\s*"
    rf"(?P<what>[СCДD]|JI|ЛI|Л|Й)\s*[-–—]\s*(?P<country>{_L}{{2}})\s*[.,]\s*(?P<body>{_L}{{2}}{_D}{{2}})\s*[.,]\s*"
    rf"(?P<object>[АAВB8])\s*[.,]\s*(?P<seq>{_D}{{5}})(?:\s*/\s*(?P<year>{_D}{{2}}))?"
)
_ROSS = re.compile(
    rf"(?P<union>[РP][ОO0][СC][СC])\s*(?P<state>[A-ZА-Я]{{2}})\s*[.,]\s*(?P<body>{_L}{{2}}{_D}{{2}})\s*[.,]\s*"
    rf"(?P<letter>[А-ЯA-Z])\s*(?P<seq>{_D}{{5}})(?!\d)"
)
_TYPE_APPROVAL = re.compile(
    rf"(?P<state>RU)\s*[.,]\s*(?P<letter>[СCЕE])\s*[.,]\s*(?P<a>{_D}{{2}})\s*[.,]\s*(?P<b>{_D}{{3}})\s*[.,]\s*"
    rf"(?P<c>[АAВB])\s*(?P<no>{_NO})\s*(?P<seq>{_D}{{4,6}})"
)
_REGISTER = re.compile(
    rf"(?P<head>RA|РА)\s*[.,]\s*RU\s*[.,]\s*(?P<body>{_L}{{2}}{_D}{{2}})\s*[.,]\s*(?P<letter>[КK])\s*(?P<seq>{_D}{{5}})"
)


_KAZAKH = re.compile(r"(?<![\w.])KZ\s?\.\s?(?:[0-9A-ZА-Я]{1,8}\s?\.\s?){2,4}[0-9A-ZА-Я]{1,8}(?![\w.])")
_BELARUSIAN = re.compile(r"(?<![\w.])BY\s?/\s?112\s+(?:\d{2}[.\s]+){2}(?:\d{3}[.\s]+)?\d{4,6}(?!\d)")


def find_shaped(text: str) -> Iterator[Shaped]:
    """Every number of a known free-standing shape."""
    for match in _EURASIAN.finditer(text):
        yield _shaped(match, _eurasian(match), "eac_cert" if match["what"] in "СC" else "eac_decl")
    for match in _ROSS.finditer(text):
        body, seq = _body(match["body"]), _digits(match["seq"])
        yield _shaped(match, f"РОСС {match['state']}.{body}.{match['letter']}{seq}", "eac_other")
    for match in _TYPE_APPROVAL.finditer(text):
        groups = [_digits(match[g]) for g in ("a", "b", "seq")]
        yield _shaped(match, f"RU.{match['letter']}.{groups[0]}.{groups[1]}.{match['c']} № {groups[2]}", "")
    for match in _REGISTER.finditer(text):
        yield _shaped(match, f"RA.RU.{_body(match['body'])}.К{_digits(match['seq'])}", "")
    for match in (*_KAZAKH.finditer(text), *_BELARUSIAN.finditer(text)):
        yield Shaped(match.start(), match.end(), match[0], False, "")


def _shaped(match: re.Match[str], text: str, type_: str) -> Shaped:
    repaired = _shape(text) != _shape(match.group())
    return Shaped(match.start(), match.end(), text, repaired, type_)


def _shape(text: str) -> str:
    """The number with signs that look alike in print as one; which is meant, its place in the shape says."""
    return fold_number(text).translate(_ALIKE)


def _eurasian(match: re.Match[str]) -> str:
    union = "ТС" if match["union"][0] in "ТT" else "EAEU" if match["union"] == "EAEU" else "ЕАЭС"
    what = "С" if match["what"] in "СC" else "Д"
    printed_no = (match["no"] or "").strip(".")
    sign = {"": "", "N": "N ", "М": "N ", "м": "N ", "И": "N "}.get(printed_no, "№ ")
    year = f"/{_digits(match['year'])}" if match["year"] else ""
    country = _country(match["country"].upper())
    object_ = "А" if match["object"] in "АA" else "В"
    body, seq = _body(match["body"]), _digits(match["seq"])
    return f"{union} {sign}{_state(match['state'])} {what}-{country}.{body}.{object_}.{seq}{year}"


def _state(printed: str) -> str:
    return "RU" if len(printed) == 1 else printed.translate(_TO_LATIN)


def _country(printed: str) -> str:
    """Two Latin letters; Cyrillic ones are what OCR makes of RU, by far the most frequent."""
    latin = printed.translate(_TO_LATIN).replace("0", "O")
    return "RU" if latin in _READ_FOR_RU else latin


def _body(printed: str) -> str:
    letters = printed[:2].upper().translate(_LETTER_FOR)
    return "".join(_LOOKS.get(char, char) for char in letters) + _digits(printed[2:])


def _digits(printed: str) -> str:
    return printed.translate(_DIGIT_FOR)


def fold_number(text: str) -> str:
    """Letters and digits in capitals, Cyrillic look-alikes as Latin: two printings of one number fold
    alike."""
    latin = unicodedata.normalize("NFKC", text).upper().translate(_TO_LATIN)
    return "".join(char for char in latin if char.isalnum())


_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _LOOKS.items()})
