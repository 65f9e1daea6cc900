"""A judged case becomes the plan of its bundle: exhibits in order, sheets drawn, texts written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.bundle.exhibits import arrange
from evidence.bundle.plan import BundlePlan, Exhibit, Made, Sheet, allowed, bind, upload_rules
from evidence.case.case import Case, Pair
from evidence.drawing.binding import draw_about_case, draw_pair, without_lines
from evidence.drawing.setting import Exhibit as Row
from evidence.finding import Place
from evidence.options import Options, Progress
from evidence.platforms.platform import Platform
from evidence.reading.reader import Reader, WorkFailed
from evidence.report.appeal import Appeal, write_appeal
from evidence.report.calendar import deadlines_ics
from evidence.report.html import report_html
from evidence.report.index_csv import index_csv
from evidence.report.language import translator
from evidence.report.report import Report
from evidence.report.requests import supplier_request

PAIR_LAYOUTS = ("comparison", "close_ups")
CASE_LAYOUTS = (
    "cover",
    "index",
    "listing_changes",
    "allegation_matrix",
    "coverage_matrix",
    "authorization_chain",
)
"""In the order they open the reading copy."""
CROP_DPI = 110
_CROP_MARGIN = 36.0
"""Points around the spot of a finding that its crop shows."""
_MOST_CROPS = 80


@dataclass(frozen=True, slots=True)
class Packer:
    """Everything one packing needs."""

    report: Report
    source: Path
    reader: Reader
    options: Options
    progress: Progress
    force: bool

    def plan(self) -> BundlePlan:
        """The plan. Draws the sheets of all pairs now; cover and index when the page numbers are known."""
        whole, former = self.report.ready or self.force, self.report.case.former
        exhibits = arrange(self.report)
        sheets = tuple(self._pair_sheets()) if whole else ()
        appeal = _appeal(self.report.case, self.report.platform, exhibits, sheets)
        return BundlePlan(
            report=self.report,
            source=self.source,
            parts=_ordered(exhibits, sheets),
            front=lambda rows: tuple(self._front(rows, appeal)),
            texts=lambda made: self._texts(made, appeal),
            worker=self.reader,
            forced=self.force,
            rules=upload_rules(self.report.platform),
            links=allowed(self.report.platform, "bundle.links"),
            bookmarks=allowed(self.report.platform, "bundle.bookmarks"),
            first_page=former.page if former else 1,
            progress=self.progress,
        )

    def _pair_sheets(self) -> Iterator[Sheet]:
        case, former = without_lines(self.report.case), self.report.case.former
        pairs = [pair for pair in self.report.case.pairs if not _shown_before(self.report.case, pair)]
        for number, pair in enumerate(pairs):
            self.progress("drawing", number + 1, len(pairs))
            label = f"S-{(former.sheet if former else 1) + number}"
            drawn = self.reader.run(draw_pair, case, pair, PAIR_LAYOUTS, label, self.report.platform)
            if drawn:
                plans, drawing = drawn
                yield bind(plans, drawing, **_pair_part(pair, label))

    def _front(self, rows: tuple[Row, ...], appeal: Appeal) -> Iterator[Sheet]:
        case, platform = without_lines(self.report.case), self.report.platform
        blocking = sum(1 for _ in self.report.blockers())
        for layout in CASE_LAYOUTS:
            drawn = self.reader.run(draw_about_case, case, layout, rows, platform, appeal.body, blocking)
            if drawn:
                plans, drawing = drawn
                yield bind(plans, drawing, title=layout.replace("_", " ").capitalize())

    def _texts(self, made: Made, appeal: Appeal) -> dict[str, bytes]:
        self.progress("writing the report", 0, 0)
        report, language = made.report, self.options.language
        texts = {
            "report.html": report_html(report, self._crops(report), language),
            "report.json": json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n",
            "requests/supplier.txt": supplier_request(report),
            "appeal.txt": appeal.text() if report.ready or self.force else "",
        }
        named = {path: text.encode("utf-8", "backslashreplace") for path, text in texts.items() if text}
        named["deadlines.ics"] = deadlines_ics(report, translator(language))
        if made.rows:
            named["index.csv"] = index_csv(
                (row.label, row.title, row.files, row.first, row.last, _uploads(made, row))
                for row in made.rows
            )
        return {path: data for path, data in named.items() if data}

    def _crops(self, report: Report) -> dict[Place, bytes]:
        """A picture of the spot of each finding that has one; what cannot be rendered has none."""
        papers = {paper.name: paper for paper in report.case.intake.papers}
        spots = dict.fromkeys(f.place for f in report.findings if f.place.page and f.place.file in papers)
        crops = {}
        for place in list(spots)[:_MOST_CROPS]:
            try:
                box = _around(place, report)
                crops[place] = self.reader.render(papers[str(place.file)], place.page or 1, box, CROP_DPI)
            except WorkFailed:
                continue
        return crops


def _shown_before(case: Case, pair: Pair) -> bool:
    """Whether both screenshots stand in the bundle that this one supplements."""
    return bool(case.handed_in(pair.before.name) and case.handed_in(pair.after.name))


def _around(place: Place, report: Report) -> tuple[float, float, float, float] | None:
    """The spot with some of the page around it, within the page; None for the whole page."""
    document = report.case.by_name().get(place.file or "")
    page = next((p for p in document.reading.pages if p.number == place.page), None) if document else None
    if place.box is None or page is None:
        return None
    x0, y0, x1, y1 = place.box
    margin = _CROP_MARGIN
    return (
        max(0.0, x0 - 4 * margin),
        max(0.0, y0 - margin),
        min(page.width, x1 + 4 * margin),
        min(page.height, y1 + margin),
    )


def _uploads(made: Made, row: Row) -> Sequence[str]:
    owners = (row.label, *row.files)
    return tuple(dict.fromkeys(name for owner in owners for name in made.uploads.get(owner, ())))


def _pair_part(pair: Pair, label: str) -> dict[str, object]:
    sku = pair.sku or ""
    return {
        "title": f"Before and after, SKU {sku}" if sku else "Before and after",
        "label": label,
        "group": "Before and after",
        "words": ("Before-after", sku),
        "skus": (sku,) if sku else (),
        "upload": True,
        "files": (pair.before.name, pair.after.name),
    }


def _ordered(exhibits: tuple[Exhibit, ...], sheets: tuple[Sheet, ...]) -> tuple[Exhibit | Sheet, ...]:
    """The notice, then the sheets that show what was changed, then what they were drawn from and the papers."""
    notice = tuple(exhibit for exhibit in exhibits if exhibit.group == "Notice")
    return (*notice, *sheets, *(exhibit for exhibit in exhibits if exhibit not in notice))


def _appeal(
    case: Case, platform: Platform, exhibits: tuple[Exhibit, ...], sheets: tuple[Sheet, ...]
) -> Appeal:
    labels = {exhibit.paper.name: exhibit.label for exhibit in exhibits}
    former = {document.name: case.handed_in(document.name) for document in case.documents}
    known = {name: label for name, label in former.items() if label}
    return write_appeal(case, platform, labels, tuple(sheet.label for sheet in sheets), known)
