"""Whether the subject line has the platform's form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.case.case import Case
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="appeal.email_subject")
def appeal_subject(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A subject line in another form than the platform's.

    What it looks at: your own subject line against the platform's form, and whether it names a SKU of the
    case.
    What it forgives: a hyphen for the dash; a case without a subject of yours, for which one is written.
    How to fix: take the form: Appeal: SKU – Fixed violation.
    Example: "URGENT!!! please restore".
    """
    subject = case.declared.appeal.subject
    if not subject:
        raise Skip(say("there is no subject of yours; one is written in the platform's form"))
    form = str(platform.value("appeal.email_subject"))
    shape = re.escape(form).replace(r"\{sku\}", r"(?P<sku>.+?)").replace(r"\{violation\}", ".+")
    shape = re.sub(r"(\\ )?–(\\ )?", r"\\s*[–—-]\\s*", shape)
    hit = re.fullmatch(shape, subject)
    skus = [listing.sku for listing in case.declared.listings if listing.sku]
    if hit is None or (skus and not any(sku in hit.group("sku") for sku in skus)):
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say("“{subject}”", subject=subject),
            required=say("{form}", form=form.format(sku=", ".join(skus) or "SKU", violation="…")),
            fix=say("write it in this form, or leave it empty: then it is written for you"),
        )
