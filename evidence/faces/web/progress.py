"""How far a case is, paper by paper: a page, and the same as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from evidence.faces.web.asked import Elsewhere, address, case_of, form_of
from evidence.faces.web.open_case import OpenCase
from evidence.faces.web.page import Words, language_of, page
from evidence.finding import Message
from evidence.report.naming import visible

_EVERY = 0.2
"""Seconds between two looks."""
_LONGEST = 600.0
"""Seconds after which the browser asks anew."""


async def progress_page(request: Request) -> Response:
    """GET /cases/…/progress"""
    case = case_of(request)
    if not case.busy and case.report is not None:
        raise Elsewhere(address(case, *(["bundle"] if case.bundle else [])))
    if not case.busy and not case.answered and case.problem is None:
        raise Elsewhere(address(case, "declaration"))
    words = Words(language_of(request))
    names = [visible(paper.name) for paper in case.intake.papers]
    problem = words.error(case.problem) if case.problem else ("", "")
    return page(
        request, "progress", case=case, tab="", names=names, state=_state(case, words), problem=problem
    )


async def events(request: Request) -> Response:
    """GET /cases/…/events: a line whenever something changed; the last one says where to go."""
    case, words = case_of(request), Words(language_of(request))
    return StreamingResponse(_told(request, case, words), media_type="text/event-stream")


async def _told(request: Request, case: OpenCase, words: Words) -> AsyncIterator[str]:
    last, looks = "", int(_LONGEST / _EVERY)
    for _ in range(looks):
        state = _state(case, words)
        now = json.dumps(state, ensure_ascii=False)
        if now != last:
            yield f"data: {now}\n\n"
            last = now
        if state["to"] or await request.is_disconnected():
            return
        await asyncio.sleep(_EVERY)


def _state(case: OpenCase, words: Words) -> dict[str, object]:
    """doing: in words. read: papers that were read. to: the page to go to, "" while there is work."""
    step, total = case.step, len(case.intake.papers)
    reading = step.doing == "reading"
    read = step.done if reading else total if case.documents is not None else 0
    doing = words("doing_waiting") if step.doing in ("", "waiting") else words(Message(step.doing))
    counted = words("count_of", done=step.done, total=step.total) if step.total else ""
    return {
        "doing": doing[:1].upper() + doing[1:],
        "counted": counted,
        "done": step.done,
        "total": step.total,
        "read": read,
        "reading": reading,
        "to": "" if case.busy else _after(case),
    }


def _after(case: OpenCase) -> str:
    if case.report is None:
        return address(case, "progress" if case.answered or case.problem else "declaration")
    return address(case, *(["bundle"] if case.bundle else []))


async def stop(request: Request) -> Response:
    """POST /cases/…/stop"""
    await form_of(request)
    case = case_of(request)
    await run_in_threadpool(case.stop)
    raise Elsewhere(address(case) if case.report else address(case, "progress"))


async def go_on(request: Request) -> Response:
    """POST /cases/…/go-on: after it was stopped or failed."""
    await form_of(request)
    case = case_of(request)
    if not case.busy and case.report is None:
        case.start_judging()
    raise Elsewhere(address(case, "progress"))
