"""The brand a paper prints: behind a label, or the mark of a trademark paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.claims import claimed_by_another
from evidence.facts.fact import Fact
from evidence.facts.flow import cut_cells, read_flows
from evidence.facts.layout import Cell
from evidence.facts.misread import is_misread
from evidence.facts.names import any_of, words
from evidence.facts.ties import Form, Relation, Value, values_of
from evidence.finding import say
from evidence.reading.reading import ReadBy

_ENOUGH = 0.5
_SURE = 0.7
_READ_WELL = 0.85
_LATER = 0.8
_SAID_AGAIN = 0.07
_BRAND_WORDS = "abdef"
_CALLED_BRAND = 0.64
"""A name right beside the word brand, make or mark; said twice, it is sure."""
_TWICE, _OFTEN = 2, 3
"""So often a firm's own name stands before its goods, or alone, until it is a brand."""
_QUOTED = 0.8
"""A mark in quotation marks right behind its word, even where no colon stands between."""


_ASTRAY = 0.7
"""For words of a picture far taller than the label they stand beside: a watermark across the page is boxed so."""
_TALL = 2.5

_LATIN, _CYRILLIC = "ABEKMHOPCTYXaceopxy", "АВЕКМНОРСТУХасеорху"
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)


@dataclass(frozen=True, slots=True)
class _Brand:
    text: str
    cells: tuple[Cell, ...]
    score: float


def find_brand(forms: Sequence[Form], speaker: Fact | None = None) -> Fact | None:
    """The brand, None where the paper prints none or a dash. speaker: who declares, in his own declaration."""
    own = _own_name(forms, speaker) if speaker else ()
    found = sorted([*_labelled(forms), *_in_text(forms), *own], key=lambda brand: -brand.score)
    if not found or found[0].score < _ENOUGH:
        return None
    best = found[0]
    cell = best.cells[0]
    others = tuple(
        b.text for b in found[1:] if b.score > best.score - 0.1 and b.text.lower() != best.text.lower()
    )
    why = None
    if others:
        why = say("another brand is as likely: {other}", other=", ".join(others))
    elif best.score < _SURE:
        why = say("no label says clearly that this is the brand")
    elif min(part.confidence for part in best.cells) < _READ_WELL or (
        cell.read_by is ReadBy.OCR and is_misread(best.text)
    ):
        why = say("the brand was not read clearly")
    return Fact(
        best.text, best.text, why is None, cell.page, cell.box, cell.read_by, why, others if why else ()
    )


def narrower(found: Fact | None, labelled: Fact | None) -> Fact | None:
    """The labelled brand where what was found in running text only goes on over it into the next words."""
    longer = found and labelled and labelled.sure and found.value.startswith(f"{labelled.value} ")
    return labelled if longer else found


def even_mixed_letters(brand: Fact | None) -> Fact | None:
    """The brand with each word of a picture in one alphabet: an engine that reads two mixes letters that look alike.

    Not sure where a word stays mixed (one of its letters was misread), or where a text layer mixes them itself.
    """
    if brand is None or not any(map(_is_mixed, brand.value.split())):
        return brand
    value = " ".join(map(_in_one_alphabet, brand.value.split()))
    if brand.read_by is ReadBy.OCR and not any(map(_is_mixed, value.split())):
        return replace(brand, value=value)
    why = brand.why or say("Latin and Cyrillic letters stand in one word: one of them may be misread")
    return replace(brand, sure=False, why=why)


def _is_mixed(word: str) -> bool:
    return bool(re.search("[A-Za-z]", word) and re.search("[А-яЁё]", word))


def _in_one_alphabet(word: str) -> str:
    """A mixed word in Latin or in Cyrillic letters, where just one of the two can write it; else as it is."""
    spelt = [word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)]
    whole = [one for one in spelt if not _is_mixed(one)]
    return whole[0] if _is_mixed(word) and len(whole) == 1 else word


def _in_text(forms: Sequence[Form]) -> Iterator[_Brand]:
    """Names that running text calls a brand, a make, or puts before "products are"."""
    text = "\n".join(form.sheet.page.text for form in forms[:2])
    for form in forms[:2]:
        for flow in read_flows(form.sheet):
            for match in re.finditer("|".join(words()["brands"]["in_text"]), flow.text):
                group = next(name for name, value in match.groupdict().items() if value)
                name = read_brand(match[group])
                if (
                    not name
                    or re.fullmatch(any_of("names", "not_first"), name)
                    or _said_once(group, name, text)
                ):
                    continue
                again = min(text.count(name) - 1, 3) * (_SAID_AGAIN if group != "c" else 0.04)
                start = match.start(group) + match[group].index(name)
                score = _CALLED_BRAND if group in _BRAND_WORDS else 0.52
                yield _Brand(name, flow.cut(start, start + len(name)), score + again)


def _own_name(forms: Sequence[Form], speaker: Fact) -> Iterator[_Brand]:
    """The word by which a declaration calls both the firm and its goods: "the Bluefin product"."""
    name = speaker.value.split()[0]
    whole = name == speaker.value
    if len(name) < 2 or not name[0].isupper() or re.search(r"[^\w&-]", name):
        return
    text = "\n".join(form.sheet.page.text for form in forms[:2])
    goods = len(re.findall(rf"(?<!\w){re.escape(name)}\s+{any_of('brands', 'goods')}", text, re.IGNORECASE))
    alone = len(re.findall(rf"(?<!\w){re.escape(name)}\s+(?=[a-z]{{2}}|{any_of('brands', 'goods')})", text))
    for form in forms[:1]:
        line = next(
            (at for at, line in enumerate(form.sheet.texts) if re.search(rf"\b{re.escape(name)}\b", line)),
            None,
        )
        if line is None or (goods < _TWICE if whole else alone < _OFTEN):
            return
        start = form.sheet.texts[line].index(name)
        score = _SURE + 0.02 if whole and speaker.sure else _ENOUGH + 0.02
        yield _Brand(name, (form.sheet.cut(line, start, start + len(name)),), score)


def _said_once(group: str, name: str, text: str) -> bool:
    """Whether capitals in quotation marks stand so only once: that may be anything."""
    return group == "g" and len(re.findall(rf"[\"“«]{re.escape(name)}[\"”»]", text)) < 2


def _labelled(forms: Sequence[Form]) -> Iterator[_Brand]:
    for form in forms[:4]:
        later = 1.0 if form.sheet.number == 1 else _LATER
        for value in values_of(form, "brand"):
            if value.relation is Relation.ABOVE or claimed_by_another(form, value):
                continue
            if listed := _list_below(value):
                yield _Brand("; ".join(cell.text for cell in listed), listed, 0.9 * value.score)
            elif name := read_brand(value.first.text):
                start = value.first.text.index(name)
                cells = cut_cells(form.sheet, [value.first], start, start + len(name))
                quoted = bool(re.match(r"[\s:：]*[\"“«„]", value.first.text))
                near = _ASTRAY if _lies_across(value) else 1.0
                yield _Brand(name, cells, max(value.score, _QUOTED if quoted else 0.0) * later * near)


def _lies_across(value: Value) -> bool:
    box, label = value.first.box, value.label.cell.box
    return value.first.read_by is ReadBy.OCR and box[3] - box[1] > _TALL * (label[3] - label[1])


def _list_below(value: Value) -> tuple[Cell, ...]:
    """Brands one under the other behind "the following brand names:"; empty where there are not several."""
    if value.relation is not Relation.BELOW or not re.search(
        r"brands$|names$|marks$", value.label.phrase.lower()
    ):
        return ()
    cells = [replace(row[0], text=re.sub(r"^(?:[a-z]|\W+)\s+", "", row[0].text)) for row in value.rows]
    named = tuple(cell for cell in cells if read_brand(cell.text) == cell.text)
    return named if len(named) == len(cells) > 1 else ()


def read_brand(text: str) -> str:
    """The mark that the words behind a label begin with; "" where they are none."""
    lead = re.match(r"[\s:：.\-–—_*]*[\"“«'‘]?", text)
    rest = text[lead.end() if lead else 0 :].rstrip(" .,;\"”»'’®™")
    rest = re.split(r"\s{2,}|[;；]|\s[(（]|[®™]", rest)[0].strip(" \"”»'’")
    if not rest or re.fullmatch(rf"(?i:{any_of('values', 'nothing')})", rest):
        return ""
    if re.match(any_of("brands", "never"), rest, re.IGNORECASE):
        return ""
    parts = rest.split()
    small = sum(part.islower() for part in parts)
    if len(parts) > 5 or len(rest) > 40 or small > len(parts) // 2 or not re.search(r"[^\W\d_]", rest):
        return ""
    return rest
