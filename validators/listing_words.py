"""Whether prohibited words stand in a listing as it is now."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.declared import Listing, Role, Wording
from evidence.case.roles import role_of, used
from evidence.case.texts import called, now_says, wording_parts, words_in
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, rule="words.banned", cites=("words.banned_image",))
def listing_words(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A prohibited word in title, bullet points, description or on the main picture.

    What it looks at: the listing's words after the correction, else those before; the words read on its
    main pictures.
    What it forgives: words that stand only in what the listing said before; parts of longer words
    ("Originally"); words on other pictures.
    How to fix: take the word out of the listing and of the picture, in every language, and on all similar
    listings.
    Example: "Best Seller" in a bullet point, after it was taken out of the title.
    """
    listings = case.declared.listings
    if not any(list(wording_parts(now_says(listing))) or listing.main_images for listing in listings):
        raise Ask(
            say("write the listing's words into case.toml: [listings.after] title, bullets, description")
        )
    for listing in listings:
        yield from _words(listing, platform)
    yield from _pictures(case, platform)


def _words(listing: Listing, platform: Platform) -> Iterator[Flaw]:
    for where, text in wording_parts(now_says(listing)):
        found = words_in(text, platform.value("words.banned"))
        if found:
            yield Flaw(
                place=WHOLE_CASE,
                related=(),
                measured=say(
                    "{sku}, {where}: {words}", sku=called(listing), where=where, words=", ".join(found)
                ),
                required=say("none of: {words}", words=", ".join(platform.value("words.banned"))),
                fix=say("take the word out of the listing, then out of case.toml"),
                sure=listing.after != Wording(),
            )


def _pictures(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Words on main pictures; read by OCR, so a person looks."""
    banned = platform.value("words.banned_image", ())
    for document in used(case):
        if role_of(case, document) is not Role.MAIN_IMAGE:
            continue
        for page in document.reading.pages:
            for line in page.lines:
                found = words_in(line.text, banned)
                if found:
                    yield Flaw(
                        place=Place(document.name, page.number, line.box, line.text),
                        related=(),
                        measured=say("on the main picture: {words}", words=", ".join(found)),
                        required=say("a main picture without words"),
                        fix=say("replace the picture in the listing, and here"),
                        severity=platform.weight("words.banned_image"),
                    )
