from __future__ import annotations

from datetime import date
from itertools import pairwise

from building import a_case, a_letter, a_trademark
from invented_screens import faults, of_type, plan, words_of

from evidence.drawing.plan import Ink, Link, Rect, Stroke
from evidence.drawing.setting import Exhibit

SELLER = "Shenzhen Example Technology Co., Ltd."
MIDDLE = "Hangzhou Sample Trading Co., Ltd."


def two_letters(**last: str) -> tuple[object, ...]:
    return (
        a_trademark(),
        a_letter("upper.pdf", grantee=MIDDLE, start="2025-01-01", end="2027-12-31"),
        a_letter("lower.pdf", **{"grantor": MIDDLE, "start": "2025-06-01", "end": "2026-12-31", **last}),
    )


def test_the_chain_runs_from_the_owner_to_the_seller() -> None:
    (sheet,) = plan("authorization_chain", a_case(*two_letters(), company=SELLER))  # type: ignore[arg-type]
    text = words_of([sheet])
    firms = [text.index(name) for name in ("Example Audio Limited", MIDDLE, "the seller")]
    assert firms == sorted(firms)
    assert len([stroke for stroke in of_type([sheet], Stroke) if stroke.arrow]) == 2
    assert not faults(sheet)


def test_the_days_are_told_and_drawn_to_scale() -> None:
    (sheet,) = plan("authorization_chain", a_case(*two_letters(), company=SELLER))  # type: ignore[arg-type]
    text = words_of([sheet])
    assert "2025-01-01 to 2027-12-31" in text
    assert "every letter holds 2025-06-01 to 2026-12-31" in text
    upper, lower = [rect.box for rect in of_type([sheet], Rect) if rect.fill is Ink.AFTER]
    days = [(date(2027, 12, 31) - date(2025, 1, 1)).days, (date(2026, 12, 31) - date(2025, 6, 1)).days]
    assert abs((upper[2] - upper[0]) / (lower[2] - lower[0]) - days[0] / days[1]) < 0.01


def test_letters_lead_to_their_exhibits() -> None:
    exhibits = (Exhibit(label="B-2", title="Letter", files=("lower.pdf",)),)
    case = a_case(*two_letters(), company=SELLER)  # type: ignore[arg-type]
    sheets = plan("authorization_chain", case, exhibits=exhibits)
    assert [link.target for link in of_type(sheets, Link)] == ["B-2"]


def test_a_long_chain_goes_on_over_sheets() -> None:
    firms = ["Example Audio Limited", *(f"Sample Trading {n} Limited" for n in range(9)), SELLER]
    letters = [
        a_letter(f"{n}.pdf", grantor=one, grantee=other) for n, (one, other) in enumerate(pairwise(firms))
    ]
    sheets = plan("authorization_chain", a_case(a_trademark(), *letters, company=SELLER))
    assert len(sheets) == 2
    assert all(firm in words_of(sheets) for firm in firms)
    assert not [fault for sheet in sheets for fault in faults(sheet)]


def test_missing_ends_are_said() -> None:
    letter = a_letter(start=None, issue_date=None, end=None)
    (sheet,) = plan("authorization_chain", a_case(a_trademark(), letter, company=SELLER))
    assert "no start printed to no end printed" in words_of([sheet])
    assert not faults(sheet)


def test_no_sheet_without_a_letter_for_the_seller() -> None:
    assert plan("authorization_chain", a_case(a_letter(), company="Somebody Else Limited")) == ()
