"""Authorization chain.

From the registered owner of the mark down to the seller, letter by letter, with the days each one holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from evidence.case.case import Case, Document
from evidence.case.chain import Chain, chains
from evidence.case.parties import printed_names
from evidence.case.terms import days_of, first_day, last_day
from evidence.drawing.frame import FOOT, MARGIN, make_foot, make_head, tell_case
from evidence.drawing.plan import A4_UPRIGHT, Align, Ink, Item, Link, Rect, Run, Sheet, Stroke
from evidence.drawing.setting import About, Setting, layout
from evidence.facts.fact import Fact

_NODES = (MARGIN, 64.0)
_WORDS = (MARGIN + 21.0, 72.0)
_BARS = (MARGIN + 104.0, 86.0)
"""Left edge and width, in mm, of the firms, of what their letters say, and of the days these hold."""

_NODE_PAD = 2.2
_BEAT = 3.0
"""Millimetres between a firm and the words of the letter below or above it."""

_AXIS = 8.0
_MOST_STEPS = 6
"""Letters on a sheet at most; a longer chain goes on with the last firm repeated."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One paper of the chain, and the firm it leads to: its names as printed."""

    paper: Document
    title: str
    names: tuple[str, ...]
    first: date | None
    last: date | None
    letter: bool


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days on the sheet. start, end: the first and last day shown."""

    start: date
    end: date

    def x(self, day: date) -> float:
        share = (day - self.start).days / max(1, (self.end - self.start).days)
        return _BARS[0] + _BARS[1] * min(1.0, max(0.0, share))


@layout(About.CASE)
def authorization_chain(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """One sheet for each whole chain, or for the best broken one; none where no letter names the seller."""
    found = chains(case)
    drawn = [chain for chain in found if chain.whole] or list(found[:1])
    return tuple(sheet for chain in drawn for sheet in _sheets(case, setting, chain))


def _sheets(case: Case, setting: Setting, chain: Chain) -> Iterator[Sheet]:
    steps = [*_registration(chain), *(_letter(one) for one in chain.links)]
    start = () if chain.owner else _names(chain.links[0], "grantor")
    axis = _axis(steps, case.today)
    for place in range(0, len(steps), _MOST_STEPS):
        part = steps[place : place + _MOST_STEPS]
        above = start if place == 0 else steps[place - 1].names
        title = f"From the owner of the mark to {steps[-1].names[0] if steps[-1].names else 'the seller'}"
        head = make_head(setting, A4_UPRIGHT, "Authorization chain", title, tell_case(case, setting))
        items = _draw(setting, above, part, axis, chain, case.today, head.bottom + 4)
        foot = make_foot(setting, A4_UPRIGHT, ("Names, dates and territories as printed on the papers.",))
        yield Sheet(*A4_UPRIGHT, (*head.items, *items, *foot), "Authorization chain")


def _registration(chain: Chain) -> Iterator[_Step]:
    if chain.owner:
        paper = chain.owner
        yield _Step(paper, "Trademark", _names(paper, "holder"), *_days(paper), letter=False)


def _letter(paper: Document) -> _Step:
    return _Step(paper, "Letter of authorization", _names(paper, "grantee"), *_days(paper), letter=True)


def _names(paper: Document, field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in printed_names(paper.facts, field)))


def _days(paper: Document) -> tuple[date | None, date | None]:
    start = first_day(paper)
    first = max(days_of(start), default=None) if start else None
    return first, min(last_day(paper).days, default=None)


def _axis(steps: Sequence[_Step], today: date) -> _Axis:
    """Whole years around every day that is known."""
    known = [day for step in steps for day in (step.first, step.last) if day]
    years = [day.year for day in (*known, today)]
    return _Axis(date(min(years), 1, 1), date(max(years) + 1, 1, 1))


def _draw(
    setting: Setting,
    above: Sequence[str],
    steps: Sequence[_Step],
    axis: _Axis,
    chain: Chain,
    today: date,
    top: float,
) -> list[Item]:
    body: list[Item] = []
    down = top + _AXIS
    if above:
        node = _node(setting, above, down)
        body += node
        down = node[0].box[3]
    for step in steps:
        began = down
        words = _words(setting, step, down + _BEAT)
        down = max(words[-1].box[3], down + 10) + _BEAT
        body += [*words, *_bar(setting, step, axis, (began + down) / 2)]
        if step.letter or above:
            body.append(
                Stroke(((_NODES[0] + 14, began), (_NODES[0] + 14, down)), Ink.BLACK, 0.45, arrow=True)
            )
        part = "the seller" if step.paper is chain.links[-1] else ""
        node = _node(
            setting, step.names or ("not printed",), down, part if step.letter else "registered owner"
        )
        body += node
        down = node[0].box[3]
    limit = A4_UPRIGHT[1] - MARGIN - FOOT - 8
    return [*_calendar(setting, axis, chain, today, top, min(down + 2, limit)), *body]


def _node(setting: Setting, names: Sequence[str], top: float, part: str = "") -> list[Item]:
    """A firm: its first name in bold, the other language below; its part in the chain where it has one."""
    setter, left, width = setting.typesetter, _NODES[0] + 3, _NODES[1] + 26
    texts: list[Item] = []
    down = top + _NODE_PAD
    for place, name in enumerate(names[:3]):
        ink = Ink.BLACK if place == 0 else Ink.SOFT
        words = setter.set((left, down), name, 9, width - 6, bold=place == 0, ink=ink, most=3)
        texts.append(words)
        down = words.box[3]
    if part:
        words = setter.set((left, down + 0.3), part, 7, 60, bold=True, ink=Ink.AFTER)
        texts.append(words)
        down = words.box[3]
    box = (_NODES[0], top, _NODES[0] + width, down + _NODE_PAD)
    stroke, wide = (Ink.AFTER, 0.6) if part else (Ink.FAINT, 0.3)
    return [Rect(box, Ink.WHITE, stroke, wide, 1.2), *texts]


def _words(setting: Setting, step: _Step, top: float) -> list[Item]:
    """What the paper says, beside its arrow."""
    exhibit = setting.find(step.paper.name)
    label = f"{exhibit.label}  {step.title}" if exhibit else step.title
    left, width = _WORDS if step.letter else (_NODES[0] + 3, _WORDS[1] + 15)
    words = setting.typesetter.set((left, top), label, 8.5, width, bold=True, most=2)
    items: list[Item] = [words]
    for line in _told(step):
        words = setting.typesetter.set((left, words.box[3]), line, 8, width, most=3)
        items.append(words)
    if exhibit:
        items.insert(0, Link((left, top, left + width, words.box[3]), exhibit.label))
    return items


def _told(step: _Step) -> Iterator[tuple[Run, ...]]:
    facts = step.paper.facts
    yield from _line("Mark", [facts.brand] if facts.brand else [])
    yield from _line("Registration", [facts.registration_number] if facts.registration_number else [])
    if step.letter:
        yield from _line("Territory", facts.territory)
        yield from _line("Platforms", facts.platforms)
        yield from _line("Right to pass on", [facts.sublicensing] if facts.sublicensing else [])


def _line(name: str, facts: Sequence[Fact]) -> Iterator[tuple[Run, ...]]:
    if facts:
        words = ", ".join(fact.value + ("" if fact.sure else " (unclear)") for fact in facts)
        yield Run(f"{name}  ", ink=Ink.SOFT), Run(words)


def _bar(setting: Setting, step: _Step, axis: _Axis, middle: float) -> Iterator[Item]:
    """The days the paper holds, with its first and last day in words."""
    left = axis.x(step.first) if step.first else _BARS[0]
    right = axis.x(step.last) if step.last else _BARS[0] + _BARS[1]
    yield Rect(
        (left, middle, max(right, left + 0.8), middle + 3.2), fill=Ink.AFTER if step.letter else Ink.FAINT
    )
    days = f"{step.first or 'no start printed'} to {step.last or 'no end printed'}"
    words = setting.typesetter.set((0, 0), days, 7.5, 80)
    x = min(left, _BARS[0] + _BARS[1] - words.box[2])
    place = (x, middle - words.box[3] - 0.3)
    box = (x - 0.4, place[1], x + words.box[2] + 0.4, middle - 0.3)
    yield Rect(box, fill=Ink.WHITE)
    yield setting.typesetter.set(place, days, 7.5, 80)


def _calendar(
    setting: Setting, axis: _Axis, chain: Chain, today: date, top: float, bottom: float
) -> Iterator[Item]:
    """Years across the top, the days on which every letter holds shaded, today as a line."""
    first, last = chain.window
    if (first or last) and (first or axis.start) <= (last or axis.end):
        left, right = axis.x(first or axis.start), axis.x(last or axis.end)
        yield Rect((left, top + 5, right, bottom), fill=Ink.TINT)
    years = axis.end.year - axis.start.year
    step = max(1, -(-years // 8))
    for year in range(axis.start.year, axis.end.year + 1):
        x = axis.x(date(year, 1, 1))
        yield Stroke(((x, top + 5), (x, bottom)), Ink.RULE, 0.15)
        if (year - axis.start.year) % step == 0 and year < axis.end.year:
            yield setting.typesetter.set((x + 0.6, top + 1.4), str(year), 6.5, 20, ink=Ink.SOFT)
    x = axis.x(today)
    yield Stroke(((x, top + 5), (x, bottom)), Ink.BEFORE, 0.35, dashed=True)
    label = f"today {today.isoformat()}"
    if first and last and first <= last:
        label = f"every letter holds {first.isoformat()} to {last.isoformat()}  ·  {label}"
    yield setting.typesetter.set(
        (_BARS[0], bottom + 0.6), label, 7, _BARS[1], ink=Ink.SOFT, align=Align.RIGHT
    )
