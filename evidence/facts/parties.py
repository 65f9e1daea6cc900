"""Who stands on a paper: holder, manufacturer, issuing body.

Names come from labels (surest), from the words around a name in running text ("issued to", "hereby
declares"), and from where a name stands (letterhead, foot, signature). All candidates for one role compete;
`sure` needs a good label or two signs that agree, a good reading, and no rival.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.facts.candidates import Candidate, in_letters, is_han, rank, to_fact
from evidence.facts.fact import Fact, Kind
from evidence.facts.labelled_names import labelled_names
from evidence.facts.mentions import find_mentions
from evidence.facts.roles import holders_in_text, issuers, made_by_us, makers_in_text
from evidence.facts.ties import Form

_NOISE = 0.4
_CLEAR, _AGREE, _FIRST_PAGES = 0.7, 0.1, 3
"""A labelled maker who is the clear holder as well gains: two signs for one firm."""


@dataclass(frozen=True, slots=True)
class Parties:
    """also: the same party in the paper's other language, by field."""

    holder: Fact | None = None
    manufacturer: Fact | None = None
    issuing_body: Fact | None = None
    also: tuple[tuple[str, tuple[Fact, ...]], ...] = ()


def find_parties(forms: Sequence[Form], kind: Kind) -> Parties:
    """The parties of a paper of this kind."""
    mentions = tuple(m for m in find_mentions(forms) if min(cell.confidence for cell in m.cells) > _NOISE)
    labelled = list(labelled_names(forms, "holder"))
    holders = rank([*labelled, *holders_in_text(forms, mentions, kind)], mentions)
    makers = rank([*labelled_names(forms, "manufacturer"), *makers_in_text(mentions)], mentions)
    if not holders or (kind is Kind.DECLARATION and not labelled):
        holders = rank([*holders, *(replace(maker, score=maker.score * 0.95) for maker in makers)], ())
    if not makers and holders and made_by_us(forms):
        makers = [replace(holders[0], score=0.72)]
    holder, maker = _first(holders), _first(makers)
    told = maker is not None and (maker.sign == "label" or kind is Kind.DECLARATION)
    near = maker is not None and maker.cells[0].page <= _FIRST_PAGES
    if told and near and holder and maker and holder.key == maker.key and holder.score >= _CLEAR:
        makers = [replace(maker, score=maker.score + _AGREE), *makers[1:]]
    givers = in_letters(rank(issuers(forms, kind, mentions, holder, maker), mentions), mentions)
    return Parties(
        to_fact(holders, forms),
        to_fact(makers, forms),
        to_fact(givers, forms),
        tuple(_also(holders, forms)),
    )


def _first(ranked: Sequence[Candidate]) -> Candidate | None:
    return ranked[0] if ranked else None


def _also(holders: Sequence[Candidate], forms: Sequence[Form]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """A second labelled holder in another script is the same party in the paper's other language."""
    if holders:
        other = [c for c in holders[1:] if is_han(c.text) != is_han(holders[0].text)]
        if other and (fact := to_fact(other[:1], forms)):
            yield "holder", (fact,)
