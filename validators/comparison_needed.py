"""Whether the screenshots before and after are there in pairs, of one page."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.declared import Role
from evidence.case.roles import is_read, used, with_role
from evidence.case.texts import called
from evidence.checks import Skip, check
from evidence.comparing.change import PairVerdict
from evidence.comparing.pairs import side_of
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, cites=("appeal.must_attach",))
def comparison_needed(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A screenshot without its other half, or two of different pages.

    What it looks at: screenshots named or declared as before or after, and whether each has its partner;
    pairs whose two pictures show different pages; listings with changes to show and no pair.
    What it forgives: screenshots that do not open, which readable names; violations that need no
    comparison, where there are no such screenshots.
    How to fix: name the two alike ("before_EX-1001", "after_EX-1001"), or name the pair under [[pairs]] in
    case.toml. Take both of the same page, in the same width.
    Example: after.png alone.
    """
    halves = [document for document in used(case) if is_read(document) and _side(case, document)]
    paired = {name for pair in case.pairs for name in (pair.before.name, pair.after.name)}
    changed = [listing for listing in case.declared.listings if any(point.done for point in listing.points)]
    if not halves and not case.pairs and not changed:
        raise Skip(say("there is no screenshot before or after, and no change to show"))
    for document in halves:
        if document.name not in paired:
            yield _alone(document, _side(case, document))
    for pair in case.pairs:
        if pair.comparison.verdict is PairVerdict.NOT_THE_SAME_PAGE:
            yield _other_page(pair.before, pair.after)
    skus = {pair.sku for pair in case.pairs}
    for listing in changed:
        if case.pairs and listing.sku and listing.sku not in skus and None not in skus:
            yield _no_pair(say("{sku}: its changes are shown by no pair of screenshots", sku=called(listing)))
    if changed and not case.pairs and not halves:
        yield _no_pair(say("what was changed is shown by no pair of screenshots"))


def _side(case: Case, document: Document) -> str:
    """before or after, by the declared role or the name; "" for any other paper."""
    role = case.declared.label(document.name).role
    if role is not None:
        return str(role) if role in (Role.BEFORE, Role.AFTER) else ""
    picture = document.paper.media_type.startswith("image/")
    return side_of(document.name)[0] if picture and document not in with_role(case, Role.MAIN_IMAGE) else ""


def _alone(document: Document, side: str) -> Flaw:
    other = say("before") if side == Role.AFTER else say("after")
    return Flaw(
        place=Place(document.name),
        related=(),
        measured=say("a screenshot without its other half"),
        required=say("one of the same page {side} the correction", side=other),
        fix=say("add it under a like name, or name the pair under [[pairs]] in case.toml"),
    )


def _other_page(before: Document, after: Document) -> Flaw:
    return Flaw(
        place=Place(after.name),
        related=(Place(before.name),),
        measured=say("it does not show the same page as {file}", file=before.name),
        required=say("two screenshots of one page"),
        fix=say("take both of the same page in the same width; or pair others under [[pairs]]"),
        sure=False,
    )


def _no_pair(measured: Message) -> Flaw:
    return Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=measured,
        required=say("screenshots before and after, with the changes marked"),
        fix=say("take one of the page as it is now; the one before is in the notice or in your archive"),
        severity=Severity.WARNING,
    )
