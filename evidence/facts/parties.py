"""Who stands on a paper: holder, manufacturer, issuing body.

Names come from labels (surest), from the words around a name in running text ("issued to", "hereby declares"),
and from where a name stands (letterhead, foot, signature). All candidates for one role compete; `sure` needs a
good label or two signs that agree, a good reading, and no rival.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.fact import Fact, Kind
from evidence.facts.fold import fold
from evidence.facts.labels import Label
from evidence.facts.layout import Cell, Sheet, around
from evidence.facts.mentions import Mention, find_mentions
from evidence.facts.names import any_of, read_name
from evidence.facts.ties import Form, Relation, Value, values, values_of
from evidence.finding import Message, say
from evidence.reading.reading import join_words

_READ_WELL = 0.85
_ENOUGH = 0.45
_SURE = 0.7
_MARGIN = 0.1
_PAGES = 5
_LATER = 0.85
_UNFORMED = 0.88
_OWN = (Kind.DECLARATION, Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may play a role. score: 0 to about 1.3. formed: it has a legal form."""

    text: str
    cells: tuple[Cell, ...]
    score: float
    formed: bool

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
    mentions = find_mentions(forms)
    holders = rank([*_labelled(forms, "holder"), *_named_in_text(mentions, kind)], mentions)
    makers = rank(_labelled(forms, "manufacturer"), mentions)
    holders = holders or [replace(maker, score=maker.score * 0.95) for maker in makers]
    holder, maker = _first(holders), _first(makers)
    issuers = rank(_issuers(forms, kind, mentions, holder, maker), mentions)
    return Parties(
        _fact(holders),
        _fact(makers),
        _fact(issuers),
        tuple(_also(holders)),
    )


def _first(ranked: Sequence[Candidate]) -> Candidate | None:
    return ranked[0] if ranked else None


def rank(found: Iterable[Candidate], mentions: Sequence[Mention]) -> list[Candidate]:
    """One candidate for each name, best first; a name that the paper prints again counts more."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        again = sum(candidate.key == name_key(mention.text) for mention in mentions)
        stronger = replace(candidate, score=candidate.score + 0.03 * min(max(again - 1, 0), 3))
        if candidate.key not in best or stronger.score > best[candidate.key].score:
            best[candidate.key] = stronger
    return sorted((c for c in best.values() if c.score >= _ENOUGH), key=lambda c: -c.score)


def _labelled(forms: Sequence[Form], field: str) -> Iterator[Candidate]:
    for form in forms[:_PAGES]:
        for value in values_of(form, field):
            if candidate := _named_by(form, value, value.score):
                yield candidate
        for label in (label for label in form.labels if label.field == field and not values(form, label)):
            yield from _under_name(form, label)


def _under_name(form: Form, label: Label) -> Iterator[Candidate]:
    """ "Manufacturer:" over a line "Name: ...": the value of the line's own label is the manufacturer's."""
    for other in form.labels:
        box, low = label.cell.box, other.cell.box
        close = 0 <= low[1] - box[1] < 2.2 * form.sheet.line_height and abs(low[0] - box[0]) < 60
        if other is not label and close and other.phrase in ("Name", "Company", "Company name", "名称"):
            for value in values(form, other):
                if value.relation is Relation.SAME and (candidate := _named_by(form, value, 0.95 * label.strength)):
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
    later = 1.0 if form.sheet.number == 1 else _LATER
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
    own = kind in _OWN
    for mention in mentions:
        score = 0.0
        if _cue("holder_before", mention.before) and not _cue("issuer_after", mention.after, start=True):
            score = 0.78 if mention.sole else 0.66
        if _cue("holder_after", mention.after, start=True):
            score = max(score, 0.72)
        if own and (_cue("self_before", mention.before) or _cue("self_after", mention.after, start=True)):
            score = max(score, 0.75)
        if own and mention.sole and mention.formed:
            score = max(score, 0.55 if mention.top > 0.55 or mention.top < 0.2 else 0.46)
        if score:
            yield _candidate(mention, score)


def _candidate(mention: Mention, score: float) -> Candidate:
    later = 1.0 if mention.page == 1 else _LATER
    return Candidate(mention.text, mention.cells, score * later * (1.0 if mention.formed else _UNFORMED), mention.formed)


def _cue(name: str, text: str, *, start: bool = False) -> bool:
    """Whether one of the cue words stands right before (the text's end) or right after (its start) a name."""
    choice = any_of("roles", name)
    if start:
        return bool(re.match(rf"[\s,.\"'”’)]*{choice}", text, re.IGNORECASE))
    return bool(re.search(rf"(?<![^\W\d_]){choice}[\s:：,\"'“‘«(]*(?:the |m/s\.? |messrs\.? )?[\s\"“]*$", text, re.IGNORECASE))


def _issuers(
    forms: Sequence[Form], kind: Kind, mentions: Sequence[Mention], holder: Candidate | None, maker: Candidate | None
) -> Iterator[Candidate]:
    yield from _labelled(forms, "issuing_body")
    if kind is Kind.DECLARATION:
        if holder and not _of_the_union(forms):
            yield holder
        return
    for candidate in _labelled(forms, "laboratory"):
        yield replace(candidate, score=candidate.score * 0.85)
    others = {party.key for party in (holder, maker) if party}
    for mention in mentions:
        if name_key(mention.text) not in others:
            yield _candidate(mention, _issuer_score(mention, mentions))
    if kind is Kind.OTHER and holder:
        yield replace(holder, score=0.5)


def _issuer_score(mention: Mention, mentions: Sequence[Mention]) -> float:
    score = 0.3 if mention.formed else 0.2
    if re.search(rf"(?<![^\W\d_]){any_of('roles', 'issuer_words')}", mention.text, re.IGNORECASE):
        score += 0.3
    if mention.top < 0.22 or mention.top > 0.8:
        score += 0.12
    if _cue("issuer_before", mention.before) or _cue("issuer_after", mention.after, start=True):
        score += 0.25
    return score + 0.04 * min(sum(name_key(m.text) == name_key(mention.text) for m in mentions) - 1, 3)


def _of_the_union(forms: Sequence[Form]) -> bool:
    """Whether a declaration is one of the Eurasian union's: registered, not issued by a body."""
    text = " ".join(form.sheet.page.text for form in forms[:1]).casefold()
    return "декларация о соответствии" in text or "евразийский экономический" in text or "таможенный союз" in text


def _fact(ranked: Sequence[Candidate]) -> Fact | None:
    if not ranked:
        return None
    best, rivals = ranked[0], [c for c in ranked[1:] if c.score > ranked[0].score - _MARGIN]
    why = _against(best, rivals)
    box = around(cell.box for cell in best.cells)
    printed = " ".join(cell.text for cell in best.cells)
    first = best.cells[0]
    names = tuple(rival.text for rival in rivals) if why else ()
    return Fact(best.text, printed, why is None, first.page, box, first.read_by, why, names)


def _against(best: Candidate, rivals: Sequence[Candidate]) -> Message | None:
    if rivals:
        return say("another name is as likely: {other}", other=", ".join(rival.text for rival in rivals))
    if best.score < _SURE:
        return say("nothing on the paper says clearly what this name stands for")
    if min(cell.confidence for cell in best.cells) < _READ_WELL:
        return say("the name was not read clearly")
    return None


def _also(holders: Sequence[Candidate]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """A second labelled holder in another script is the same party in the paper's other language."""
    if holders:
        chinese = bool(re.search("[\u3400-\u9fff]", holders[0].text))
        other = [c for c in holders[1:] if bool(re.search("[\u3400-\u9fff]", c.text)) != chinese]
        if other and (fact := _fact(other[:1])):
            yield "holder", (fact,)
