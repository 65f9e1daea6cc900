"""What every sheet has around its own matter: the head with the case's particulars, foot, numbering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from evidence.case.case import Case
from evidence.case.declared import Listing
from evidence.drawing.plan import Align, Ink, Item, Rect, Run, Sheet, Stroke, Text
from evidence.drawing.setting import Setting
from evidence.drawing.typesetting import Typesetter

MARGIN = 10.0
FOOT = 14.0
"""Millimetres above the lower margin that belong to the foot."""

_LABEL = 6.5
_VALUE = 8.5


@dataclass(frozen=True, slots=True)
class Head:
    """The items of a sheet's head, and where the room below it begins, in mm from the top."""

    items: tuple[Item, ...]
    bottom: float


def make_head(
    setting: Setting,
    size: tuple[float, float],
    kicker: str,
    title: str,
    particulars: Sequence[tuple[str, str]] = (),
    most_lines: int = 2,
) -> Head:
    """Kicker and title on the left, the exhibit's label on the right, particulars in one row below."""
    setter, width = setting.typesetter, size[0] - 2 * MARGIN
    tag = make_tag(setter, size[0] - MARGIN, MARGIN, setting.exhibit)
    room = width - (tag[0].box[2] - tag[0].box[0] + 6 if tag else 0)
    over = setter.set((MARGIN, MARGIN), kicker.upper(), 7, room, bold=True, ink=Ink.SOFT)
    name = setter.set((MARGIN, over.box[3] + 0.6), title, 13, room, bold=True, most=most_lines)
    bottom = max(name.box[3], tag[0].box[3] if tag else 0) + 1.6
    cells = _set_particulars(setter, particulars, width, bottom)
    bottom = max((cell.box[3] for cell in cells), default=bottom - 0.6) + 1.6
    rule = Stroke(((MARGIN, bottom), (MARGIN + width, bottom)), Ink.RULE, 0.25)
    return Head((over, name, *tag, *cells, rule), bottom)


def make_tag(setter: Typesetter, right: float, top: float, exhibit: str) -> tuple[Item, ...]:
    """The words "Exhibit C-1" in a frame whose upper right corner is given; nothing for no exhibit."""
    if not exhibit:
        return ()
    height = 8.0
    place = (right - 63, top + 1.75)
    words = setter.set(place, f"Exhibit {exhibit}", 10, 60, bold=True, align=Align.RIGHT, most=1)
    return Rect((words.box[0] - 3, top, right, top + height), Ink.TINT, Ink.FAINT, 0.3, 1.2), words


def _set_particulars(
    setter: Typesetter, particulars: Sequence[tuple[str, str]], width: float, top: float
) -> list[Text]:
    """Label over value, column by column; the columns share the width by what their values need."""
    told = [(label, value) for label, value in particulars if value]
    if not told:
        return []
    gap = 5.0
    needs = [
        max(setter.measure((Run(label),), _LABEL), setter.measure((Run(value),), _VALUE)) + 0.1
        for label, value in told
    ]
    widths = share_width(needs, width - gap * (len(told) - 1))
    cells: list[Text] = []
    left = MARGIN
    for (label, value), room in zip(told, widths, strict=True):
        over = setter.set((left, top), label, _LABEL, room, ink=Ink.SOFT, most=1)
        cells += [over, setter.set((left, over.box[3]), value, _VALUE, room, most=3)]
        left += room + gap
    return cells


def share_width(needs: Sequence[float], width: float) -> list[float]:
    """Widths that sum to at most `width`: who needs less than a fair share gets it, the rest share alike."""
    if sum(needs) <= width:
        return list(needs)
    shares = dict(enumerate(needs))
    fixed: dict[int, float] = {}
    while True:
        fair = (width - sum(fixed.values())) / (len(shares) - len(fixed))
        small = {i: need for i, need in shares.items() if i not in fixed and need <= fair}
        if not small:
            return [fixed.get(i, fair) for i in shares]
        fixed.update(small)


def tell_case(case: Case, setting: Setting, listing: Listing | None = None) -> list[tuple[str, str]]:
    """The particulars a reviewer looks a case up by."""
    declared = case.declared
    return [
        ("SKU", listing.sku if listing else ""),
        ("Notification ID", declared.notification_id),
        ("Rule", declared.rule_code),
        ("Violation", name_violation(case, setting)),
        ("Seller", declared.company.en or declared.company.zh),
        ("Listing", listing.url if listing else ""),
    ]


def name_violation(case: Case, setting: Setting) -> str:
    """In the platform's English words where it knows the violation, else as declared."""
    declared = case.declared.violation
    known = setting.platform.violations.get(declared) if setting.platform else None
    words = known.en if known else declared.replace("_", " ")
    return words[:1].upper() + words[1:]


def say_day(day: date | datetime | None) -> str:
    """2026-03-01, or "" for none."""
    return "" if day is None else day.strftime("%Y-%m-%d")


def make_foot(setting: Setting, size: tuple[float, float], lines: Sequence[str]) -> tuple[Item, ...]:
    """A rule and small lines at the foot; room is left on the right for the page's number."""
    top = size[1] - MARGIN - FOOT + 2.5
    rule = Stroke(((MARGIN, top), (size[0] - MARGIN, top)), Ink.RULE, 0.25)
    items: list[Item] = [rule]
    down, width = top + 1.0, size[0] - 2 * MARGIN - 32
    for line in lines:
        words = setting.typesetter.set((MARGIN, down), line, 6.5, width, ink=Ink.SOFT, most=1)
        items.append(words)
        down = words.box[3]
    return tuple(items)


def number_pages(sheets: Sequence[Sheet], setter: Typesetter) -> tuple[Sheet, ...]:
    """The sheets with "Page x of y" in the lower right corner; once all sheets of an exhibit are made."""
    return tuple(
        replace(sheet, items=(*sheet.items, _set_number(sheet, setter, number, len(sheets))))
        for number, sheet in enumerate(sheets, 1)
    )


def _set_number(sheet: Sheet, setter: Typesetter, number: int, count: int) -> Text:
    place = (sheet.width - MARGIN - 30, sheet.height - MARGIN - FOOT + 3.5)
    return setter.set(place, f"Page {number} of {count}", 8, 30, ink=Ink.SOFT, align=Align.RIGHT)
