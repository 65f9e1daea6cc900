"""The paper's own number: by its label, by the shape its type of paper has, and by being printed again
elsewhere.

Which label counts depends on the kind: a report's number is the report's own and only mentioned on a
certificate. Numbers of orders, samples, accreditations and registers of firms never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.date_cues import speaks_of_former
from evidence.facts.date_order import is_cyrillic
from evidence.facts.fact import Fact, Kind
from evidence.facts.labels import Label
from evidence.facts.layout import Cell
from evidence.facts.number_shapes import find_shaped, fold_number
from evidence.facts.number_text import cut_number
from evidence.facts.paper_type import paper_types
from evidence.facts.ties import Form, Relation, values_of
from evidence.finding import Message, say
from evidence.reading.reading import Code, ReadBy

_ENOUGH = 0.55
_MARGIN = 0.08
_READ_WELL = 0.75
_GENERIC = "number"
_WEIGHTS: dict[Kind, dict[str, float]] = {
    Kind.TEST_REPORT: {"report_number": 1.0, "cert_number": 0.75, "registration_number": 0.4, _GENERIC: 0.7},
    Kind.CERTIFICATE: {"cert_number": 1.0, "registration_number": 0.75, "report_number": 0.4, _GENERIC: 0.7},
    Kind.ISO: {"cert_number": 1.0, "registration_number": 0.95, "report_number": 0.3, _GENERIC: 0.7},
    Kind.TRADEMARK: {"cert_number": 1.0, "registration_number": 0.95, _GENERIC: 0.6},
    Kind.FCC_GRANT: {"cert_number": 1.0},
    Kind.DECLARATION: {"cert_number": 0.9, "registration_number": 0.7, _GENERIC: 0.45},
    Kind.AUTHORIZATION: {"cert_number": 0.8, _GENERIC: 0.5},
    Kind.OTHER: {"cert_number": 0.55, "registration_number": 0.5, "report_number": 0.5, _GENERIC: 0.4},
}
_OF_ITS_KIND = {
    "fcc": (Kind.FCC_GRANT, re.compile(r"fcc|grant", re.I)),
    "mark": (Kind.TRADEMARK, re.compile(r"trade\s?mark|eutm|商标|international registration", re.I)),
}
_STRICT = ("fcc_grant", "eac_cert", "eac_decl", "ccc")
"""Types whose numbers an authority gives out in one shape only."""
_FITS = 0.1
_LATER_PAGE = 0.8
_RUN_IN = 0.85
"""How much a label counts without a colon where a number follows it at once."""
_SHORT_NUMBER = 5
_SHORT = 0.5
"""A bare "No." before less than that many signs is a house number as often as not."""
_BLANK = 0.6
"""Russian forms bear a printed number of the blank: six to eight digits behind a bare sign."""
_AGAIN = 0.02
_CODED = 0.1
_SHAPED = 1.1
_SIGN = re.compile(
    r"(?:^|(?<=[\s:：(（,]))(?:No|Nr|N[°º]|Nº|№|Number|编号|號碼|号码|文号)\s?[.:：]{0,2}\s?(?=[\w(])", re.I
)
_TITLE = re.compile(
    r"^\W*(?:certificate|zertifikat|certificat|certificado|certificato|сертификат|证书)\s+(?=\S*\d\S{2,}$)",
    re.I,
)
_TITLED = re.compile(
    r"(?:certificat\w*|certificad\w|declara\w+|déclaration|dichiarazione|attestation|zertifikat|bescheinigung"
    r"|\w*erklärung|conformity|compliance|conformit\w+|deklaracja|belgesi|beyanı"
    r"|сертификат\w*|декларация|свидетельство|соответстви\w|证书|声明)"
    r"\s*[,(（]?\s*(?:No|Nr|N[°º]|Nº|№|n[.º°]+)\s?[.:：]{0,2}\s?(?=[\w(])",
    re.I,
)
"""A paper's title that ends with its number: "EU Declaration of Conformity (No. 17/24)"."""
_TITLE_SCORE = 0.75
_HIGH = 0.35
_MARK = re.compile(
    r"第\s*(?:[A-Z]\s*)?(?P<zh>\d{5,9}[A-Z]?)\s*[号號]"
    r"|\bunder\s*(?:No|number)\.?\s*(?P<en>[A-Z]{0,2}\d[\d,]{4,})",
    re.I,
)
_DOUBTFUL = re.compile(r"(?<=\d)[OoIl|](?=\d|[A-Z]$)|(?<=\d)l|l(?=\d)|[Oo](?=\d\d)")
"""A letter among digits that OCR may have made of a digit."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A number that may be the paper's own.

    repaired: a sign was changed to fit a shape. shaped: known by its shape. misshapen: not of its type's only
    shape. again: printed more than once.
    """

    text: str
    cell: Cell
    score: float
    repaired: bool = False
    shaped: bool = False
    misshapen: bool = False
    again: bool = False


def find_number(forms: Sequence[Form], kind: Kind, type_: str | None, codes: Sequence[Code]) -> Fact | None:
    """The number of a paper of this kind and type; `codes` are its QR and bar codes, which may repeat it."""
    found = [_by_type(c, type_) for form in forms for c in _candidates(form, kind)]
    if not found:
        return None
    folded = "\n".join(fold_number(form.sheet.page.text) for form in forms)
    coded = [fold_number(code.text) for code in codes]
    ranked = _rank(found, folded, coded)
    best, rivals = ranked[0], [c for c in ranked[1:] if c.score > ranked[0].score - _MARGIN]
    why = _against(best, rivals, coded)
    return Fact(
        best.text,
        best.cell.text,
        why is None,
        best.cell.page,
        best.cell.box,
        best.cell.read_by,
        why,
        tuple(r.text for r in rivals) if why else (),
    )


def _by_type(candidate: _Candidate, type_: str | None) -> _Candidate:
    """The candidate, counting more where it has the shape of its type's numbers; less where the type has no
    other."""
    fits = paper_types()[type_].number_fits(candidate.text) if type_ else None
    if fits:
        return replace(candidate, score=candidate.score + _FITS)
    if fits is False and type_ in _STRICT and not candidate.shaped:
        return replace(candidate, score=candidate.score - _FITS, misshapen=True)
    return candidate


def _candidates(form: Form, kind: Kind) -> Iterator[_Candidate]:
    later = 1.0 if form.sheet.number == 1 else _LATER_PAGE
    found = [*_labelled(form, kind), *_signed(form, kind), *_by_shape(form, kind), *_titled(form)]
    if kind is Kind.TRADEMARK:
        found += _marks(form)
    yield from (replace(candidate, score=candidate.score * later) for candidate in found)


def _labelled(form: Form, kind: Kind) -> Iterator[_Candidate]:
    weights = _WEIGHTS[kind]
    for value in values_of(form, *weights):
        before = form.sheet.texts[value.label.cell.line][: value.label.cell.end]
        number = _number_in(form, value.first)
        if value.relation is Relation.ABOVE or not number or not _suits(value.label, kind):
            continue
        if speaks_of_former(before):
            continue
        at_once = value.relation is Relation.SAME and number.start == value.first.start
        score = max(value.score, _RUN_IN) if at_once else value.score
        bare = _bare_weight(form, number.text, kind) if value.label.field == _GENERIC else 1.0
        yield _Candidate(number.text, number, score * weights[value.label.field] * bare)


def _number_in(form: Form, cell: Cell, begin: int = 0) -> Cell | None:
    """The number a stretch begins with, `begin` characters into it."""
    span = cut_number(cell.text[begin:])
    if span is None:
        return None
    return form.sheet.cut(cell.line, cell.start + begin + span[0], cell.start + begin + span[1])


def _suits(label: Label, kind: Kind) -> bool:
    """Whether a label names the number of this kind of paper: an FCC ID is a grant's own, elsewhere only
    mentioned."""
    return all(kind is own or not pattern.search(label.phrase) for own, pattern in _OF_ITS_KIND.values())


def _titled(form: Form) -> Iterator[_Candidate]:
    """The number at the end of a title, high on a page."""
    for line, text in enumerate(form.sheet.texts):
        title = _TITLED.search(text)
        if not title or form.sheet.page.lines[line].box[1] > _HIGH * form.sheet.page.height:
            continue
        number = _number_in(form, form.sheet.cut(line, title.end()))
        if number and not text[number.end :].strip(" )）."):
            yield _Candidate(number.text, number, _TITLE_SCORE)


def _signed(form: Form, kind: Kind) -> Iterator[_Candidate]:
    """Numbers after a bare "No." that no label claims."""
    if _GENERIC not in _WEIGHTS[kind]:
        return
    claimed = {(v.first.line, v.first.start) for v in form.values if v.relation is Relation.SAME}
    for stretch in form.stretches:
        sign = _SIGN.search(stretch.text) or _TITLE.match(stretch.text)
        if not sign or sign.start() > 2 or (stretch.line, stretch.start) in claimed:
            continue
        number = _number_in(form, stretch, sign.end())
        if number:
            score = _WEIGHTS[kind][_GENERIC] * _bare_weight(form, number.text, kind)
            yield _Candidate(number.text, number, score)


def _bare_weight(form: Form, number: str, kind: Kind) -> float:
    """How much a number counts behind a bare "No.": short ones are house numbers, Russian blanks are
    numbered."""
    if len(fold_number(number)) < _SHORT_NUMBER:
        return _SHORT
    if kind is Kind.TRADEMARK or not number.isdigit() or not 6 <= len(number) <= 8:
        return 1.0
    return _BLANK if is_cyrillic(form.sheet.page.text) else 1.0


def _by_shape(form: Form, kind: Kind) -> Iterator[_Candidate]:
    for line, text in enumerate(form.sheet.texts):
        for shaped in find_shaped(text):
            declares, declared = kind is Kind.DECLARATION, shaped.type == "eac_decl"
            score = 0.7 if shaped.type.startswith("eac") and declares != declared else _SHAPED
            cell = form.sheet.cut(line, shaped.start, shaped.end)
            yield _Candidate(shaped.text, cell, score, shaped.repaired, shaped=True)


def _marks(form: Form) -> Iterator[_Candidate]:
    """Trademark numbers in a sentence: 第 51234567 号, registered under No. 3456789."""
    for line, text in enumerate(form.sheet.texts):
        for match in _MARK.finditer(text):
            cell = form.sheet.cut(line, *match.span(match.lastgroup or 0))
            yield _Candidate(cell.text, cell, 0.95)


def _rank(found: list[_Candidate], folded: str, coded: list[str]) -> list[_Candidate]:
    """One candidate for each number, best first; printed again or coded in a QR counts for it."""
    best: dict[str, _Candidate] = {}
    for candidate in found:
        key = fold_number(candidate.text)
        more = max(0, min(folded.count(key) - 1, 3)) if key else 0
        score = candidate.score + _AGAIN * more + (_CODED if _is_coded(key, coded) else 0.0)
        if key not in best or score > best[key].score:
            best[key] = replace(candidate, score=score, again=more > 0)
    return sorted(best.values(), key=lambda c: -c.score)


def _is_coded(key: str, coded: list[str]) -> bool:
    return len(key) > 5 and any(key in code for code in coded)


def _against(best: _Candidate, rivals: list[_Candidate], coded: list[str]) -> Message | None:
    if rivals:
        return say("another number is as likely: {other}", other=", ".join(r.text for r in rivals))
    if best.score < _ENOUGH:
        return say("no label says that this is the paper's own number")
    if _is_coded(fold_number(best.text), coded):
        return None
    if best.cell.read_by is ReadBy.OCR and not best.again and _DOUBTFUL.search(best.text):
        return say("a letter of the number could be a digit (O or 0, l or 1)")
    if best.misshapen:
        return say("numbers of this type of paper look different")
    if best.repaired:
        return say("a character of the number was not read clearly")
    if best.cell.confidence < _READ_WELL:
        return say("the number was not read clearly")
    return None
