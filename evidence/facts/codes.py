"""What the QR and bar codes of a paper say: many laboratories print the address there where a paper can be checked."""

from __future__ import annotations

import re

from evidence.facts.fact import Fact
from evidence.reading.reading import ReadBy, Reading

_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_MOST = 20
_LONGEST = 500


def find_codes(reading: Reading) -> tuple[Fact, ...]:
    """Each content once, where it stands first; sure, for a code carries its own check digits.

    value: the text on one line, cut after 500 characters. It is never opened or looked up.
    """
    found: dict[str, Fact] = {}
    for page in reading.pages:
        for code in page.codes:
            value = _CONTROL.sub(" ", code.text).strip()[:_LONGEST]
            if value and len(found) < _MOST:
                fact = Fact(value, value, True, page.number, code.box, ReadBy.OCR)
                found.setdefault(value, fact)
    return tuple(found.values())


def is_address(fact: Fact) -> bool:
    """Whether a code holds an address of the web and nothing else."""
    return _ADDRESS.fullmatch(fact.value) is not None
