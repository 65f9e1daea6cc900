"""Words that changed: told exactly, or not told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image

from evidence.comparing.words import (
    MarkedLine,
    ReadWord,
    Specimen,
    ToldWords,
    split_at_gaps,
    tell_words,
    without_bullet,
)

BLANK = Image.new("RGB", (400, 40), "white")
LINE = (0, 0, 400, 20)
NONE = Specimen(())


class Reads:
    """A reader that gives these words, each 40 pixels wide and 10 apart, line after line; "?" is doubtful."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)

    def __call__(self, image: Image.Image, page: Specimen) -> Sequence[ReadWord]:
        factor = 48 / 20
        words = self._lines.pop(0).split()
        return [
            ReadWord(
                word.strip("?"),
                ((50 * n + 6) * factor, 0, (50 * n + 46) * factor, 48),
                0.3 if "?" in word else 0.95,
            )
            for n, word in enumerate(words)
        ]


def mark(*places: int) -> MarkedLine:
    return MarkedLine(LINE, tuple((50 * n, 2, 50 * n + 40, 18) for n in places))


def told(before: str, after: str, old: MarkedLine | None, new: MarkedLine | None) -> ToldWords:
    lines = [text for text, line in ((before, old), (after, new)) if line]
    return tell_words(BLANK, [old] if old else [], BLANK, [new] if new else [], Reads(*lines), NONE)


def test_a_word_that_went() -> None:
    found = told("Original Example Buds", "Example Buds", mark(0), mark())
    assert (found.removed, found.added, found.sure) == (("Original",), (), True)


def test_a_word_in_place_of_another() -> None:
    found = told("costs 18.40 today", "costs 21.90 today", mark(1), mark(1))
    assert (found.removed, found.added) == (("18.40",), ("21.90",))


def test_words_on_one_side_only_need_no_line_on_the_other() -> None:
    assert told("", "Certificate 345", None, mark(0, 1)).added == ("Certificate", "345")


def test_a_doubtful_word_is_not_told_nor_is_anything_with_it() -> None:
    found = told("Original? Example", "Fine Example", mark(0), mark(0))
    assert (found.removed, found.added, found.sure) == ((), (), False)


def test_a_doubtful_word_under_no_mark_does_not_matter() -> None:
    assert told("Original Exmple?", "Example", mark(0), mark()).removed == ("Original",)


def test_words_that_only_stand_on_another_line_now_are_not_told() -> None:
    assert told("Best Example Buds", "Buds Example", mark(0), mark()).removed == ("Best",)


def test_a_comma_written_to_a_word_makes_another_word() -> None:
    found = told("for sports", "for sports, music", mark(), mark(2))
    assert (found.removed, found.added) == (("sports",), ("sports,", "music"))


def test_marks_whose_words_are_read_alike_are_doubtful() -> None:
    assert not told("Example one", "Example one", mark(1), mark(1)).sure


def test_a_mark_without_a_word_is_doubtful() -> None:
    assert not told("Original", "Example", mark(0, 4), mark(0)).sure


def test_a_lone_sign_may_be_a_speck() -> None:
    assert not told("", ". wipe", None, mark(0, 1)).sure


def test_chinese_is_told_sign_by_sign() -> None:
    found = tell_words(
        BLANK,
        [MarkedLine(LINE, ((0, 2, 20, 18),))],
        BLANK,
        [MarkedLine(LINE, ())],
        Reads("原装耳机", "耳机"),
        NONE,
    )
    assert found.removed == ("原", "装")


@pytest.mark.parametrize(
    ("text", "marks", "parts"),
    [
        ("2m", ((0, 0, 10, 20), (18, 0, 34, 20)), ["2", "m"]),
        ("2m", ((0, 0, 10, 20), (12, 0, 26, 20)), ["2m"]),
        ("18.40", ((0, 0, 20, 20), (26, 0, 46, 20)), ["18.40"]),
    ],
)
def test_a_word_read_across_a_word_space_is_parted(
    text: str, marks: tuple[tuple[int, int, int, int], ...], parts: list[str]
) -> None:
    assert [word.text for word in split_at_gaps(ReadWord(text, (0, 0, 46, 20), 0.9), marks)] == parts


def test_where_it_cannot_be_told_how_to_part_it_is_doubtful() -> None:
    (word,) = split_at_gaps(ReadWord("abc", (0, 0, 60, 20), 0.9), ((0, 0, 20, 20), (30, 0, 50, 20)))
    assert word.confidence == 0


def test_the_dot_of_a_list_is_no_word() -> None:
    dot, word = (0, 7, 7, 14), (17, 0, 60, 20)
    assert without_bullet(MarkedLine(LINE, (dot, word))) == (word,)
    near = (9, 0, 60, 20)
    assert without_bullet(MarkedLine(LINE, (dot, near))) == (dot, near)
