"""Whole papers of many lands and offices (papers_of_many_lands.toml): what each says, all of it for sure."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from invented_papers import paper, typed

from evidence.facts.collect import understand
from evidence.facts.fact import Fact, Facts
from evidence.reading.reading import Reading

PAPERS = tomllib.loads((Path(__file__).parent / "papers_of_many_lands.toml").read_text("utf-8"))["paper"]
NAMES = {
    "number": "cert_number",
    "issue": "issue_date",
    "expiry": "expiry_date",
    "holder": "holder",
    "manufacturer": "manufacturer",
    "issuer": "issuing_body",
    "brand": "brand",
    "grantor": "grantor",
    "grantee": "grantee",
    "start": "start",
    "end": "end",
    "registration": "registration_number",
}
NOT_CLAIMED = ("number", "issue", "expiry")
every_paper = pytest.mark.parametrize("wanted", PAPERS, ids=[one["id"] for one in PAPERS])


def read(wanted: dict[str, Any]) -> Reading:
    pages = wanted["text"].split("=====\n")
    return paper(*(typed(text, size={0: 1.8}, number=at) for at, text in enumerate(pages, 1)))


def said(facts: Facts, name: str) -> tuple[str, bool] | None:
    fact: Fact | None = getattr(facts, NAMES[name])
    return (fact.value, fact.sure) if fact else None


@every_paper
def test_what_it_says(wanted: dict[str, Any]) -> None:
    facts = understand(read(wanted))
    assert facts.kind == wanted["kind"]
    assert {name: said(facts, name) for name in NAMES if name in wanted} == {
        name: (wanted[name], True) for name in NAMES if name in wanted
    }
    if "models" in wanted:
        assert [(model.value, model.sure) for model in facts.models] == [(m, True) for m in wanted["models"]]


@every_paper
def test_what_it_does_not_say_is_not_claimed(wanted: dict[str, Any]) -> None:
    facts = understand(read(wanted))
    claimed = [fact for name in NOT_CLAIMED if name not in wanted and (fact := getattr(facts, NAMES[name]))]
    assert [fact.value for fact in claimed if fact.sure] == []
