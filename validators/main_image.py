"""Whether main pictures are large enough, on white, without words and seals."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.declared import Role
from evidence.case.roles import is_read, with_role
from evidence.checks import Ask, check
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.reading import Page, Picture

_WHITE = 0.95
"""Share of the outermost pixels that are white where the ground is."""
_WORDS_READ = 0.6


@check(Severity.ERROR, rule="image.main_min_px", cites=("image.main",))
def main_image(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A main picture that is too small, not on white, or bears words.

    What it looks at: the pixels of each main picture; whether its rim is white; words that can be read on it.
    What it forgives: pictures that are not the main one; words so faint that they are hardly read; print on
    the goods themselves is a question, not a fault.
    How to fix: take the picture again on white, without logo, frame and words; do not enlarge a small one.
    Example: 800 x 800 pixels with a yellow "NEW" in the corner.
    """
    pictures = with_role(case, Role.MAIN_IMAGE)
    judged = [(d, page, picture) for d in pictures if is_read(d) for page, picture in _largest(d)]
    if not judged:
        raise Ask(say("name the main pictures in case.toml: main_images in each [[listings]]"))
    least = platform.value("image.main_min_px")
    for document, page, picture in judged:
        yield from _size(document, picture, (int(least[0]), int(least[1])))
        if platform.rule("image.main"):
            yield from _ground(document, page, picture, platform)
            yield from _words(document, page)


def _largest(document: Document) -> Iterator[tuple[Page, Picture]]:
    for page in document.reading.pages:
        if page.pictures:
            yield page, max(page.pictures, key=lambda one: one.pixels[0] * one.pixels[1])


def _size(document: Document, picture: Picture, least: tuple[int, int]) -> Iterator[Flaw]:
    width, height = picture.pixels
    if width < least[0] or height < least[1]:
        yield Flaw(
            place=Place(document.name),
            related=(),
            measured=say("{width} x {height} pixels", width=width, height=height),
            required=say("at least {width} x {height} pixels", width=least[0], height=least[1]),
            fix=say("take the picture again; do not enlarge a small one"),
        )
    elif picture.enlarged:
        yield Flaw(
            place=Place(document.name),
            related=(),
            measured=say("enough pixels, but hardly any detail in them: it may have been enlarged"),
            required=say("a picture taken at this size"),
            fix=say("look at it at full size; take it again where it is soft"),
            sure=False,
            severity=Severity.WARNING,
        )


def _ground(document: Document, page: Page, picture: Picture, platform: Platform) -> Iterator[Flaw]:
    if picture.white_rim is None or picture.white_rim >= _WHITE:
        return
    yield Flaw(
        place=Place(document.name, page.number),
        related=(),
        measured=say("its rim is white only for {share} %", share=round(picture.white_rim * 100)),
        required=say("a white ground, without frame"),
        fix=say("take the picture on white, or cut the goods out cleanly"),
        severity=platform.weight("image.main"),
    )


def _words(document: Document, page: Page) -> Iterator[Flaw]:
    """Words on the picture; they may be printed on the goods, so a person looks."""
    lines = [line for line in page.lines if line.confidence >= _WORDS_READ and len(line.text) > 1]
    if lines:
        first = lines[0]
        yield Flaw(
            place=Place(document.name, page.number, first.box, first.text),
            related=(),
            measured=say("words on it: “{words}”", words=" / ".join(line.text for line in lines[:3])),
            required=say("no text and no logo on the main picture"),
            fix=say("take them off, unless they are printed on the goods"),
            sure=False,
            severity=Severity.WARNING,
        )
