"""What each printed date of a page is: the day of issue, the start or the end of a term, or a date of
something else.

Labels speak first, unless a word stands nearer to the date. A date that nothing speaks for may still be the
day of issue: alone in its cell, after a place, under a signature. What speaks for a test, a directive or an
accreditation takes a date out of the race.
"""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.facts.date_cues import Cue, Role, cue_after, cue_before, speaks_of_another, speaks_of_term
from evidence.facts.date_numbers import OWN_NUMBER, judge_by_number
from evidence.facts.date_ranges import join_ranges
from evidence.facts.dated import Dated, DatePage, Spot, read_spots
from evidence.facts.layout import Cell
from evidence.facts.ties import Form, Relation, Tie, labels_of

_EDGE = 0.045
"""The outermost part of a page's height, where programs print dates of their own."""
_LOOSE = 0.45
_DIGITAL = re.compile(r"\s*\d{1,2}:\d\d:\d\d\s*[+\-Z]\s*\d\d'?:?\d\d")
"""A time of day with its zone: when a digital signature was put on, which is not yet the day of issue."""
_PROSE = 24
_ALONE = re.compile(r"[\W\d_]*(?:\d{1,2}:\d\d.*)?")
_PLACE = re.compile(
    r"^\W*(?:(?:in|at|done at|given at|fait à|den|place[^:]{0,20}:)\s+)?(?:[^\W\d]+[\s,.]*){1,4}[,，]?\s*$",
    re.I,
)
_PLACE_LONG = 40
_STARTS = re.compile(r"from|start|effective|с$|ab$|von|desde|生效|起", re.I)
_FIRST = re.compile(r"initial|first|original|初次|首次|初始|初回|prima|primera|première|primeira|erst", re.I)
_PLAIN_DATE = 5
_AT_ONCE = 0.8
"""A date right behind its label, even where no colon stands between."""
_ROLES = {
    "issue_date": Role.ISSUE,
    "expiry_date": Role.EXPIRY,
    "validity": Role.EXPIRY,
    "received_date": Role.OTHER,
    "test_date": Role.OTHER,
    "application_date": Role.OTHER,
    "surveillance_date": Role.OTHER,
    "renewal_date": Role.OTHER,
    "revision_date": Role.OTHER,
    "other_date": Role.OTHER,
    "report_number": Role.OTHER,
    "other_number": Role.OTHER,
}


def dated(form: Form, own_number: tuple[str, ...] = OWN_NUMBER) -> tuple[Dated, ...]:
    """Every date of a page with its role.

    own_number: the label fields under which this kind of paper has its own number.
    """
    page, spots = read_spots(form)
    judged = tuple(_judge(page, spot) for spot in spots)
    return tuple(judge_by_number(form, one, own_number) for one in join_ranges(page, judged, _labelled))


def _labelled(form: Form, cell: Cell) -> Tie | None:
    """The label that speaks for a date; only the first line of what a label says is a date of its."""
    ties = [tie for tie in labels_of(form, cell) if tie.label.field in _ROLES]
    return next((tie for tie in ties if tie.score > _LOOSE and not tie.row), None)


def _judge(page: DatePage, spot: Spot) -> Dated:
    tie = _labelled(page.form, spot.cells[0])
    if not tie and _at_edge(page, spot):
        return Dated(spot, Role.OTHER, 0.5, "page edge")
    if _DIGITAL.match(spot.after):
        return Dated(spot, Role.ISSUE, _LOOSE, "digital signature")
    cue = _cue(spot, tie)
    if cue and cue.role is Role.UNTIL and not tie:
        cue = replace(cue, role=Role.EXPIRY if speaks_of_term(f"{spot.above} {spot.before}") else Role.OTHER)
    if cue and cue.role not in (Role.PLACE, Role.UNTIL):
        return _by_cue(spot, cue)
    bare = _by_itself(page, spot)
    if not tie:
        return bare
    labelled = _by_label(spot, tie)
    if labelled.role is not Role.ISSUE:
        return labelled
    more = 0.05 if tie.relation is Relation.ABOVE else 0.0
    return replace(labelled, score=max(labelled.score, bare.score + more))


def _at_edge(page: DatePage, spot: Spot) -> bool:
    box = page.rows[spot.row].box
    middle = (box[1] + box[3]) / 2 / page.form.sheet.page.height
    return not _EDGE < middle < 1 - _EDGE


def _cue(spot: Spot, tie: Tie | None) -> Cue | None:
    """The word nearest to the date, unless the label stands nearer."""
    cue = cue_before(_behind_label(spot, tie) if tie else spot.before)
    after = cue_after(spot.after)
    if after and after.role is not Role.OTHER and (cue is None or cue.role is Role.OTHER) and not tie:
        return after
    if cue is None and tie is None and not spot.before.strip() and spot.above:
        above = cue_before(spot.above)
        return replace(above, distance=above.distance + 4) if above else None
    return cue


def _behind_label(spot: Spot, tie: Tie) -> str:
    """The words between the label and the date; all of them where another date stands between the two."""
    return spot.before.rpartition(tie.label.cell.text)[2]


def _by_cue(spot: Spot, cue: Cue) -> Dated:
    if cue.role is not Role.OTHER and speaks_of_another(f"{spot.above} {spot.before}"):
        return Dated(spot, Role.OTHER, 0.6, "another paper")
    score = 0.9 - 0.012 * cue.distance - (0.1 if cue.role is Role.ISSUE else 0.0)
    return Dated(spot, cue.role, score, cue.phrase)


def _by_label(spot: Spot, tie: Tie) -> Dated:
    role, score, phrase = _ROLES[tie.label.field], tie.score, tie.label.phrase
    specific, first = len(phrase) > _PLAIN_DATE, False
    if role is Role.ISSUE:
        first = bool(_FIRST.search(phrase))
        role = Role.START if _STARTS.search(phrase) else role
        score *= 0.72 if first else 1.0 if specific else 0.88
    if tie.label.field == "validity":
        score *= 0.9
    if specific and role is Role.EXPIRY and _at_once(spot, tie):
        score = max(score, _AT_ONCE)
    return Dated(spot, role, score, phrase, tie.label.field, specific, first)


def _at_once(spot: Spot, tie: Tie) -> bool:
    """Whether nothing stands between a label and its date, in one line."""
    return tie.relation is Relation.SAME and not re.search(r"[^\W_]", _behind_label(spot, tie))


def _by_itself(page: DatePage, spot: Spot) -> Dated:
    """A date nothing speaks for: a letter's date, a stamp's, or one in running text."""
    first, last = spot.cells[0], spot.cells[-1]
    texts = page.form.sheet.texts
    before, after = texts[first.line][: first.start], texts[last.line][last.end :]
    rest = (before + after).strip()
    score = 0.3 if spot.printed.month_only else 0.42
    if len(rest) <= 3 or _ALONE.fullmatch(rest):
        score += 0.22
    elif len(before) < _PLACE_LONG and _PLACE.match(before) and not after.strip(" .г"):
        score += 0.2
    elif len(rest) > _PROSE:
        score -= 0.22
    return Dated(spot, Role.ISSUE, score, "by itself")
