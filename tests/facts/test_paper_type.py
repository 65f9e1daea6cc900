import dataclasses

import pytest

from evidence.facts.fact import Facts
from evidence.facts.paper_type import Expiry, paper_types, plain_number

FIELDS = {field.name for field in dataclasses.fields(Facts)}


@pytest.mark.parametrize("one", paper_types().values(), ids=lambda one: one.id)
def test_each_type_is_whole(one):
    assert one.name
    assert one.zh
    assert one.kinds
    assert one.look_up
    assert one.source
    assert one.confidence in set("ASBK")
    assert {field for group in one.must_have for field in group} <= FIELDS


@pytest.mark.parametrize("one", [t for t in paper_types().values() if t.number], ids=lambda one: one.id)
def test_its_own_example_has_the_shape_and_a_word_has_not(one):
    assert not one.number_fits("see annex")
    if one.example:
        assert one.number_fits(one.example)


def test_a_type_without_a_shape_does_not_judge_numbers():
    assert paper_types()["ce_doc"].number_fits("anything") is None


def test_cyrillic_and_latin_spellings_of_an_eac_number_are_one():
    assert plain_number("ЕАЭС RU С-CN") == plain_number("EAЭC RU C-CN")
    assert paper_types()["eac_cert"].number_fits("EAЭC  RU C-CN.AA99.B.00001/25")


def test_an_fcc_id_with_a_character_too_many_does_not_fit():
    grant = paper_types()["fcc_grant"]
    assert grant.number_fits("2AZZZ" + "A" * 14)
    assert not grant.number_fits("2AZZZ" + "A" * 15)


@pytest.mark.parametrize(
    ("name", "expiry"),
    [("ccc", Expiry.PRINTED), ("ce_doc", Expiry.NONE), ("rohs", Expiry.AGE), ("ce_coc", Expiry.OPTIONAL)],
)
def test_whether_an_end_is_printed(name, expiry):
    assert paper_types()[name].expiry is expiry
