"""What is wrong with a file or page in words for people: a sentence for each kind, and the reader's own detail."""

from __future__ import annotations

import re
from functools import cache

from evidence.finding import Message, say
from evidence.reading.reading import Damage, DamageKind

KINDS: dict[DamageKind, Message] = {
    DamageKind.EMPTY: say("the file is empty"),
    DamageKind.ENCRYPTED: say("it is locked with a password"),
    DamageKind.UNSUPPORTED: say("this program cannot open such a file"),
    DamageKind.UNREADABLE: say("it is damaged and does not open"),
    DamageKind.TRUNCATED: say("its end is missing"),
    DamageKind.REPAIRED: say("it opened only after a repair"),
    DamageKind.NO_PAGES: say("it has no pages"),
    DamageKind.BLANK_PAGE: say("the page is blank"),
    DamageKind.PAGE_COUNT_DIFFERS: say("programs disagree about how many pages it has"),
    DamageKind.PAGE_SIZE: say("the page has a size that no printer has"),
    DamageKind.TOO_MANY_PAGES: say("it has more pages than are read"),
    DamageKind.TOO_MANY_PIXELS: say("the picture is too large to open"),
    DamageKind.TOO_MANY_FRAMES: say("it has more frames than are read"),
    DamageKind.TOO_LARGE: say("the file is larger than is read"),
    DamageKind.PAGES_NOT_READ: say("not all of its pages were read"),
    DamageKind.TIME_LIMIT: say("reading it took too long and was stopped"),
    DamageKind.MEMORY_LIMIT: say("reading it took too much memory and was stopped"),
    DamageKind.WORKER_DIED: say("reading it failed"),
    DamageKind.SCRIPT_NOT_READ: say("its script could not be read"),
    DamageKind.OCR_FAILED: say("its words could not be read"),
    DamageKind.READER_FAILED: say("this program failed on it; the file may be sound"),
}

_DETAILS = (
    say("only the first {first} of {count} frames"),
    say("its list of frames is damaged"),
    say("{count} frames; only the first was looked at"),
    say("{width} x {height} pixels"),
    say("more pixels than any paper needs"),
    say("it is not a picture that can be opened"),
    say("it is damaged"),
    say("it is damaged or cut off"),
    say("it is damaged or no picture"),
    say("it cannot be shown"),
    say("its pages cannot be shown"),
    say("its content is broken"),
    say("its structure is broken"),
    say("its list of pages is broken"),
    say("its size is missing or out of range"),
    say("its drawing is too deeply nested to follow to the end"),
    say("nested too deeply"),
    say("more than {most} pages"),
    say("it claims {count} pages"),
    say("the file has no page"),
    say("the file has no content"),
    say("something stands after the end of the PDF"),
    say("something stands before the beginning of the PDF"),
    say("the end of the file is missing"),
    say("no document that can be read"),
    say("larger than {size} MB"),
    say("more than {most} words; the rest was left out"),
    say("a password is needed to open it"),
    say("the pages before took too long"),
    say("only the first {first} of {count} pages"),
    say("the worker's answer makes no sense"),
    say("the reader failed on it ({error})"),
    say("needs too much memory"),
    say("took too long"),
    say("was stopped"),
    say("ended the program that read it"),
    say("too many lines to read them all"),
    say("its words take too long to make sense of"),
    say("it is a picture and another file at once"),
    say("neither Latin, Chinese nor Cyrillic print"),
    say("Tesseract failed"),
    say("install Tesseract 5 with Russian (rus.traineddata) and put it on the PATH"),
    say("one parser finds {first} pages, another {second}"),
    say("{path} does not exist"),
)


def damage_message(damage: Damage) -> Message:
    """One damage as a sentence: what it is, the page and the reader's detail."""
    message = KINDS[damage.kind]
    if damage.detail:
        message = say("{measured}: {detail}", measured=message, detail=detail_words(damage.detail))
    if damage.page is not None:
        message = say("page {page}: {what}", page=damage.page, what=message)
    return message


def detail_words(detail: str) -> Message:
    """The reader's English detail as a message that can be translated; a library's own words in quotation marks."""
    for pattern, template in _patterns():
        if found := pattern.fullmatch(detail):
            return Message(template, tuple(sorted(found.groupdict().items())))
    return say("“{detail}”", detail=detail)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(one.template), one.template) for one in _DETAILS)


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    named = (f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    return re.compile("".join(named), re.DOTALL)
