"""The verdict, one finding with its spot, and the seller's word about it: confirm, waive, take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from evidence.case.amend import with_confirm, with_waive, without_confirm, without_waive
from evidence.case.declared import Confirm, Waive
from evidence.faces.web.asked import Elsewhere, Refusal, address, case_of, form_of, report_of, text_in
from evidence.faces.web.open_case import OpenCase
from evidence.faces.web.page import Words, language_of, page
from evidence.faces.web.showing import (
    absent_facts,
    facts_of,
    finding_view,
    groups,
    key_of,
    ordered,
    page_view,
    paper_index,
)
from evidence.platforms.advice import advice_for
from evidence.report import words as report_words
from evidence.report.naming import check_title, visible
from evidence.report.report import Report


async def verdict_page(request: Request) -> Response:
    """GET /cases/…"""
    case = case_of(request)
    report = report_of(case)
    words = Words(language_of(request))
    return page(request, "verdict", **_verdict_values(case, report, words))


def _verdict_values(case: OpenCase, report: Report, words: Words) -> dict[str, Any]:
    shown = [
        {
            "name": group.name,
            "count": group.count,
            "findings": [finding_view(one, report, words) for one in group.findings],
            "entries": [
                {"name": visible(entry.name), "reason": words(entry.reason) if entry.reason else ""}
                for entry in group.entries
            ],
            "broken": [words(check_title(outcome.code)) for outcome in group.broken],
        }
        for group in groups(report)
    ]
    return {
        "case": case,
        "tab": "verdict",
        "name": visible(case.name),
        "report": report,
        "groups": shown,
        "verdict": words(report_words.verdict_words(report)),
        "counts": words(report_words.counts_words(report)),
        "sum": words(report_words.sum_words(report)),
        "checks": [
            (str(one.verdict), words(report_words.VERDICTS[one.verdict]), words(check_title(one.code)),
             words(one.reason) if one.reason else "")
            for one in report.outcomes
        ],
        "advice": [words(message) for message in advice_for(report.case, report.platform)],
    }  # fmt: skip


async def finding_page(request: Request) -> Response:
    """GET /cases/…/findings/…: what it says, the page with the spot marked, and what to do about it."""
    case = case_of(request)
    report = report_of(case)
    found = ordered(report)
    at = next((i for i, one in enumerate(found) if key_of(one) == request.path_params["finding"]), None)
    if at is None:
        raise Elsewhere(address(case))
    finding, words = found[at], Words(language_of(request))
    document = report.case.by_name().get(finding.place.file or "")
    return page(
        request,
        "finding",
        case=case,
        tab="verdict",
        finding=finding_view(finding, report, words),
        paper=paper_index(report, finding.place.file),
        shown=page_view(document, finding.place.page or 1, finding.place.box) if document else None,
        pages=document.reading.page_count if document else 0,
        facts=facts_of(document, report.case.declared.confirms, words) if document else [],
        absent=absent_facts(document, words) if document else [],
        here=f"findings/{key_of(finding)}",
        at=at + 1,
        count=len(found),
        before=key_of(found[at - 1]) if at else "",
        after=key_of(found[at + 1]) if at + 1 < len(found) else "",
    )


async def waive(request: Request) -> Response:
    """POST /cases/…/waive: code, file ("" for the whole case), reason."""
    case, form = case_of(request), await form_of(request)
    file = text_in(form, "file") or None
    word = Waive(text_in(form, "code"), _reason(form), file, _hash(case, file))
    return await _declare(case, lambda text: with_waive(text, word), "")


async def unwaive(request: Request) -> Response:
    """POST /cases/…/unwaive: code, file."""
    case, form = case_of(request), await form_of(request)
    code, file = text_in(form, "code"), text_in(form, "file") or None
    return await _declare(case, lambda text: without_waive(text, code, file), "")


async def confirm(request: Request) -> Response:
    """POST /cases/…/confirm: file, fact, value (one per line for a list) or none, reason."""
    case, form = case_of(request), await form_of(request)
    file, fact = text_in(form, "file"), text_in(form, "fact")
    sha256 = _hash(case, file)
    if sha256 is None:
        raise HTTPException(404)
    given = "none" if "none" in form else text_in(form, "value")
    values = [line.strip() for line in given.split("\n") if line.strip()] or [""]
    confirms = [Confirm(file, fact, value, _reason(form), sha256) for value in values]
    return await _declare(case, lambda text: with_confirm(text, confirms), text_in(form, "back"))


async def unconfirm(request: Request) -> Response:
    """POST /cases/…/unconfirm: file, fact."""
    case, form = case_of(request), await form_of(request)
    file, fact = text_in(form, "file"), text_in(form, "fact")
    return await _declare(case, lambda text: without_confirm(text, file, fact), text_in(form, "back"))


async def download_report(request: Request) -> Response:
    """GET /cases/…/report.html: the report of the verdict that stands, to keep."""
    from evidence.report.html import report_html

    case = case_of(request)
    text = await run_in_threadpool(report_html, report_of(case), {}, language_of(request))
    headers = {"content-disposition": 'attachment; filename="report.html"'}
    return Response(text, media_type="text/html", headers=headers)


async def _declare(case: OpenCase, change: Callable[[str], str], back: str) -> Response:
    """Take the amended declaration, judge again, and go back to where the form stood."""
    await run_in_threadpool(case.amend, change)
    here = back.startswith(("papers/", "findings/")) and case.report is not None
    raise Elsewhere(address(case, back) if here else address(case))


def _reason(form: FormData) -> str:
    reason = " ".join(text_in(form, "reason").split())
    if not reason:
        raise Refusal("empty_reason")
    return reason


def _hash(case: OpenCase, file: str | None) -> str | None:
    """Of the paper's bytes, so that the seller's word ends when they change; None for what is no paper."""
    return next((paper.sha256 for paper in case.intake.papers if paper.name == file), None)
