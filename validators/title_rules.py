"""Whether titles keep the platform's rules: length, language, capitals, doubled words, codes, contacts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.declared import Listing
from evidence.case.texts import called, now_says
from evidence.checks import Ask, check
from evidence.finding import WHOLE_CASE, Flaw, Message, Severity, say
from evidence.platforms.platform import Platform

_HTML = re.compile(r"<[a-zA-Z/!][^>]*>|&[a-z]{2,8};")
_CONTACT = re.compile(r"(?i)https?://|www\.|@\w|\bwhats\s?app\b|\btelegram\b|\+\d[\d \-]{7,}|微信|qq\d{5,}")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"})


@check(Severity.ERROR, rule="title.max_chars", cites=("title.rules",))
def title_rules(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A title that is too long or breaks the platform's rules for titles.

    What it looks at: the title of each listing as it is now: its length, HTML, capitals or small letters
    throughout, words three times, the SKU, contacts, letters that are not English.
    What it forgives: single words in capitals, as brands and models are.
    How to fix: shorten or rewrite the title in the seller centre, then in case.toml.
    Example: "HOT SALE BLUETOOTH HEADPHONES BLUETOOTH HEADPHONES BLUETOOTH".
    """
    titled = [listing for listing in case.declared.listings if now_says(listing).title]
    if not titled:
        raise Ask(say("write the listing's title into case.toml: [listings.after] title"))
    longest = int(platform.value("title.max_chars"))
    for listing in titled:
        title = now_says(listing).title
        if len(title) > longest:
            measured = say("{count} characters", count=len(title))
            yield _flaw(listing, measured, say("at most {count} characters", count=longest), Severity.ERROR)
        if platform.rule("title.rules"):
            for fault in _faults(title, listing.sku):
                yield _flaw(listing, fault, say("a plain English title"), platform.weight("title.rules"))


def _faults(title: str, sku: str) -> Iterator[Message]:
    letters = [sign for sign in title if sign.isalpha()]
    words = [word for word in re.findall(r"[^\W_]+", title.casefold()) if word not in _SMALL]
    thrice = [word for word, count in Counter(words).items() if count > 2 and not word.isdigit()]
    if _HTML.search(title):
        yield say("it holds HTML")
    if _CONTACT.search(title):
        yield say("it holds a contact or address")
    if len(letters) > 10 and all(sign.isupper() for sign in letters):
        yield say("it is in capitals throughout")
    elif len(letters) > 10 and not any(sign.isupper() for sign in letters):
        yield say("it has no capital letter")
    if thrice:
        yield say("it repeats “{word}”", word=thrice[0])
    if len(sku) > 3 and sku.casefold() in title.casefold():
        yield say("it holds the SKU")
    if letters and sum(not sign.isascii() for sign in letters) > len(letters) / 2:
        yield say("it is not in English")


def _flaw(listing: Listing, measured: Message, required: Message, severity: Severity) -> Flaw:
    return Flaw(
        place=WHOLE_CASE,
        related=(),
        measured=say("title of {sku}: {fault}", sku=called(listing), fault=measured),
        required=required,
        fix=say("rewrite the title in the seller centre, then in case.toml"),
        severity=severity,
    )
