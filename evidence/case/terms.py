"""How long a paper holds.

Its first and last day as printed, every reading of them, or a term to reckon from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from evidence.case.case import Document
from evidence.case.workdays import add_months
from evidence.facts.fact import Fact, Kind
from evidence.facts.paper_type import Expiry, paper_types

_TERM = re.compile(
    r"(?i)(\d{1,2}|one|two|three|four|five|six|ten|twelve|eighteen|[一二两三四五六十])\s*[-(（]?\s*(?:\w+\s*[)）]\s*)?"
    r"(years?|yrs?|months?|年|个月|года?|лет|месяц\w*|jahre?)"
)
_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
    "twelve": 12,
    "eighteen": 18,
}
_HAN = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10}
_ENDLESS = re.compile(
    r"(?i)unlimited|indefinite|perpetual|until revoked|no expiry|长期|永久|无期限|бессрочн|не ограничен"
    r"|unbefristet"
)
_BY_KIND = {
    Kind.AUTHORIZATION: Expiry.PRINTED,
    Kind.ISO: Expiry.PRINTED,
    Kind.DECLARATION: Expiry.NONE,
    Kind.FCC_GRANT: Expiry.NONE,
    Kind.TEST_REPORT: Expiry.AGE,
}


@dataclass(frozen=True, slots=True)
class Term:
    """The last day of a paper.

    fact: what it was read from. days: every day it may be, the likeliest first; empty where the paper has
    no end or none could be told. sure: nothing of it is doubtful. endless: the paper says that it has no
    end.
    """

    fact: Fact | None
    days: tuple[date, ...]
    sure: bool
    endless: bool = False


def last_day(document: Document) -> Term:
    """The last day on which a paper holds.

    From its end date or from a printed term such as "valid for 3 years".
    """
    facts = document.facts
    printed = facts.expiry_date or facts.end
    if printed is not None:
        days = days_of(printed)
        return Term(printed, days, printed.sure and len(days) == 1)
    if facts.validity is None:
        return Term(None, (), True)
    if _ENDLESS.search(facts.validity.printed):
        return Term(facts.validity, (), facts.validity.sure, endless=True)
    return _reckoned(facts.validity, facts.start or facts.issue_date)


def first_day(document: Document) -> Fact | None:
    """The fact that says from when a paper holds: a printed start, else the day of issue."""
    return document.facts.start or document.facts.issue_date


def days_of(fact: Fact) -> tuple[date, ...]:
    """Every day a date fact may mean, the likeliest first; what is no whole date is left out."""
    days = [_day(text) for text in (fact.value, *fact.rivals)]
    return tuple(dict.fromkeys(day for day in days if day is not None))


def expected_end(document: Document) -> Expiry:
    """Whether a paper of this type bears an end date; by its kind where the type is not known."""
    known = paper_types().get(document.facts.type or "")
    if known is None:
        return _BY_KIND.get(document.facts.kind, Expiry.OPTIONAL)
    number = document.facts.cert_number
    if known.id == "eac_cert" and number is not None and re.search(r"\.[AА]\.\d{5}", number.value):
        return Expiry.OPTIONAL  # a batch certificate ends with its quantity, not on a day
    return known.expiry


def _reckoned(term: Fact, start: Fact | None) -> Term:
    """The end of "valid for N years", reckoned from the start.

    Never sure, because the rule of counting is not printed.
    """
    found = _TERM.search(term.printed)
    if found is None or start is None:
        return Term(term, (), False)
    amount, unit = found.group(1).casefold(), found.group(2).casefold()
    count = _WORDS.get(amount) or _HAN.get(amount) or int(amount)
    months = count if unit.startswith(("month", "个月", "месяц")) else count * 12
    return Term(term, tuple(add_months(day, months) for day in days_of(start)), False)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
