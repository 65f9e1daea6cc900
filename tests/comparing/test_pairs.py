from __future__ import annotations

import pytest

from evidence.comparing.pairs import NamedPair, pair_names, side_of


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("T10_before.png", "T10_after.png"),
        ("before/T10.png", "after/T10.jpg"),
        ("整改前.jpg", "整改后.jpg"),
        ("T10整改前截图.png", "T10整改后截图.png"),
        ("до.png", "после.png"),
        ("Listing T10 BEFORE.PNG", "Listing T10 After.png"),
    ],
)
def test_names_that_say_which_side_they_are_pair(before: str, after: str) -> None:
    (pair,) = pair_names([after, "certificate.pdf", before])
    assert (pair.before, pair.after) == (before, after)


def test_two_listings_make_two_pairs_by_what_their_names_share() -> None:
    pairs = pair_names(["A1-before.png", "A1-after.png", "B2-before.png", "B2-after.png"])
    assert [pair.key for pair in pairs] == ["a1", "b2"]


@pytest.mark.parametrize(
    "names", [["x-before.png"], ["x-before.png", "y-after.png"], ["доставка.png", "x-after.png"]]
)
def test_a_side_without_its_partner_is_no_pair(names: list[str]) -> None:
    assert pair_names(names) == ()


def test_two_candidates_for_one_side_are_no_pair() -> None:
    assert pair_names(["before.png", "before.jpg", "after.png"]) == ()


def test_words_inside_other_words_do_not_count() -> None:
    assert side_of("beforehand.png")[0] == ""
    assert side_of("заводской.png")[0] == ""


def test_pairs_are_plain_data() -> None:
    assert pair_names(["a before.png", "a after.png"]) == (NamedPair("a before.png", "a after.png", "a"),)
