"""Every sentence for people goes through the catalogue, and the catalogue has all of them in Chinese."""

from __future__ import annotations

import gettext
import string

import pytest

from evidence.locale.update import PO, sentences


class Unknown(gettext.NullTranslations):
    """What is asked when the catalogue lacks a sentence."""

    def gettext(self, message: str) -> str:
        raise KeyError(message)


@pytest.fixture(scope="module")
def chinese() -> gettext.GNUTranslations:
    with PO.with_suffix(".mo").open("rb") as source:
        catalogue = gettext.GNUTranslations(source)
    catalogue.add_fallback(Unknown())
    return catalogue


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def has_words(template: str) -> bool:
    return any(c.isalpha() for text, _, _, _ in string.Formatter().parse(template) for c in text)


def test_every_sentence_has_its_chinese(chinese: gettext.GNUTranslations) -> None:
    lacking = []
    for sentence in filter(has_words, sentences()):
        try:
            chinese.gettext(sentence)
        except KeyError:
            lacking.append(sentence)
    assert not lacking, "run python -m evidence.locale.update and translate what is empty"


def test_a_translation_keeps_the_fields(chinese: gettext.GNUTranslations) -> None:
    for sentence in filter(has_words, sentences()):
        assert fields(chinese.gettext(sentence)) == fields(sentence), sentence
