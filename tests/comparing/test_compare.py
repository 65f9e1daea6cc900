"""Every kind of difficulty, on small pages whose changes are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_pages import LISTING, Drawn, Listing, Look, as_jpeg, covers, draw, swapped
from PIL import Image

from evidence.comparing.change import Comparison, Kind, PairVerdict
from evidence.comparing.compare import compare

SHORTER = replace(LISTING, title=LISTING.title.removeprefix("Original "))
LONGER = replace(LISTING, title=f"{LISTING.title} for Phones and Tablets, Version of this Year, Five Hours")


def between(before: Drawn, after: Drawn) -> Comparison:
    return compare(before.image, after.image)


def test_the_same_page_has_no_change() -> None:
    found = between(draw(LISTING), draw(LISTING))
    assert (found.verdict, found.changes) == (PairVerdict.NOTHING_CHANGED, ())


@pytest.mark.parametrize("dark", [False, True])
def test_a_word_taken_from_the_title_is_marked_before_and_its_place_after(dark: bool) -> None:
    before, after = draw(LISTING, Look(dark=dark)), draw(SHORTER, Look(dark=dark))
    (change,) = between(before, after).changes
    word = before.box("title", "Original")
    assert any(abs(mark[0] - word[0]) <= 3 and abs(mark[2] - word[2]) <= 3 for mark in change.marks_before)
    assert change.before is not None
    assert change.after is not None or change.ghost is not None


def test_what_a_longer_title_pushes_down_is_no_change() -> None:
    before, after = draw(LISTING), draw(LONGER)
    found = between(before, after)
    assert len(found.changes) == 1
    assert {one.why for one in found.ignored} <= {"moved only"}


@pytest.mark.parametrize(
    "changed",
    [
        replace(LISTING, price="US $21.90"),
        replace(LISTING, shipping="Ships within twenty days by air"),
        replace(LISTING, badges=("Best Seller",)),
    ],
)
def test_one_change_is_one_change(changed: Listing) -> None:
    assert len(between(draw(LISTING), draw(changed)).changes) == 1


def test_a_row_added_and_a_row_removed() -> None:
    more = replace(LISTING, rows=(*LISTING.rows[:3], ("Certificate", "CE 00345"), *LISTING.rows[3:]))
    before, after = draw(LISTING), draw(more)
    assert [change.kind for change in between(before, after).changes] == [Kind.ADDED]
    assert [change.kind for change in between(after, before).changes] == [Kind.REMOVED]


def test_a_paragraph_that_went_leaves_its_place() -> None:
    before, after = draw(LISTING), draw(replace(LISTING, texts=LISTING.texts[:1] + LISTING.texts[2:]))
    (change,) = between(before, after).changes
    assert (change.kind, change.after) == (Kind.REMOVED, None)
    assert change.ghost is not None
    assert covers(between(before, after), "before", before.box("text 1"))


def test_two_rows_in_each_others_place_have_moved() -> None:
    before, after = draw(LISTING), draw(swapped(LISTING, 1, 4))
    found = between(before, after)
    assert {change.kind for change in found.changes} == {Kind.MOVED}
    assert all(change.before and change.after for change in found.changes)


def test_another_main_picture() -> None:
    before, after = draw(LISTING), draw(replace(LISTING, motif=7))
    found = between(before, after)
    assert {change.kind for change in found.changes} == {Kind.PICTURE}
    assert all(change.before and change.before[2] <= before.box("picture")[2] + 4 for change in found.changes)


def test_a_logo_taken_off_the_picture_is_marked_alone() -> None:
    before, after = draw(LISTING), draw(replace(LISTING, logo=""))
    found = between(before, after)
    assert covers(found, "before", before.box("logo"))
    assert len(found.changes) == 1


@pytest.mark.parametrize("changed", [replace(LISTING, ground="#ffe4e6"), replace(LISTING, frame="#dc2626")])
def test_a_change_without_ink(changed: Listing) -> None:
    before, after = draw(LISTING), draw(changed)
    found = between(before, after)
    assert found.changes
    x0, y0, x1, y1 = before.box("frame")
    for change in found.changes:
        box = change.before or change.after
        assert box is not None
        assert box[0] >= x0 - 8 and box[1] >= y0 - 8 and box[2] <= x1 + 8 and box[3] <= y1 + 8  # noqa: PT018


def test_one_of_many_equal_rows_went() -> None:
    rows = (("Size", "large"),) * 6
    before, after = draw(replace(LISTING, rows=rows)), draw(replace(LISTING, rows=rows[:-1]))
    (change,) = between(before, after).changes
    assert change.kind is Kind.REMOVED


@pytest.mark.parametrize("quality", [60, 75, 90])
def test_compression_is_no_change(quality: int) -> None:
    before, after = draw(LISTING).image, as_jpeg(draw(LISTING).image, quality)
    assert compare(before, after).verdict is PairVerdict.NOTHING_CHANGED


def test_a_word_is_found_through_compression_and_said_to_be_less_certain() -> None:
    found = compare(draw(LISTING).image, as_jpeg(draw(SHORTER).image))
    assert len(found.changes) == 1
    assert found.notes


@pytest.mark.parametrize("zoom", [1.25, 1.5])
def test_another_zoom_is_no_change_and_is_said(zoom: float) -> None:
    before, after = draw(LISTING), draw(LISTING, Look(zoom=zoom))
    there, back = between(before, after), between(after, before)
    assert there.verdict is back.verdict is PairVerdict.NOTHING_CHANGED
    assert there.zoom == pytest.approx(zoom, rel=0.02)
    assert back.zoom == pytest.approx(1 / zoom, rel=0.02)
    assert "%" in str(there.notes[0])


def test_boxes_are_in_pixels_of_each_picture() -> None:
    before, after = draw(LISTING), draw(replace(LISTING, price="US $21.90"), Look(zoom=1.25))
    found = between(before, after)
    assert covers(found, "before", before.box("price", "$18.40"))
    assert covers(found, "after", after.box("price", "$21.90"))


def test_another_width_is_no_change() -> None:
    found = between(draw(LISTING), draw(LISTING, Look(width=1100)))
    assert found.verdict is PairVerdict.NOTHING_CHANGED


def test_what_the_other_picture_cannot_show_is_no_change() -> None:
    whole = draw(LISTING).image
    part = whole.crop((0, 0, whole.width, 500))
    assert compare(whole, part).verdict is PairVerdict.NOTHING_CHANGED
    assert compare(part, whole).verdict is PairVerdict.NOTHING_CHANGED


def test_scrolled_pictures_are_compared_where_both_show_the_page() -> None:
    before, after = draw(LISTING).image, draw(replace(LISTING, price="US $21.90")).image
    found = compare(before.crop((0, 60, 1000, 600)), after.crop((0, 110, 1000, 650)))
    assert len(found.changes) == 1


def test_a_header_that_stays_while_the_page_scrolls_has_not_changed() -> None:
    page = draw(LISTING)
    before, after = page.image.crop((0, 0, 1000, 600)), page.image.crop((0, 120, 1000, 720))
    after.paste(page.image.crop((0, 0, 1000, 48)), (0, 0))
    assert not covers(compare(before, after), "after", page.box("clock"))


def test_boxes_to_ignore_are_ignored_and_listed() -> None:
    before, after = draw(LISTING), draw(replace(LISTING, cards=2))
    x0, y0, x1, y1 = (float(edge) for edge in before.box("cards"))
    named = (x0 - 5, y0 - 5, x1 + 5, y1 + 5)
    assert between(before, after).changes
    for found in (
        compare(before.image, after.image, ignore=[named]),
        compare(before.image, after.image, ignore_before=[named]),
        compare(before.image, after.image, ignore_after=[named]),
    ):
        assert found.verdict is PairVerdict.NOTHING_CHANGED
        assert "asked for" in {one.why for one in found.ignored}


def test_two_different_pages_are_told_apart() -> None:
    other = replace(
        LISTING,
        title="Garden hose",
        texts=("Nothing here belongs to the other shop at all, not one line of it.",) * 3,
        rows=(("Length", "12 m"), ("Valve", "brass")),
        badges=(),
        motif=9,
        price="EUR 7",
        shipping="Collect it yourself",
    )
    look = Look(size=22, width=900)
    assert between(draw(LISTING), draw(other, look)).verdict is PairVerdict.NOT_THE_SAME_PAGE


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (400, 300)])
def test_pictures_without_anything_on_them(size: tuple[int, int]) -> None:
    plain = Image.new("RGB", size, "white")
    assert compare(plain, plain).verdict is PairVerdict.NOTHING_CHANGED
