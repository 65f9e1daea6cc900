"""Point by point.

Each point of the notice, what was done about it, and the exhibit and page that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case, Pair
from evidence.case.declared import Point
from evidence.drawing.plan import A4_LYING, Ink, Run, Sheet
from evidence.drawing.setting import About, Exhibit, Setting, layout
from evidence.drawing.table import Column, Row
from evidence.drawing.table_sheets import make_table_sheets

_COLUMNS = (Column("", 0.3), Column("Point of the notice", 3), Column("What was done", 3), Column("Shown in", 2))


@layout(About.CASE)
def allegation_matrix(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """One table of all points alleged; none where no point is declared."""
    rows = []
    for listing in (None, *case.declared.listings):
        points = listing.points if listing else case.declared.points
        if listing and points and len(case.declared.listings) > 1:
            rows.append(Row(("", f"SKU {listing.sku}", "", ""), strong=True))
        sku = listing.sku if listing else None
        rows += [_row(case, setting, point, sku) for point in points]
    if not rows:
        return ()
    numbered = _number(rows)
    return make_table_sheets(
        case, setting, A4_LYING, ("Point by point", "What the notice says and what was done"), _COLUMNS, numbered
    )


def _number(rows: list[Row]) -> list[Row]:
    count, numbered = 0, []
    for row in rows:
        if row.strong:
            numbered.append(row)
            continue
        count += 1
        numbered.append(Row(((Run(str(count), bold=True),), *row.cells[1:]), row.link))
    return numbered


def _row(case: Case, setting: Setting, point: Point, sku: str | None) -> Row:
    shown = list(_where(case, setting, point, sku))
    link = next((label for _, label in shown if label), "")
    words = "; ".join(text for text, _ in shown)
    done = point.done or (Run("—", ink=Ink.FAINT),)
    return Row(("", point.text, done, words or (Run("—", ink=Ink.FAINT),)), link)


def _where(case: Case, setting: Setting, point: Point, sku: str | None) -> Iterator[tuple[str, str]]:
    """Exhibit and page of each proof; then the changes that took the words of the point off the page."""
    for proof in point.proof:
        exhibit = setting.find(proof.file)
        if exhibit is None:
            yield proof.file + (f", page {proof.page}" if proof.page else ""), ""
        else:
            yield f"Exhibit {exhibit.label}{_page(exhibit, proof.page)}", exhibit.label
    for pair in case.pairs:
        if not point.gone or (sku and pair.sku and pair.sku != sku):
            continue
        exhibit = setting.find(pair.after.name)
        numbers = _changes(pair, point)
        if exhibit and numbers:
            word = "change" if len(numbers) == 1 else "changes"
            yield f"Exhibit {exhibit.label}, {word} {', '.join(map(str, numbers))}", exhibit.label


def _page(exhibit: Exhibit, page: int | None) -> str:
    """The page in the bundle where its numbers are known, else the paper's own."""
    if exhibit.first:
        return f", page {exhibit.first + (page or 1) - 1}"
    return f", its page {page}" if page else ""


def _changes(pair: Pair, point: Point) -> list[int]:
    gone = {word.casefold() for phrase in point.gone for word in phrase.split()}
    return [
        change.number
        for change in pair.comparison.changes
        if gone & {word.casefold().strip(".,;:!?\"'()") for word in change.removed}
    ]
