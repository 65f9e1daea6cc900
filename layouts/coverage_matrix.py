"""Coverage.

Certificates against the models and SKUs of the case: what each paper covers, and until when it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.case.case import Case, Document
from evidence.case.models import coverage_of
from evidence.case.roles import of_kind
from evidence.case.terms import last_day
from evidence.drawing.plan import A4_LYING, Ink, Run, Sheet
from evidence.drawing.setting import About, Setting, layout
from evidence.drawing.table import Column, Row
from evidence.drawing.table_sheets import make_table_sheets
from evidence.facts.fact import Kind
from evidence.facts.model_entry import Coverage
from evidence.facts.paper_type import paper_types

PAPERS = 6
"""Columns of papers on a sheet at most; further ones get sheets of their own."""

_KINDS = (Kind.CERTIFICATE, Kind.DECLARATION, Kind.FCC_GRANT, Kind.TEST_REPORT)
_TITLES = {
    Kind.CERTIFICATE: "Certificate",
    Kind.DECLARATION: "Declaration of conformity",
    Kind.FCC_GRANT: "FCC grant",
    Kind.TEST_REPORT: "Test report",
}
_FOOT = ("covered: the paper names the model. unclear: a person must look. no: it names other models only.",)


@layout(About.CASE)
def coverage_matrix(case: Case, setting: Setting) -> tuple[Sheet, ...]:
    """A table per six papers; none where no model is declared or no paper could cover one."""
    papers = of_kind(case, *_KINDS)
    if not case.declared.models or not papers:
        return ()
    titles = ("Coverage", "Which paper covers which model")
    sheets: list[Sheet] = []
    for start in range(0, len(papers), PAPERS):
        part = papers[start : start + PAPERS]
        columns = (Column("SKU", 1.2), Column("Model", 1.2), *(Column(_name(setting, p), 2) for p in part))
        rows = [_ends(part), *_rows(case, part)]
        sheets += make_table_sheets(case, setting, A4_LYING, titles, columns, rows, _FOOT)
    return tuple(sheets)


def _name(setting: Setting, document: Document) -> str:
    """Exhibit, type and number of a paper."""
    exhibit = setting.find(document.name)
    known = paper_types().get(document.facts.type or "")
    kind = known.name if known else _TITLES.get(document.facts.kind, "Paper")
    number = document.facts.cert_number
    told = [exhibit.label if exhibit else document.name, kind, number.printed if number else ""]
    return " · ".join(part for part in told if part)


def _ends(papers: Sequence[Document]) -> Row:
    cells = []
    for document in papers:
        term = last_day(document)
        if term.endless:
            cells.append("no end")
        elif term.days:
            cells.append(term.days[0].isoformat() + ("" if term.sure else " (unclear)"))
        else:
            cells.append("no end printed")
    return Row(("Valid until", "", *cells), strong=True)


def _rows(case: Case, papers: Sequence[Document]) -> Iterator[Row]:
    for listing in case.declared.listings:
        for place, model in enumerate(listing.models):
            cells = (tuple(_cell(document, model)) for document in papers)
            yield Row((listing.sku if place == 0 else "", (Run(model, bold=True),), *cells))


def _cell(document: Document, model: str) -> Iterator[Run]:
    found = coverage_of(document, model)
    if found.coverage is Coverage.COVERED and found.sure:
        yield Run("covered", bold=True, ink=Ink.AFTER)
    elif found.coverage is Coverage.NOT_COVERED:
        yield Run("no", ink=Ink.FAINT)
    else:
        yield Run("unclear", bold=True, ink=Ink.BEFORE)
    if found.fact and found.fact.printed != model:
        printed = " ".join(found.fact.printed.split())
        yield Run(f"  as “{printed[:60]}{'…' if len(printed) > 60 else ''}”", ink=Ink.SOFT)
