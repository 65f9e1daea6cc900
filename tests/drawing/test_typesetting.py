from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_screens import setter

from evidence.drawing.plan import Align, Ink, Run


def lines_of(words: str, width: float, size: float = 10, **more: int) -> list[str]:
    return setter().set((0, 0), words, size, width, **more).words.split("\n")


def test_words_break_at_spaces() -> None:
    assert lines_of("one two three", 17) == ["one two", "three"]


def test_chinese_breaks_between_signs_but_not_before_a_full_stop() -> None:
    lines = lines_of("删除标题中的原装字样。", 18)
    assert len(lines) > 1
    assert not any(line.startswith("。") for line in lines)
    assert "".join(lines) == "删除标题中的原装字样。"


def test_a_bracket_stays_with_what_it_opens() -> None:
    assert not any(line.endswith("（") for line in lines_of("深圳市示例（测试）公司" * 4, 21))


def test_an_address_breaks_after_a_slash() -> None:
    lines = lines_of("https://shop.example/item/a-very-long-name/of/goods", 35)
    assert all(line[-1] in "/-._" for line in lines[:-1])


def test_a_word_without_any_break_is_cut() -> None:
    assert len(lines_of("x" * 300, 50)) > 3


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = lines_of("one two three four five six seven", 20, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_runs_keep_their_style_over_lines() -> None:
    runs = (Run("the word "), Run("Original", ink=Ink.BEFORE, struck=True), Run(" removed"))
    text = setter().set((0, 0), runs, 10, 25)
    assert len(text.lines) > 1
    assert [run.text for line in text.lines for run in line if run.struck] == ["Original"]


def test_a_mark_that_closes_never_begins_a_line() -> None:
    runs = (Run("the word "), Run("Original", struck=True), Run('" removed'))
    for width in range(18, 40):
        assert not any(
            line.startswith('"') for line in setter().set((0, 0), runs, 10, width).words.split("\n")
        )


@pytest.mark.parametrize(("align", "left"), [(Align.LEFT, 5), (Align.CENTRE, 30), (Align.RIGHT, 50)])
def test_the_box_is_where_the_ink_is(align: Align, left: float) -> None:
    text = setter().set((5, 7), "word", 10, 100, align=align)
    assert text.box[0] >= left
    assert text.box[2] <= 105.01
    assert text.box[1] == 7


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.floats(8, 80))
def test_no_line_is_wider_than_its_room_and_no_sign_is_lost(words: str, width: float) -> None:
    text = setter().set((0, 0), words, 10, width)
    assert text.box[2] - text.box[0] <= width + 0.01
    kept = "".join(setter().typeface.printable(words).split())
    assert "".join(text.words.split()) == kept
