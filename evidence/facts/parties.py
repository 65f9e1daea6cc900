"""Who stands on a paper: holder, manufacturer, issuing body.

Names come from labels (surest), from the words around a name in running text ("issued to", "hereby declares"),
and from where a name stands (letterhead, foot, signature). All candidates for one role compete; `sure` needs a
good label or two signs that agree, a good reading, and no rival.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.company_parts import common_words, letters
from evidence.facts.fact import Fact, Kind
from evidence.facts.fold import fold
from evidence.facts.labels import Label
from evidence.facts.layout import Cell, Sheet, around
from evidence.facts.mentions import Mention, find_mentions
from evidence.facts.names import any_of, read_name
from evidence.facts.ties import Form, Relation, Value, values, values_of
from evidence.finding import Message, say
from evidence.reading.reading import join_words

_ALONE = 0.16
"""For the only third party on a paper whose holder is known: it is who issued it."""
_CLEAR_LEAD = 0.1
_TWIN_GAP = 0.06
_CLAIMS = 0.6
_NO_ISSUER = frozenset(
    {"product", "model", "additional_model", "brand", "importer", "factory", "rating", "address"}
)
_RUN_IN = 0.85
"""A name with its legal form right behind its label, even where no colon stands between."""
_READ_WELL = 0.85
_READ_FAIRLY = 0.5
_NOISE = 0.4
_ENOUGH = 0.45
_SURE = 0.7
_MARGIN = 0.1
_PAGES = 5
_LATER = {"holder": 0.85, "manufacturer": 0.7}
_UNFORMED = 0.88
_OWN = (Kind.DECLARATION, Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may play a role. score: 0 to about 1.3. formed: it has a legal form. sign: what
    speaks for it. again: printed elsewhere.
    """

    text: str
    cells: tuple[Cell, ...]
    score: float
    formed: bool
    sign: str = "label"
    again: bool = False

    @property
    def key(self) -> str:
        return name_key(self.text)


@dataclass(frozen=True, slots=True)
class Parties:
    """also: the same party in the paper's other language, by field."""

    holder: Fact | None = None
    manufacturer: Fact | None = None
    issuing_body: Fact | None = None
    also: tuple[tuple[str, tuple[Fact, ...]], ...] = ()


def name_key(name: str) -> str:
    """Letters and digits, folded: two printings of one name have one key."""
    return fold(name).text


def find_parties(forms: Sequence[Form], kind: Kind) -> Parties:
    """The parties of a paper of this kind."""
    mentions = tuple(m for m in find_mentions(forms) if min(cell.confidence for cell in m.cells) > _NOISE)
    holders = rank([*_labelled(forms, "holder"), *_named_in_text(mentions, kind)], mentions)
    makers = rank([*_labelled(forms, "manufacturer"), *_makers_in_text(mentions)], mentions)
    if kind is Kind.DECLARATION or not holders:
        holders = rank([*holders, *(replace(maker, score=maker.score * 0.95) for maker in makers)], ())
    holder, maker = _first(holders), _first(makers)
    issuers = _in_letters(rank(_issuers(forms, kind, mentions, holder, maker), mentions), mentions)
    return Parties(
        _fact(holders, forms),
        _fact(makers, forms),
        _fact(issuers, forms),
        tuple(_also(holders, forms)),
    )


def _first(ranked: Sequence[Candidate]) -> Candidate | None:
    return ranked[0] if ranked else None


def rank(found: Iterable[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """One candidate for each name, best first; a name that the paper prints again counts more.

    A short name ("Bluefin") stands for the full one ("Bluefin Audio Ltd") where the paper prints that too.
    """
    by_name: dict[str, list[Candidate]] = {}
    for candidate in (_in_full(one, mentions) for one in found):
        by_name.setdefault(candidate.key, []).append(candidate)
    ranked = _without_misreadings([_together(key, same, mentions) for key, same in by_name.items()], mentions)
    return sorted((c for c in ranked if c.score >= _ENOUGH), key=_order(ranked))


def _without_misreadings(found: list[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """Of two names that differ by a letter the one that is printed more often; the other was misread."""
    count = {c.key: sum(name_key(m.text) == c.key for m in mentions) + (c.sign == "label") for c in found}
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (-count[c.key], -min(cell.confidence for cell in c.cells))):
        twin = next((other for other in kept if _letter_off(other.key, candidate.key)), None)
        if twin is None:
            kept.append(candidate)
        elif candidate.score > twin.score:
            kept[kept.index(twin)] = replace(twin, score=candidate.score)
    return kept


def _letter_off(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 8 or abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:]


def _in_letters(ranked: list[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """The best name in letters where the paper prints it under its Chinese form, as one party in two languages."""
    if not ranked or not _is_han(ranked[0].text):
        return ranked
    own = [mention for mention in mentions if name_key(mention.text) == ranked[0].key]
    twin = next((m for m in mentions for mine in own if _is_twin(mine, m)), None)
    if twin is None:
        return ranked
    return [replace(ranked[0], text=twin.text, cells=twin.cells), *ranked[1:]]


def _together(key: str, same: Sequence[Candidate], mentions: Sequence[Mention]) -> Candidate:
    """All that speaks for one name: the strongest sign, and a little for each of another sort."""
    best = max(same, key=lambda candidate: candidate.score)
    clearest = max(
        (c for c in same if c.formed == best.formed), key=lambda c: min(x.confidence for x in c.cells)
    )
    best = replace(best, text=clearest.text, cells=clearest.cells)
    again = sum(key == name_key(mention.text) for mention in mentions)
    seen = again > 1 or any(candidate.again for candidate in same)
    signs = len({candidate.sign for candidate in same})
    score = best.score + 0.1 * (signs - 1) + 0.03 * min(max(again - 1, 0), 3)
    return replace(best, score=score, again=seen)


def _order(ranked: Sequence[Candidate]) -> Callable[[Candidate], tuple[bool, float]]:
    """Best first; of two nearly equal names in two scripts the one in letters."""
    top = max((candidate.score for candidate in ranked), default=0.0)
    return lambda candidate: (_is_han(candidate.text) or candidate.score < top - _MARGIN, -candidate.score)


def _in_full(candidate: Candidate, mentions: Sequence[Mention]) -> Candidate:
    key = candidate.key
    full = [m for m in mentions if m.formed and name_key(m.text).startswith(key) and not candidate.formed]
    full += [
        m for m in mentions if m.formed and m.sole and name_key(m.text).endswith(key) and candidate.formed
    ]
    longer = [m for m in full if len(name_key(m.text)) > len(key) > 3]
    if not longer:
        return candidate
    full = longer
    return replace(
        candidate, text=full[0].text, cells=full[0].cells, score=candidate.score / _UNFORMED, formed=True
    )


def _is_han(text: str) -> bool:
    return bool(re.search("[\u3400-\u9fff]", text))


def _labelled(forms: Sequence[Form], field: str) -> Iterator[Candidate]:
    for form in forms[:_PAGES]:
        for value in values_of(form, field):
            candidate = _named_by(form, value, value.score) or _over_address(form, value)
            if candidate:
                yield candidate
        for label in (label for label in form.labels if label.field == field and not values(form, label)):
            yield from _under_name(form, label)


def _over_address(form: Form, value: Value) -> Candidate | None:
    """The name over a value that is an address: the label stands beside the second of the two lines."""
    low = value.first.box
    for stretch in form.stretches:
        box = stretch.box
        near = (
            0.3 * (low[3] - low[1]) < low[1] - box[1] < 1.6 * form.sheet.line_height
            and abs(box[0] - low[0]) < 12
        )
        if near and value.relation is Relation.RIGHT and (name := read_name(stretch.text)) and name.formed:
            spot = cut_cells(form.sheet, [stretch], name.start, name.end)
            return Candidate(name.text, spot, 0.85 * value.score, True)
    return None


def _under_name(form: Form, label: Label) -> Iterator[Candidate]:
    """ "Manufacturer:" over a line "Name: ...": the value of the line's own label is the manufacturer's."""
    for other in form.labels:
        box, low = label.cell.box, other.cell.box
        close = 0 <= low[1] - box[1] < 2.2 * form.sheet.line_height and abs(low[0] - box[0]) < 60
        if other is not label and close and other.phrase in ("Name", "Company", "Company name", "名称"):
            for value in values(form, other):
                if value.relation is Relation.SAME and (
                    candidate := _named_by(form, value, 0.95 * label.strength)
                ):
                    yield candidate


def _named_by(form: Form, value: Value, score: float) -> Candidate | None:
    """The name a label's value begins with, over two lines where the first does not end it."""
    cells = [value.first]
    name = read_name(value.first.text)
    if name is None:
        return None
    whole = name.end >= len(value.first.text.rstrip(" ,")) and not name.formed
    if whole and len(value.rows) > 1:
        cells = [value.first, value.rows[1][0]]
        longer = read_name(join_words(cell.text for cell in cells))
        joined = longer is not None and longer.formed and longer.end > len(value.first.text)
        name, cells = (longer, cells) if longer and joined else (name, cells[:1])
    spot = cut_cells(form.sheet, cells, name.start, name.end)
    later = 1.0 if form.sheet.number == 1 else _LATER.get(value.label.field, 0.85)
    if (
        name.formed
        and value.relation is Relation.SAME
        and name.start <= len(value.first.text) - len(value.first.text.lstrip(" :：.-"))
    ):
        score = max(score, _RUN_IN)
    return Candidate(name.text, spot, score * later * (1.0 if name.formed else _UNFORMED), name.formed)


def cut_cells(sheet: Sheet, cells: Sequence[Cell], start: int, end: int) -> tuple[Cell, ...]:
    """The stretches that characters start..end of the joined cells stand on."""
    found: list[Cell] = []
    text = ""
    for cell in cells:
        text = join_words([text, cell.text]) if text else cell.text
        begin = len(text) - len(cell.text)
        first, last = max(start - begin, 0), min(end - begin, len(cell.text))
        if first < last:
            found.append(sheet.cut(cell.line, cell.start + first, cell.start + last))
    return tuple(found)


def _named_in_text(mentions: Sequence[Mention], kind: Kind) -> Iterator[Candidate]:
    """Holders by the words around the name; of a firm's own declaration the one who speaks."""
    formed = {name_key(mention.text) for mention in mentions if mention.formed}
    for mention in mentions:
        for sign, score in _holder_signs(mention, kind in _OWN):
            yield _candidate(mention, score, sign)
        if kind is Kind.DECLARATION and mention.formed and mention.sole and len(formed) == 1:
            yield _candidate(mention, 0.64, "alone")


def _holder_signs(mention: Mention, own: bool) -> Iterator[tuple[str, float]]:
    if _cue("holder_before", mention.before) and not _cue("issuer_after", mention.after, start=True):
        yield "before", 0.82 if mention.sole else 0.74 if mention.formed else 0.66
    if _cue("holder_after", mention.after, start=True):
        yield "after", 0.72
    if mention.addressed:
        yield "address", 0.5 if own else 0.74
    if not own:
        return
    if _cue("self_before", mention.before) or _cue("self_after", mention.after, start=True):
        yield "self", 0.75
    elif _cue("self_after_weak", mention.after, start=True):
        yield "self", 0.55
    if mention.sole:
        yield ("foot", 0.6) if mention.top > 0.55 else ("head", 0.55 if mention.top < 0.2 else 0.46)


def _makers_in_text(mentions: Sequence[Mention]) -> Iterator[Candidate]:
    for mention in mentions:
        if _cue("made_before", mention.before):
            yield _candidate(mention, 0.62)


def _candidate(mention: Mention, score: float, sign: str = "text") -> Candidate:
    later = 1.0 if mention.page == 1 else 0.85
    sign = "text" if sign == "before" and not mention.sole else sign
    return Candidate(
        mention.text,
        mention.cells,
        score * later * (1.0 if mention.formed else _UNFORMED),
        mention.formed,
        sign,
    )


def _cue(name: str, text: str, *, start: bool = False) -> bool:
    """Whether one of the cue words stands right before (the text's end) or right after (its start) a name."""
    choice = any_of("roles", name)
    if start:
        return bool(re.match(rf"[\s,.\"'”’)]*{choice}", text, re.IGNORECASE))
    return bool(
        re.search(
            rf"(?<![^\W\d_]){choice}[\s:：,\"'“‘«(]*(?:the\b|m/s\.?|messrs\.?)?[\s\"“]*$", text, re.IGNORECASE
        )
    )


def _issuers(
    forms: Sequence[Form],
    kind: Kind,
    mentions: Sequence[Mention],
    holder: Candidate | None,
    maker: Candidate | None,
) -> Iterator[Candidate]:
    yield from _labelled(forms, "issuing_body")
    if kind is Kind.DECLARATION:
        if holder and not _of_the_union(forms):
            yield holder
        return
    for candidate in _labelled(forms, "laboratory"):
        yield replace(candidate, score=candidate.score * 0.85)
    others = {party.key for party in (holder, maker) if party}
    spoken_for = _spoken_for(forms)
    third = [m for m in mentions if name_key(m.text) not in others and _spot(m.cells[0]) not in spoken_for]
    scores = [_issuer_score(mention, mentions) for mention in third]
    for mention, score in zip(third, scores, strict=True):
        rival = max(
            (s for m, s in zip(third, scores, strict=True) if not _same_party(m, mention)), default=0.0
        )
        alone = _ALONE if holder and score - rival > _CLEAR_LEAD else 0.0
        yield _candidate(mention, score + alone)
    if kind is Kind.OTHER and holder and any(_speaks(mention, holder) for mention in mentions):
        yield replace(holder, score=0.6)


def _speaks(mention: Mention, holder: Candidate) -> bool:
    """Whether the holder declares something himself, or signs."""
    if name_key(mention.text) != holder.key:
        return False
    own = _cue("self_before", mention.before) or _cue("self_after", mention.after, start=True)
    return own or (mention.sole and mention.top > 0.55)


def _spoken_for(forms: Sequence[Form]) -> frozenset[tuple[int, int]]:
    """The lines that a label claims for something else than an issuer: a product, an importer, a standard."""
    return frozenset(
        _spot(value.first)
        for form in forms
        for value in form.values
        if value.label.field in _NO_ISSUER and value.relation is not Relation.ABOVE and value.score > _CLAIMS
    )


def _spot(cell: Cell) -> tuple[int, int]:
    return cell.page, cell.line


def _same_party(a: Mention, b: Mention) -> bool:
    """One name, or two right under each other in two scripts."""
    return name_key(a.text) == name_key(b.text) or _is_twin(a, b)


def _is_twin(a: Mention, b: Mention) -> bool:
    near = a.page == b.page and abs(a.top - b.top) < _TWIN_GAP
    return near and a.formed and b.formed and _is_han(a.text) != _is_han(b.text)


def _issuer_score(mention: Mention, mentions: Sequence[Mention]) -> float:
    score = 0.36 if mention.formed else 0.24
    if re.search(
        rf"(?:(?<![^\W\d_])|(?<=[\u3400-\u9fff])){any_of('roles', 'issuer_words')}",
        mention.text,
        re.IGNORECASE,
    ):
        score += 0.22
    if re.search(r"accredit|akkredit|forum|IAF", mention.text, re.IGNORECASE):
        score -= 0.2
    if mention.sole and (mention.top < 0.22 or mention.top > 0.7):
        score += 0.14
    if mention.address_below:
        score += 0.1
    if _cue("authority_before", mention.before):
        score -= 0.3
    if (
        mention.sole
        and mention.formed
        and mention.top > 0.55
        and re.match(r"by\b|name\b|sign|authori[sz]|approve|授权签|签名|签字", mention.after)
    ):
        score += 0.2
    if _cue("issuer_before", mention.before) or _cue("issuer_after", mention.after, start=True):
        score += 0.25
    return score + 0.04 * min(sum(name_key(m.text) == name_key(mention.text) for m in mentions) - 1, 3)


def _of_the_union(forms: Sequence[Form]) -> bool:
    """Whether a declaration is one of the Eurasian union's: registered, not issued by a body."""
    text = " ".join(form.sheet.page.text for form in forms[:1]).casefold()
    return (
        "декларация о соответствии" in text
        or "евразийский экономический" in text
        or "таможенный союз" in text
    )


def _fact(ranked: Sequence[Candidate], forms: Sequence[Form]) -> Fact | None:
    if not ranked:
        return None
    best = ranked[0]
    close = [c for c in ranked[1:] if c.score > best.score - _MARGIN]
    rivals = [c for c in close if _is_han(c.text) == _is_han(best.text)]
    why = _against(best, rivals, forms)
    box = around(cell.box for cell in best.cells)
    printed = " ".join(cell.text for cell in best.cells)
    first = best.cells[0]
    names = tuple(rival.text for rival in rivals) if why else ()
    return Fact(best.text, printed, why is None, first.page, box, first.read_by, why, names)


def _against(best: Candidate, rivals: Sequence[Candidate], forms: Sequence[Form]) -> Message | None:
    if rivals:
        return say("another name is as likely: {other}", other=", ".join(rival.text for rival in rivals))
    if best.score < _SURE:
        return say("nothing on the paper says clearly what this name stands for")
    if not best.again and not all(_is_clear(cell, forms) for cell in best.cells):
        return say("the name was not read clearly")
    if not best.formed and not best.again and best.sign != "before":
        return say("the name has no legal form and stands only once: check that it is whole")
    return None


def _is_clear(cell: Cell, forms: Sequence[Form]) -> bool:
    """Whether every word of a name was read well; a word of the trade or a place may have been read less well."""
    sheet = next(form.sheet for form in forms if form.sheet.number == cell.page)
    line = sheet.page.lines[cell.line]
    for word, begin in zip(line.words, sheet.starts[cell.line], strict=True):
        inside = begin < cell.end and begin + len(word.text) > cell.start
        known = letters(word.text) in common_words()
        if inside and min(word.confidence, line.confidence) < (_READ_FAIRLY if known else _READ_WELL):
            return False
    return True


def _also(holders: Sequence[Candidate], forms: Sequence[Form]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """A second labelled holder in another script is the same party in the paper's other language."""
    if holders:
        other = [c for c in holders[1:] if _is_han(c.text) != _is_han(holders[0].text)]
        if other and (fact := _fact(other[:1], forms)):
            yield "holder", (fact,)
