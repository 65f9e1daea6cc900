"""The start page: drop a folder, go on with a case, forget one."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from evidence.faces.intake import Refused
from evidence.faces.multipart import receive
from evidence.faces.web.asked import (
    Elsewhere,
    Refusal,
    address,
    case_of,
    check_csrf,
    desk_of,
    form_of,
    text_in,
)
from evidence.faces.web.page import LANGUAGE_COOKIE, Words, language_of, page
from evidence.papers.private import remove
from evidence.report.language import LANGUAGES
from evidence.report.naming import visible

_LONGEST_NAME = 200


async def start_page(request: Request) -> Response:
    """GET /"""
    desk = desk_of(request)
    return page(request, "home", cases=list(desk.cases.values()), limits=desk.limits, visible=visible)


async def upload(request: Request) -> Response:
    """POST /cases: files as they come, then the case's next page."""
    desk = desk_of(request)
    if desk.full:
        raise Refusal("too_many_cases", 409)
    folder = desk.new_folder()
    try:
        content_type = request.headers.get("content-type", "")
        got = await receive(content_type, request.stream(), folder / "upload", desk.limits)
        check_csrf(request, got.fields.get("csrf"))
        name = Path(got.fields.get("name", "").strip()[:_LONGEST_NAME]).name or got.folder.name
        case = await run_in_threadpool(desk.open, folder, got.folder, name)
    except BaseException as error:
        await run_in_threadpool(remove, folder)
        if isinstance(error, Refused):
            raise _refusal(request, error) from error
        raise
    raise Elsewhere(address(case, "declaration"))


def _refusal(request: Request, error: Refused) -> Refusal:
    words = Words(language_of(request))
    where = f"{visible(error.where)}: " if error.where else ""
    return Refusal("upload_refused", error.status, where + words(error.what), words(error.advice))


async def choose_language(request: Request) -> Response:
    """POST /language"""
    form = await form_of(request)
    chosen, to = text_in(form, "language"), text_in(form, "to")
    ours = to.startswith("/") and not to.startswith(("//", "/\\"))
    answer = RedirectResponse(to if ours else "/", 303)
    if chosen in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=31_536_000, httponly=True, samesite="strict")
    return answer


async def forget_page(request: Request) -> Response:
    """GET /cases/…/forget"""
    case = case_of(request)
    return page(request, "forget", case=case, tab="", shown=visible(case.name))


async def forget(request: Request) -> Response:
    """POST /cases/…/forget"""
    await form_of(request)
    await run_in_threadpool(desk_of(request).forget, case_of(request))
    raise Elsewhere("/")
