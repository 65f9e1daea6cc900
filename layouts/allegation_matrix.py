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

_COLUMNS = (
    Column("", 0.3),
    Column("Point of the notice", 3),
    Column("What was done", 3),
    Column("Shown in", 2),
)
_NOTHING = (Run("—", ink=Ink.FAINT),)
_TITLES = ("Point by point", "What the notice says and what was done")


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
    return make_table_sheets(case, setting, A4_LYING, _TITLES, _COLUMNS, _number(rows))


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
    shown: dict[str, list[str]] = {}
    for where, detail in _where(case, setting, point, sku):
        shown.setdefault(where, []).append(detail)
    words = "; ".join(where + "".join(dict.fromkeys(details)) for where, details in shown.items())
    link = next((e.label for proof in point.proof if (e := setting.find(proof.file))), "")
    return Row(("", point.text, point.done or _NOTHING, words or _NOTHING), link)


def _where(case: Case, setting: Setting, point: Point, sku: str | None) -> Iterator[tuple[str, str]]:
    """The exhibit of each proof with its page; and of the screenshots that show the words gone."""
    for proof in point.proof:
        exhibit = setting.find(proof.file)
        if exhibit is None:
            label = case.handed_in(proof.file)
            where = f"Exhibit {label} of the first bundle" if label else proof.file
            yield where, f", page {proof.page}" if proof.page else ""
        else:
            yield f"Exhibit {exhibit.label}", _page(exhibit, proof.page)
    for pair in case.pairs:
        exhibit = setting.find(pair.after.name)
        if exhibit and (not sku or not pair.sku or pair.sku == sku):
            for number in _changes(pair, point):
                yield f"Exhibit {exhibit.label}", f", change {number}"


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
