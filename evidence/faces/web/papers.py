"""The papers of a case: the list, one paper with its pages, and pages as pictures."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from evidence.faces.web.asked import case_of, desk_of, paper_of, report_of
from evidence.faces.web.page import Words, language_of, page
from evidence.faces.web.showing import absent_facts, facts_of, finding_view, ordered, page_view, paper_index
from evidence.finding import Box
from evidence.reading.reader import WorkFailed
from evidence.report import words as report_words
from evidence.report.naming import kind_message, visible
from evidence.report.report import FileEntry, Report


async def papers_page(request: Request) -> Response:
    """GET /cases/…/papers: every file that was put in and what became of it."""
    case = case_of(request)
    report, words = report_of(case), Words(language_of(request))
    rows = [_row(report, entry, words) for entry in report.files]
    return page(
        request, "papers", case=case, tab="papers", rows=rows, sum=words(report_words.sum_words(report))
    )


def _row(report: Report, entry: FileEntry, words: Words) -> dict[str, object]:
    document = report.case.by_name().get(entry.name)
    found = report.on(entry.name)
    return {
        "name": visible(entry.name),
        "index": paper_index(report, entry.name),
        "fate": str(entry.fate),
        "became": words(report_words.FATES[entry.fate]),
        "reason": words(entry.reason) if entry.reason else "",
        "kind": words(kind_message(document)) if document else "",
        "pages": document.reading.page_count if document else 0,
        "errors": sum(one.blocks for one in found),
        "others": sum(not one.blocks for one in found),
    }


async def paper_page(request: Request) -> Response:
    """GET /cases/…/papers/N?page=1&box=x0,y0,x1,y1: a page, what the paper says, and what was found on it."""
    case = case_of(request)
    paper, report, words = paper_of(request, case), report_of(case), Words(language_of(request))
    document = report.case.by_name()[paper.name]
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return page(
        request,
        "paper",
        case=case,
        tab="papers",
        name=visible(paper.name),
        raw_file=paper.name,
        index=request.path_params["paper"],
        paper=request.path_params["paper"],
        number=number,
        pages=document.reading.page_count,
        shown=page_view(document, number, _box(request.query_params.get("box", ""))),
        damage=[str(one.kind).replace("_", " ") for one in document.reading.damage],
        facts=facts_of(document, report.case.declared.confirms, words),
        absent=absent_facts(document, words),
        here=f"papers/{request.path_params['paper']}?page={number}",
        findings=[
            finding_view(one, report, words) for one in ordered(report) if one.place.file == paper.name
        ],
    )


def _box(asked: str) -> Box | None:
    try:
        x0, y0, x1, y1 = (max(-1e6, min(1e6, float(edge))) for edge in asked.split(","))
    except ValueError:
        return None
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


async def picture(request: Request) -> Response:
    """GET /cases/…/papers/N/P.png"""
    case = case_of(request)
    paper = paper_of(request, case)
    reading = next((one.reading for one in case.documents or () if one.paper == paper), None)
    if reading is None:
        raise HTTPException(404)
    number = request.path_params["page"]
    try:
        path = await run_in_threadpool(
            desk_of(request).pictures.page, case.folder / "pictures", paper, reading, number
        )
    except (IndexError, WorkFailed):
        raise HTTPException(404) from None
    return FileResponse(path, media_type="image/png", headers={"cache-control": "private, max-age=3600"})
