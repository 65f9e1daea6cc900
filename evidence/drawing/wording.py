"""Changes in plain English, for the legend and the captions: "Title: the word "Original" removed".

Words are quoted as they stand on the page. What was not read for certain is never put into words, and
neither is anything under a private box: the sentence then points to the close-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.case.declared import Listing, Wording
from evidence.comparing.change import Change, Ignored, Kind
from evidence.drawing.plan import Ink, Run
from evidence.reading.reading import join_words

_MOST_WORDS = 24

_UNREAD = {
    Kind.TEXT: "changed",
    Kind.PICTURE: "changed",
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.MOVED: "moved to another place, otherwise unchanged",
}
_THING = {
    Kind.TEXT: "Text",
    Kind.PICTURE: "Picture",
    Kind.ADDED: "New part",
    Kind.REMOVED: "Part of the page",
    Kind.MOVED: "Part of the page",
}


def name_field(change: Change, listing: Listing | None) -> str:
    """What the change is in: the listing's field whose declared words it touches, else a plain word."""
    if listing and (change.removed or change.added):
        for name, before, after in _fields(listing.before, listing.after):
            if name == "Title" and _is_part(change) and not _is_whole(change, before, after):
                continue
            if _went(change.removed, before, after) and _went(change.added, after, before):
                return name
    return _THING[change.kind]


def describe(
    change: Change, listing: Listing | None = None, *, private: bool = False, close_up: bool = False
) -> tuple[Run, ...]:
    """The sentence. private: the change lies under a private box, so nothing of it may be said.

    close_up: the sentence stands above the close-up and need not point to it.
    """
    look = "" if close_up or change.kind is Kind.MOVED else f", see close-up {change.number}"
    if private:
        return _head("Private part"), Run("covered in this copy")
    head = _head(name_field(change, listing))
    if not change.sure:
        return head, Run(f"may differ here{look}")
    if not (change.removed or change.added):
        return head, Run(f"{_UNREAD[change.kind]}{look}")
    return head, *_say_words(change)


def _say_words(change: Change) -> tuple[Run, ...]:
    removed, added = _quote(change.removed, Ink.BEFORE, True), _quote(change.added, Ink.AFTER, False)
    if change.removed and change.added:
        return *removed, Run(" replaced by "), *added
    words, said = (change.removed, removed) if change.removed else (change.added, added)
    verb = "removed" if change.removed else "added"
    if change.kind in (Kind.ADDED, Kind.REMOVED, Kind.PICTURE):
        return *said, Run(f" {verb}")
    return Run("the word " if len(words) == 1 else "the words "), *said, Run(f" {verb}")


def _quote(words: Sequence[str], ink: Ink, struck: bool) -> tuple[Run, ...]:
    if not words:
        return ()
    kept = join_words(words[:_MOST_WORDS])
    more = " …" if len(words) > _MOST_WORDS else ""
    return Run('"'), Run(kept, ink=ink, struck=struck, bold=not struck), Run(f'{more}"')


def _head(name: str) -> Run:
    return Run(f"{name}: ", bold=True)


def _fields(before: Wording, after: Wording) -> Iterable[tuple[str, str, str]]:
    yield "Title", before.title, after.title
    old, new = dict(before.attributes), dict(after.attributes)
    for name in dict.fromkeys((*old, *new)):
        yield name, old.get(name, ""), new.get(name, "")
    yield "Bullet points", " ".join(before.bullets), " ".join(after.bullets)
    yield "Description", before.description, after.description


def _is_part(change: Change) -> bool:
    """Whether a part of the page came or went as a whole, such as a badge, and not words of a text."""
    return change.kind in (Kind.ADDED, Kind.REMOVED)


def _is_whole(change: Change, before: str, after: str) -> bool:
    """Whether the words are all that one wording of a field says."""
    told = join_words(change.removed or change.added).casefold()
    return told in (" ".join(wording.casefold().split()) for wording in (before, after))


def _went(words: Sequence[str], source: str, target: str) -> bool:
    return not words or (_holds(source, words) and not _holds(target, words))


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = " ".join(text.casefold().split())
    return join_words(words).casefold() in folded or all(word.casefold() in folded for word in words)


def list_ignored(ignored: Sequence[Ignored]) -> str:
    """What else differs, by why it is not counted, such as "clock, counter"; "" for nothing to be seen."""
    named = {"clock": "clock", "counter": "counter", "asked for": "part named by the seller"}
    return ", ".join(dict.fromkeys(named[one.why] for one in ignored if one.why in named))
