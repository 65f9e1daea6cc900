"""Whether the papers are there that the violation asks for."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from evidence.case.case import Case
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.platforms.owed import Held, Owed, held, owed_by
from evidence.platforms.platform import Platform, Violation


@check(Severity.ERROR, cites=("appeal.must_attach", "warning.must_submit"))
def completeness(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Evidence that the violation asks for is missing.

    What it looks at: the platform's list for the declared violation: certificates, letters, registrations,
    photos, screenshots, statements; by what each paper is, or by the role you give it in case.toml.
    What it forgives: papers that only help, which warn; brand papers where the goods bear no mark.
    How to fix: add the paper; where it is there under a name that says nothing, give its role under
    [[files]].
    Example: a brand complaint answered with the agent's letter, but without the trademark certificate.
    """
    name = case.declared.violation
    if not name:
        raise Ask(say("write into case.toml what the notice accuses you of: violation"))
    violation = platform.violation(name)
    if violation is None:
        yield _unknown(name, platform)
        return
    for owed in owed_by(violation, case, platform):
        found = held(owed.item, case)
        if not found.there:
            yield _missing(owed, found, violation, platform)


def _unknown(name: str, platform: Platform) -> Flaw:
    known = [one.id for one in platform.violations.values()]
    near = get_close_matches(name, known, n=1)
    fix = say("write one of: {known}", known=", ".join(known))
    if near:
        fix = say("did you mean {near}? Else one of: {known}", near=near[0], known=", ".join(known))
    return Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=say("the violation “{name}” is not known", name=name),
        required=say("a violation of {platform}", platform=platform.title),
        fix=fix,
        sure=False,
    )


def _missing(owed: Owed, found: Held, violation: Violation, platform: Platform) -> Flaw:
    trusted = owed.must and platform.trusts(violation.confidence)
    what = say(owed.item.en)
    fix = say("add it, or give its role in case.toml under [[files]]")
    if not owed.certain:
        fix = say("say in case.toml who owns the brand (brand.ownership); add it where there is one")
    elif found.doubtful:
        fix = say("look whether it is that paper and confirm its kind in case.toml")
    return Flaw(
        place=WHOLE_CASE,
        related=tuple(Place(document.name) for document in found.doubtful),
        measured=_measured(what, found),
        required=say("for “{violation}”: {what}", violation=say(violation.en), what=what),
        fix=fix,
        sure=owed.certain and not found.doubtful,
        severity=Severity.ERROR if trusted else Severity.WARNING,
    )


def _measured(what: Message, found: Held) -> Message:
    if found.doubtful:
        return say("{what}: {file} may be it, not surely", what=what, file=found.doubtful[0].name)
    return say("{what}: not there", what=what)
