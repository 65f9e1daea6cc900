"""Whether goods are listed that the platform does not take at all."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.texts import called, goods_words, words_in
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, rule="cert.banned_goods")
def banned_goods(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Goods that cannot be listed.

    What it looks at: category and titles of each listing for the kinds of goods the platform bans, such as
    laser pointers.
    What it forgives: goods whose words do not tell their kind.
    How to fix: such a listing is not appealed; take it down.
    Example: a "laser pointer pen" among office goods.
    """
    if not case.declared.listings:
        raise Ask(say("write each removed listing into case.toml under [[listings]]"))
    for listing in case.declared.listings:
        for kind in platform.value("cert.banned_goods"):
            found = words_in(goods_words(listing), platform.categories.get(kind, ()))
            if found:
                yield Flaw(
                    place=WHOLE_CASE,
                    related=(),
                    measured=say("{sku}: {words}", sku=called(listing), words=", ".join(found)),
                    required=say("goods that {platform} takes", platform=platform.title),
                    fix=say("take the listing down; it cannot be appealed"),
                    sure=False,
                )
