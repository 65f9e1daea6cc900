"""case.toml changed by answers: what was written by hand stays, and nothing that cannot be read is written."""

from __future__ import annotations

from typing import Any

import pytest

from evidence.case.amend import (
    with_confirm,
    with_ignored,
    with_values,
    with_waive,
    without_confirm,
    without_ignored,
    without_waive,
)
from evidence.case.declared import Boxed, Confirm, Waive
from evidence.case.toml import parse_declared
from evidence.errors import WrongCall

OWN = """# by hand
platform = "joom"  # ours

[[waive]]
code = "file_name"
file = "a.pdf"
reason = "agreed"

[[waive]]
code = "deadline"
reason = "late"

[company]
zh = "示例公司"
"""


def test_values_are_set_at_the_top_in_tables_and_in_the_first_listing() -> None:
    given = {
        "platform": "ozon",
        "company.en": "Example Ltd.",
        "listings[].sku": "EX-1",
        "listings[].markets": ["RU"],
    }
    declared = parse_declared(with_values("", given))
    assert (declared.platform, declared.company.en) == ("ozon", "Example Ltd.")
    assert (declared.listings[0].sku, declared.listings[0].markets) == ("EX-1", ("RU",))


def test_what_was_written_by_hand_stays() -> None:
    text = with_values(OWN, {"platform": "joom", "company.zh": "示例公司"})
    assert text == OWN
    assert with_values(OWN, {"platform": "ozon"}).startswith('# by hand\nplatform = "ozon"  # ours')


def test_blocks_of_one_kind_that_stand_apart_are_all_kept() -> None:
    apart = OWN + '\n[[waive]]\ncode = "expiry"\nreason = "known"\n'
    declared = parse_declared(with_values(apart, {"platform": "ozon"}))
    assert [one.code for one in declared.waives] == ["file_name", "deadline", "expiry"]
    assert declared.company.zh == "示例公司"


def test_an_empty_value_takes_the_key_away() -> None:
    text = with_values(OWN, {"company.zh": "", "brand.name": "", "listings[].sku": None})
    declared = parse_declared(text)
    assert declared.company.zh == ""
    assert "brand" not in text
    assert not declared.listings


@pytest.mark.parametrize(
    "words", ['a "quote"', "line\nline", "反斜杠 \\", "'''", "]]", "# no comment", "\u2028"]
)
def test_any_words_are_kept_as_they_are(words: str) -> None:
    declared = parse_declared(with_waive(OWN, Waive("expiry", words, "b.pdf", "ab" * 32)))
    assert declared.waives[-1] == Waive("expiry", words, "b.pdf", "ab" * 32)


def test_a_waiver_replaces_the_older_one_for_the_same_file_only() -> None:
    text = with_waive(OWN, Waive("file_name", "again", "a.pdf"))
    text = with_waive(text, Waive("file_name", "other", "b.pdf"))
    assert [(one.file, one.reason) for one in parse_declared(text).waives if one.code == "file_name"] == [
        ("a.pdf", "again"), ("b.pdf", "other"),
    ]  # fmt: skip
    assert [one.code for one in parse_declared(without_waive(text, "deadline", None)).waives] == [
        "file_name"
    ] * 2


def test_all_values_of_a_list_are_replaced_together() -> None:
    text = with_confirm(OWN, [Confirm("a.pdf", "models", name, "seen") for name in ("A", "B")])
    text = with_confirm(text, [Confirm("a.pdf", "models", "C", "seen")])
    assert [one.value for one in parse_declared(text).confirms] == ["C"]
    assert "confirm" not in without_confirm(text, "a.pdf", "models")


def test_blocks_written_on_one_line_are_added_to() -> None:
    text = with_waive('waive = [{ code = "deadline", reason = "late" }]\n', Waive("expiry", "known"))
    assert [one.code for one in parse_declared(text).waives] == ["deadline", "expiry"]


def test_a_box_is_added_in_whole_pixels_and_removed() -> None:
    text = with_ignored(OWN, Boxed("b.png", (0.4, 0, 99.6, 40), "clock"))
    assert parse_declared(text).ignore == (Boxed("b.png", (0, 0, 100, 40), "clock"),)
    assert without_ignored(text, Boxed("b.png", (0, 0, 100, 40))).strip() == OWN.strip()


@pytest.mark.parametrize(
    "amend",
    [
        lambda: with_values(OWN, {"account.score": "good"}),
        lambda: with_confirm(OWN, [Confirm("a.pdf", "expiry_date", "soon", "seen")]),
        lambda: with_confirm(OWN, [Confirm("a.pdf", "colour", "red", "seen")]),
        lambda: with_waive("platform =", Waive("expiry", "known")),
    ],
)
def test_what_no_case_toml_may_say_is_refused(amend: Any) -> None:
    with pytest.raises(WrongCall):
        amend()
