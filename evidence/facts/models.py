"""The models a paper prints: behind labels, in columns, in running text; each to the letter as printed.

Only the first page that names models behind a label counts: reports list their instruments further on.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from evidence.facts.claims import claimed_by_another
from evidence.facts.fact import Fact, Kind
from evidence.facts.flow import Flow, cut_cells, read_flows
from evidence.facts.labels import Label, Stands
from evidence.facts.layout import Cell, around, shared_height, shared_width
from evidence.facts.mentions import is_prose
from evidence.facts.model_list import split_models
from evidence.facts.ties import Form, Relation, Value, values_of
from evidence.finding import Message, say
from evidence.reading.reading import ReadBy, join_words

_PAGES = 3
_SURE = 0.7
_READ_WELL = 0.85
_MOST_ROWS = 90
_LONG = 5
"""From that many signs on, letters and digits mixed are a model behind any label for things."""
_COLUMN_GAP = 2.5
_PRODUCT = 0.6
_LONGEST_LIST = 900
_SHORTEST = 2
_IN_LINE = 12
"""A label that far into its line is a word of running text where its list goes over the line's end."""
_DOUBTFUL = re.compile(r"(?<=\d[xх×])[OolI|]|(?<=\d)[OolI|](?![a-z])|(?<![^\W_])[OolI|](?=\d)")
"""A letter beside digits that an engine may have made of a digit."""
_RUSSIAN_CODE = re.compile(
    r"(?<![\w-])[А-ЯЁ]{2,8}[а-яё]?[А-ЯЁ]*-\s?\d+(?:[\w,./-]*\w)?|(?<=\()[А-ЯЁ][А-Яа-яё]{1,6}[А-ЯЁ](?=\))"
)
_PRODUCT_CODE = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{1,6}-?\d+(?:[\w/.-]*\w)?(?![\w-])")
_CODE = re.compile(r"(?=.*\d)(?=.*[^\W\d_])[^\s]+")


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    cells: tuple[Cell, ...]
    score: float
    why: Message | None = None


@cache
def words() -> dict[str, list[str]]:
    """words/models.toml."""
    table: dict[str, Any] = tomllib.loads(
        files("evidence.facts").joinpath("words/models.toml").read_text(encoding="utf-8")
    )
    return table


@cache
def _any_of(name: str) -> str:
    return "(?:" + "|".join(words()[name]) + ")"


def find_models(forms: Sequence[Form], kind: Kind) -> tuple[Fact, ...]:
    """All models of a paper in the order they are printed."""
    for form in forms[:_PAGES]:
        found = list(_labelled(form)) or list(_in_text(form))
        if found:
            later = 1.0 if form.sheet.number == 1 else 0.65
            return tuple(_fact(one, later) for one in _each_once(found))
    coded = [one for form in forms[:1] for one in _in_product(form)]
    if coded:
        return tuple(_fact(one, 1.0) for one in _each_once(coded))
    named = _product_as_model(forms) if kind is Kind.DECLARATION else None
    return (named,) if named else ()


def _in_product(form: Form) -> Iterator[_Found]:
    """The codes in a product's name: "Night lamp SL-7"."""
    for value in values_of(form, "product"):
        if value.score <= _PRODUCT:
            continue
        for cell in _listed_cells(value):
            for match in _PRODUCT_CODE.finditer(cell.text):
                start = cell.start + match.start()
                cut = form.sheet.cut(cell.line, start, start + len(match[0]))
                yield _Found(cut.text, (cut,), 0.55)


def _listed_cells(value: Value) -> list[Cell]:
    """The first line of a value, and the next ones while the line before ends in the middle of a list."""
    cells = [value.first]
    for row in value.rows[1:_MOST_ROWS]:
        if not re.search(r"[,，、;；&-]\s*$", cells[-1].text):
            break
        cells.append(row[0])
    return cells


def _each_once(found: Sequence[_Found]) -> list[_Found]:
    best: dict[str, _Found] = {}
    for one in found:
        key = re.sub(r"[\W_]", "", one.text).upper()
        if key and (key not in best or one.score > best[key].score):
            best[key] = one
    return list(best.values())


def _fact(one: _Found, later: float) -> Fact:
    why = one.why
    if why is None and one.score * later < _SURE:
        why = say("nothing on the paper says clearly that this is a model")
    if why is None and len(one.text) < _SHORTEST:
        why = say("a model of one sign: a dash or a stroke may have been read so")
    if why is None and re.search(r"[^\w\s./(),;:+*#&'\"~=×–—-]", one.text):
        why = say("the model was not read clearly")
    if why is None and one.cells[0].read_by is ReadBy.OCR and _DOUBTFUL.search(one.text):
        why = say("a letter of the model could be a digit (O or 0, I or 1)")
    if why is None and sum(map(_has_both, one.text.split())) > 1:
        why = say("several models may have been read as one")
    if why is None and min(cell.confidence for cell in one.cells) < _READ_WELL:
        why = say("the model was not read clearly")
    printed = " ".join(cell.text for cell in one.cells)
    box = around(cell.box for cell in one.cells)
    return Fact(one.text, printed, why is None, one.cells[0].page, box, one.cells[0].read_by, why)


def _has_both(word: str) -> bool:
    return re.search(r"\d", word) is not None and re.search(r"[^\W\d_]{2}", word) is not None


def _labelled(form: Form) -> Iterator[_Found]:
    seen: set[Label] = set()
    for value in values_of(form, "model", "additional_model"):
        if value.label in seen or value.relation is Relation.ABOVE or _is_instrument(form, value.label):
            continue
        if claimed_by_another(form, value):
            continue
        if value.label.cell.start > _IN_LINE and re.search(r"[,，、;；-]\s*$", value.first.text):
            continue
        value = _past_the_name(value)
        found = list(_of_value(form, value))
        if value.relation is Relation.BELOW and (column := list(_of_column(form, value.label))):
            found = column
        if found:
            seen.add(value.label)
            yield from found
    yield from () if seen else _under_headers(form)


def _past_the_name(value: Value) -> Value:
    """The value without its first lines, where the label asks for the product's name and its models at once."""
    if not re.search("产品名称|product name|наименование", value.label.phrase, re.IGNORECASE):
        return value
    coded = next((at for at, row in enumerate(value.rows) if any(map(str.isdigit, row[0].text))), 0)
    return replace(value, rows=value.rows[coded:])


def _of_column(form: Form, label: Label) -> Iterator[_Found]:
    """The codes under a column's head, where other heads stand beside it: one model in each row."""
    if not any(
        other is not label and shared_height(label.cell.box, other.cell.box) > 0.3 for other in form.labels
    ):
        return
    last = label.cell.box
    for stretch in sorted(form.stretches, key=lambda s: s.box[1]):
        box = stretch.box
        if box[1] < last[3] - 2 or shared_width(box, label.cell.box) < 0.4:
            continue
        if box[1] - last[3] > _COLUMN_GAP * form.sheet.line_height:
            return
        last = box
        for start, end in _models_in(stretch.text):
            if is_code(stretch.text[start:end]):
                cut = form.sheet.cut(stretch.line, stretch.start + start, stretch.start + end)
                named = re.search(_any_of("sure_labels"), label.phrase, re.IGNORECASE)
                strong = _CODE.fullmatch(cut.text) and (named or len(cut.text) >= _LONG)
                yield _Found(cut.text, (cut,), 0.74 if strong else 0.6)


def _under_headers(form: Form) -> Iterator[_Found]:
    """Codes under "Bluefin Part Number" and the like: a head that no table of labels can know."""
    for head in form.stretches:
        if not re.fullmatch(_any_of("heads"), head.text.strip(" :"), re.IGNORECASE):
            continue
        under = [
            s for s in form.stretches if s.box[1] >= head.box[3] - 2 and shared_width(s.box, head.box) > 0.5
        ]
        near = min(under, key=lambda s: s.box[1], default=None)
        if near and near.box[1] - head.box[3] < 3 * form.sheet.line_height and _are_codes(near.text):
            yield _Found(near.text.strip(" ,"), (near,), 0.74)


def _is_instrument(form: Form, label: Label) -> bool:
    """Whether the label heads a column of a table of instruments, with maker and serial number beside it."""
    beside = {
        other.field
        for other in form.labels
        if other is not label
        and shared_height(label.cell.box, other.cell.box) > 0.5
        and other.stands is not Stands.COLON
    }
    return len(beside & {"manufacturer", "other_number", "other_date", "surveillance_date"}) > 1


def _of_value(form: Form, value: Value) -> Iterator[_Found]:
    """The models of a label's value: its first row, and the rows that the list goes on over."""
    cells = list(value.rows[0])
    for row in value.rows[1:_MOST_ROWS]:
        text = join_words(cell.text for cell in cells)
        goes_on = re.search(r"[,，、;；&/-]\s*$", text) or (_are_codes(row[0].text) and _are_codes(text))
        if not goes_on:
            break
        cells += row
    text = _join(cells)
    strong = bool(re.search(_any_of("sure_labels"), value.label.phrase, re.IGNORECASE))
    calls_models = bool(re.search("model|modèle|型号|модел", value.label.phrase, re.IGNORECASE))
    named = calls_models and form.sheet.number == 1 and value.relation is not Relation.BELOW
    for start, end in _models_in(text):
        name = text[start:end]
        if is_code(name) or (named and not _is_sentence(name)):
            full = strong or (_CODE.fullmatch(name) and len(name) >= _LONG)
            weight = value.score * (1.0 if full else 0.75) * (1.0 if is_code(name) else 0.85)
            yield _Found(
                re.sub(r"(?<=\w)- (?=\w)", "-", name), cut_cells(form.sheet, cells, start, end), weight
            )


def _join(cells: Sequence[Cell]) -> str:
    """The cells' text; "" where it says that there is no model."""
    text = join_words(cell.text for cell in cells)
    text = text[: _closing(text)]
    bare = re.sub(r"^[\s:：.\-–—_*]+", "", text)
    if not bare or re.fullmatch(rf"(?i:{_any_of('never')})[.\s]*", bare):
        return ""
    return text


def _closing(text: str) -> int:
    """Where a bracket is closed that was opened before the text; its end where none is."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "(（") - (sign in ")）")
        if depth < 0:
            return at
    return len(text)


def _models_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each model of a list stands."""
    lead = re.match(r"[\s:：.\-–—_*]*", text)
    at = lead.end() if lead else 0
    for model in split_models(text[at:]):
        start = text.find(model, at)
        if start < 0:
            continue
        at = start + len(model)
        named = re.match(r"[^:]{2,20}:\s+(?=\S*\d)", model)
        if named:
            start, model = start + named.end(), model[named.end() :]
        model = re.split(r"(?<=\d)\.\s", model)[0]
        bare = re.sub(rf"(?i:{_any_of('behind')})", "", model).strip(" .,;:：\"“”«»'")
        if bare and not re.fullmatch(rf"(?i:{_any_of('never')})", bare):
            begin = start + model.index(bare)
            yield begin, begin + len(bare)


def is_code(text: str) -> bool:
    """Whether a text reads like a model's name: short, with digits or capitals."""
    parts = text.split()
    if "№" in text or re.search("[\u3400-\u9fff]{3}", text):
        return False
    capitals = sum(sign.isupper() for sign in text)
    marked = bool(re.search(r"\d", text)) or text.isupper() or (capitals > 2 and len(text) < 9)
    small = [part for part in parts if part.islower() and len(part) > 2 and not part[0].isdigit()]
    return len(parts) <= 4 and marked and not small


def _are_codes(text: str) -> bool:
    return all(
        _CODE.fullmatch(part) or re.fullmatch(r"\d{5,}", part)
        for part in re.split(r"[\s,，、;；/]+", text.strip(" ,，、;；"))
        if part
    )


def _is_sentence(text: str) -> bool:
    parts = text.split()
    return len(parts) > 6 or sum(part.islower() for part in parts) > len(parts) // 2


def _in_text(form: Form) -> Iterator[_Found]:
    """Models in running text: behind "model" and its like, or as codes in a declaration's product clause."""
    for flow in read_flows(form.sheet):
        found = list(_behind_words(flow))
        yield from found
        if not found:
            yield from _in_product_clause(flow)


def _behind_words(flow: Flow) -> Iterator[_Found]:
    prose = is_prose(flow.text)
    for match in re.finditer(
        rf"(?<![^\W\d_])(?i:{_any_of('before')})(?![^\W\d_])\s*[:：–-]?\s*[\"“«„]?", flow.text
    ):
        end = match.end() + _LONGEST_LIST if prose else _end_of_list(flow, match.end())
        rest = flow.text[match.end() : end]
        stop = re.search(rf"(?i:{_any_of('stop')})", rest)
        listed = rest[: stop.start()] if stop else rest
        for start, end in _models_in(listed):
            name = listed[start:end]
            if match[0].isupper() and not re.search(r"\d", name):
                break
            if not is_code(name.replace(" ", "")) or len(name) > 40 or re.fullmatch(r"[\d.,/ ]+", name):
                break
            yield _piece(flow, match.end() + start, match.end() + end, 0.74)


def _end_of_list(flow: Flow, at: int) -> int:
    """Where the line ends that `at` stands in, or a later one where it ends in the middle of a list."""
    for begin in (begin for begin, _ in flow.parts if begin >= at):
        if not re.search(r"[,，、;；&/-]\s*$", flow.text[at:begin]):
            return begin
    return len(flow.text)


def _in_product_clause(flow: Flow) -> Iterator[_Found]:
    """Codes, and abbreviations in brackets, that a Russian declaration calls its product by."""
    end = r"(?:\.\s|(?i:продукция изготовлена|изготовитель)|$)"
    clause = re.search(rf"(?i:{_any_of('product_clause')})(.{{10,500}}?){end}", flow.text)
    for match in _RUSSIAN_CODE.finditer(clause[1]) if clause else ():
        start = (clause.start(1) if clause else 0) + match.start()
        if not re.fullmatch(_any_of("abbreviations"), match[0]):
            yield _piece(flow, start, start + len(match[0]), 0.6)


def _piece(flow: Flow, start: int, end: int, score: float) -> _Found:
    text = re.sub(r"(?<=\w)- (?=\w)", "-", flow.text[start:end])
    return _Found(text, flow.cut(start, end), score)


def _product_as_model(forms: Sequence[Form]) -> Fact | None:
    """The product's name, where a declaration has nothing else to call it by."""
    for form in forms[:1]:
        for value in values_of(form, "product"):
            text = value.first.text.strip(" :：.")
            if not re.match(
                r"product(?: name)?$|name of product|产品|品名|продукция", value.label.phrase, re.IGNORECASE
            ):
                continue
            if (
                2 < len(text) < 30
                and len(text.split()) <= 3
                and (text.isupper() or re.search(r"\d", text) or text.istitle())
            ):
                why = say("no model is printed; this is what the product is called")
                return Fact(text, text, False, value.first.page, value.first.box, value.first.read_by, why)
    return None
