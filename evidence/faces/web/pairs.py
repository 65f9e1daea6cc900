"""Before and after: the sheets as pictures, and the parts of screenshots that do not count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from evidence.case.amend import with_ignored, without_ignored
from evidence.case.case import Document, Pair
from evidence.case.declared import Boxed
from evidence.comparing.change import Change
from evidence.faces.web.asked import (
    Elsewhere,
    Refusal,
    address,
    case_of,
    desk_of,
    form_of,
    report_of,
    text_in,
)
from evidence.faces.web.open_case import OpenCase
from evidence.faces.web.page import Words, language_of, page
from evidence.faces.web.showing import paper_index
from evidence.reading.reader import WorkFailed
from evidence.report.naming import visible
from evidence.report.report import Report

_EDGES = ("left", "top", "right", "bottom")


async def pairs_page(request: Request) -> Response:
    """GET /cases/…/pairs"""
    case = case_of(request)
    report, words = report_of(case), Words(language_of(request))
    shown = []
    for index, pair in enumerate(report.case.pairs):
        sheets = await run_in_threadpool(_sheets, request, case, report, index)
        shown.append(_pair(report, pair, words) | {"index": index, "sheets": list(range(1, len(sheets) + 1))})
    return page(request, "pairs", case=case, tab="pairs", pairs=shown)


def _sheets(request: Request, case: OpenCase, report: Report, index: int) -> list[Any]:
    try:
        return list(desk_of(request).pictures.sheets(case.folder / "pictures", report, index))
    except WorkFailed:
        return []


def _pair(report: Report, pair: Pair, words: Words) -> dict[str, Any]:
    comparison = pair.comparison
    sizes = (comparison.before_size, comparison.after_size)
    return {
        "sku": pair.sku or "",
        "verdict": str(comparison.verdict),
        "notes": [words(note) for note in comparison.notes],
        "changes": [_change(one, pair, words) for one in comparison.changes],
        "sides": [
            _side(report, document, size, side, comparison.changes)
            for document, size, side in zip(
                (pair.before, pair.after), sizes, ("before", "after"), strict=True
            )
        ],
    }


def _side(
    report: Report, document: Document, size: tuple[int, int], side: str, changes: tuple[Change, ...]
) -> dict[str, Any]:
    boxes = [one for one in report.case.declared.ignore if one.file == document.name]
    spots = [(one.number, getattr(one, side)) for one in changes]
    return {
        "side": side,
        "name": visible(document.name),
        "file": document.name,
        "paper": paper_index(report, document.name),
        "width": size[0],
        "height": size[1],
        "ignored": [{"edges": [round(edge) for edge in one.box], "why": one.why} for one in boxes],
        "spots": [(number, box) for number, box in spots if box],
    }


def _change(change: Change, pair: Pair, words: Words) -> dict[str, Any]:
    sides = [(pair.before.name, change.before), (pair.after.name, change.after)]
    return {
        "number": change.number,
        "kind": words(f"change_kind_{change.kind}"),
        "removed": " ".join(change.removed),
        "added": " ".join(change.added),
        "boxes": [(file, box) for file, box in sides if box],
    }


async def sheet(request: Request) -> Response:
    """GET /cases/…/pairs/N/sheet/P.png"""
    case = case_of(request)
    report = report_of(case)
    pair, number = request.path_params["pair"], request.path_params["page"]
    if pair >= len(report.case.pairs):
        raise HTTPException(404)
    found = await run_in_threadpool(_sheets, request, case, report, pair)
    if not 1 <= number <= len(found):
        raise HTTPException(404)
    return FileResponse(found[number - 1], media_type="image/png")


async def ignore(request: Request) -> Response:
    """POST /cases/…/ignore: file and its four edges, once or more; `instead`, four edges, is taken away for it."""
    case, form = case_of(request), await form_of(request)
    report, why = report_of(case), text_in(form, "why")[:200]
    files = [str(one) for one in form.getlist("file")]
    boxed = [
        Boxed(file, _edges([_nth(form, name, at) for name in _EDGES]), why) for at, file in enumerate(files)
    ]
    if not boxed or not all(_inside(report, one) for one in boxed):
        raise Refusal("bad_box")
    instead = text_in(form, "instead")
    old = Boxed(files[0], _edges(instead.split(","))) if instead else None

    def change(text: str) -> str:
        text = without_ignored(text, old) if old else text
        for one in boxed:
            text = with_ignored(text, one)
        return text

    return await _declare(case, change)


async def unignore(request: Request) -> Response:
    """POST /cases/…/unignore: file, box."""
    case, form = case_of(request), await form_of(request)
    old = Boxed(text_in(form, "file"), _edges(text_in(form, "box").split(",")))
    return await _declare(case, lambda text: without_ignored(text, old))


async def _declare(case: OpenCase, change: Callable[[str], str]) -> Response:
    await run_in_threadpool(case.amend, change)
    raise Elsewhere(address(case, "pairs") if case.report is not None else address(case, "progress?to=pairs"))


def _nth(form: FormData, name: str, at: int) -> str:
    found = form.getlist(name)
    return str(found[at]) if at < len(found) else ""


def _edges(texts: list[str]) -> tuple[int, int, int, int]:
    try:
        left, top, right, bottom = (int(text[:9]) for text in texts)
    except ValueError:
        raise Refusal("bad_box") from None
    return left, top, right, bottom


def _inside(report: Report, boxed: Boxed) -> bool:
    """Whether a box lies in the screenshot it names."""
    left, top, right, bottom = boxed.box
    for pair in report.case.pairs:
        sizes = (pair.comparison.before_size, pair.comparison.after_size)
        for document, (width, height) in zip((pair.before, pair.after), sizes, strict=True):
            if document.name == boxed.file:
                return 0 <= left < right <= width and 0 <= top < bottom <= height
    return False
