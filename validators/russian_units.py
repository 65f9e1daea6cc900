"""Whether Russian text writes battery capacity the Russian way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.texts import called, now_says, wording_parts
from evidence.checks import Skip, check
from evidence.finding import WHOLE_CASE, Flaw, Severity, say
from evidence.platforms.platform import Platform

_LATIN = re.compile(r"(?i)\bm\s*a\s*[·.]?\s*h\b|\d\s*mAh")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]{3,}")


@check(Severity.ERROR, rule="cert.ru_unit")
def russian_units(case: Case, platform: Platform) -> Iterator[Flaw]:
    """mAh in a Russian text.

    What it looks at: the listing's parts that are written in Russian, for the Latin unit.
    What it forgives: English texts; listings that are not sold to Russia.
    How to fix: write мА·ч in every Russian text.
    Example: "Аккумулятор 400 mAh".
    """
    sold = [listing for listing in case.declared.listings if "RU" in listing.markets]
    if not any(list(wording_parts(now_says(listing))) for listing in sold):
        raise Skip(say("no listing that is sold to Russia has its words in case.toml"))
    for listing in sold:
        for where, text in wording_parts(now_says(listing)):
            hit = _LATIN.search(text)
            if hit is not None and _CYRILLIC.search(text):
                yield Flaw(
                    place=WHOLE_CASE,
                    related=(),
                    measured=say(
                        "{sku}, {where}: “{words}”", sku=called(listing), where=where, words=hit.group(0)
                    ),
                    required=say("{unit}", unit=str(platform.value("cert.ru_unit"))),
                    fix=say("write {unit} in Russian text", unit=str(platform.value("cert.ru_unit"))),
                )
