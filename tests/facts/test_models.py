"""Models as they stand on invented papers."""

from __future__ import annotations

import pytest
from invented_papers import column, line, page, paper

from evidence.facts.collect import understand
from evidence.facts.fact import Fact
from evidence.reading.reading import Line


def models(*lines: Line) -> tuple[Fact, ...]:
    return understand(paper(page(line("CERTIFICATE OF CONFORMITY", 150, 40, size=1.6), *lines))).models


def values(*lines: Line) -> list[str]:
    return [fact.value for fact in models(*lines)]


@pytest.mark.parametrize(
    ("label", "printed", "expected"),
    [
        ("Model:", "BF-100", ["BF-100"]),
        ("Model(s):", "BF-100, BF-200 & BF-300", ["BF-100", "BF-200", "BF-300"]),
        ("Model No.:", "BF-100/BF-200", ["BF-100/BF-200"]),
        ("Model / Type Ref.:", "BL-7W; BL-9W", ["BL-7W", "BL-9W"]),
        ("型号规格：", "BF-100、BF-200", ["BF-100", "BF-200"]),
        ("Modelo:", "AZ-10 / AZ-20", ["AZ-10", "AZ-20"]),
        ("Typ:", "KH-500", ["KH-500"]),
        ("Model:", "R3XX", ["R3XX"]),
        ("Model:", "DS Series", ["DS Series"]),
        ("Model:", "BF-100 Version 1.0", ["BF-100"]),
        ("Model:", "ВИУ-3,5мт, ВИУ-15мт", ["ВИУ-3,5мт", "ВИУ-15мт"]),
        ("Model:", "UP11XX (X=0~9)", ["UP11XX (X=0~9)"]),
        ("Model:", "N/A", []),
        ("Model:", "see page 3", []),
        ("Model:", "All models", []),
    ],
)
def test_behind_a_label(label: str, printed: str, expected: list[str]) -> None:
    assert values(line(label, 50, 110), line(printed, 220, 110)) == expected


def test_main_and_further_models_in_the_order_of_the_paper() -> None:
    found = values(
        line("Main Test Model:", 50, 110), line("BF-100", 220, 110),
        line("Serial Model:", 50, 128), line("BF-200, BF-300", 220, 128),
    )  # fmt: skip
    assert found == ["BF-100", "BF-200", "BF-300"]


def test_a_list_that_goes_on_in_the_next_line() -> None:
    found = values(line("Model:", 50, 110), line("BF-100, BF-200,", 220, 110), line("BF-300", 220, 124))
    assert found == ["BF-100", "BF-200", "BF-300"]


def test_a_list_in_running_text_broken_at_a_hyphen() -> None:
    found = values(
        *column(
            "заявляет, что Колонки беспроводные торговой марки «BLUEFIN», модели: BF-100, BF-200, BF-",
            "300. Изготовитель «Bluefin Audio Co., Ltd.». Место нахождения: Китай.",
            y=110,
        )
    )
    assert found == ["BF-100", "BF-200", "BF-300"]


def test_a_column_under_its_head() -> None:
    found = values(
        line("Product Name", 50, 110), line("Model", 220, 110), line("Rating", 380, 110),
        line("Speaker", 50, 124), line("BF-100", 220, 124), line("5V", 380, 124),
        line("Speaker", 50, 138), line("BF-200", 220, 138), line("9V", 380, 138),
    )  # fmt: skip
    assert found == ["BF-100", "BF-200"]


def test_instruments_of_the_laboratory_are_no_models() -> None:
    found = values(
        line("Equipment", 50, 110), line("Manufacturer", 150, 110), line("Model", 260, 110),
        line("Serial No.", 340, 110), line("Cal. due", 440, 110),
        line("Receiver", 50, 124), line("Bluefin", 150, 124), line("ESR-7", 260, 124),
        line("100123", 340, 124), line("2025-01-01", 440, 124),
    )  # fmt: skip
    assert found == []


def test_a_badly_read_model_is_not_sure() -> None:
    (fact,) = models(line("Model:", 50, 110), line("BF-1O0", 220, 110, confidence=0.5))
    assert not fact.sure


def test_every_model_has_its_spot() -> None:
    first, second = models(line("Model:", 50, 110), line("BF-100, BF-200", 220, 110))
    assert first.sure
    assert second.sure
    assert first.box is not None
    assert second.box is not None
    assert first.box[2] <= second.box[0]
