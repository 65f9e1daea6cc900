"""Whether goods are shipped from where the label says."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, rule="logistics.label_origin")
def label_origin(case: Case, platform: Platform) -> Iterator[Flaw]:
    """The back office says one country, the shipping label another.

    What it looks at: ship_from and label_origin of each listing, and of each parcel in the orders file.
    What it forgives: where one of the two is not said.
    How to fix: set the country in the back office to the one on the label.
    Example: China in the back office, Hong Kong on the label.
    """
    listings = [(one.sku or one.url, one.ship_from, one.label_origin) for one in case.declared.listings]
    orders = [(one.number, one.ship_from, one.label_origin) for one in case.declared.orders]
    said = [entry for entry in (*listings, *orders) if entry[1] and entry[2]]
    if not said:
        raise Ask(say("write ship_from and label_origin of each listing into case.toml"))
    for name, office, label in said:
        if office.casefold() != label.casefold():
            yield Flaw(
                place=WHOLE_CASE,
                related=(),
                measured=say(
                    "{name}: shipped from {office}, the label says {label}",
                    name=name,
                    office=office,
                    label=label,
                ),
                required=say("the same country"),
                fix=say("set the country in the back office to the one on the label"),
            )
