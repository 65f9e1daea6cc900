"""Papers read badly: what an engine, a folded page or a stamp does to them makes facts unsure, never wrong and sure."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_papers import paper, typed

from evidence.facts.collect import understand
from evidence.facts.fact import Facts

HERE = Path(__file__).parent
PAPERS = [
    one
    for one in tomllib.loads((HERE / "papers_of_many_lands.toml").read_text("utf-8"))["paper"]
    if "=====" not in one["text"] and one["kind"] != "authorization_letter"
]
FIELDS = {
    "number": "cert_number",
    "issue": "issue_date",
    "expiry": "expiry_date",
    "holder": "holder",
    "manufacturer": "manufacturer",
    "issuer": "issuing_body",
    "brand": "brand",
}
LOOK_ALIKE = {"O": "0", "0": "O", "l": "I", "I": "l", "1": "l"}
STRAY = (
    "CNAS",
    "Page 1 of 3",
    "Tel: 0755-88888888",
    "******",
    "www.lab.example",
    "Approved by",
    "No. 0012345",
)
Spoil = Callable[[str, random.Random], str]


def without_colons(text: str, chance: random.Random) -> str:
    return re.sub(r"\s*[:：]\s*", "  ", text)


def without_spaces(text: str, chance: random.Random) -> str:
    return re.sub(r"(?<=\w) (?=\w)", lambda _: "" if chance.random() < 0.15 else " ", text)


def in_one_cell(text: str, chance: random.Random) -> str:
    return re.sub(r"(?<=\S)  +", " ", text)


def misread(text: str, chance: random.Random) -> str:
    return "".join(
        LOOK_ALIKE[sign] if sign in LOOK_ALIKE and chance.random() < 0.04 else sign for sign in text
    )


def with_stray_lines(text: str, chance: random.Random) -> str:
    rows = text.split("\n")
    for stray in chance.sample(STRAY, 3):
        rows.insert(chance.randrange(1, len(rows)), stray)
    return "\n".join(rows)


def folded(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())


def wrong_and_sure(facts: Facts, wanted: dict[str, Any]) -> Iterator[str]:
    for name, field in FIELDS.items():
        fact = getattr(facts, field)
        if name in wanted and fact and fact.sure and folded(fact.value) != folded(wanted[name]):
            yield f"{name}: {fact.value}"
    models = {folded(model) for model in wanted.get("models", ())}
    yield from (m.value for m in facts.models if models and m.sure and folded(m.value) not in models)


@pytest.mark.parametrize("spoil", [without_colons, without_spaces, in_one_cell, misread, with_stray_lines])
@pytest.mark.parametrize("wanted", PAPERS, ids=[one["id"] for one in PAPERS])
def test_a_paper_read_badly_is_never_wrong_and_sure(wanted: dict[str, Any], spoil: Spoil) -> None:
    text = spoil(wanted["text"], random.Random(f"{spoil.__name__} {wanted['id']}"))
    facts = understand(paper(typed(text, size={0: 1.8}, confidence=0.92)))
    assert list(wrong_and_sure(facts, wanted)) == []
