"""What facts, kinds of paper and places are called, for people, in every language of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Document
from evidence.checks import load_check
from evidence.facts.fact import Fact, Kind
from evidence.facts.paper_type import paper_types
from evidence.finding import Message, Place, say
from evidence.reading.reading import ReadBy
from evidence.report.paper_json import LISTS, SINGLE

OTHER_TITLES = {
    "packing": say("What came up while the bundle was packed"),
}
"""What outcomes are called that no validator gave, by code."""

KINDS = {
    Kind.CERTIFICATE: say("certificate"),
    Kind.DECLARATION: say("declaration of conformity"),
    Kind.FCC_GRANT: say("FCC grant"),
    Kind.TEST_REPORT: say("test report"),
    Kind.AUTHORIZATION: say("authorization letter"),
    Kind.TRADEMARK: say("trademark certificate"),
    Kind.ISO: say("ISO certificate"),
    Kind.OTHER: say("other file"),
}
_READ_BY = {
    ReadBy.TEXT: say("text of the file"),
    ReadBy.OCR: say("read from the picture"),
    ReadBy.METADATA: say("properties of the file"),
    ReadBy.USER: say("confirmed by you"),
}
_MARKS = {
    f"{colour} {kind}".strip(): say("{colour} {kind}", colour=colour_said, kind=kind_said)
    if colour
    else kind_said
    for colour, colour_said in {
        "": say("any"),
        "red": say("red"),
        "blue": say("blue"),
        "violet": say("violet"),
        "black": say("black"),
    }.items()
    for kind, kind_said in {
        "seal": say("seal"),
        "signature": say("signature"),
        "photo": say("photo"),
        "digital signature": say("digital signature"),
    }.items()
}
"""Marks are named by this program, not printed on the paper: the words that evidence.facts.marks gives them."""
_VALUES = {
    ("sublicensing", "yes"): say("allowed"),
    ("sublicensing", "no"): say("not allowed"),
    ("territory", "GLOBAL"): say("worldwide"),
    ("validity", "unlimited"): say("without end"),
}


def facts_of(document: Document) -> Iterator[tuple[str, Fact]]:
    """Every fact of a paper with its field's name, in the order in which reports show them."""
    for name in SINGLE:
        fact = getattr(document.facts, name)
        if fact is not None:
            yield name, fact
    for name in LISTS:
        yield from ((name, fact) for fact in getattr(document.facts, name))


def fact_value(name: str, fact: Fact) -> Message:
    """A fact's value as it may be shown; what a paper prints stays as it is printed."""
    if name in ("seal", "signature", "photo"):
        return mark_words(fact.value)
    if name == "validity" and "/" in fact.value:
        first, _, last = fact.value.partition("/")
        return say("{first} to {last}", first=first, last=last)
    return _VALUES.get((name, fact.value), as_it_is(visible(fact.value)))


def fact_place(fact: Fact) -> Message:
    """Where a fact stands: its page, or how it came to us where it stands on none."""
    return say("p. {page}", page=fact.page) if fact.page else _READ_BY[fact.read_by]


def read_by_words(fact: Fact) -> Message:
    """How a fact was read."""
    return _READ_BY[fact.read_by]


def kind_message(document: Document) -> Message:
    """What sort of paper it is, as finely as it is known."""
    types = paper_types()
    if document.facts.type in types:
        return Message(types[str(document.facts.type)].name)
    return KINDS[document.facts.kind]


def place_message(place: Place) -> Message:
    """A place in a few words: file, page, what is printed there."""
    file = as_it_is(visible(place.file)) if place.file is not None else say("the whole case")
    if place.page:
        file = say("{file} p. {page}", file=file, page=place.page)
    return say("{place} “{words}”", place=file, words=mark_words(place.words)) if place.words else file


def mark_words(words: str) -> Message:
    """What this program calls a seal or signature; any other words as they are."""
    return _MARKS.get(words, as_it_is(visible(words)))


def check_title(code: str) -> Message:
    """What a check is called: the first line of its docstring, without its full stop."""
    if code in OTHER_TITLES:
        return OTHER_TITLES[code]
    return Message(load_check(code).doc.strip().partition("\n")[0].rstrip("."))


def as_it_is(text: str) -> Message:
    """Text that is the same in every language: a name, a number, what a paper prints."""
    return Message("{text}", (("text", text),))


def visible(name: str) -> str:
    """A file's name as it may be shown: signs that are not printed, or turn the direction, as \\u escapes."""
    return "".join(c if c.isprintable() and not "\u200b" <= c <= "\u200f" else ascii(c)[1:-1] for c in name)
