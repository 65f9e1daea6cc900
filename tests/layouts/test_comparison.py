from __future__ import annotations

from pathlib import Path

import pytest
from building import a_case
from invented_screens import (
    TITLE_WORD,
    a_listing,
    a_pair,
    added_row,
    faults,
    gone,
    of_type,
    plan,
    private,
    removed_row,
    words_of,
)

from evidence.case.declared import Labelled
from evidence.comparing.change import Change, Kind, PairVerdict
from evidence.drawing.plan import Badge, Outline, Raster, Side, Text

ROW_20 = (20, 809, 460, 831)
ROW_100 = (20, 4009, 460, 4031)


def test_both_sides_stand_at_one_scale_beside_each_other(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    (sheet,) = plan("comparison", a_case(pairs=(pair,)), pair)
    before, after = of_type([sheet], Raster)
    assert (before.file, after.file) == ("before.png", "after.png")
    assert before.scale == pytest.approx(after.scale)
    assert before.box[2] < after.box[0]
    assert before.box[1] == after.box[1]
    assert not faults(sheet)


def test_the_legend_says_what_the_reviewer_looks_for(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    sheets = plan("comparison", a_case(pairs=(pair,), listings=(a_listing(),)), pair)
    assert 'Title: the word "Original" removed' in words_of(sheets)
    struck = [run for text in of_type(sheets, Text) for line in text.lines for run in line if run.struck]
    assert [run.text for run in struck] == ["Original"]


def test_the_head_tells_the_case(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    case = a_case(
        pairs=(pair,),
        listings=(a_listing(),),
        notification_id="N-77",
        rule_code="4.2",
        violation="misleading_description",
    )
    text = words_of(plan("comparison", case, pair))
    for told in ("EX-10", "https://shop.example/item/ex-10", "N-77", "4.2", "Misleading description", "C-1"):
        assert told in text
    assert pair.before.paper.sha256 in text
    assert pair.after.paper.sha256 in text


def test_the_days_of_the_screenshots_are_told(tmp_path: Path) -> None:
    from datetime import date

    pair = a_pair(tmp_path)
    case = a_case(pairs=(pair,), files=(Labelled("before.png", taken=date(2026, 3, 1)),))
    assert "2026-03-01" in words_of(plan("comparison", case, pair))


@pytest.mark.parametrize("count", [1, 2, 5, 9, 14])
def test_every_change_has_its_numbers_and_its_line(tmp_path: Path, count: int) -> None:
    changes = [gone(f"word{n}", (20, n * 80 + 49, 110, n * 80 + 71), n + 1) for n in range(count)]
    pair = a_pair(tmp_path, changes)
    sheets = plan("comparison", a_case(pairs=(pair,)), pair)
    marked = {(badge.number, badge.side) for badge in of_type(sheets, Badge)}
    for number in range(1, count + 1):
        assert {(number, Side.BEFORE), (number, Side.AFTER)} <= marked
        assert f'"word{number - 1}" removed' in words_of(sheets)
    assert not [fault for sheet in sheets for fault in faults(sheet)]


def test_what_is_only_on_one_side_is_marked_as_absent_on_the_other(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, (added_row(ROW_20), removed_row((20, 209, 460, 231), 2)))
    sheets = plan("comparison", a_case(pairs=(pair,)), pair)
    sides = {(outline.number, outline.side) for outline in of_type(sheets, Outline)}
    assert sides == {(1, Side.ABSENT), (1, Side.AFTER), (2, Side.BEFORE), (2, Side.ABSENT)}


def test_a_place_that_others_moved_into_is_a_line_not_a_box_around_them(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, (removed_row((20, 209, 460, 231)),))
    (absent,) = [
        o for o in of_type(plan("comparison", a_case(pairs=(pair,)), pair), Outline) if o.side is Side.ABSENT
    ]
    assert absent.box[1] == absent.box[3]


def test_an_empty_place_keeps_its_box(tmp_path: Path) -> None:
    blank = (600, 209, 860, 231)
    pair = a_pair(tmp_path, (removed_row(blank),))
    (absent,) = [
        o for o in of_type(plan("comparison", a_case(pairs=(pair,)), pair), Outline) if o.side is Side.ABSENT
    ]
    assert absent.box[3] - absent.box[1] > 2


def test_a_long_page_is_folded_where_nothing_changed(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, (gone("Original", TITLE_WORD), added_row(ROW_100, 2)), size=(900, 6000))
    sheets = plan("comparison", a_case(pairs=(pair,)), pair)
    assert len(sheets) == 1
    assert "px unchanged, left out" in words_of(sheets)
    assert not faults(sheets[0])


def test_what_is_shown_and_what_is_left_out_make_up_the_whole_page(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, (gone("Original", TITLE_WORD), added_row(ROW_100, 2)), size=(900, 6000))
    sheets = plan("comparison", a_case(pairs=(pair,)), pair)
    shown = sum(r.crop[3] - r.crop[1] for r in of_type(sheets, Raster) if r.file == "before.png")
    folded = [
        int(text.words.split(" px")[0].replace(",", ""))
        for text in of_type(sheets, Text)
        if "unchanged, left out" in text.words
    ]
    assert shown + sum(folded) / 2 == 6000


def test_pages_are_cut_between_lines(tmp_path: Path) -> None:
    changes = [gone(f"w{n}", (20, n * 40 + 9, 110, n * 40 + 31), n + 1) for n in range(60)]
    pair = a_pair(tmp_path, changes, size=(900, 2400))
    sheets = plan("comparison", a_case(pairs=(pair,)), pair)
    assert len(sheets) > 1
    cuts = {edge for r in of_type(sheets, Raster) for edge in (r.crop[1], r.crop[3])}
    assert all(cut % 40 <= 8 or cut % 40 >= 32 for cut in cuts - {2400})
    assert {badge.number for badge in of_type(sheets, Badge)} == set(range(1, 61))
    assert not [fault for sheet in sheets for fault in faults(sheet)]


def test_another_zoom_is_shown_with_text_of_one_size(tmp_path: Path) -> None:
    from invented_screens import a_comparison, a_screenshot, draw_page

    from evidence.case.case import Pair

    small, large = (800, 900), (1000, 1125)
    before = a_screenshot(draw_page(tmp_path / "b.png", small), "b.png")
    after = a_screenshot(draw_page(tmp_path / "a.png", large), "a.png")
    compared = a_comparison((gone("x", TITLE_WORD),), small, after_size=large, zoom=1.25)
    pair = Pair(before, after, None, compared)
    one, other = of_type(plan("comparison", a_case(pairs=(pair,)), pair), Raster)[:2]
    assert one.scale == pytest.approx(other.scale * 1.25)


def test_private_boxes_travel_to_the_pen_and_silence_the_words(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    case = a_case(pairs=(pair,), redact=(private("before.png", (0, 40, 200, 80)),))
    sheets = plan("comparison", case, pair)
    text = words_of(sheets)
    assert "Original" not in text
    assert "REDACTED" in text
    assert of_type(sheets, Raster)[0].covers == ((0, 40, 200, 80),)
    assert "covered" in text


def test_what_is_not_sure_is_not_claimed(tmp_path: Path) -> None:
    change = Change(
        number=1, kind=Kind.TEXT, before=TITLE_WORD, after=TITLE_WORD, removed=("Original",), sure=False
    )
    pair = a_pair(tmp_path, (change,))
    text = words_of(plan("comparison", a_case(pairs=(pair,)), pair))
    assert "see close-up 1" in text
    assert '"Original"' not in text


@pytest.mark.parametrize("verdict", [PairVerdict.NOTHING_CHANGED, PairVerdict.NOT_THE_SAME_PAGE])
def test_no_sheet_where_there_is_nothing_to_show(tmp_path: Path, verdict: PairVerdict) -> None:
    pair = a_pair(tmp_path, verdict=verdict)
    assert plan("comparison", a_case(pairs=(pair,)), pair) == ()


def test_a_dark_page_and_words_of_any_script(tmp_path: Path) -> None:
    change = Change(
        number=1,
        kind=Kind.TEXT,
        before=TITLE_WORD,
        after=TITLE_WORD,
        removed=("原装",),
        added=("Без бренда",),
    )
    pair = a_pair(tmp_path, (change,), dark=True)
    (sheet,) = plan("comparison", a_case(pairs=(pair,)), pair)
    assert '"原装" replaced by "Без бренда"' in words_of([sheet])
    assert not faults(sheet)


def test_a_fold_says_what_differs_in_it_without_being_a_change(tmp_path: Path) -> None:
    from evidence.comparing.change import Ignored

    clock = Ignored(why="clock", before=(20, 5000, 90, 5020), after=(20, 5000, 90, 5020))
    pair = a_pair(tmp_path, size=(900, 6000), ignored=(clock,))
    text = words_of(plan("comparison", a_case(pairs=(pair,)), pair))
    assert "px same but for clock, left out" in text
    assert "unchanged, left out" not in text


def test_a_legend_too_long_for_its_sheet_goes_on(tmp_path: Path) -> None:
    changes = [
        gone(
            f"some longer words number {n}",
            (20 + 60 * (n % 10), 40 * (n // 10) + 9, 60 + 60 * (n % 10), 40 * (n // 10) + 31),
            n + 1,
        )
        for n in range(90)
    ]
    pair = a_pair(tmp_path, changes, size=(900, 400))
    sheets = plan("comparison", a_case(pairs=(pair,)), pair)
    text = words_of(sheets)
    assert all(f'number {n}"' in text for n in range(90))
    assert not [fault for sheet in sheets for fault in faults(sheet) if "overlap: Badge" not in fault]


@pytest.mark.parametrize(("height", "folded"), [(700, False), (840, False), (2000, True)])
def test_a_page_that_nearly_fits_is_shown_whole(tmp_path: Path, height: int, folded: bool) -> None:
    pair = a_pair(tmp_path, size=(900, height))
    (sheet,) = plan("comparison", a_case(pairs=(pair,)), pair)
    assert ("left out" in words_of([sheet])) is folded
    assert not faults(sheet)
