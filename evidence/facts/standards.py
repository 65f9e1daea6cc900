"""Standards, directives and regulations a paper names, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.facts.fact import Fact
from evidence.facts.ties import Form

_BODY = (
    r"(?:(?:ETSI|CEN|CENELEC)\s+)?(?:DIN\s+|BS\s+|NF\s+|UNE\s+|PN-|CSN\s+)?"
    r"(?:EN|IEC|ISO|CISPR|ETSI|ANSI|IEEE|UL|CSA|ASTM|AATCC|AS/NZS|JIS|KS|NBR|GB/T|GB|YD/T|SJ/T|IS|NTC|TIS|MIL-STD|RSS|ICES)"
    r"(?:[ /](?:EN|IEC|ISO|TS|TR|IEEE|CISPR))?(?:\s?/\s?(?:IEC|ISO|EN))?"
)
_AMENDED = r"(?:\s?\+\s?(?:A|AC|AMD)\s?\d+(?:\s?:\s?\d{4})?)*"
_EDITION = r"(?:\s?V\d+(?:\.\d+)+)?(?:\s?[:(]\s?(?:19|20)\d\d(?:-\d\d)?\)?)?"
_STANDARD = re.compile(rf"(?<![A-Za-z]){_BODY}\s?[A-Z]?\d[\d.\-–]*\d?(?:\s?[-–:]\s?\d+)*{_AMENDED}{_EDITION}")
_LAW = re.compile(
    r"(?:\(?E[UC]\)?\s*)?(?:No\.?\s*)?\b(?:19\d\d|20\d\d|\d\d)/\d{1,4}/E[UCG]C?\b"
    r"|\((?:EU|EC)\)\s*(?:No\.?\s*)?\d{1,4}/\d{4}|\((?:EU)\)\s*20\d\d/\d{1,4}"
    r"|47\s*CFR(?:\s*FCC)?\s*(?:Part\s*)?[\d.]+(?:\s*Subpart\s*[A-Z])?|FCC\s*Part\s*\d+[A-Z]?(?:\s*Subpart\s*[A-Z])?"
    r"|ТР\s*(?:ТС|ЕАЭС)\s*\d{3}/\d{4}|ГОСТ(?:\s*Р)?(?:\s*(?:МЭК|ИСО|IEC|EN))?\s*[\d.\-–]+\d"
)
_MOST = 60


def find_standards(forms: Sequence[Form]) -> tuple[Fact, ...]:
    """Each standard or law once, where it stands first."""
    found: dict[str, Fact] = {}
    for form in forms:
        for line, text in enumerate(form.sheet.texts):
            for match in sorted([*_STANDARD.finditer(text), *_LAW.finditer(text)], key=re.Match.start):
                printed = match.group().strip(" .,-–(")
                key = re.sub(r"\W", "", printed).upper()
                if key not in found and len(found) < _MOST:
                    cell = form.sheet.cut(line, match.start(), match.end())
                    value = " ".join(printed.split())
                    found[key] = Fact(
                        value, printed, cell.confidence >= 0.8, cell.page, cell.box, cell.read_by
                    )
    return tuple(found.values())
