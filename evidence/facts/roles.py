"""What part a firm plays, by the words around its name and by where on the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from evidence.facts.candidates import Candidate, candidate_of, is_twin, name_key
from evidence.facts.company import Likeness, same_company
from evidence.facts.fact import Kind
from evidence.facts.flow import read_flows
from evidence.facts.labelled_names import labelled_names
from evidence.facts.layout import Cell
from evidence.facts.mentions import Mention
from evidence.facts.names import any_of
from evidence.facts.ties import Form, Relation

_ALONE = 0.2
"""For the only third party on a paper whose holder is known: it is who issued it."""
_CLEAR_LEAD = 0.1
_CLAIMS = 0.6
_NO_ISSUER = frozenset(
    {"product", "model", "additional_model", "brand", "importer", "factory", "rating", "address"}
)
_HEAD = 0.35
_OWN = (Kind.DECLARATION, Kind.OTHER)


def holders_in_text(forms: Sequence[Form], mentions: Sequence[Mention], kind: Kind) -> Iterator[Candidate]:
    """Holders by the words around the name; of a firm's own declaration the one who speaks."""
    if forms and re.search(
        any_of("roles", "client_at_head"), forms[0].sheet.page.text.replace("\n", " "), re.IGNORECASE
    ):
        yield from (candidate_of(mention, 0.74, "head") for mention in _at_head(mentions))
    formed = {name_key(mention.text) for mention in mentions if mention.formed}
    for mention in mentions:
        for sign, score in _holder_signs(mention, kind in _OWN):
            yield candidate_of(mention, score, sign)
        if (
            kind is Kind.DECLARATION
            and mention.formed
            and (mention.sole or mention.leads)
            and len(formed) == 1
        ):
            yield candidate_of(mention, 0.64, "alone")
        if kind is Kind.TRADEMARK and mention.formed and len(formed) == 1:
            yield candidate_of(mention, 0.6, "alone")


def _at_head(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The first firm with its address under it, high on the first page."""
    high = (m for m in mentions if m.page == 1 and m.formed and m.sole and m.address_below and m.top < _HEAD)
    yield from islice(high, 1)


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
    if mention.sole or (mention.leads and mention.formed):
        yield ("foot", 0.6) if mention.top > 0.55 else ("head", 0.55 if mention.top < 0.2 else 0.46)


def makers_in_text(mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Firms that running text says made the goods."""
    for mention in mentions:
        if _cue("made_before", mention.before):
            yield candidate_of(mention, 0.74)


def made_by_us(forms: Sequence[Form]) -> bool:
    """Whether who speaks says that he made the goods."""
    text = " ".join(form.sheet.page.text.replace("\n", " ") for form in forms[:1])
    return bool(re.search(any_of("roles", "made_by_us"), text, re.IGNORECASE))


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


def issuers(
    forms: Sequence[Form],
    kind: Kind,
    mentions: Sequence[Mention],
    holder: Candidate | None,
    maker: Candidate | None,
) -> Iterator[Candidate]:
    """Who may have issued the paper: labelled, the maker of his own declaration, or a third party."""
    bodies = list(_certification_bodies(forms))
    yield from bodies
    yield from _not_within(bodies, labelled_names(forms, "issuing_body"))
    if kind is Kind.DECLARATION:
        if holder and not _of_the_union(forms):
            yield holder
        return
    for candidate in labelled_names(forms, "laboratory"):
        yield replace(candidate, score=candidate.score * 0.85)
    parties = [party for party in (holder, maker) if party]
    others = {party.key for party in parties}
    others |= {name_key(m.text) for m in mentions if m.formed and any(_may_be(m.text, p) for p in parties)}
    spoken_for = _spoken_for(forms)
    third = [m for m in mentions if name_key(m.text) not in others and _spot(m.cells[0]) not in spoken_for]
    scores = [_issuer_score(mention, mentions, kind) for mention in third]
    for mention, score in zip(third, scores, strict=True):
        if any(name_key(mention.text) in body.key for body in bodies):
            continue
        rival = max(
            (s for m, s in zip(third, scores, strict=True) if not _same_party(m, mention)), default=0.0
        )
        known = holder is not None and holder.formed
        alone = _ALONE if known and score - rival > _CLEAR_LEAD and not _lends(mention) else 0.0
        yield candidate_of(mention, score + alone)
    if kind is Kind.OTHER and holder and any(_speaks(mention, holder) for mention in mentions):
        yield replace(holder, score=0.6)


def _certification_bodies(forms: Sequence[Form]) -> Iterator[Candidate]:
    """ "Орган по сертификации продукции ООО «...»": a body is called with the firm it belongs to."""
    for form in forms[:1]:
        for flow in read_flows(form.sheet):
            for match in re.finditer(any_of("names", "certification_body"), flow.text, re.IGNORECASE):
                yield Candidate(match[0], flow.cut(*match.span()), 0.88, True, "body")


def _not_within(bodies: Sequence[Candidate], found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Candidates that are not a part of a body's longer name."""
    return (one for one in found if not any(one.key in body.key for body in bodies))


def _may_be(name: str, party: Candidate) -> bool:
    """Whether a name may be another printing of a party's: the legal form in full, the place left out."""
    return party.formed and same_company(name, party.text) is not Likeness.DIFFERENT


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
    return name_key(a.text) == name_key(b.text) or is_twin(a, b)


def _lends(mention: Mention) -> bool:
    """Whether a body only lends its authority: "accredited by", the owner of a system of certification."""
    return _cue("authority_before", mention.before)


def _issuer_score(mention: Mention, mentions: Sequence[Mention], kind: Kind) -> float:
    score = 0.36 if mention.formed else 0.24
    if re.search(
        rf"(?:(?<![^\W\d_])|(?<=[\u3400-\u9fff])){any_of('roles', 'issuer_words')}",
        mention.text,
        re.IGNORECASE,
    ):
        score += 0.22
    elif not mention.formed:
        score -= 0.16
    if re.search(r"accredit|akkredit|forum|IAF", mention.text, re.IGNORECASE):
        score -= 0.2
    own_line = mention.sole or mention.leads
    if own_line and (mention.top < 0.22 or mention.top > 0.7):
        score += 0.14
    if own_line and mention.address_below:
        score += 0.1
    if _lends(mention):
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
    if _cue("tester_before", mention.before):
        score += 0.25 if kind is Kind.TEST_REPORT else -0.25
    return score + 0.04 * min(sum(name_key(m.text) == name_key(mention.text) for m in mentions) - 1, 3)


def _of_the_union(forms: Sequence[Form]) -> bool:
    """Whether a declaration is one of the Eurasian union's: registered, not issued by a body."""
    text = " ".join(form.sheet.page.text for form in forms[:1]).casefold()
    return (
        "декларация о соответствии" in text
        or "евразийский экономический" in text
        or "таможенный союз" in text
    )
