"""What one printed model stands for: a name, a wildcard, a range, a series; what each says of a model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from evidence.facts.spelling import data as spelling_data
from evidence.facts.spelling import read_signs

WILD_SIGNS = "*#?□○◯△☐"
_WILD_RUN = re.compile(rf"[{re.escape(WILD_SIGNS)}]+|X{{2,}}|x{{2,}}|(?<=[\w/-])(?:YYY+|ZZZ+|NNN+)|_{{2,}}")
_LONE_X = re.compile(r"(?<=[0-9])X(?![A-Za-z0-9])|(?<![a-z])x(?![a-z])")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BRAND = re.compile(r"(?:[^\W\d_]+ ){1,5}")


class Coverage(StrEnum):
    """Whether a paper covers a model."""

    COVERED = "covered"
    NOT_COVERED = "not_covered"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Asked:
    """The model asked for: as it counts, without spaces and signs, and with look-alike letters as one."""

    text: str
    bare: str
    shape: str


def asked(model: str) -> Asked:
    """The spellings of a model that entries are compared with."""
    text = plain(model)
    return Asked(text, bare(text), look(text))


def plain(model: str) -> str:
    """A model as it counts: width and case evened out, no quotation marks or full stops around it."""
    text = re.sub(r"\s+", " ", read_signs(model).text).strip(" .,;:'\"«»“”„")
    return text.upper()


def bare(text: str) -> str:
    """Letters and digits, and the signs that make another model ("+")."""
    return "".join(sign for sign in text if sign.isalnum() or sign in "+")


@cache
def _look_table() -> dict[int, str]:
    rows = spelling_data()["look_alike"]
    pairs = [pair for row in ("cyrillic", "greek") for pair in rows[row].split()]
    return {ord(a.upper()): b.upper() for a, b in pairs if b.isalpha()} | str.maketrans("OIL|", "0111")


_CYRILLIC_TWINS = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")


def twin(text: str) -> str:
    """A model as `plain` gives it, in Latin letters where all of it can be: "РК-170" and "PK-170" are one in print.

    Only letters that no eye can tell apart; a text with another Cyrillic letter is left as it is.
    """
    latin = text.translate(_CYRILLIC_TWINS)
    return text if re.search("[\u0400-\u04ff]", latin) else latin


def look(text: str) -> str:
    """The model with letters that look alike as one sign."""
    return bare(text.upper().translate(_look_table()))


@dataclass(frozen=True, slots=True)
class Named:
    """A model by its name. sure: False where the paper mentions it without listing it."""

    printed: str
    sure: bool = True

    def judge(self, model: Asked) -> Coverage | None:
        """COVERED on the very name, UNCERTAIN on one that may be meant, None on another."""
        text = plain(self.printed)
        if twin(text) == twin(model.text):
            return Coverage.COVERED if self.sure else Coverage.UNCERTAIN
        if model.bare and (bare(text) == model.bare or look(text) == model.shape):
            return Coverage.UNCERTAIN
        if _behind_brand(text, model.text) or _behind_brand(model.text, text):
            return Coverage.UNCERTAIN
        if _LONE_X.search(self.printed) and re.fullmatch(_open_regex(self.printed, _LONE_X), model.text):
            return Coverage.UNCERTAIN
        return None


def _behind_brand(longer: str, shorter: str) -> bool:
    """Whether the longer is the shorter behind a word without digits, as a brand."""
    head = longer.removesuffix(shorter)
    return head != longer and bool(re.search(r"\d", shorter)) and bool(_BRAND.fullmatch(head))


def is_wild(printed: str) -> bool:
    """Whether a printed model has signs that must stand for others."""
    if _WILD_RUN.search(printed):
        return True
    return bool(re.search(r"(?<![a-z])x(?=[A-ZА-Я])|(?<=[A-ZА-Я])x(?![a-z])", printed))


def _open_regex(printed: str, wild: re.Pattern[str]) -> str:
    """A regular expression for the upper-case names that fit an undeclared wildcard."""
    parts: list[str] = []
    at = 0
    for run in wild.finditer(printed):
        parts.append(re.escape(plain_part(printed[at : run.start()])))
        parts.append(
            ".*"
            if run[0] == "*"
            else f".{{1,{len(run[0])}}}"
            if run[0].isalpha()
            else f".{{0,{len(run[0])}}}"
        )
        at = run.end()
    return "".join(parts) + re.escape(plain_part(printed[at:]))


def plain_part(text: str) -> str:
    """A stretch of a model in the signs `plain` uses, nothing stripped."""
    return read_signs(text).text.upper()


@dataclass(frozen=True, slots=True)
class Values:
    """What a wildcard may stand for, in capitals. blank: it may be left out."""

    words: frozenset[str]
    blank: bool = False

    def regex(self, run: int, each: bool) -> str:
        """For a run of that many signs, each of which stands for a value unless the run does as a whole."""
        choice = "|".join(sorted(map(re.escape, self.words), key=lambda word: (-len(word), word)))
        return f"(?:{choice}){'?' if self.blank else ''}" * (run if each else 1)


@dataclass(frozen=True, slots=True)
class Wild:
    """A model with wildcards. values: what the paper says each may be, by the sign or run it declares.

    unclear: signs it declares without saying clearly what they may be.
    """

    printed: str
    values: dict[str, Values] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()

    def judge(self, model: Asked) -> Coverage | None:
        """COVERED only where every wildcard is declared and the name keeps to what was declared."""
        if plain(self.printed) == model.text:
            return Coverage.UNCERTAIN
        runs = self._runs()
        open_still = any(sign in self.printed for sign in self.unclear) or _WILD_RUN.search(
            self._without(runs)
        )
        if runs and not open_still:
            if re.fullmatch(self._regex(runs), model.text):
                return Coverage.COVERED
            return Coverage.UNCERTAIN if self._stem(runs) == model.text else None
        declared = [f"(?:{re.escape(sign)})+" for sign in (*self.values, *self.unclear)]
        wild = re.compile("|".join([*declared, _WILD_RUN.pattern, "YY+|ZZ+|yy+|zz+", _LONE_X.pattern]))
        return Coverage.UNCERTAIN if re.fullmatch(_open_regex(self.printed, wild), model.text) else None

    def _runs(self) -> list[tuple[int, int, str]]:
        """Start, end and declared sign of each run of a declared wildcard."""
        found: list[tuple[int, int, str]] = []
        for sign in sorted(self.values, key=len, reverse=True):
            for run in re.finditer(f"(?:{re.escape(sign)})+", self.printed):
                if not any(start < run.end() and run.start() < end for start, end, _ in found):
                    found.append((run.start(), run.end(), sign))
        found.sort()
        head = self.printed[: len(self.printed) - len(self.printed.lstrip(_CAPITALS))]
        behind = [run for run in found if run[0] >= len(head)]
        return behind if len(set(head)) > 1 and behind else found

    def _without(self, runs: list[tuple[int, int, str]]) -> str:
        kept = list(self.printed)
        for start, end, _ in runs:
            kept[start:end] = "\0" * (end - start)
        return "".join(kept)

    def _regex(self, runs: list[tuple[int, int, str]]) -> str:
        parts: list[str] = []
        at = 0
        for start, end, sign in runs:
            parts.append(re.escape(plain_part(self.printed[at:start])))
            values = self.values[sign]
            each = len(sign) == 1 or all(len(word) == 1 for word in values.words)
            parts.append(values.regex((end - start) if each else (end - start) // len(sign), each))
            at = end
        return "".join(parts) + re.escape(plain_part(self.printed[at:]))

    def _stem(self, runs: list[tuple[int, int, str]]) -> str:
        """The name without a wildcard at its end and the dash before it; "" where it does not end so."""
        start, end, _ = runs[-1]
        stem = self.printed[:start]
        cut = stem.rstrip("-_/ ")
        return plain(cut) if end == len(self.printed) and cut != stem else ""


@dataclass(frozen=True, slots=True)
class Series:
    """ "T10 series": the name itself, and perhaps longer names that begin so."""

    printed: str

    def judge(self, model: Asked) -> Coverage | None:
        """COVERED on the base name, UNCERTAIN on what it may be the base of."""
        base = plain(self.printed)
        if is_wild(self.printed):
            return Wild(self.printed).judge(model) or _longer(_open_regex(self.printed, _WILD_RUN), model)
        if base == model.text:
            return Coverage.COVERED
        for stem, text in ((base, model.text), (bare(base), model.bare), (look(base), model.shape)):
            rest = text.removeprefix(stem)
            if stem and rest != text and not (stem[-1].isdigit() and rest[:1].isdigit()):
                return Coverage.UNCERTAIN
        return None


def _longer(regex: str, model: Asked) -> Coverage | None:
    return Coverage.UNCERTAIN if re.match(regex, model.text) else None


@dataclass(frozen=True, slots=True)
class Range:
    """All models from `first` to `last`: head and tail are alike, between them counts a number or a letter.

    sure: False where what looks like a range may be something else.
    """

    printed: str
    head: str
    tail: str
    first: str
    last: str
    sure: bool = True

    def judge(self, model: Asked) -> Coverage | None:
        """COVERED between the ends in the ends' own way of writing numbers."""
        inner = model.text.removeprefix(self.head).removesuffix(self.tail)
        if self.head + inner + self.tail != model.text or not inner:
            return self._differently_written(model)
        if not self._between(inner):
            return None
        return Coverage.COVERED if self.sure and inner == self._written(inner) else Coverage.UNCERTAIN

    def _between(self, inner: str) -> bool:
        if _NUMBER.fullmatch(inner) and _NUMBER.fullmatch(self.first):
            return _value(self.first) <= _value(inner) <= _value(self.last)
        return len(inner) == 1 == len(self.first) and inner.isalpha() and self.first <= inner <= self.last

    def _written(self, inner: str) -> str:
        """The number with as many digits as the ends have."""
        if not inner.isdecimal():
            return inner
        return str(int(inner)).zfill(
            len(self.first) if self.first[0] == "0" or len(self.first) == len(self.last) else 0
        )

    def _differently_written(self, model: Asked) -> Coverage | None:
        for head, tail, text in (
            (bare(self.head), bare(self.tail), model.bare),
            (look(self.head), look(self.tail), model.shape),
        ):
            inner = text.removeprefix(head).removesuffix(tail)
            if head + inner + tail == text and inner and self._between(inner):
                return Coverage.UNCERTAIN
        return None


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the paper or the device that may hold a model at its end, as an FCC ID does."""

    printed: str

    def judge(self, model: Asked) -> Coverage | None:
        """UNCERTAIN on the number or its last four or more signs."""
        ends = plain(self.printed).endswith(model.text) and len(model.text) >= 4
        return Coverage.UNCERTAIN if ends else None


Entry = Named | Wild | Series | Range | Number


def read_range(first: str, last: str, printed: str, sure: bool) -> Range | None:
    """The range between two models; None where they do not differ in just one number or letter."""
    a, b = plain(first), plain(last)
    if b.isdecimal() and (tail := re.search(r"\d+$", a)):
        b = a[: tail.start()] + b if len(b) <= len(tail[0]) or not tail[0].startswith("0") else b
    size = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    while size and re.match(r"\d|[.,]\d", a[size - 1 :]) and re.match(r"[\d.,]", a[size:] or b[size:]):
        size -= 1
    head, rest, other = a[:size], a[size:], b[size:]
    one, two = (re.match(rf"{_NUMBER.pattern}|[A-ZА-Я](?![A-ZА-Я0-9])", text) for text in (rest, other))
    if not one or not two or rest[one.end() :] != other[two.end() :] or one[0].isalpha() != two[0].isalpha():
        return None
    rising = one[0] < two[0] if one[0].isalpha() else _value(one[0]) < _value(two[0])
    whole = all(part.isalnum() for part in (one[0], two[0]))
    return Range(printed, head, rest[one.end() :], one[0], two[0], sure and whole) if rising else None


_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def _value(number: str) -> float:
    return float(number.replace(",", "."))
