from __future__ import annotations

from building import a_fact

from evidence.facts.brands import doubt_mixed_letters


def test_two_alphabets_in_one_word_are_a_doubt() -> None:
    brand = doubt_mixed_letters(a_fact("РRIMЕRIKA"))
    assert brand is not None
    assert not brand.sure
    assert brand.why is not None


def test_one_alphabet_a_word_is_none() -> None:
    for name in ("PRIMERIKA", "ПРИМЕРИКА", "PRIMERIKA ПРИМЕРИКА"):
        brand = doubt_mixed_letters(a_fact(name))
        assert brand is not None
        assert brand.sure
