"""What a request asks for: its case, its form, its verdict; and the ways to answer something else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from evidence.faces.web.desk import Desk
from evidence.faces.web.guard import same
from evidence.faces.web.open_case import OpenCase

if TYPE_CHECKING:
    from evidence.papers.paper import Paper
    from evidence.report.report import Report


class Elsewhere(Exception):  # noqa: N818 - an answer, not an error
    """The browser shall go to another page of ours."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def answer(self, request: Request) -> Response:
        """A redirect; for a script that asks for JSON, the address."""
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"to": self.path})
        return RedirectResponse(self.path, 303)


class Refusal(Exception):  # noqa: N818 - named for what it is
    """Something asked for cannot be done. code: of the words that say so; what, advice: in place of them."""

    def __init__(self, code: str, status: int = 422, what: str = "", advice: str = "") -> None:
        super().__init__(code)
        self.code, self.status, self.what, self.advice = code, status, what, advice


def desk_of(request: Request) -> Desk:
    """The cases that are open."""
    desk: Desk = request.app.state.desk
    return desk


def case_of(request: Request) -> OpenCase:
    """The case the address names. Raises HTTPException 404."""
    try:
        return desk_of(request).cases[request.path_params["case"]]
    except KeyError:
        raise HTTPException(404) from None


def address(case: OpenCase, *parts: str) -> str:
    """The path of one of a case's pages."""
    return "/".join((f"/cases/{case.id}", *(quote(part, safe="/?=&#") for part in parts)))


def report_of(case: OpenCase) -> Report:
    """The verdict that stands. Raises Elsewhere where there is none yet: to what must come first."""
    report = case.report
    if report is None:
        raise Elsewhere(address(case, "progress" if case.answered else "declaration"))
    return report


def paper_of(request: Request, case: OpenCase) -> Paper:
    """The paper the address names by its number, from 0 in the order of the papers' names. Raises HTTPException 404."""
    try:
        number: int = request.path_params["paper"]
        return case.intake.papers[number]
    except IndexError:
        raise HTTPException(404) from None


async def form_of(request: Request) -> FormData:
    """The form that was sent. Raises Refusal where it is not one of ours."""
    form = await request.form(max_files=0, max_fields=200, max_part_size=256 << 10)
    check_csrf(request, form.get("csrf"))
    return form


def check_csrf(request: Request, given: object) -> None:
    """Raises Refusal where the form's key is not ours."""
    if not isinstance(given, str) or not same(given, request.app.state.csrf):
        raise Refusal("no_csrf", 403)


def text_in(form: FormData, name: str) -> str:
    """A field's text without spaces around; "" where it is absent. New lines are \\n."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""
