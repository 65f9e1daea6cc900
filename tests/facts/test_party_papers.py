"""Parties, models and letters on the papers of party_papers.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from invented_papers import paper, typed

from evidence.facts.collect import understand

PAPERS = tomllib.loads((Path(__file__).parent / "party_papers.toml").read_text(encoding="utf-8"))["paper"]


@pytest.mark.parametrize("wanted", PAPERS, ids=[wanted["id"] for wanted in PAPERS])
def test_what_a_paper_says_of_its_parties(wanted: dict[str, Any]) -> None:
    facts = understand(paper(typed(wanted["text"], size={0: 1.6})))
    for field, value in wanted["says"].items():
        said = getattr(facts, field)
        if isinstance(value, list):
            assert [fact.value for fact in said] == value, field
        else:
            assert (said.value if said else "") == value, field
