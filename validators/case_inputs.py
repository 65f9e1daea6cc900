"""Whether case.toml says what an appeal cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.checks import check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING)
def case_inputs(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Something that only you can say is not said.

    What it looks at: whether case.toml names firm, violation, notification, when it came, the account's
    state, who owns the brand, and for each listing SKU, address, state, category, markets and models.
    What it forgives: everything, as a warning: but what is not said cannot be checked.
    How to fix: `evidence init FOLDER` writes a case.toml with every key and its meaning; fill in what is
    empty.
    Example: no models in the listing: whether the certificate covers them is not judged.
    """
    missing = list(_missing(case))
    if missing:
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say("not said in case.toml: {keys}", keys=", ".join(missing)),
            required=say("what no file can tell"),
            fix=_fix(case),
        )


def _fix(case: Case) -> Message:
    if not case.declared.source:
        return say("run evidence init on the folder and fill in the case.toml it writes")
    return say("fill it in; evidence init shows each key with an example")


def _missing(case: Case) -> Iterator[str]:
    declared = case.declared
    said = {
        "company": bool(declared.company.names),
        "violation": bool(declared.violation),
        "notification_id": bool(declared.notification_id),
        "rule_code": bool(declared.rule_code),
        "received": declared.received is not None,
        "account.state": bool(declared.account.state),
        "brand.ownership": declared.brand.ownership is not None,
        "listings": bool(declared.listings),
    }
    yield from (key for key, there in said.items() if not there)
    for key in ("sku", "url", "status", "category", "markets", "models"):
        if declared.listings and not all(getattr(listing, key) for listing in declared.listings):
            yield f"listings.{key}"
