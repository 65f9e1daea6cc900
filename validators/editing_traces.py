"""Signs in a file that a reviewer may ask about: image editors, later changes, dates that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from evidence.case.case import Case, Document
from evidence.case.roles import papers
from evidence.case.terms import days_of
from evidence.checks import Skip, check
from evidence.finding import Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform
from evidence.reading.reading import MarkKind

_EDITORS = re.compile(
    r"(?i)\b(photoshop|gimp|illustrator|coreldraw|affinity|pixelmator|paint\.net|canva|inkscape|meitu"
    r"|pdf-?xchange editor|sejda|smallpdf|ilovepdf|pdfescape|wps pdf|pdfelement)\b|美图|光影魔术手"
)


@check(Severity.WARNING, rule="files.no_editing", cites=("forgery",))
def editing_traces(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Traces in a file that a reviewer may ask about.

    What it looks at: the program that wrote the file, saving again after the first writing, a file made
    before the day the paper says it was issued, a bar laid over a line.
    What it forgives: office programs, scanners and printers; screenshots and photos; being saved once more
    by a viewer is a note only. A trace is no proof: many offices tidy scans in an image editor.
    How to fix: hand in the file as the issuer sent it, or a new scan of the paper original.
    Example: a certificate whose PDF says it was written by an image editor.
    """
    judged = papers(case)
    if not judged:
        raise Skip(say("there is no paper"))
    for document in judged:
        for measured, severity in _traces(document):
            yield Flaw(
                place=Place(document.name),
                related=(),
                measured=measured,
                required=say("a file as the issuer or the scanner made it"),
                fix=say("a reviewer may ask: hand in the issuer's own file, or a new scan of the original"),
                sure=False,
                severity=severity,
            )
        yield from _covered(document)


def _covered(document: Document) -> Iterator[Flaw]:
    """Bars over print, each with its spot."""
    for page in document.reading.pages:
        for mark in page.marks:
            if mark.kind is MarkKind.COVERED:
                yield Flaw(
                    place=Place(document.name, page.number, mark.box),
                    related=(),
                    measured=say("a flat bar lies where words should stand"),
                    required=say("a paper on which nothing is covered"),
                    fix=say(
                        "hand in the whole paper; if the issuer left the bar there, waive this with that reason"
                    ),
                    sure=False,
                )


def _traces(document: Document) -> Iterator[tuple[Message, Severity]]:
    reading = document.reading
    editor = _EDITORS.search(f"{reading.producer} {reading.creator}")
    if editor is not None:
        yield say("written by {program}", program=editor.group(0)), Severity.WARNING
    elif reading.revisions > 1 and not reading.signatures:
        yield (
            say("saved {count} times, each time keeping the former state", count=reading.revisions),
            Severity.NOTE,
        )
    made, issued = _made(reading.created), document.facts.issue_date
    if made is not None and issued is not None and issued.sure:
        days = [day for day in days_of(issued) if day > made]
        if days:
            yield (
                say(
                    "the file was made on {made}, before the paper's own date {day}",
                    made=made.isoformat(),
                    day=issued.value,
                ),
                Severity.WARNING,
            )


def _made(text: str) -> date | None:
    """The day of a PDF date ("D:20240312...") or an ISO one."""
    found = re.search(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)", text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
