"""Whether what must stand on a paper of its type was found on it."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Document
from evidence.case.roles import is_read, papers
from evidence.case.texts import joined
from evidence.checks import Skip, check
from evidence.facts.paper_type import PaperType, paper_types
from evidence.finding import Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform

_JUDGED_ELSEWHERE = frozenset(
    {"models", "expiry_date", "end", "validity", "grantee", "grantor", "seal", "signature"}
)
_NAMES = {
    "issuing_body": say("who issued it"),
    "holder": say("whom it is for"),
    "manufacturer": say("the maker"),
    "issue_date": say("the day of issue"),
    "cert_number": say("its number"),
    "registration_number": say("the registration number"),
    "standards": say("the standards or directives"),
    "product": say("the product"),
    "brand": say("the brand"),
}


@check(Severity.WARNING)
def paper_contents(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Something that papers of this type bear was not found on one.

    What it looks at: the list of what must stand on each type of paper: number, holder, maker, day of issue,
    standards, brand, issuer.
    What it forgives: papers of a type that is not known. What other checks ask for (models, end, parties of
    letters, seal) is left to them.
    How to fix: look for it on the paper; where it stands there, confirm it in case.toml; else ask the issuer.
    Example: a declaration of conformity without any standard.
    """
    judged = [
        (d, kind) for d in papers(case) if is_read(d) and (kind := paper_types().get(d.facts.type or ""))
    ]
    if not judged:
        raise Skip(say("there is no paper of a known type"))
    for document, kind in judged:
        missing = list(_missing(document, kind))
        if missing:
            yield Flaw(
                place=Place(document.name),
                related=(),
                measured=say("not found on it: {what}", what=joined(missing)),
                required=say("what stands on every {type}", type=say(kind.name)),
                fix=say("look for it on the paper and confirm it in case.toml, or ask the issuer"),
                sure=False,
            )


def _missing(document: Document, kind: PaperType) -> Iterator[Message]:
    for group in kind.must_have:
        if not _JUDGED_ELSEWHERE & set(group) and not any(getattr(document.facts, field) for field in group):
            yield _NAMES[group[0]]
