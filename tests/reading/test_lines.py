"""Words become lines: by baseline and gap, in reading order."""

from __future__ import annotations

from evidence.reading.lines import build_lines
from evidence.reading.reading import ReadBy, Word


def word(text: str, x: float, y: float, width: float | None = None, height: float = 10) -> Word:
    return Word(text, (x, y, x + (width or 6 * len(text)), y + height))


def texts(*words: Word) -> list[str]:
    return [line.text for line in build_lines(words, ReadBy.TEXT)]


def test_words_on_one_baseline_are_a_line_whatever_their_order() -> None:
    assert texts(word("Ltd.", 90, 10), word("Example", 0, 10), word("Lighting", 45, 10.5)) == [
        "Example Lighting Ltd."
    ]


def test_a_wide_gap_begins_another_cell() -> None:
    assert texts(word("Model", 0, 10), word("T10", 42, 10)) == ["Model", "T10"]
    assert texts(word("Model", 0, 10), word("T10", 41, 10)) == ["Model T10"]


def test_lines_come_top_to_bottom_and_cells_left_to_right() -> None:
    found = texts(word("b", 200, 12), word("c", 0, 40), word("a", 0, 10), word("d", 200, 40))
    assert found == ["a", "b", "c", "d"]


def test_a_skewed_line_stays_one() -> None:
    slope = [word("word", 30 * i, 10 + 2 * i, 25) for i in range(8)]
    assert len(texts(*slope)) == 1


def test_chinese_is_joined_without_spaces() -> None:
    assert texts(word("申请人：", 0, 10, 40), word("示例", 42, 10, 20), word("Ltd", 64, 10)) == [
        "申请人：示例 Ltd"
    ]


def test_a_heading_does_not_swallow_small_print_beside_it() -> None:
    assert texts(word("BIG", 0, 0, 60, 40), word("small", 62, 15, 30, 10)) == ["BIG", "small"]


def test_the_box_goes_around_the_words() -> None:
    (line,) = build_lines([word("a", 0, 10), word("b", 10, 12)], ReadBy.TEXT)
    assert line.box == (0, 10, 16, 22)
