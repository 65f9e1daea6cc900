"""Whether every file case.toml names is there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from evidence.case.case import Case
from evidence.case.declared import Declared
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR)
def declared_files(case: Case, platform: Platform) -> Iterator[Flaw]:
    """case.toml names a file that is not in the folder.

    What it looks at: every file name in case.toml: roles, proofs, pairs, main images, confirmations,
    waivers, boxes, translations.
    What it forgives: nothing; a name without its file is a claim without proof.
    How to fix: correct the name, or put the file into the folder.
    Example: proof = ["after.png"], but the file is called after.jpg.
    """
    named = list(_named(case.declared))
    if not named:
        raise Skip(say("case.toml names no file"))
    there = {*case.by_name(), *(rest.name for rest in case.intake.rest)}
    for key, file in dict.fromkeys(named):
        if file not in there:
            yield _missing(key, file, sorted(there))


def _named(declared: Declared) -> Iterator[tuple[str, str]]:
    """Each file with the key that names it."""
    for label in declared.files:
        yield "files.file", label.file
        if label.translation_of:
            yield "files.translation_of", label.translation_of
    for point in declared.all_points:
        yield from (("points.proof", proof.file) for proof in point.proof)
    for pair in declared.pairs:
        yield from (("pairs.before", pair.before), ("pairs.after", pair.after))
    for listing in declared.listings:
        yield from (("listings.main_images", file) for file in listing.main_images)
    yield from (("confirm.file", one.file) for one in declared.confirms)
    yield from (("waive.file", one.file) for one in declared.waives if one.file is not None)
    yield from (("ignore.file", one.file) for one in declared.ignore)
    yield from (("redact.file", one.file) for one in declared.redact)


def _missing(key: str, file: str, there: list[str]) -> Flaw:
    near = get_close_matches(file, there, n=1, cutoff=0.5)
    fix: Message = say("put the file into the folder, or correct the name")
    if near:
        fix = say("did you mean {near}?", near=near[0])
    return Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=say("{key} names “{file}”, which is not in the folder", key=key, file=file),
        required=say("only files that are there"),
        fix=fix,
    )
