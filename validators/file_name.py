"""Whether upload forms take the names of the files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.roles import used
from evidence.checks import Skip, check
from evidence.finding import Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")


@check(Severity.ERROR, rule="files.name", cites=("files.name_max_chars",))
def file_name(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A file name with characters that upload forms refuse.

    What it looks at: each file's name, sign by sign, against the platform's safe set; its length; names
    that Windows keeps for itself.
    What it forgives: the names of folders. The bundle's own upload/ folder always has safe names, and its
    manifest says which original each of them is; so a file taken from there can be uploaded as it is.
    How to fix: rename the file with plain letters, digits, dot, hyphen and underscore; or waive it and
    upload from the bundle only.
    Example: 授权书(最终).pdf
    """
    names = [document.name for document in used(case)]
    if not names:
        raise Skip(say("there is no file to look at"))
    safe = str(platform.value("files.name"))
    longest = int(platform.value("files.name_max_chars", 255))
    taken = {name.rpartition("/")[2].casefold() for name in names}
    for name in names:
        last = name.rpartition("/")[2]
        for measured, required in _faults(last, safe, longest):
            yield Flaw(
                place=Place(name),
                related=(),
                measured=measured,
                required=required,
                fix=say("rename it, for instance {name}", name=_free(_plain(last, safe), taken)),
            )


def _faults(name: str, safe: str, longest: int) -> Iterator[tuple[Message, Message]]:
    bad = [(place, sign) for place, sign in enumerate(name, 1) if not re.fullmatch(f"[{safe}]", sign)]
    allowed = say("only {signs}", signs=safe.replace("A-Za-z0-9", "A-Z a-z 0-9 "))
    if bad:
        place, sign = bad[0]
        found = say("{sign} at place {place}", sign=_shown(sign), place=place)
        if len(bad) > 1:
            found = say("{first} and {more} more", first=found, more=len(bad) - 1)
        yield found, allowed
    elif _RESERVED.match(name) or name.endswith(".") or name.startswith((".", "-")):
        yield say("a name that systems keep for themselves or hide"), say("a plain name")
    elif len(name) > longest:
        yield say("{count} characters", count=len(name)), say("at most {count} characters", count=longest)


def _shown(sign: str) -> Message:
    """A sign as a person can see it: itself in quotes, or its code where it is invisible."""
    if sign == " ":
        return say("a space")
    if unicodedata.category(sign)[0] in "CZ":
        return say("U+{code}", code=f"{ord(sign):04X}")
    return say("“{sign}”", sign=sign)


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where another file has it or was advised to take it."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (name, "")
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{stem}_{number}{ending}"
    taken.add(free.casefold())
    return free


def _plain(name: str, safe: str) -> str:
    """A safe name near this one."""
    stem, dot, ending = name.rpartition(".")
    plain = re.sub(f"[^{safe}]+", "_", unicodedata.normalize("NFKC", stem or name)).strip("._-") or "paper"
    return f"{plain[:60]}.{ending}" if dot and re.fullmatch(f"[{safe}]+", ending) else plain[:60]
