from __future__ import annotations

import pytest
from building import a_case, a_certificate, a_letter
from invented_screens import a_listing, faults, plan, words_of

from evidence.drawing.setting import Exhibit

LISTING = a_listing(models=("EX10",))


@pytest.mark.parametrize(
    ("printed", "said"), [("EX10", "covered"), ("ZZ99", "no"), ("EX series, see annex", "unclear")]
)
def test_each_paper_says_what_it_covers(printed: str, said: str) -> None:
    case = a_case(a_certificate(models=[printed]), listings=(LISTING,))
    sheets = plan("coverage_matrix", case)
    assert any(line.split("  ")[0] == said for line in words_of(sheets).splitlines())
    assert not faults(sheets[0])


def test_the_end_and_the_exhibit_of_each_paper_are_told() -> None:
    case = a_case(a_certificate("ce.pdf", cert_number="N-1"), listings=(LISTING,))
    text = words_of(
        plan("coverage_matrix", case, exhibits=(Exhibit(label="A-3", title="CE", files=("ce.pdf",)),))
    )
    assert "2029-04-30" in text
    assert "A-3" in text
    assert "N-1" in text


@pytest.mark.parametrize(("papers", "sheets"), [(1, 1), (6, 1), (7, 2), (13, 3)])
def test_many_papers_get_further_sheets(papers: int, sheets: int) -> None:
    case = a_case(*(a_certificate(f"c{n}.pdf") for n in range(papers)), listings=(LISTING,))
    made = plan("coverage_matrix", case)
    assert len(made) == sheets
    assert not [fault for sheet in made for fault in faults(sheet)]


def test_letters_cover_nothing_and_without_models_there_is_nothing_to_cover() -> None:
    assert plan("coverage_matrix", a_case(a_letter(), listings=(LISTING,))) == ()
    assert plan("coverage_matrix", a_case(a_certificate(), listings=(a_listing(),))) == ()
