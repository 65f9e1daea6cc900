"""Reading what a paper prints as its models: lists, ranges, series, wildcards, brackets, exceptions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from evidence.facts.model_declaration import take_declarations
from evidence.facts.model_entry import (
    Entry,
    Named,
    Number,
    Range,
    Series,
    Values,
    Wild,
    is_wild,
    plain,
    read_range,
)
from evidence.facts.model_words import any_of, pattern
from evidence.facts.spelling import read_signs

_CODE = re.compile(r"[^\s,;、，()]*\d[^\s,;、，()]*")
_UNIT = re.compile(
    r"[\d.,/x×~\s-]*\d\s*(?:m?A|k?V|VAC|VDC|V~|m?Ah|m?W|k?W|Wh|[kMG]?Hz|[cmk]?m|k?g|lm|K|dBm|°?C|inch|\"|%|GB|MB|TB|ppm|pcs|rpm|L)?(?:/[^/]*)?"
)
_CLOSED = str.maketrans("（）【】[]{}〔〕“”„«»", '()()()()()"""""')
AROUND = " .,:\"'"
_BETWEEN = r"~|～|〜|∼|…|\.{2,}"


@dataclass(slots=True)
class Phrase:
    """The printed models.

    replaced: what the paper says it replaces. elsewhere: more stand in another
    place; all: "all models"; open: "etc.".
    """

    entries: list[Entry] = field(default_factory=list)
    excluded: list[Entry] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    elsewhere: bool = False
    all: bool = False
    open: bool = False


def read_phrase(printed: str) -> Phrase:
    """Take the printed models apart."""
    phrase = Phrase()
    text = _take_numbers(_tidy(printed), phrase)
    text, declared, taken = take_declarations(text)
    values = {sign: known for sign, known in declared.items() if known is not None}
    unclear = {sign for sign, known in declared.items() if known is None}
    _mention(taken, phrase)
    in_series = False
    for statement in statements_of(text):
        in_series = _read_statement(statement, phrase, in_series)
    phrase.excluded += [Named(code) for code in phrase.replaced if not _is_listed(code, phrase)]
    phrase.entries = [_with_values(entry, values, unclear) for entry in phrase.entries]
    phrase.excluded = [_with_values(entry, values, unclear) for entry in phrase.excluded]
    return phrase


def _tidy(printed: str) -> str:
    """One line: broken names joined, brackets and widths evened out; ranges have their dash as "~"."""
    text = re.sub(r"\s*[–—]\s*", lambda dash: "~" if _is_range_dash(printed, dash) else dash[0], printed)
    text = re.sub(r"-[ \t]*\r?\n[ \t]*", "-", text)
    text = re.sub(r"([,;、，；&/])[ \t]*\r?\n", r"\1 ", text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    listed = len(lines) > 1 and all(re.fullmatch(_CODE, line) for line in lines)
    text = read_signs((", " if listed else " ").join(lines)).text.translate(_CLOSED)
    text = re.sub(r"(?<=[^\W_])- +(?=[^\W_])(?<! - )", "-", text)
    return re.sub(r"\s+", " ", text).strip()


def _is_range_dash(printed: str, dash: re.Match[str]) -> bool:
    """Whether a long dash stands between two models of one make, as in T10–T20, and not inside one."""
    before = re.search(r"[^\s,;、，；()]+$", printed[: dash.start()])
    after = re.match(r"[^\s,;、，；()]+", printed[dash.end() :])
    return bool(before and after and read_range(before[0], after[0], "", True) and not after[0].isdecimal())


def _take_numbers(text: str, phrase: Phrase) -> str:
    """Without "FCC ID 2ABC..." and other numbers; a model that only such a number holds is not sure."""
    numbered = re.compile(
        rf"{any_of('numbers')}\s*[:：#]?\s*(?:no\.?\s*)?([A-Z0-9][\w-]*\d[\w-]*)", re.IGNORECASE
    )
    for number in numbered.findall(text):
        phrase.entries.append(Number(number))
    return numbered.sub(" ", text)


def _mention(text: str, phrase: Phrase) -> None:
    """What is named in passing is not listed, but cannot be called not covered either."""
    for code in _CODE.findall(text):
        phrase.entries.append(Named(code.strip(".:="), sure=False))


def statements_of(text: str) -> list[str]:
    """Parts at ";" and at the ends of sentences, outside brackets."""
    labels = rf"\s(?i:(?=(?:{any_of('model_labels')}|{any_of('other_labels')})\s*[:：]))"
    parts = _cut(text, rf"[;；。]|\.(?=\s+[A-ZА-Я][^\W\d_])|{labels}")
    return [part.strip(" .") for part in parts if part.strip(" .")]


def _cut(text: str, separator: str) -> list[str]:
    """The text cut at separators that stand outside brackets."""
    parts: list[str] = []
    start = 0
    for match in re.finditer(separator, _masked(text)):
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]


def _masked(text: str) -> str:
    """The text with what stands in brackets blotted out, brackets included."""
    kept: list[str] = []
    depth = 0
    for sign in text:
        depth += sign == "("
        kept.append("\0" if depth else sign)
        depth -= sign == ")" and depth > 0
    return "".join(kept)


def _read_statement(text: str, phrase: Phrase, in_series: bool) -> bool:
    """Add a statement's models; whether a series goes on behind it."""
    words = f"(?:{any_of('model_labels')}|{any_of('colon_labels')})"
    label = re.match(rf"\s*{words}\s*(?:\([^()]*\)\s*)?[:：]+\s*", text, re.IGNORECASE)
    body = text[label.end() :] if label else text
    if not label and re.match(rf"\s*{any_of('other_labels')}\s*[:：]", text, re.IGNORECASE):
        _mention(text, phrase)
        return False
    named = rf"\s*(?:(?P<a>[^\s:]+)\s*{any_of('series')}|{any_of('series')}\s+(?P<b>[^\s:]+))\s*[:：]\s*"
    if series := re.match(named, body, re.IGNORECASE):
        phrase.entries.append(Series((series["a"] or series["b"]).strip("\"'")))
        body = body[series.end() :]
    masked = _masked(body)
    if (cut := pattern("except").search(masked)) and not pattern("prose").search(masked[: cut.start()]):
        _exclude(body[cut.end() :], phrase)
        body = body[: cut.start()]
    if pattern("prose").search(_masked(body)):
        _mention(body, phrase)
        return False
    return _read_list(body, phrase, in_series and not label)


def _exclude(text: str, phrase: Phrase) -> None:
    """Models that an exception names; one that names none but points elsewhere makes all doubtful."""
    inner = Phrase()
    _read_list(re.sub(r"(?:之?外|以外)\s*$", "", text), inner, False)
    named = [entry for entry in inner.entries if re.search(r"\d", entry.printed)]
    phrase.excluded += named
    phrase.elsewhere |= inner.elsewhere


def _read_list(text: str, phrase: Phrase, in_series: bool) -> bool:
    """Add the models of a list; whether it is the list of a series."""
    reference = pattern("elsewhere")
    if reference.search(_masked(text)):
        phrase.elsewhere = True
        text = "".join(_cut(text, f"(?i:{reference.pattern})"))
    text, ends = re.subn(rf"[,、，\s]*{any_of('open_end')}\s*$", "", text, flags=re.IGNORECASE)
    phrase.open |= bool(ends)
    before: list[str] = []
    count = len(phrase.entries)
    for part in members_of(text):
        in_series = _read_part(part, phrase, in_series, before)
    if phrase.entries[count:] and isinstance(phrase.entries[-1], Series) and not in_series:
        phrase.entries += [Series(name) for name in before]
    return in_series


def members_of(text: str) -> list[str]:
    """The members of a list. A comma between digits may belong to a number: such a member stays whole."""
    if re.fullmatch(r"\s*\d{3,}(?:[,，、]\d{3,})+\s*", text):
        return re.findall(r"\d+", text)
    words = any_of("and_words")
    separators = (
        r"[,，、](?!\d)|(?<!\d)[,，、]|\s/\s|\s&\s|(?<=\d)&(?=[A-Z])|\s*\|\s*"
        rf"|(?<=[^\W_])(?:[和与及或]|以及)(?=[A-Z0-9])|\s{words}\s(?=\S*\d)"
    )
    parts = _cut(text, f"(?i:{separators})")
    return [piece for part in parts for piece in _spaced(part.strip()) if piece]


def _spaced(part: str) -> list[str]:
    """ "AB-10 AB-11" with the comma forgotten: names of one shape, each with letters and digits."""
    pieces = part.split(" ")
    shapes = {re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", piece.upper())) for piece in pieces}
    alike = len(pieces) > 1 and len(shapes) == 1 and len(pieces[0]) >= 4
    return pieces if alike and re.search(r"9", (shape := next(iter(shapes)))) and "A" in shape else [part]


def _read_part(part: str, phrase: Phrase, in_series: bool, before: list[str]) -> bool:
    """Add one member of a list; whether a series goes on behind it. before: the names the list had so far."""
    text = _without_label(part.strip(AROUND), phrase)
    bracket = re.search(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", text)
    name = f"{text[: bracket.start()]}{text[bracket.end() :]}".strip() if bracket else text
    if not name and bracket:
        return _read_list(bracket[1], phrase, in_series)
    if not name or pattern("nothing").fullmatch(name):
        return in_series
    if pattern("all").fullmatch(name):
        phrase.all = True
        return in_series
    if bracket and _read_bracket(name, bracket, phrase):
        phrase.entries.append(Named(name, sure=False))
        return in_series
    if start := re.match(rf"{any_of('series')}\s*[:：]?\s*(?=\S)", name, re.IGNORECASE):
        name, in_series = name[start.end() :].strip(AROUND), True
    _add_name(name, phrase, in_series, before)
    return in_series


def _without_label(text: str, phrase: Phrase) -> str:
    """A member without "Model" before it; without a colon that may be a part of the name ("Model S")."""
    label = re.match(rf"{any_of('model_labels')}(?:\s*[:：]+\s*|\s+|(?=[A-Z0-9]))", text, re.IGNORECASE)
    if not label:
        return text
    rest = text[label.end() :].strip(AROUND)
    if re.search(r"\d", rest) or label[0].rstrip()[-1:] in ":：" or not label[0].isascii():
        return rest
    phrase.entries.append(Named(rest, sure=False))
    return text


def _add_name(name: str, phrase: Phrase, in_series: bool, before: list[str]) -> None:
    behind = re.match(rf"(.+?)[\s-]*{any_of('series')}(?=\W|$|[\u3400-\u9fff])", name, re.IGNORECASE)
    if behind:
        base = behind[1].strip(AROUND)
        after = re.search(r"\S*\d\S*", name[behind.end() :])
        name = after[0] if after and not re.search(r"\d", base) else base
        phrase.entries += [Series(piece) for piece in dict.fromkeys([name, *_pieces(name)])]
        return
    if found := _range(name):
        phrase.entries += found
        return
    phrase.entries += _slashed(name)
    phrase.entries += _short_forms(name, before)
    phrase.entries += [
        Named(piece, sure=False) for piece in re.split(r"(?<=\d),(?=\d)", name) if piece != name
    ]
    if re.search(r"(?<![^\W_])[^\W\d_A-ZА-Я]{2,}|:", name) or _codes(name) > 1:
        _mention(name, phrase)
    if in_series:
        phrase.entries += [Series(piece) for piece in dict.fromkeys([name, *_pieces(name)])]
    before.append(name)


def _codes(name: str) -> int:
    """How many of its words have letters and digits both."""
    return sum(bool(re.search(r"\d", word) and re.search(r"[^\W\d_]", word)) for word in name.split())


def _range(name: str) -> list[Entry]:
    """The range a member is, with its ends; empty where it is none."""
    words = any_of("range_words")
    text = re.sub(rf"^{any_of('range_starts')}\s+", "", name, flags=re.IGNORECASE)
    for separator, sure in (
        (rf"\s*(?:{_BETWEEN})\s*|\s+-\s+", True),
        (rf"\s*(?:{words})\s*", True),
        ("-", False),
    ):
        for cut in re.finditer(separator, text, re.IGNORECASE):
            first, last = text[: cut.start()].strip(), text[cut.end() :].strip()
            if not first or not last or (separator == "-" and last.isdecimal()):
                continue
            if found := read_range(first, last, name, sure):
                ends: list[Entry] = (
                    [Named(first), Named(last)] if sure and not last.isdecimal() else [Named(first, sure)]
                )
                return [found, *ends] if sure else [found, Named(name)]
    return []


def _pieces(name: str) -> list[str]:
    """The names that one with "/" in it stands for: all of one make; itself otherwise."""
    return [entry.printed for entry in _slashed(name) if isinstance(entry, Named) and entry.sure][1:] or [
        name
    ]


def _slashed(name: str) -> list[Entry]:
    """A name with "/" in it: several names where all have one make ("AB1/AB2"), else one name."""
    whole: list[Entry] = [Wild(name) if is_wild(name) else Named(name, sure=not _is_serial(name))]
    pieces = [piece.strip() for piece in name.split("/")]
    if len(pieces) < 2 or not all(pieces):
        return whole
    heads = [re.match(r"[^\d]*(?=\d)", piece) for piece in pieces]
    if (
        all(heads)
        and len({head[0].upper() for head in heads if head}) == 1
        and re.search(r"[^\W\d_]", pieces[0][:1])
    ):
        return [*whole, *(entry for piece in pieces for entry in _slashed(piece))]
    if re.search(r"\d", pieces[0]) and all(re.fullmatch(r"[A-Z]{1,3}", piece) for piece in pieces[1:]):
        size = len(pieces[1])
        ends = pieces[0][-size:].isalpha()
        stem = pieces[0][:-size] if ends else pieces[0]
        options = [pieces[0], *(stem + piece for piece in pieces[1:])]
        return [*whole, *(Named(option, sure=False) for option in options)]
    return whole


def _is_serial(name: str) -> bool:
    """Letters and a long number: a report's or device's number that slipped into the list."""
    return bool(re.fullmatch(r"[A-Z]{1,4}\d{9,}", name))


def _short_forms(name: str, before: list[str]) -> list[Entry]:
    """ "AB-100, 200, -C": what a member may mean that leaves out what the first one says."""
    if not before or not re.fullmatch(r"-?(?:[A-Z]{1,2}|\d{1,4}[A-Z]{0,2})", name):
        return []
    first = before[0]
    tail = re.search(r"[A-Z]{1,2}$" if name.strip("-").isalpha() else r"\d+[A-Z]{0,2}$", first)
    stems = {first, first[: tail.start()] if tail else first}
    return [Named(stem + name, sure=False) for stem in sorted(stems) if stem]


def _read_bracket(name: str, bracket: re.Match[str], phrase: Phrase) -> bool:
    """Add what a bracket behind a name says; whether the name is only the stem of what is in it."""
    inner, whole = bracket[1], bracket.string
    glued = bracket.end() == len(whole) and whole[: bracket.start()][-1:] != " "
    phrase.entries.append(Named(whole))
    label = re.match(rf"\s*{any_of('model_labels')}\s*[:：]\s*", inner, re.IGNORECASE)
    if label:
        _read_list(inner[label.end() :], phrase, False)
    elif cut := pattern("except").match(inner.strip()):
        _exclude(inner.strip()[cut.end() :], phrase)
    elif pattern("replaced").search(inner):
        phrase.replaced += _CODE.findall(inner)
    elif pattern("elsewhere").search(inner):
        phrase.elsewhere = True
        _mention(inner, phrase)
    elif other := pattern("other_name").match(inner.strip()):
        rest = inner.strip()[other.end() :].strip(" :：")
        phrase.entries += [
            Wild(part) if is_wild(part) else Named(part, sure=False) for part in members_of(rest)
        ]
        _mention(rest, phrase)
    elif pattern("prose").search(inner) or _UNIT.fullmatch(inner.strip()):
        _mention(inner, phrase)
    else:
        found, is_stem = _bracket_list(name, inner, glued)
        phrase.entries += found
        return is_stem
    return False


def _is_listed(code: str, phrase: Phrase) -> bool:
    return any(isinstance(entry, Named) and plain(entry.printed) == plain(code) for entry in phrase.entries)


def _bracket_list(name: str, inner: str, glued: bool) -> tuple[list[Entry], bool]:
    """Further models, or endings of the name before the bracket; whether they are endings."""
    parts = [
        part.strip() for part in re.split(r"\s*[/|,，、;]\s*|\s+(?:or|and|&|или|и)\s+", inner) if part.strip()
    ]
    head = re.match(r"[^\W\d_]+", name)
    if head and all(part.upper().startswith(head[0].upper()) and re.search(r"\d", part) for part in parts):
        found: list[Entry] = []
        for part in parts:
            found += _range(part) or [Wild(part) if is_wild(part) else Named(part)]
        return found, False
    if run := re.fullmatch(r"-?([A-Z0-9])\s*[-~]\s*([A-Z0-9])", inner):
        sure = glued and "~" in inner
        return [Named(name + chr(code), sure) for code in range(ord(run[1]), ord(run[2]) + 1)], True
    if all(re.fullmatch(r"-?[A-Z]{1,4}|-?[A-Z]?\d{1,2}[A-Z]?", part) for part in parts):
        sure = glued and len(parts) > 1 and all(part.strip("-").isalpha() for part in parts)
        return [Named(name + part, sure=sure) for part in parts], True
    return [Named(part, sure=False) for part in parts], False


def _with_values(entry: Entry, values: dict[str, Values], unclear: set[str]) -> Entry:
    """The entry as a wildcard where a sign in it was declared."""
    if isinstance(entry, Range) or (isinstance(entry, Named) and not entry.sure):
        return entry
    if isinstance(entry, Number):
        return entry
    known = {sign: value for sign, value in values.items() if sign in entry.printed}
    missing = frozenset(sign for sign in unclear if sign in entry.printed)
    return Wild(entry.printed, known, missing) if known or missing else entry
