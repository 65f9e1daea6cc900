from __future__ import annotations

from typing import Any

import pytest

from evidence.case.declared import Listing, Wording
from evidence.comparing.change import Change, Ignored, Kind
from evidence.drawing.wording import describe, list_ignored

BOX = (0, 0, 10, 10)
LISTING = Listing(
    before=Wording(
        title="Original Example Earbuds", attributes=(("Brand", "Apple style"),), bullets=("Best Seller",)
    ),
    after=Wording(title="Example Earbuds", attributes=(("Brand", "No brand"),)),
)


def a_change(kind: Kind = Kind.TEXT, **more: Any) -> Change:
    return Change(**{"number": 4, "kind": kind, "before": BOX, "after": BOX, **more})


def said(change: Change, **more: Any) -> str:
    return "".join(run.text for run in describe(change, LISTING, **more))


@pytest.mark.parametrize(
    ("kind", "removed", "added", "sentence"),
    [
        (Kind.TEXT, ("Original",), (), 'Title: the word "Original" removed'),
        (Kind.TEXT, ("Original", "Example"), (), 'Title: the words "Original Example" removed'),
        (Kind.TEXT, (), ("new", "word"), 'Text: the words "new word" added'),
        (Kind.TEXT, ("Apple", "style"), ("No", "brand"), 'Brand: "Apple style" replaced by "No brand"'),
        (Kind.TEXT, ("原", "装"), (), 'Text: the words "原装" removed'),
        (Kind.TEXT, (), (), "Text: changed, see close-up 4"),
        (Kind.PICTURE, (), (), "Picture: changed, see close-up 4"),
        (Kind.ADDED, (), ("Certificate", "1"), 'New part: "Certificate 1" added'),
        (Kind.ADDED, (), (), "New part: added, see close-up 4"),
        (Kind.REMOVED, ("Best", "Seller"), (), 'Bullet points: "Best Seller" removed'),
        (Kind.REMOVED, (), (), "Part of the page: removed, see close-up 4"),
        (Kind.MOVED, (), (), "Part of the page: moved to another place, otherwise unchanged"),
    ],
)
def test_changes_in_plain_english(
    kind: Kind, removed: tuple[str, ...], added: tuple[str, ...], sentence: str
) -> None:
    assert said(a_change(kind, removed=removed, added=added)) == sentence


def test_above_the_close_up_nothing_points_to_it() -> None:
    assert said(a_change(Kind.PICTURE), close_up=True) == "Picture: changed"


def test_what_is_not_sure_is_not_said() -> None:
    assert said(a_change(removed=("Original",), sure=False)) == "Title: may differ here, see close-up 4"


def test_nothing_is_said_of_what_is_private() -> None:
    assert "Original" not in said(a_change(removed=("Original",)), private=True)


def test_a_whole_paragraph_is_cut_short() -> None:
    words = tuple(f"w{n}" for n in range(100))
    assert "…" in said(a_change(added=words))
    assert "w99" not in said(a_change(added=words))


def test_removed_words_are_struck_and_added_ones_bold() -> None:
    runs = describe(a_change(removed=("old",), added=("new",)))
    assert [run.text for run in runs if run.struck] == ["old"]
    assert "new" in [run.text for run in runs if run.bold]


def test_only_what_a_reviewer_may_see_is_listed_as_ignored() -> None:
    whys = ("clock", "moved only", "rendering", "counter", "clock", "not in the other picture", "asked for")
    ignored = [Ignored(why=why, before=BOX, after=BOX) for why in whys]
    assert list_ignored(ignored) == "clock, counter, part named by the seller"
