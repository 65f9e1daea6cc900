"""Whether every paper is in force.

Today, on the likely day of decision, and with the margin the platform asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from evidence.case.case import Case, Document
from evidence.case.places import spot
from evidence.case.roles import papers
from evidence.case.terms import Term, days_of, expected_end, first_day, last_day
from evidence.case.workdays import add_months
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.facts.paper_type import Expiry
from evidence.finding import Flaw, Message, Severity, say
from evidence.platforms.decision import likely_decision_day
from evidence.platforms.platform import Platform


@check(Severity.ERROR, cites=("cert.in_force", "brand.min_remaining_months"))
def expiry(case: Case, platform: Platform) -> Iterator[Flaw]:
    """A paper that has ended, or ends before the appeal is decided.

    What it looks at: the printed end of each certificate, letter and registration, today, on the day a
    decision is likely, and with the months the platform wants to be left; a first day that lies ahead.
    What it forgives: types of paper that bear no end date (declarations, FCC grants, test reports): these
    are not failed for lacking one. An ambiguous date where every reading of it is in force only gets a
    note.
    How to fix: ask the issuer for the renewed paper. Never change a date: forged dates close accounts for
    good.
    Example: "Valid until 03/04/2026" on 10 March 2026: 3 April or 4 March? Both readings are shown.
    """
    dated = [document for document in papers(case) if document.facts.kind is not Kind.OTHER]
    if not dated:
        raise Skip(say("there is no certificate, letter or registration"))
    decision = likely_decision_day(case, platform)
    for document in dated:
        term = last_day(document)
        yield from _not_begun(document, case.today)
        if term.days:
            yield from _ends(document, term, case.today, decision, platform)
        else:
            yield from _no_end(document, term)


def _ends(document: Document, term: Term, today: date, decision: date, platform: Platform) -> Iterator[Flaw]:
    """The gravest limit that some reading of the end misses; sure where every reading misses it."""
    months = _margin(document, platform)
    limits = [(today, say("in force today ({day})", day=_iso(today)), Severity.ERROR)]
    limits.append(
        (
            decision,
            say("in force when a decision is likely ({day})", day=_iso(decision)),
            platform.weight("cert.in_force"),
        )
    )
    if months:
        day = add_months(today, months)
        wanted = say("{months} months left ({day})", months=months, day=_iso(day))
        limits.append((day, wanted, platform.weight("brand.min_remaining_months")))
    for limit, required, severity in limits:
        missed = [day for day in term.days if day < limit]
        if missed:
            certain = len(missed) == len(term.days) and (term.sure or len(term.days) > 1)
            yield _ended(document, term, required, severity, sure=certain)
            return
    if not term.sure:
        ambiguous = len(term.days) > 1
        severity = Severity.NOTE if ambiguous else Severity.ERROR
        yield _ended(document, term, limits[-1][1], severity, sure=False)


def _ended(document: Document, term: Term, required: Message, severity: Severity, *, sure: bool) -> Flaw:
    return Flaw(
        place=spot(document, term.fact),
        related=(),
        measured=_said(term),
        required=required,
        fix=say("ask the issuer for the renewed paper")
        if sure
        else say("look at the date on the paper and confirm it in case.toml"),
        sure=sure,
        severity=severity,
    )


def _said(term: Term) -> Message:
    ends = say("it ends on {day}", day=_iso(term.days[0]))
    for other in term.days[1:]:
        ends = say("{ends} or on {day}", ends=ends, day=_iso(other))
    why = term.fact.why if term.fact is not None else None
    if why is not None and len(term.days) > 1 and all(_iso(day) in str(why) for day in term.days):
        return say("its end can be read in two ways; {why}", why=why)
    if why is not None:
        return say("{ends}: {why}", ends=ends, why=why)
    return ends


def _margin(document: Document, platform: Platform) -> int:
    """Months that must be left; asked of letters only."""
    if document.facts.kind is not Kind.AUTHORIZATION:
        return 0
    return int(platform.value("brand.min_remaining_months", 0))


def _no_end(document: Document, term: Term) -> Iterator[Flaw]:
    """No end was found: fine for types that bear none, doubtful for those that do."""
    if term.endless and document.facts.kind is not Kind.AUTHORIZATION:
        return
    if term.fact is None and expected_end(document) is not Expiry.PRINTED:
        return
    measured = say("no end date was found on it")
    if term.endless:
        measured = say("it says that it has no end; many reviewers refuse that")
    elif term.fact is not None:
        measured = say("how long it holds could not be reckoned")
    yield Flaw(
        place=spot(document, term.fact),
        related=(),
        measured=measured,
        required=say("an end date that lies ahead"),
        fix=say("look for it on the paper and confirm expiry_date in case.toml, or none where there is none"),
        sure=False,
        severity=Severity.WARNING if term.endless or not document.facts.kind_sure else Severity.ERROR,
    )


def _not_begun(document: Document, today: date) -> Iterator[Flaw]:
    """The first day lies ahead: of a printed term surely wrong, of a day of issue more likely misread."""
    fact = first_day(document)
    days = days_of(fact) if fact is not None else ()
    ahead = [day for day in days if day > today]
    if fact is None or not ahead or (len(ahead) < len(days) and fact is not document.facts.start):
        return
    begins = fact is document.facts.start
    yield Flaw(
        place=spot(document, fact),
        related=(),
        measured=say("it begins on {day}", day=_iso(ahead[0]))
        if begins
        else say("it is dated {day}, which lies ahead", day=_iso(ahead[0])),
        required=say("in force today ({day})", day=_iso(today)),
        fix=say("look at the date on the paper; wait until it holds, or confirm the right date in case.toml"),
        sure=begins and fact.sure and len(ahead) == len(days),
    )


def _iso(day: date) -> str:
    return day.isoformat()
