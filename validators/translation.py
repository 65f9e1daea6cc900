"""Whether papers in other languages come with an English translation."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.declared import Role
from evidence.case.roles import papers, role_of
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform

_FOREIGN = ("chinese", "cyrillic", "other")
_READ_ANYWAY = 0.25
"""Share of English lines from which a paper counts as bilingual."""


@check(Severity.ERROR, rule="brand.translation")
def translation(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A paper that is not in English and has no translation.

    What it looks at: the script of trademark papers, letters and certificates, and which file case.toml
    names as their translation (translation_of under [[files]]); whether that bears a seal.
    What it forgives: bilingual papers; EAC papers, which are Russian by law.
    How to fix: have it translated, put your company's seal on the translation, scan it in colour, and name
    it under [[files]] with role = "translation" and translation_of.
    Example: a Chinese trademark certificate alone.
    """
    judged = [document for document in papers(case) if document.facts.kind is not Kind.OTHER]
    foreign = [document for document in judged if _is_foreign(document)]
    if not judged:
        raise Skip(say("there is no certificate, letter or registration"))
    for document in foreign:
        found = [d for d in papers(case) if case.declared.label(d.name).translation_of == document.name]
        if not found:
            yield Flaw(
                place=Place(document.name),
                related=(),
                measured=say("not in English, and no translation is named"),
                required=say("an English translation with your company's seal"),
                fix=say("have it translated and sealed; name it under [[files]] with translation_of"),
            )
        for one in found:
            yield from _unsealed(one, case)


def _unsealed(document: Document, case: Case) -> Iterator[Flaw]:
    if document.facts.seal is None and role_of(case, document) is Role.TRANSLATION:
        yield Flaw(
            place=Place(document.name),
            related=(),
            measured=say("no seal was seen on the translation"),
            required=say("an English translation with your company's seal"),
            fix=say("put your company's seal on it and scan it in colour; or confirm seal in case.toml"),
            sure=False,
        )


def _is_foreign(document: Document) -> bool:
    if (document.facts.type or "").startswith("eac_"):
        return False
    pages = [page for page in document.reading.pages if page.lines]
    if not pages or not any(page.script in _FOREIGN for page in pages):
        return False
    lines = [line.text for page in pages for line in page.lines]
    english = sum(
        1 for text in lines if sum(sign.isascii() and sign.isalpha() for sign in text) > len(text) / 2
    )
    return english < _READ_ANYWAY * len(lines)
