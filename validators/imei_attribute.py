"""Whether phones for Russia say if an IMEI is required."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.texts import called, goods_words, now_says, plain, words_in
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.ERROR, rule="attr.ru_imei")
def imei_attribute(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A phone sold to Russia without the attribute "IMEI required".

    What it looks at: listings of phones with Russia among their markets: the attribute and its value, Yes
    or No.
    What it forgives: other goods, other markets.
    How to fix: set the attribute in the seller centre, then in case.toml.
    Example: a smartphone listing without the attribute.
    """
    words = platform.categories.get("phone", ())
    phones = [
        one for one in case.declared.listings if "RU" in one.markets and words_in(goods_words(one), words)
    ]
    if not phones:
        raise Skip(say("no phone is sold to Russia"))
    name = str(platform.value("attr.ru_imei"))
    for listing in phones:
        given = {plain(key): plain(value) for key, value in now_says(listing).attributes}
        if given.get(plain(name)) not in ("yes", "no"):
            yield Flaw(
                place=WHOLE_CASE,
                related=(),
                measured=say("{sku}: “{value}”", sku=called(listing), value=given.get(plain(name), "-")),
                required=say("attribute “{name}”: Yes or No", name=name),
                fix=say("set it in the seller centre, then in case.toml"),
            )
