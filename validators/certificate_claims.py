"""Whether claims of approval in a listing have their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.roles import used
from evidence.case.texts import called, now_says, wording_parts
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform

_CLAIM = re.compile(r"(?i)\bFDA\b[- ]*(?:approved|certified|registered|cleared)?|FDA\s*(?:认证|批准|注册)")
_NUMBER = re.compile(r"\bK\d{6}\b|\b\d{7,11}\b")


@check(Severity.ERROR, rule="claims.fda")
def certificate_claims(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A claim such as "FDA approved" without its number.

    What it looks at: the listing's words as they are now for FDA claims, and whether a number stands beside
    them and a paper of that type is among the exhibits.
    What it forgives: listings that make no such claim.
    How to fix: take the claim out, or add the registration with its number. The FDA itself issues no
    certificates.
    Example: "FDA认证" in the title of a face mask.
    """
    spoken = [
        (listing, part) for listing in case.declared.listings for part in wording_parts(now_says(listing))
    ]
    if not spoken:
        raise Ask(
            say("write the listing's words into case.toml: [listings.after] title, bullets, description")
        )
    proven = any(document.facts.type == "fda" for document in used(case))
    for listing, (where, text) in spoken:
        hit = _CLAIM.search(text)
        if hit is not None and not (_NUMBER.search(text) and proven):
            yield Flaw(
                place=WHOLE_CASE,
                related=(),
                measured=say(
                    "{sku}, {where}: “{words}”", sku=called(listing), where=where, words=hit.group(0)
                ),
                required=say("the registration number beside the claim, and its paper"),
                fix=say("take the claim out, or add number and paper"),
            )
