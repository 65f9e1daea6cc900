"""What a paper says its wildcards stand for: "X=0~9 or A~Z", "x: any letter", "* can be blank, A or B"."""

from __future__ import annotations

import re
from functools import cache

from evidence.facts.model_entry import WILD_SIGNS, Values
from evidence.facts.model_words import any_of, pattern

_LETTERS_OF = rf"[A-Za-z{re.escape(WILD_SIGNS)}_]"
_SIGN = rf"[\"']?{_LETTERS_OF}{{1,8}}[\"']?"
_MORE = rf"(?:\s*(?:,|&|/|、|\band\b|\bor\b|和|及|与|\bи\b)\s*{_SIGN})*"
_RANGE = re.compile(
    r"(?<![0-9A-Za-zА-Яа-я])([0-9]|[A-ZА-Я]|[a-zа-я])\s*(?:~|-|…|\.{2,}|to|thru|through|至|到|до)\s*([0-9]|[A-ZА-Я]|[a-zа-я])(?![0-9A-Za-zА-Яа-я])"
)
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-zА-Яа-я])(\d{2,4}|\d(?=\s*(?:~|-|to|至|до)\s*\d{2}))\s*(?:~|-|…|\.{2,}|to|至|до)\s*(\d{2,4})(?![0-9A-Za-zА-Яа-я])"
)
_ELLIPSIS = re.compile(
    r"(?<![0-9A-Za-zА-Яа-я])([0-9A-Z])\s*,\s*[0-9A-Z]\s*(?:,\s*[0-9A-Z]\s*)*,?\s*(?:…|\.{2,})\s*,?\s*([0-9A-Z])(?![0-9A-Za-zА-Яа-я])"
)
_LETTERS_X = ("x", "xx", "xxx", "y", "yy", "z", "zz")
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@cache
def _start() -> re.Pattern[str]:
    """A sign or several, and the verb of a declaration."""
    lead = rf"(?:(?<=[\s(,;:.、，；。])|^)(?:{any_of('wildcards.leads')}\s*[:：]?\s*)*"
    verb = rf"\s*(?:{any_of('wildcards.verbs')}|(?<=\s)[-–](?=\s)|[=:])"
    return re.compile(
        rf"{lead}(?P<signs>{_SIGN}{_MORE}){verb}(?:\s*{any_of('wildcards.verbs')})*\s*", re.IGNORECASE
    )


def take_declarations(text: str) -> tuple[str, dict[str, Values | None], str]:
    """The text without its declarations; what each sign stands for (None: not clear); what was taken out."""
    found: dict[str, Values | None] = {}
    taken: list[str] = []
    while match := _first_declaration(text):
        end = _domain_end(text, match.end())
        values = read_values(text[match.end() : end])
        others = text[: match.start()] + "\n" + text[end:]
        for sign in _signs_of(match["signs"]):
            found[sign if _stands_in(sign, others) else sign.swapcase()] = values
        taken.append(text[match.start() : end])
        text = text[: match.start()] + " " + text[end:]
    return re.sub(r"\(\s*[,;.\s]*\)", "", text), found, " ".join(taken)


def _signs_of(signs: str) -> list[str]:
    """The wildcards a declaration names; empty where a word is no run of one sign."""
    runs = [run for run in re.findall(f"{_LETTERS_OF}+", signs) if run.lower() not in ("and", "or")]
    return runs if all(len(set(run)) == 1 for run in runs) else []


def _first_declaration(text: str) -> re.Match[str] | None:
    for match in _start().finditer(text):
        others = text[: match.start()] + "\n" + text[match.end() :]
        if all(_is_used(sign, others, text, match) for sign in _signs_of(match["signs"])) and _signs_of(
            match["signs"]
        ):
            return match
    return None


def _is_used(sign: str, others: str, text: str, match: re.Match[str]) -> bool:
    """Whether the sign stands inside a printed model, in a place where it can be a wildcard."""
    usual = sign[0] in f"XYZxyznN{WILD_SIGNS}_" or len(sign) > 1
    if not _stands_in(sign, others) and not (
        sign.lower() in _LETTERS_X and _stands_in(sign.swapcase(), others)
    ):
        return False
    values = read_values(text[match.end() : _domain_end(text, match.end())])
    return usual if values is None else usual or len(values.words) > 1


def _stands_in(sign: str, text: str) -> bool:
    return bool(re.search(rf"[^\W_][-/ ]?{re.escape(sign)}|{re.escape(sign)}[-/]?[^\W_]", text))


def _domain_end(text: str, start: int) -> int:
    """Where the values end: at the bracket's end, the sentence's end or the next declaration."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            if depth == 0:
                return at
            depth -= 1
        elif (depth == 0 and (text[at] in ";；。\n" or re.match(r"\.(?:\s+[A-ZА-Я]|\s*$)", text[at:]))) or (
            depth == 0 and text[at] in ",，、" and _start().match(text[at + 1 :].lstrip())
        ):
            return at
    return len(text)


@cache
def read_values(text: str) -> Values | None:
    """The values a declaration lists; None where it says something else or more than it can be taken at."""
    rest = re.sub(any_of("wildcards.end") + ".*$", "", f" {text} ", flags=re.IGNORECASE | re.DOTALL)
    words: set[str] = set()
    rest, blank = pattern("wildcards.blank").subn(" ", rest)
    for name, signs in (("either", _DIGITS | _LETTERS), ("letter", _LETTERS), ("digit", _DIGITS)):
        rest, count = pattern(f"wildcards.{name}").subn(" ", rest)
        words |= signs if count else set()
    for shape in (_ELLIPSIS, _NUMBERS, _RANGE):
        for first, last in shape.findall(rest):
            words |= _between(first, last)
        rest = shape.sub(" ", rest)
    for token in re.findall(r"[^\s,;/&|、，()\"']+", pattern("wildcards.filler").sub(" ", rest)):
        value = token.strip(".")
        if not re.fullmatch(r"-?[A-ZА-Я0-9]{1,4}|[a-z]", value) and value:
            return None
        words |= {value.upper()} - {""}
    return Values(frozenset(words), bool(blank)) if words or blank else None


def _between(first: str, last: str) -> set[str]:
    if first.isdecimal() and last.isdecimal():
        width = len(first) if len(first) == len(last) else 0
        return {str(number).zfill(width) for number in range(int(first), int(last) + 1)}
    return {chr(code).upper() for code in range(ord(first.upper()), ord(last.upper()) + 1)}
