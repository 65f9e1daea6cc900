"""Words in listings and papers: looking for whole words, whatever their case or width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from evidence.case.declared import Listing, Wording
from evidence.finding import Message, say


def plain(text: str) -> str:
    """Text for comparing: composed, narrow, small, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def words_in(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words and phrases that stand in the text as whole words; Chinese ones anywhere."""
    shown = plain(text)
    return tuple(word for word in words if _stands(plain(word), shown))


def _stands(word: str, text: str) -> bool:
    if not word:
        return False
    if any(sign > "\u2e80" for sign in word):
        return word in text
    spaced = re.escape(word).replace(r"\ ", r"[\s\-]*")
    return re.search(rf"(?<!\w){spaced}(?!\w)", text) is not None


def joined(parts: Sequence[Message]) -> Message:
    """Messages in a row, comma between; there is at least one."""
    row = parts[0]
    for part in parts[1:]:
        row = say("{one}, {other}", one=row, other=part)
    return row


def wording_parts(wording: Wording) -> Iterator[tuple[Message, str]]:
    """Each part of a listing's words with what it is called."""
    if wording.title:
        yield say("title"), wording.title
    for number, bullet in enumerate(wording.bullets, 1):
        yield say("bullet point {number}", number=number), bullet
    if wording.description:
        yield say("description"), wording.description
    for name, value in wording.attributes:
        yield say("attribute {name}", name=name), value


def now_says(listing: Listing) -> Wording:
    """What a listing says now: the words after the correction; those before where none are declared."""
    return listing.after if listing.after != Wording() else listing.before


def called(listing: Listing) -> str:
    """What to call a listing in a finding."""
    return listing.sku or listing.url or "?"


def goods_words(listing: Listing) -> str:
    """All that tells what kind of goods a listing sells."""
    return " ".join((listing.category, listing.before.title, listing.after.title))
