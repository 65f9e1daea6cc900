"""What goes wrong, as application/problem+json (RFC 9457): what, where, what to do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from evidence.errors import EvidenceError
from evidence.faces.intake import Refused
from evidence.finding import Message, say
from evidence.report.language import translator

TYPE = "urn:evidence-bundle:problem:"


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of problem. code: the last part of its type, stable."""

    code: str
    status: int
    title: str


PARAMETER = Kind("parameter", 400, "A parameter cannot be understood")
BROKEN_UPLOAD = Kind("broken-upload", 400, "The upload broke off")
NO_TOKEN = Kind("no-token", 401, "The bearer token is absent or wrong")
FOREIGN_ORIGIN = Kind("foreign-origin", 403, "Web pages of other origins may not ask")
NOT_FOUND = Kind("not-found", 404, "There is no such thing")
WRONG_METHOD = Kind("wrong-method", 405, "That cannot be done with it")
NOT_DONE = Kind("not-done", 409, "The case is not done yet")
FAILED = Kind("failed", 409, "The case could not be judged")
NOT_READY = Kind("not-ready", 409, "The case is not ready, so there is no bundle")
TOO_LARGE = Kind("too-large", 413, "The upload is too large")
WRONG_TYPE = Kind("wrong-type", 415, "The body is of another type")
WRONG_HOST = Kind("wrong-host", 421, "The Host header names another computer")
UPLOAD = Kind("upload", 422, "The upload cannot be taken")
TOO_MANY = Kind("too-many-cases", 429, "There are too many cases")
BROKE = Kind("broke", 500, "The program broke")
FULL = Kind("full", 507, "There is no room")
KINDS = (
    PARAMETER, BROKEN_UPLOAD, NO_TOKEN, FOREIGN_ORIGIN, NOT_FOUND, WRONG_METHOD, NOT_DONE, FAILED, NOT_READY,
    TOO_LARGE, WRONG_TYPE, WRONG_HOST, UPLOAD, TOO_MANY, BROKE, FULL,
)  # fmt: skip
_OF_UPLOAD = {400: BROKEN_UPLOAD, 413: TOO_LARGE, 415: WRONG_TYPE, 422: UPLOAD, 507: FULL}


class Problem(Exception):  # noqa: N818 - the name RFC 9457 gives it
    """A request that cannot be served. where: a parameter, a file, a header; "" for the request as a whole."""

    def __init__(self, kind: Kind, detail: Message, where: str, advice: Message) -> None:
        super().__init__(str(detail))
        self.kind = kind
        self.detail = detail
        self.where = where
        self.advice = advice


def problem_body(problem: Problem, language: str = "en") -> dict[str, Any]:
    """The members of RFC 9457, and two of our own: where, advice."""
    translate = translator(language)
    return {
        "type": TYPE + problem.kind.code,
        "title": problem.kind.title,
        "status": problem.kind.status,
        "detail": problem.detail.text(translate),
        "where": problem.where,
        "advice": problem.advice.text(translate),
    }


def language_of(request: Request) -> str:
    """The language that a request asks for first, of those there are."""
    return "zh" if request.headers.get("accept-language", "").strip().casefold().startswith("zh") else "en"


def of_error(kind: Kind, error: EvidenceError, where: str = "") -> Problem:
    """A call that cannot be served, with its words in any language of the catalogue."""
    problem, advice = error.args
    last = advice or say("correct it and send the case again")
    return Problem(kind, say("{text}", text=problem), where, say("{text}", text=last))


def answer(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem in the language that the request asks for first, English or Chinese."""
    body = problem_body(problem, language_of(request))
    text = json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(text, problem.kind.status, headers, "application/problem+json")


async def on_problem(request: Request, error: Exception) -> Response:
    """For Starlette's table: a Problem."""
    assert isinstance(error, Problem)
    again = {"Retry-After": "2"} if error.kind in (NOT_DONE, TOO_MANY) else None
    return answer(request, error, again)


async def on_refused(request: Request, error: Exception) -> Response:
    """For Starlette's table: an upload that cannot be taken."""
    assert isinstance(error, Refused)
    return answer(request, Problem(_OF_UPLOAD[error.status], error.what, error.where, error.advice))


async def on_http(request: Request, error: Exception) -> Response:
    """For Starlette's table: no such address, or a method it does not know."""
    assert isinstance(error, HTTPException)
    see = say("see /openapi.json for what there is")
    if error.status_code == WRONG_METHOD.status:
        what = say("{path} does not know {method}", path=request.url.path, method=request.method)
        return answer(request, Problem(WRONG_METHOD, what, "", see), dict(error.headers or {}))
    nothing = say("there is nothing at {path}", path=request.url.path)
    return answer(request, Problem(NOT_FOUND, nothing, "", see))


async def on_broken(request: Request, error: Exception) -> Response:
    """For Starlette's table: a fault of ours. Nothing of it but its name is told."""
    what = say("the program broke: {name}", name=type(error).__name__)
    return answer(request, Problem(BROKE, what, "", say("send it again; if it stays so, report it")))
