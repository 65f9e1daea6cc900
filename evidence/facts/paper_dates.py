"""The two dates of a paper that matter: issued and valid until, each sure or with what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from evidence.facts.date_cues import Role
from evidence.facts.date_numbers import OWN_NUMBER
from evidence.facts.date_order import Habit, habit_of, habit_of_term, read_by_habit, whole_years
from evidence.facts.date_roles import dated
from evidence.facts.date_torn import complete_torn
from evidence.facts.dated import Dated
from evidence.facts.dates import PrintedDate
from evidence.facts.fact import Fact, Kind
from evidence.facts.layout import around, join_cells
from evidence.facts.ties import Form
from evidence.finding import Message, say

_ENOUGH = 0.6
_MARGIN = 0.1
_READ_WELL = 0.8
_LATER_PAGE = 0.9
_START = 0.78
_START_OF_LETTER = 0.6
"""How much the start of a term counts as the day of issue; letters bear a date of their own."""
_LETTERS = (Kind.AUTHORIZATION, Kind.DECLARATION, Kind.OTHER)
_RENEWED = ("revision_date", "renewal_date")
_BARE = 0.55
_OF_GOODS = (Kind.TEST_REPORT, Kind.OTHER)
_GOODS = re.compile(r"manufactur|produc|生产|制造|出厂|изготовлен|производств", re.I)
_AGAIN = 0.02


@dataclass(frozen=True, slots=True)
class PaperDates:
    """issue and expiry as facts; None where the paper prints none. every: all its dates with their roles.

    habit: how the paper writes dates. made: the day its file was made, None where that is not known.
    """

    issue: Fact | None
    expiry: Fact | None
    every: tuple[Dated, ...]
    habit: Habit
    made: date | None

    def day_of(self, one: Dated) -> date:
        """The day a date of this paper means, as likely as can be."""
        return read_by_habit(one.printed, self.habit, self.made)[0]


@dataclass(frozen=True, slots=True)
class _Choice:
    day: date
    score: float
    settled: bool
    others: tuple[date, ...]
    spot: Dated
    clear: float


def read_dates(forms: Sequence[Form], text: str, created: str, kind: Kind) -> PaperDates:
    """Issue and expiry of a paper. text: all its words. created: when the file was made, as its metadata say."""
    own_number = (*OWN_NUMBER, "report_number") if kind is Kind.TEST_REPORT else OWN_NUMBER
    every = tuple(one for form in forms for one in dated(form, own_number))
    habit, made = _habit(forms, text, every, kind), _made_on(created)
    start = _START_OF_LETTER if kind in _LETTERS else _START
    issues = _choices(every, habit, made, {Role.ISSUE: 1.0, Role.START: start})
    ends = _choices(every, habit, made, {Role.EXPIRY: 1.0})
    issues, ends = _confirmed(issues, [end for end in ends if not end.spot.printed.month_only])
    issue, expiry = _fact(issues) or complete_torn(forms, every), _fact(ends)
    if issue and issues and issues[0].spot.first and any(one.field in _RENEWED for one in every):
        issue = _doubt(issue, say("the paper was renewed or revised after this day"))
    if expiry and kind in _OF_GOODS and any(map(_speaks_of_making, every)):
        expiry = _doubt(expiry, say("it may be the end of the goods, not of the paper"))
    return PaperDates(*_in_order(issue, expiry), every, habit, made)


def _habit(forms: Sequence[Form], text: str, every: Sequence[Dated], kind: Kind) -> Habit:
    languages = [label.language for form in forms for label in form.labels]
    habit = habit_of(text, (one.printed for one in every), languages, american=kind is Kind.FCC_GRANT)
    if habit.settled:
        return habit
    term = habit_of_term(_printed(every, Role.ISSUE, Role.START), _printed(every, Role.EXPIRY))
    return term if term.settled else habit


def _speaks_of_making(one: Dated) -> bool:
    return one.field == "other_date" and _GOODS.search(one.reason) is not None


def _in_order(issue: Fact | None, expiry: Fact | None) -> tuple[Fact | None, Fact | None]:
    """Both, doubted where the paper would end before it begins."""
    if not issue or not expiry or expiry.value > issue.value:
        return issue, expiry
    why = say("the end ({end}) is not after the day of issue ({issue})", end=expiry.value, issue=issue.value)
    return _doubt(issue, why), _doubt(expiry, why)


def _printed(every: Iterable[Dated], *roles: Role) -> list[PrintedDate]:
    return [one.printed for one in every if one.role in roles and not one.printed.month_only]


def _confirmed(issues: list[_Choice], ends: list[_Choice]) -> tuple[list[_Choice], list[_Choice]]:
    """Both choices, read clearly after all where they are whole years apart: chance does not make a term."""
    if issues and ends and whole_years(issues[0].day, ends[0].day):
        issues, ends = [replace(issues[0], clear=1.0), *issues[1:]], [replace(ends[0], clear=1.0), *ends[1:]]
    return issues, ends


def _made_on(created: str) -> date | None:
    """The day of a PDF date ("D:20240312...") or an ISO one."""
    found = re.search(r"((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)", created)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _choices(
    every: Iterable[Dated], habit: Habit, made: date | None, weights: dict[Role, float]
) -> list[_Choice]:
    """One choice for each day in question, best first; a day printed again and again gains a little."""
    best: dict[date, _Choice] = {}
    for one in every:
        if one.role not in weights:
            continue
        day, settled, others = read_by_habit(one.printed, habit, made)
        score = one.score * weights[one.role] * (1 if one.page == 1 else _LATER_PAGE)
        new = _Choice(day, score, settled, others, one, one.clear)
        known = best.get(day)
        best[day] = _together(known, new) if known else new
    return sorted(best.values(), key=lambda choice: -choice.score)


def _together(one: _Choice, other: _Choice) -> _Choice:
    """Two printings of one day as one choice: the plainer one's spot, the better reading of the two."""
    best = max(one, other, key=lambda choice: choice.score)
    return replace(best, score=best.score + _AGAIN, clear=max(one.clear, other.clear))


def _fact(choices: list[_Choice]) -> Fact | None:
    if not choices or choices[0].spot.printed.month_only:
        return None
    best = choices[0]
    rivals = [c for c in choices[1:] if c.score > best.score - _MARGIN or _outranks(c, best)]
    why = _against(best, rivals)
    cells = best.spot.cells
    return Fact(
        value=best.day.isoformat(),
        printed=join_cells(cells),
        sure=why is None,
        page=best.spot.page,
        box=around(cell.box for cell in cells),
        read_by=cells[0].read_by,
        why=why,
        rivals=tuple(day.isoformat() for day in (*best.others, *(c.day for c in rivals))) if why else (),
    )


def _outranks(rival: _Choice, best: _Choice) -> bool:
    """Whether a day of issue stands beside a mere start of a term, or is labelled as plainly as the best."""
    if best.spot.role is Role.START:
        return rival.spot.role is Role.ISSUE and rival.score > _BARE - _MARGIN
    return _plainly_issued(rival.spot) and _plainly_issued(best.spot)


def _plainly_issued(spot: Dated) -> bool:
    return spot.role is Role.ISSUE and spot.field == "issue_date" and spot.specific and not spot.first


def _against(best: _Choice, rivals: list[_Choice]) -> Message | None:
    """Why the choice must be confirmed; None where it need not be."""
    if not best.settled:
        other = " / ".join(day.isoformat() for day in best.others)
        return say(
            "day and month could be swapped: {this} or {other}", this=best.day.isoformat(), other=other
        )
    if rivals:
        other = ", ".join(rival.day.isoformat() for rival in rivals)
        return say("another date is as likely: {other}", other=other)
    if best.spot.printed.repaired:
        return say("a character of the date was not read clearly")
    if best.clear < _READ_WELL:
        return say("the date was not read clearly")
    if best.score < _ENOUGH:
        return say("nothing on the paper says clearly what this date is")
    return None


def _doubt(fact: Fact, why: Message) -> Fact:
    return Fact(fact.value, fact.printed, False, fact.page, fact.box, fact.read_by, why, fact.rivals)
