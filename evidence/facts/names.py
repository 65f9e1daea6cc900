"""Finding firms' names in printed text by their legal form, in any of the languages papers come in.

A name is taken to the letter as it is printed; where it begins is guessed from capitals, where it ends from
the legal form. `read_name` is for the words behind a label, where the beginning is known.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from evidence.facts.dates import find_dates
from evidence.facts.fold import fold_word

_HAN = "\u3400-\u9fff"
_KANA = "\u3041-\u30ff"
_QUOTED = r"(?:«[^«»]{1,60}(?:«[^«»]{1,60}»?)?»|[\"“„”'‘’]{1,2}[^\"“”„»]{1,60}[\"“”»'’]{1,2}|<<[^<>]{1,60}>>)"
_WORD = r"[^\s,;:：。，；()（）\"“”«»]+"
_OFFICE_CODE = r"\(?7[345]\d\)?\s+(?=[A-Z])"
"""The number a trademark office prints before an owner or agent (WIPO standard ST.60)."""
_SORT_OF_FIRM = r"company|corporation|limited|liability|individual|partnership|proprietor|hereinafter|manufactur|applicant"
_NOT_IN_NAME = re.compile(r"[;:：|。；•●■□✓\t]|\.\s|,\s*$")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start..end of a text hold a name. formed: it has a legal form, or is a public body's."""

    start: int
    end: int
    text: str
    formed: bool


@cache
def words() -> dict[str, Any]:
    """words/parties.toml."""
    return tomllib.loads(files("evidence.facts").joinpath("words/parties.toml").read_text(encoding="utf-8"))


def is_country(text: str) -> bool:
    """Whether words are the name of a country, a city or a state of words/countries.toml."""
    return fold_word(text) in _countries()


@cache
def _countries() -> frozenset[str]:
    table = tomllib.loads(
        files("evidence.facts").joinpath("words/countries.toml").read_text(encoding="utf-8")
    )
    lists = (table[key] for key in ("day_first", "month_first", "neutral"))
    return frozenset(fold_word(name) for names in lists for name in names)


@cache
def any_of(section: str, key: str) -> str:
    """All regular expressions of a list as one choice."""
    return "(?:" + "|".join(words()[section][key]) + ")"


def _loose(ending: str) -> str:
    """An ending with free punctuation: "Co,? Ltd" also stands for "Co.,Ltd." and "CO.. LTD"."""
    return ending.replace(",? ", r"[\s.,，]*").replace(" ?", r"[\s.]*").replace(" ", r"[\s.,]+")


@cache
def _ending() -> re.Pattern[str]:
    long = "|".join(_loose(ending) for ending in words()["names"]["endings"])
    short = "|".join(_loose(ending) for ending in words()["names"]["short_endings"])
    return re.compile(
        rf"(?:(?<=[\s,.)）&])(?:(?i:{long})|(?-i:{short}))|(?<=[a-z])(?:C[oO][.,\s]+(?i:ltd|limited)))(?![^\W\d_])\.?"
    )


def find_names(text: str, breaks: tuple[int, ...] = ()) -> tuple[Span, ...]:
    """All names with a legal form in running text, in order, never overlapping.

    breaks: places that no name goes back over, as the line ends of a form; a legal form may stand behind one.
    """
    found: list[Span] = []
    for span in (
        *_russian(text),
        *_chinese(text, breaks),
        *_korean(text),
        *_form_first(text),
        *_latin(text, breaks),
    ):
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def _latin(text: str, breaks: tuple[int, ...]) -> list[Span]:
    found: list[Span] = []
    for ending in _ending().finditer(text):
        floor = max((at for at in breaks if at < ending.start()), default=0)
        floor = max(floor, found[-1].end if found else 0)
        start = _start_of_name(text, floor, ending.start())
        if start is None or not _is_ending(text[start : ending.start()], ending[0]):
            continue
        end = _with_country(text, ending.end() - (ending[0].endswith(".") and _is_word(ending[0])))
        found.append(Span(start, end, text[start:end], True))
    return found


def _is_ending(name: str, ending: str) -> bool:
    """Whether letters that could be a legal form are one: capital, behind a word, brackets closed."""
    word = any(len(part) > 2 and part[0].isupper() for part in re.findall(r"[^\W_]+", name))
    long = sum(sign.isalpha() for sign in ending) > 3
    street = bool(re.search(r"\d", name)) and bool(
        re.search(any_of("values", "address_words"), name, re.IGNORECASE)
    )
    return (
        (ending[0].isupper() or "." in ending)
        and (word or long)
        and not street
        and name.count("(") <= name.count(")")
    )


def _is_word(ending: str) -> bool:
    """Whether a legal form is no abbreviation: a full stop behind it ends a sentence."""
    return bool(re.search(r"(?:imited|poration|porated|ompany|LLC|GmbH|PLC)\.$", ending, re.IGNORECASE))


def _with_country(text: str, end: int) -> int:
    """The end of a name with "(Kunshan)" or "(China)" behind its legal form."""
    bracket = re.match(r"\s?\([A-Z][A-Za-z. ]{1,24}\)", text[end:])
    sort = bracket and re.search(_SORT_OF_FIRM, bracket[0], re.IGNORECASE)
    return end + bracket.end() if bracket and not sort else end


def _start_of_name(text: str, floor: int, form: int) -> int | None:
    """Walk back from the legal form over capitalised words; None where no word is left."""
    pieces = list(re.finditer(r"[^\s]+", text[floor:form]))
    start = None
    for piece in reversed(pieces):
        word = piece[0]
        begin = floor + piece.start()
        if start is not None and _NOT_IN_NAME.search(word + " "):
            break
        cut = max(word.rfind(sign) for sign in ':;：；"“”«»(（,')
        if start is None and word[-1] in ":;：；":
            break
        if start is not None and _is_cyrillic(word) != _is_cyrillic(text[start:form]):
            break
        opened = word.startswith(("(", "（")) and word.rstrip(",.").endswith((")", "）"))
        if not opened and cut >= 0 and start is not None:
            if cut + 1 < len(word) and _names(word[cut + 1 :]) and not re.fullmatch(r"[\d.,]+", word):
                start = begin + cut + 1
            break
        if not _names(word) and not re.fullmatch(any_of("names", "joiners"), word):
            break
        start = begin
    return _trim_start(text, start, form) if start is not None else None


def _is_cyrillic(text: str) -> bool:
    return bool(re.search("[А-Яа-яЁё]", text))


def _names(word: str) -> bool:
    """Whether a word can be a part of a name: capital, digit, or of a script without capitals."""
    first = next((sign for sign in word if sign.isalnum()), "")
    return bool(first) and (first.isupper() or first.isdigit() or any(sign.isupper() for sign in word))


def _trim_start(text: str, start: int, form: int) -> int | None:
    """Drop joiners and sentence words that the walk took in."""
    said = [m.end() for m in re.finditer(any_of("roles", "holder_before"), text[start:form], re.IGNORECASE)]
    start += max(said, default=0)
    code = re.match(_OFFICE_CODE, text[start:form])
    start += code.end() if code else 0
    unwanted = rf"(?:\s*(?:{any_of('names', 'joiners')}|(?i:{any_of('names', 'not_first')})|\W+)(?=\s|$))+\s*"
    lead = re.match(unwanted, text[start:form])
    start += lead.end() if lead else 0
    date = next(iter(find_dates(text[start:form])), None)
    start += date.end if date and date.start == 0 else 0
    start += len(text[start:form]) - len(text[start:form].lstrip(" ,."))
    return start if re.search(r"[^\W_]", text[start:form]) else None


def _russian(text: str) -> list[Span]:
    form = any_of("names", "russian")
    found = [
        Span(m.start(), m.end(), _ooo(m[0]), True)
        for m in re.finditer(rf"(?<![^\W\d_])(?i:{form})\s*{_QUOTED}(?:[-–]\w+)?", text)
    ]
    person = r"[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.|(?:\s+[А-ЯЁ][а-яё]+){1,2})"
    trader = rf"(?<![^\W\d_])(?:ИП|(?i:{words()['names']['sole_trader'][1]}))\s+{person}"
    return found + [Span(m.start(), m.end(), m[0], True) for m in re.finditer(trader, text)]


def _ooo(name: str) -> str:
    """A name whose legal form was read as "000" or in Latin letters with the form as it must be printed."""
    return re.sub(r"^[ОO0]{2}[ОO0СC](?=\s*[«\"“„'])", "ООО", name)


def _chinese(text: str, breaks: tuple[int, ...]) -> list[Span]:
    body = rf"[{_HAN}{_KANA}A-Za-z0-9（）()·&]{{2,40}}?"
    first = rf"(?:株式会社|有限会社|合同会社)\s?[{_HAN}{_KANA}A-Za-z0-9・ー]{{2,20}}"
    name = re.compile(rf"{first}|{body}{any_of('names', 'han')}(?:{any_of('names', 'branch_han')})?")
    found = []
    starts = sorted({0, *breaks})
    for begin, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for match in name.finditer(text, begin, end):
            start = match.start() + _han_lead(match[0])
            start += text[start] in "（(" and not re.search("[）)]", text[start : match.end()])
            printed = text[start : match.end()]
            whole = len(printed) > 3 and not re.fullmatch(any_of("names", "han"), printed)
            if whole and re.match(rf"[{_HAN}{_KANA}A-Za-z0-9]", printed):
                found.append(Span(start, match.end(), printed, True))
    return found


def _korean(text: str) -> list[Span]:
    form = any_of("names", "korean")
    name = r"[가-힣A-Za-z0-9&]{2,20}"
    found = re.finditer(rf"(?<![가-힣]){form}\s?{name}|{name}\s?{form}(?![가-힣])", text)
    return [Span(match.start(), match.end(), match[0], True) for match in found]


def _form_first(text: str) -> list[Span]:
    """Names in Latin letters whose legal form stands first; they end where the capitals end."""
    found = []
    for match in re.finditer(rf"(?<![^\W\d_]){any_of('names', 'before')}\.?\s+", text):
        run = re.match(
            r"[„\"“]?[A-ZÀ-ỸĐ&0-9][^\s,;:()]*(?:[ \n][A-ZÀ-ỸĐ&0-9][^\s,;:()]*)*[”\"“]?", text[match.end() :]
        )
        if run:
            end = match.end() + len(run[0].rstrip(".,"))
            found.append(Span(match.start(), end, text[match.start() : end], True))
    return found


def _han_lead(name: str) -> int:
    """How much of the match is the sentence before the name ("我们是", "兹授权")."""
    lead = re.match(rf"(?:.*{any_of('names', 'han_lead')}|[由系与和向给是为])(?=.{{4,}})", name[:14])
    return lead.end() if lead else 0


def read_name(text: str) -> Span | None:
    """The name that the words behind a label begin with; None where they are no name."""
    lead = re.match(r"[\s:：.．·•\-–—_*|=]*", text)
    start = lead.end() if lead else 0
    rest = text[start:]
    if not rest.strip() or re.fullmatch(rf"(?i:{any_of('values', 'nothing')})[.\s]*", rest.strip()):
        return None
    formed = next((span for span in find_names(rest) if not re.search(r"[:：]", rest[: span.start])), None)
    address = re.search(any_of("values", "address"), rest, re.IGNORECASE)
    if formed and (address is None or address.start() >= formed.start) and formed.start < 50:
        begin = 0 if _is_head(rest[: formed.start], formed.text) else formed.start
        begin += len(rest[begin:]) - len(rest[begin:].lstrip("«\"“„'‘"))
        name = formed.text if begin == formed.start else rest[begin : formed.end]
        return Span(start + begin, start + formed.end, name, True)
    end = address.start() if address and address.start() > 1 else len(rest)
    name = rest[:end].rstrip(" ,;:，；：")
    if not _could_be_name(name):
        return None
    return Span(start, start + len(name), name, bool(re.search(rf"\b{any_of('names', 'bodies')}\b", name)))


def _is_head(text: str, name: str) -> bool:
    """Whether words before the found name belong to it: few, no sentence's sign or number among them."""
    if re.match(rf"(?i:{any_of('names', 'russian')})", name) or re.search(r"\d", text):
        return False
    if re.match(f"[{_HAN}]", name) and re.search(r"[A-Za-z]\s$", text):
        return False
    return not re.search(r"[;；。|]|,\s", text) and len(text.split()) <= 4


def _could_be_name(text: str) -> bool:
    letters = sum(sign.isalpha() for sign in text)
    if letters < 2 or letters < 0.6 * len(text.replace(" ", "")) or len(text) > 90:
        return False
    if re.match(any_of("roles", "titles"), text, re.IGNORECASE):
        return False
    if re.match(any_of("values", "address_start"), text, re.IGNORECASE) or _is_address(text):
        return False
    pieces = text.split()
    small = [word for word in pieces if re.fullmatch(r"[^\W\d_]{2,}[,.]?", word) and word[:-1].islower()]
    joining = [word for word in small if re.fullmatch(any_of("names", "joiners"), word)]
    return len(small) - len(joining) <= max(1, len(pieces) // 4) and pieces[-1] not in joining


def _is_address(text: str) -> bool:
    return bool(re.search(r"\d", text)) and bool(
        re.search(any_of("values", "address_words"), text, re.IGNORECASE)
    )


def capital_run(text: str, start: int) -> Span | None:
    """The capitalised words that begin at `start`, as a name without a legal form; None for none.

    A name in quotation marks is what stands between them.
    """
    quoted = re.match(r"[\s(]*[«\"“„‘']([^«»\"“”„‘’]{2,60})[»\"”“’']", text[start:])
    if quoted:
        begin = start + quoted.start(1)
        return Span(begin, begin + len(quoted[1]), quoted[1], False)
    joiner = any_of("names", "joiners")
    first = r"(?:M/[sS]\.?\s*)?[A-ZÀ-ÞА-ЯЁ0-9][^\s,;:()\"“”]*"
    bracket = r"\((?!Auth|Sign|Seal|Stamp|Dir|Man)[A-Z][^()]{1,25}\)"
    more = rf"(?:\s(?:{joiner}\s){{0,2}}(?:[A-ZÀ-ÞА-ЯЁ&][^\s,;:()\"“”]*|{bracket}))*"
    run = re.match(rf"\s*(?:the\s+)?({first}{more})", text[start:])
    if not run or sum(sign.isalpha() for sign in run[1]) < 3:
        return None
    sentence = re.match(rf"(?:{any_of('names', 'not_first')}\s+)+", run[1] + " ")
    if sentence and sentence.end() > len(run[1]):
        return None
    lead = sentence.end() if sentence else 0
    name = re.sub(r"(?:\s+(?:Date|Signature|Address|Tel|Name|Page|We))+$", "", run[1][lead:]).rstrip(".")
    begin = start + run.start(1) + lead
    courtesy = name[:3].lower() == "m/s"
    return Span(begin, begin + len(name), name, courtesy) if _could_be_name(name) else None
