"""Papers as they come: what each must say, and what must stay unsure (whole_papers.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from invented_papers import paper, typed

from evidence.facts.collect import understand

PAPERS = tomllib.loads((Path(__file__).parent / "whole_papers.toml").read_text(encoding="utf-8"))["paper"]


@pytest.mark.parametrize("wanted", PAPERS, ids=[wanted["id"] for wanted in PAPERS])
def test_a_whole_paper(wanted):
    facts = understand(paper(typed(wanted["text"], size={0: 1.8})))
    assert facts.kind == wanted["kind"]
    found = {"number": facts.cert_number, "issue": facts.issue_date, "expiry": facts.expiry_date}
    for name, fact in found.items():
        if name in wanted:
            assert fact is not None, name
            assert (fact.value, fact.sure) == (wanted[name], True), fact.why
        elif fact is not None and fact.sure:
            assert fact.value == wanted.get(f"may_be_{name}"), name
