"""bundle.pdf: every paper made ready, the front drawn with the right page numbers, all merged, and looked
at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.bundle.described import Described
from evidence.bundle.likeness import unlike
from evidence.bundle.merge import Order, Piece, merge
from evidence.bundle.names import visible
from evidence.bundle.pictures import Look, picture_source
from evidence.bundle.placeholder import placeholder
from evidence.bundle.plan import BundlePlan, Exhibit, Part, Sheet
from evidence.bundle.sources import Refused, Source, prepare_pdf
from evidence.drawing.setting import Exhibit as Row
from evidence.finding import Message, say
from evidence.reading.damage_words import detail_words
from evidence.reading.reader import WorkFailed

NAME = "bundle.pdf"
_REDRAWN = 5
"""How often the front may be drawn anew until its page numbers stand still."""

_WHY = {
    "locked": say("it asks for a password"),
    "no_pages": say("it has no pages"),
    "too_many_pages": say("it has more pages than this program packs"),
    "too_large": say("its picture has too many pixels"),
    "damaged": say("it is damaged"),
    "not_a_document": say("it is neither a PDF nor a picture"),
}


@dataclass(frozen=True, slots=True)
class Ready:
    """A part that can be merged. failed: why a page that says so stands for it; None where it is shown."""

    part: Part
    source: Source
    failed: Message | None = None


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """ready: what became of each part. rows: the index. pages: of all.

    differing: pages, from 1, that do not look like the paper's, by label; None where they could not be
    compared. odd: labels of papers with a page whose size makes no sense.
    """

    ready: tuple[Ready, ...]
    rows: tuple[Row, ...]
    pages: int
    differing: Mapping[str, tuple[int, ...] | None]
    odd: tuple[str, ...]


def make_reading_copy(plan: BundlePlan, originals: Mapping[str, str], work: Path, stage: Path) -> ReadingCopy:
    """Write bundle.pdf into `stage`. originals: where each paper lies in the bundle, by name."""
    begun = [_begin(plan, part, work / f"part-{number}.pdf") for number, part in enumerate(plan.parts)]
    ready = tuple(
        _ready(plan, part, future, originals, work / f"page-{number}.pdf")
        for number, (part, future) in enumerate(zip(plan.parts, begun, strict=True))
    )
    try:
        return _merged(plan, ready, work, stage)
    except WorkFailed:
        # One of them is worse than it looked. Each is written alone; those that fail get a page that says so.
        alone = tuple(_alone(plan, one, originals, work, number) for number, one in enumerate(ready))
        return _merged(plan, alone, work, stage)


def _begin(plan: BundlePlan, part: Part, into: Path) -> Any:
    """Work begun on a paper in a worker; None where there is none to do."""
    if isinstance(part, Sheet) or _unreadable(part):
        return None
    staged = str(part.paper.staged)
    if part.paper.media_type == "application/pdf":
        return plan.worker.start(prepare_pdf, staged, str(into))
    return plan.worker.start(picture_source, staged, str(into), Look(part.screenshot, part.covers))


def _unreadable(part: Exhibit) -> Message | None:
    shown = part.paper.media_type == "application/pdf" or part.paper.media_type.startswith("image/")
    return part.unreadable or (None if shown else _WHY["not_a_document"])


def _ready(plan: BundlePlan, part: Part, begun: Any, originals: Mapping[str, str], page: Path) -> Ready:
    if isinstance(part, Sheet):
        return Ready(part, _drawn(part, page))
    found = _unreadable(part) or _outcome(plan, begun)
    if isinstance(found, Source):
        return Ready(part, found)
    return _standing_for(part, found, originals, page)


def _outcome(plan: BundlePlan, begun: Any) -> Source | Message:
    try:
        found = plan.worker.outcome(begun)
    except WorkFailed as failed:
        return say("it cannot be opened: {detail}", detail=detail_words(failed.detail))
    return _WHY[found.why] if isinstance(found, Refused) else found


def _drawn(sheet: Sheet, path: Path) -> Source:
    path.write_bytes(sheet.pdf)
    return Source(str(path), sheet.pages)


def _standing_for(part: Exhibit, why: Message, originals: Mapping[str, str], path: Path) -> Ready:
    path.write_bytes(
        placeholder(part.label, part.paper, originals.get(part.paper.name, "not in the bundle"), why)
    )
    return Ready(part, Source(str(path), 1), why)


def _alone(plan: BundlePlan, one: Ready, originals: Mapping[str, str], work: Path, number: int) -> Ready:
    """The part merged by itself, or the page that stands for it."""
    if not isinstance(one.part, Exhibit) or one.failed:
        return one
    order = Order(
        pieces=(_piece(plan, one),),
        into=str(work / f"alone-{number}.pdf"),
        described=Described("", "", ()),
        today=plan.report.case.today,
    )
    try:
        plan.worker.run(merge, order)
    except WorkFailed as failed:
        why = say("it cannot be merged: {detail}", detail=detail_words(failed.detail))
        return _standing_for(one.part, why, originals, work / f"page-{number}.pdf")
    return one


def _merged(plan: BundlePlan, ready: tuple[Ready, ...], work: Path, stage: Path) -> ReadingCopy:
    front, rows = _front(plan, ready)
    plan.progress("merging", 0, 0)
    drawn = [Ready(sheet, _drawn(sheet, work / f"front-{number}.pdf")) for number, sheet in enumerate(front)]
    order = Order(
        pieces=tuple(_piece(plan, one) for one in [*drawn, *ready]),
        into=str(stage / NAME),
        described=_described(plan),
        today=plan.report.case.today,
        first_page=plan.first_page,
        links=plan.links,
        bookmarks=plan.bookmarks,
    )
    pages = sum(piece.pages for piece in order.pieces)
    odd = plan.worker.run(merge, order, seconds=120 + pages)
    differing = dict(_compared(plan, ready, rows, stage))
    return ReadingCopy(ready, rows, pages, differing, _labels(rows, odd, plan.first_page))


def _front(plan: BundlePlan, ready: Sequence[Ready]) -> tuple[Sequence[Sheet], tuple[Row, ...]]:
    """Cover and index, drawn until the page numbers in them are those of the bundle they are in."""
    count = 0
    for _ in range(_REDRAWN):
        rows = _rows(ready, plan.first_page + count)
        front = plan.front(rows)
        pages = sum(sheet.pages for sheet in front)
        if pages == count:
            return front, rows
        count = pages
    raise ValueError("the front's length keeps changing with the page numbers in it")


def _rows(ready: Sequence[Ready], first: int) -> tuple[Row, ...]:
    rows = []
    for one in ready:
        part, last = one.part, first + one.source.pages - 1
        if part.label:
            rows.append(
                Row(
                    label=part.label,
                    title=part.title,
                    files=(part.paper.name,) if isinstance(part, Exhibit) else part.files,
                    first=first,
                    last=last,
                    sku=", ".join(part.skus),
                    note="cannot be shown" if one.failed else "",
                )
            )
        first = last + 1
    return tuple(rows)


def _piece(plan: BundlePlan, one: Ready) -> Piece:
    part = one.part
    strip = f"Exhibit {part.label}   page {{page}} of {{pages}}" if part.label else ""
    strip = strip if plan.report.ready else f"NOT READY   {strip}"
    links = part.links if isinstance(part, Sheet) else ()
    return Piece(
        path=one.source.path,
        pages=one.source.pages,
        label=part.label,
        title=visible(part.title),
        group=visible(part.group),
        strip=strip.strip(),
        headings=one.source.headings,
        links=tuple((link.page, link.box, link.target) for link in links),
    )


def _described(plan: BundlePlan) -> Described:
    case = plan.report.case.folder
    exhibits = tuple((one.label, one.paper.sha256, one.paper.name) for one in plan.exhibits)
    return Described(f"Appeal: {case}", case, exhibits)


def _compared(
    plan: BundlePlan, ready: Sequence[Ready], rows: Sequence[Row], stage: Path
) -> Iterator[tuple[str, tuple[int, ...] | None]]:
    """For each PDF that is shown: its pages that look different in the reading copy. Pictures we place
    ourselves."""
    starts = {row.label: row.first - plan.first_page + 1 for row in rows}
    begun = []
    for one in ready:
        if (
            isinstance(one.part, Exhibit)
            and not one.failed
            and one.part.paper.media_type == "application/pdf"
        ):
            label, pages = one.part.label, one.source.pages
            order = str(one.part.paper.staged), str(stage / NAME), starts[label], pages
            begun.append((label, plan.worker.start(unlike, *order, seconds=60 + 5 * pages)))
    for number, (label, future) in enumerate(begun):
        plan.progress("looking the pages over", number, len(begun))
        try:
            yield label, plan.worker.outcome(future)
        except WorkFailed:
            yield label, None


def _labels(rows: Sequence[Row], odd: Sequence[int], first: int) -> tuple[str, ...]:
    """The exhibits that pages, counted from 0, belong to."""
    numbers = {page + first for page in odd}
    return tuple(row.label for row in rows if numbers & set(range(row.first, row.last + 1)))
