from __future__ import annotations

from pathlib import Path

from building import a_case
from invented_screens import a_listing, a_pair, faults, of_type, plan, words_of

from evidence.case.declared import Wording
from evidence.comparing.change import Change, Kind
from evidence.drawing.plan import Text
from evidence.drawing.setting import Exhibit


def struck_and_new(sheets: object) -> tuple[list[str], list[str]]:
    runs = [run for text in of_type(sheets, Text) for line in text.lines for run in line]  # type: ignore[arg-type]
    return [r.text for r in runs if r.struck], [r.text for r in runs if r.bold and r.ink.name == "AFTER"]


def test_fields_stand_beside_each_other_with_the_words_that_changed() -> None:
    listing = a_listing(
        before=Wording(
            title="Original wireless earbuds", attributes=(("Brand", "Apple style"), ("Colour", "blue"))
        ),
        after=Wording(title="wireless earbuds", attributes=(("Brand", "No brand"), ("Colour", "blue"))),
    )
    sheets = plan("listing_changes", a_case(listings=(listing,)))
    text = words_of(sheets)
    assert struck_and_new(sheets) == (["Original", "Apple style"], ["No brand"])
    assert "unchanged" in text
    assert not faults(sheets[0])


def test_chinese_is_compared_sign_by_sign() -> None:
    listing = a_listing(before=Wording(title="原装无线耳机"), after=Wording(title="无线耳机"))
    assert struck_and_new(plan("listing_changes", a_case(listings=(listing,)))) == (["原装"], [])


def test_bullet_points_that_stayed_are_not_called_changed() -> None:
    listing = a_listing(
        before=Wording(bullets=("Best seller!", "Six hours", "One cable")),
        after=Wording(bullets=("Six hours", "One cable")),
    )
    assert struck_and_new(plan("listing_changes", a_case(listings=(listing,)))) == (["Best seller!"], [])


def test_changed_pictures_are_pointed_to(tmp_path: Path) -> None:
    change = Change(number=2, kind=Kind.PICTURE, before=(0, 0, 50, 50), after=(0, 0, 50, 50))
    pair = a_pair(tmp_path, (change,))
    shown = (Exhibit(label="C-1", title="Before and after", files=("before.png", "after.png")),)
    sheets = plan("listing_changes", a_case(pairs=(pair,), listings=(a_listing(),)), exhibits=shown)
    assert "changed, see exhibit C-1, close-up 2" in words_of(sheets)


def test_a_long_description_flows_over_sheets_without_losing_a_word() -> None:
    words = [f"word{n}" for n in range(3000)]
    listing = a_listing(before=Wording(description=" ".join(words)), after=Wording(description="short"))
    sheets = plan("listing_changes", a_case(listings=(listing,)))
    assert len(sheets) > 1
    assert not [fault for sheet in sheets for fault in faults(sheet)]
    assert set(words) <= set(words_of(sheets).split())


def test_several_listings_are_told_apart() -> None:
    sheets = plan("listing_changes", a_case(listings=(a_listing(), a_listing(sku="EX-20"))))
    assert "SKU EX-10" in words_of(sheets)
    assert "SKU EX-20" in words_of(sheets)


def test_no_sheet_without_wordings() -> None:
    empty = a_listing(before=Wording(), after=Wording())
    assert plan("listing_changes", a_case(listings=(empty,))) == ()
