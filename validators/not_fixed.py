"""Whether what was to be corrected is really gone from the screenshots after."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document, Pair
from evidence.case.declared import Role
from evidence.case.roles import is_read, with_role
from evidence.case.texts import words_in
from evidence.checks import Skip, check
from evidence.comparing.change import PairVerdict
from evidence.finding import Flaw, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR)
def not_fixed(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The screenshot after still shows what was to be gone.

    What it looks at: pairs in which nothing changed; words that a point says are gone (gone = [...]), read
    on the screenshots after.
    What it forgives: words on the screenshots before, and changes that need no word.
    How to fix: correct the listing in the seller centre, wait until the page shows it, and take the
    screenshot again.
    Example: "Original" removed from the title, but still in a bullet point.
    """
    shots = _after(case)
    if not case.pairs and not shots:
        raise Skip(say("there is no screenshot after the correction"))
    unchanged = {p.after.name: p for p in case.pairs if p.comparison.verdict is PairVerdict.NOTHING_CHANGED}
    for document, words in shots:
        if document.name in unchanged:
            yield _same(unchanged[document.name])
        else:
            yield from _still_there(document, words)


def _after(case: Case) -> list[tuple[Document, tuple[str, ...]]]:
    """Every screenshot after with the words that must be gone from it: its listing's and the case's own."""
    skus = {pair.after.name: pair.sku for pair in case.pairs}
    found = [pair.after for pair in case.pairs]
    found += [document for document in with_role(case, Role.AFTER) if document.name not in skus]
    return [(document, _gone(case, skus.get(document.name))) for document in found]


def _gone(case: Case, sku: str | None) -> tuple[str, ...]:
    points = list(case.declared.points)
    for listing in case.declared.listings:
        if not sku or not listing.sku or listing.sku == sku:
            points += listing.points
    return tuple(dict.fromkeys(word for point in points for word in point.gone))


def _same(pair: Pair) -> Flaw:
    return Flaw(
        place=Place(pair.after.name),
        related=(Place(pair.before.name),),
        measured=say("nothing changed against {file}", file=pair.before.name),
        required=say("a change that can be seen"),
        fix=say("correct the listing, then take the screenshot again; or pair other pictures"),
    )


def _still_there(document: Document, words: tuple[str, ...]) -> Iterator[Flaw]:
    """The first place where each word can still be read; a screenshot that was not read is doubted."""
    if words and not is_read(document):
        return
    if words and not any(page.lines for page in document.reading.pages):
        yield Flaw(
            place=Place(document.name),
            related=(),
            measured=say("its words could not be read"),
            required=say("a page without: {words}", words=", ".join(words)),
            fix=say("look at it yourself"),
            sure=False,
        )
    for word in words:
        for page in document.reading.pages:
            line = next((one for one in page.lines if words_in(one.text, [word])), None)
            if line is not None:
                yield Flaw(
                    place=Place(document.name, page.number, line.box, line.text),
                    related=(),
                    measured=say("“{word}” can still be read: “{line}”", word=word, line=line.text),
                    required=say("a page without “{word}”", word=word),
                    fix=say("take the word out of the listing, then take the screenshot again"),
                )
                break
