"""Whether the platform's rules were looked through lately."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.checks import check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="profile.review_days")
def profile_age(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Rules that nobody has looked through for a quarter.

    What it looks at: the day the platform's profile was last reviewed. Prohibited goods and category rules
    change every quarter.
    What it forgives: a quarter and a day.
    How to fix: compare the rules with the platform's help pages; note what changed in platforms/NAME.toml
    beside your cases, with `extends` and a new `reviewed`.
    Example: a profile of January, used in June.
    """
    days = (case.today - platform.reviewed).days
    limit = int(platform.value("profile.review_days"))
    if days > limit:
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say(
                "the rules of {platform} were last reviewed {days} days ago",
                platform=platform.title,
                days=days,
            ),
            required=say("a review at least every {days} days", days=limit),
            fix=say("compare them with the platform's help pages before you rely on them"),
        )
    if platform.reference:
        yield Flaw(
            place=WHOLE_CASE,
            related=(),
            measured=say(
                "the profile of {platform} is a reference: it holds only a few rules", platform=platform.title
            ),
            required=say("rules that were collected for this marketplace"),
            fix=say("read the platform's own help too; add what you learn to platforms/ beside your cases"),
            severity=Severity.NOTE,
        )
