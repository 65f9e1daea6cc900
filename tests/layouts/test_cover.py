from __future__ import annotations

from building import TODAY, a_case
from invented_screens import a_listing, faults, plan, words_of

from evidence.drawing.setting import Exhibit
from evidence.platforms.load import load_platform


def test_the_cover_tells_case_notice_and_statement() -> None:
    case = a_case(
        listings=(a_listing(),), company="Example Limited", notification_id="N-1", violation="category_error"
    )
    exhibits = (Exhibit(label="A-1", title="x"), Exhibit(label="C-2", title="y"))
    sheets = plan(
        "cover", case, exhibits=exhibits, platform=load_platform("joom"), statement="Dear team,\n\nfixed."
    )
    text = words_of(sheets)
    for told in ("EX-10", "N-1", "Example Limited", "Joom", "Dear team,", "fixed.", "A-1 to C-2"):
        assert told in text
    assert "Wrong category" in text
    assert TODAY.isoformat() in text
    assert "NOT READY" not in text
    assert not faults(sheets[0])


def test_a_forced_bundle_says_that_it_is_not_ready() -> None:
    sheets = plan("cover", a_case(), ready=False, blocking=3)
    assert "NOT READY" in words_of(sheets)
    assert "3 findings still block this case" in words_of(sheets)
    assert not faults(sheets[0])


def test_one_blocking_finding_is_one() -> None:
    assert "1 finding still blocks" in words_of(plan("cover", a_case(), ready=False, blocking=1))


def test_a_long_statement_goes_on() -> None:
    sheets = plan(
        "cover", a_case(listings=(a_listing(),)), statement="\n".join(f"Line {n}." for n in range(150))
    )
    assert len(sheets) > 1
    assert all(f"Line {n}." in words_of(sheets) for n in range(150))
    assert not [fault for sheet in sheets for fault in faults(sheet)]


def test_an_empty_case_still_has_a_cover() -> None:
    (sheet,) = plan("cover", a_case())
    assert not faults(sheet)
