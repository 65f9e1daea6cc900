from __future__ import annotations

import pytest
from building import a_fact

from evidence.facts.brands import even_mixed_letters
from evidence.reading.reading import ReadBy


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("РRIМЕRIКА", "PRIMERIKA"),
        ("NORDПIТE", "NORDПIТE"),
        ("ЛАMПA", "ЛАМПА"),
        ("РRIМЕRIКА ПЛЮС", "PRIMERIKA ПЛЮС"),
    ],
)
def test_an_engine_mixes_alphabets_and_the_word_is_of_one(seen: str, meant: str) -> None:
    brand = even_mixed_letters(a_fact(seen, read_by=ReadBy.OCR))
    assert brand is not None
    assert (brand.value, brand.printed, brand.sure) == (meant, seen, meant != seen)


def test_a_text_layer_that_mixes_alphabets_is_a_doubt() -> None:
    brand = even_mixed_letters(a_fact("РRIMЕRIKA"))
    assert brand is not None
    assert not brand.sure
    assert brand.why is not None


@pytest.mark.parametrize("name", ["PRIMERIKA", "ПРИМЕРИКА", "PRIMERIKA ПРИМЕРИКА", "РОСА"])
def test_one_alphabet_a_word_is_none(name: str) -> None:
    for read_by in (ReadBy.TEXT, ReadBy.OCR):
        brand = even_mixed_letters(a_fact(name, read_by=read_by))
        assert brand is not None
        assert (brand.value, brand.sure) == (name, True)
