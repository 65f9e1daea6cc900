"""Whether one main picture serves several SKUs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from evidence.case.case import Case, Document
from evidence.case.texts import called
from evidence.checks import Ask, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform

_ALIKE = 6
"""Bits of 64 in which two pictures may differ and still look alike."""


@check(Severity.ERROR, rule="image.reuse")
def image_reuse(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The same main picture on several SKUs.

    What it looks at: the main pictures of all listings: the same file, the same bytes, or pictures that
    look alike although they were saved anew.
    What it forgives: several pictures of one SKU.
    How to fix: take a picture of its own for each SKU.
    Example: one photo of the black earphones on the listings of the black and of the blue ones.
    """
    documents = case.by_name()
    shown = [
        (listing, documents[name])
        for listing in case.declared.listings
        for name in listing.main_images
        if name in documents
    ]
    if len({id(listing) for listing, _ in shown}) < 2:
        raise Ask(say("name the main pictures of at least two listings in case.toml: main_images"))
    for (one, first), (other, second) in combinations(shown, 2):
        if one is other:
            continue
        same = first.paper.sha256 == second.paper.sha256
        if same or _alike(first, second):
            yield Flaw(
                place=Place(second.name),
                related=(Place(first.name),),
                measured=say("{one} and {other} show the same picture", one=called(one), other=called(other))
                if same
                else say(
                    "{one} and {other} show pictures that look alike", one=called(one), other=called(other)
                ),
                required=say("a main picture of its own for each SKU"),
                fix=say("take a picture of its own for each SKU"),
                sure=same,
            )


def _alike(first: Document, second: Document) -> bool:
    hashes = [_fingerprint(document) for document in (first, second)]
    return all(hashes) and bin(int(hashes[0], 16) ^ int(hashes[1], 16)).count("1") <= _ALIKE


def _fingerprint(document: Document) -> str:
    pictures = [picture for page in document.reading.pages for picture in page.pictures]
    largest = max(pictures, key=lambda one: one.pixels[0] * one.pixels[1], default=None)
    return largest.fingerprint if largest is not None else ""
