"""The fields of the declaration's form: which keys of case.toml, under which heading, by what name."""

from __future__ import annotations

from evidence.finding import say

GROUPS = {
    "group_notice": ("platform", "violation", "notice", "notification_id", "rule_code", "received"),
    "group_firm": ("company.zh", "company.en", "account.state", "account.score", "account.verified"),
    "group_brand": ("brand.name", "brand.ownership", "brand.owner"),
    "group_listing": (
        "listings[].sku",
        "listings[].url",
        "listings[].category",
        "listings[].markets",
        "listings[].models",
    ),
}
"""Keys of case.toml by the heading they stand under."""

FIELDS = {
    "platform": (say("Platform"), None),
    "violation": (say("Violation"), say("what the notice accuses you of")),
    "notice": (say("What came"), None),
    "notification_id": (say("Number of the notice"), None),
    "rule_code": (say("Rule the notice names"), None),
    "received": (say("Received on"), say("Beijing time, as 2026-04-01 09:30")),
    "company.zh": (say("Chinese name of the firm"), say("as registered with the platform, to the letter")),
    "company.en": (say("English name of the firm"), say("as registered with the platform, to the letter")),
    "account.state": (say("State of the account"), say("as the seller centre shows it")),
    "account.score": (say("Account health"), say("0 to 100")),
    "account.verified": (say("Identity verified"), None),
    "brand.name": (say("Brand"), say("as printed on the goods")),
    "brand.ownership": (say("How you stand to the brand"), None),
    "brand.owner": (say("Owner of the mark"), say("where it is not your firm")),
    "listings[].sku": (say("SKU"), None),
    "listings[].url": (say("Address of the listing"), None),
    "listings[].category": (say("Category"), say("as the platform names it")),
    "listings[].markets": (
        say("Countries it is sold to"),
        say("two letters each, or EU; commas between them"),
    ),
    "listings[].models": (say("Models on sale"), say("as on the name plate; commas between them")),
}
"""What the fields of the form are called, with a hint where one is needed, by key of case.toml."""

CHOICES = {
    "removal": say("a removal"),
    "request": say("a request for more papers"),
    "complaint": say("a complaint of a right holder"),
    "warning": say("a serious warning"),
    "own": say("it is ours"),
    "agency": say("we sell it with leave of its owner"),
    "white_label": say("the goods bear no brand"),
    "true": say("yes"),
    "false": say("no"),
}
"""Values of choices, by what case.toml calls them."""
