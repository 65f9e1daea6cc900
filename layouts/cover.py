"""Cover.

What the case is about, the notice it answers, the seller's statement; NOT READY where it is forced.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.declared import Company
from evidence.drawing.frame import FOOT, MARGIN, make_foot, name_violation, say_day
from evidence.drawing.plan import A4_UPRIGHT, Ink, Item, Rect, Run, Sheet, Stroke
from evidence.drawing.setting import About, Setting, layout
from evidence.drawing.typesetting import Typesetter

_WIDTH = A4_UPRIGHT[0] - 2 * MARGIN
_LABEL = 38.0
_INSET = 8.0


@layout(About.CASE)
def cover(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """One sheet; the statement goes on over further ones where it is long."""
    setter, left = setting.typesetter, MARGIN + _INSET
    items: list[Item] = [*_not_ready(setting)]
    top = 42.0 if not setting.ready else 34.0
    over = setter.set((left, top), "APPEAL", 9, 100, bold=True, ink=Ink.SOFT)
    place, width = (left, over.box[3] + 1.5), _WIDTH - 2 * _INSET
    title = setter.set(place, _title(case, setting), 22, width, bold=True, most=4)
    rule = Stroke(((left, title.box[3] + 5), (left + 24, title.box[3] + 5)), Ink.AFTER, 0.9)
    items += [over, title, rule]
    down = title.box[3] + 12
    for label, value in _particulars(case, setting):
        named = setter.set((left, down + 0.3), label, 8.5, _LABEL - 3, ink=Ink.SOFT)
        words = setter.set((left + _LABEL, down), value, 10, width - _LABEL, most=4)
        items += [named, words]
        down = max(named.box[3], words.box[3]) + 1.8
    foot = make_foot(setting, A4_UPRIGHT, (f"Prepared on {say_day(case.today)}.",))
    return _statement(setting, items, foot, down + 8)


def _title(case: Case, setting: Setting) -> str:
    skus = [listing.sku for listing in case.declared.listings if listing.sku]
    what = f"{len(skus)} listings" if len(skus) > 1 else skus[0] if skus else case.folder
    violation = name_violation(case, setting)
    return f"{what}: {violation}" if violation else what


def _particulars(case: Case, setting: Setting) -> Iterator[tuple[str, str]]:
    declared = case.declared
    listings = declared.listings
    told = [
        ("Platform", setting.platform.title if setting.platform else declared.platform),
        ("Seller", _firm(declared.company)),
        ("Brand", declared.brand.name),
        ("SKU", ", ".join(listing.sku for listing in listings if listing.sku)),
        ("Listing", listings[0].url if len(listings) == 1 else ""),
        ("Notification ID", declared.notification_id),
        ("Received", say_day(declared.received)),
        ("Violation", name_violation(case, setting)),
        ("Rule", declared.rule_code),
        ("Supplement to", _former(case)),
        ("Exhibits", _count(setting)),
    ]
    yield from ((label, value) for label, value in told if value)


def _firm(company: Company) -> str:
    return "  ·  ".join(name for name in (company.en, company.zh) if name)


def _former(case: Case) -> str:
    former = case.former
    return (
        f"{former.folder}, exhibits up to A-{former.exhibit - 1}, pages 1 to {former.page - 1}"
        if former
        else ""
    )


def _count(setting: Setting) -> str:
    labels = [exhibit.label for exhibit in setting.exhibits]
    if not labels:
        return ""
    return labels[0] if len(labels) == 1 else f"{len(labels)}, {labels[0]} to {labels[-1]}"


def _statement(setting: Setting, items: list[Item], foot: tuple[Item, ...], down: float) -> tuple[Sheet, ...]:
    """The statement in a quiet frame, as it will be sent."""
    setter, width = setting.typesetter, _WIDTH - 2 * _INSET
    bottom = A4_UPRIGHT[1] - MARGIN - FOOT - 4
    paragraphs = setting.statement.strip().splitlines()
    sheets: list[Sheet] = []
    rest = [line for text in paragraphs for line in setter.wrap((Run(text),), 10.5, width - 10)]
    while rest:
        fit = max(3, int((bottom - down - 14) / (10.5 * 0.3528 * 1.4)))
        items += _quote(setter, rest[:fit], down, first=not sheets)
        rest = rest[fit:]
        if rest:
            sheets.append(Sheet(*A4_UPRIGHT, (*items, *foot), "Cover"))
            items, down = [], MARGIN + 6
    return (*sheets, Sheet(*A4_UPRIGHT, (*items, *foot), "Cover"))


def _quote(setter: Typesetter, lines: list[tuple[Run, ...]], top: float, *, first: bool) -> Iterator[Item]:
    left = MARGIN + _INSET
    told = "Statement" if first else "Statement, continued"
    named = setter.set((left + 5, top + 4), told, 8.5, 80, ink=Ink.SOFT)
    down = named.box[3] + 1.5
    texts = []
    for line in lines:
        words = setter.set((left + 5, down), line, 10.5, 999, leading=1.4)
        texts.append(words)
        down = words.box[3]
    yield Rect((left, top, left + _WIDTH - 2 * _INSET, down + 4), fill=Ink.TINT, radius=1.5)
    yield Stroke(((left + 0.5, top), (left + 0.5, down + 4)), Ink.AFTER, 1.0)
    yield named
    yield from texts


def _not_ready(setting: Setting) -> Iterator[Item]:
    if setting.ready:
        return
    box = (MARGIN, MARGIN, MARGIN + _WIDTH, MARGIN + 20)
    yield Rect(box, fill=Ink.BEFORE, radius=1.5)
    setter, left = setting.typesetter, MARGIN + _INSET
    yield setter.set((left, MARGIN + 2.6), "NOT READY", 20, 100, bold=True, ink=Ink.WHITE)
    many = setting.blocking != 1
    count = f"{setting.blocking} finding{'s' if many else ''} still block{'' if many else 's'} this case"
    yield setter.set((left, MARGIN + 12.6), f"{count}. Do not send it.", 9.5, 160, ink=Ink.WHITE)
