"""Index of exhibits.

Every exhibit with its label, title, papers and pages; each row leads to its exhibit.
"""

from __future__ import annotations

from evidence.case.case import Case
from evidence.drawing.plan import A4_UPRIGHT, Ink, Run, Sheet
from evidence.drawing.setting import About, Exhibit, Setting, layout
from evidence.drawing.table import Column, Row
from evidence.drawing.table_sheets import make_table_sheets

_COLUMNS = (Column("Exhibit", 0.8), Column("Title", 3.6), Column("Paper", 3.2), Column("Page", 0.7))


@layout(About.CASE)
def index(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """A table of the setting's exhibits in their order; none where there are none."""
    if not setting.exhibits:
        return ()
    rows = [_row(exhibit) for exhibit in setting.exhibits]
    count = f"{len(rows)} exhibit{'s' if len(rows) != 1 else ''}"
    return make_table_sheets(case, setting, A4_UPRIGHT, ("Index of exhibits", count), _COLUMNS, rows)


def _row(exhibit: Exhibit) -> Row:
    title = [Run(exhibit.title)]
    if exhibit.sku and exhibit.sku not in exhibit.title:
        title.append(Run(f"  SKU {exhibit.sku}", ink=Ink.SOFT))
    if exhibit.note:
        title.append(Run(f"  {exhibit.note}", ink=Ink.SOFT))
    papers = (Run(", ".join(exhibit.files), ink=Ink.SOFT),)
    return Row(((Run(exhibit.label, bold=True),), tuple(title), papers, _pages(exhibit)), exhibit.label)


def _pages(exhibit: Exhibit) -> str:
    if not exhibit.first:
        return ""
    return str(exhibit.first) if exhibit.last <= exhibit.first else f"{exhibit.first}–{exhibit.last}"
