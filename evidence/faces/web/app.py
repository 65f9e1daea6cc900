"""The application: which address leads to which page, behind the guard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from evidence.errors import EvidenceError
from evidence.faces.web.asked import Elsewhere, Refusal
from evidence.faces.web.desk import Desk
from evidence.faces.web.guard import Guard, Keys
from evidence.faces.web.page import HERE, Words, language_of, problem_page

_CASE = "/cases/{case}"
ROUTES = (
    ("GET", "/", "home.start_page"),
    ("POST", "/cases", "home.upload"),
    ("POST", "/language", "home.choose_language"),
    ("GET", f"{_CASE}", "verdict.verdict_page"),
    ("GET", f"{_CASE}/declaration", "declaring.declaration_page"),
    ("POST", f"{_CASE}/declaration", "declaring.declare"),
    ("POST", f"{_CASE}/text", "declaring.take_text"),
    ("POST", f"{_CASE}/shop", "declaring.forget_shop"),
    ("GET", f"{_CASE}/case.toml", "declaring.download_text"),
    ("GET", f"{_CASE}/progress", "progress.progress_page"),
    ("GET", f"{_CASE}/events", "progress.events"),
    ("POST", f"{_CASE}/stop", "progress.stop"),
    ("POST", f"{_CASE}/go-on", "progress.go_on"),
    ("GET", f"{_CASE}/report.html", "verdict.download_report"),
    ("GET", f"{_CASE}/findings/{{finding}}", "verdict.finding_page"),
    ("POST", f"{_CASE}/waive", "verdict.waive"),
    ("POST", f"{_CASE}/unwaive", "verdict.unwaive"),
    ("POST", f"{_CASE}/confirm", "verdict.confirm"),
    ("POST", f"{_CASE}/unconfirm", "verdict.unconfirm"),
    ("GET", f"{_CASE}/papers", "papers.papers_page"),
    ("GET", f"{_CASE}/papers/{{paper:int}}", "papers.paper_page"),
    ("GET", f"{_CASE}/papers/{{paper:int}}/{{page:int}}.png", "papers.picture"),
    ("GET", f"{_CASE}/pairs", "pairs.pairs_page"),
    ("GET", f"{_CASE}/pairs/{{pair:int}}/sheet/{{page:int}}.png", "pairs.sheet"),
    ("POST", f"{_CASE}/ignore", "pairs.ignore"),
    ("POST", f"{_CASE}/unignore", "pairs.unignore"),
    ("GET", f"{_CASE}/bundle", "bundling.bundle_page"),
    ("POST", f"{_CASE}/bundle", "bundling.build"),
    ("GET", f"{_CASE}/bundle/zip", "bundling.download_zip"),
    ("GET", f"{_CASE}/bundle/{{file:int}}", "bundling.download_file"),
    ("GET", f"{_CASE}/forget", "home.forget_page"),
    ("POST", f"{_CASE}/forget", "home.forget"),
)
"""Method, address, and the module and function that answer."""


def build_app(desk: Desk, keys: Keys, port: int) -> ASGIApp:
    """The page over a desk of cases. port: the one it is served on, which the Host header must name.

    The guard stands outside of everything, so that what breaks is answered under its headers too.
    """
    routes: list[Route | Mount] = [
        Route(path, _page(name), methods=[method]) for method, path, name in ROUTES
    ]
    routes.append(Mount("/static", StaticFiles(directory=HERE / "static")))
    app = Starlette(
        routes=routes,
        exception_handlers={
            Elsewhere: _elsewhere,
            Refusal: _refused,
            EvidenceError: _wrong,
            HTTPException: _absent,
            Exception: _broke,
        },
    )
    app.state.desk, app.state.csrf = desk, keys.csrf
    return Guard(app, keys, port)


def _page(name: str) -> Callable[[Request], Awaitable[Response]]:
    """A page's function; its module is loaded when it is first asked for, so that the first page need not wait."""
    module, _, function = name.partition(".")

    async def asked(request: Request) -> Response:
        loaded = await run_in_threadpool(import_module, f"evidence.faces.web.{module}")
        answer: Response = await getattr(loaded, function)(request)
        return answer

    return asked


async def _elsewhere(request: Request, error: Exception) -> Response:
    assert isinstance(error, Elsewhere)
    return error.answer(request)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return problem_page(
        request, error.code, status=error.status, what=error.what, advice=error.advice, back=_back(request)
    )


async def _wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, EvidenceError)
    what, advice = Words(language_of(request)).error(error)
    return problem_page(request, "", status=422, what=what, advice=advice, back=_back(request))


async def _absent(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem_page(request, "not_found", status=error.status_code, back="/")


async def _broke(request: Request, error: Exception) -> Response:
    return problem_page(request, "broke", status=500, back="/")


def _back(request: Request) -> str:
    """Where a form that was refused may have come from: its case."""
    case = request.path_params.get("case")
    return f"/cases/{case}" if case else "/"
