"""The HTTP interface for other programs: send a case, ask how it stands, fetch report and bundle, delete it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import anyio
from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from evidence.faces.http.cases import Cases, Held, Result, outcome, status
from evidence.faces.http.guard import Guard
from evidence.faces.http.openapi import openapi
from evidence.faces.http.parameters import parameters_of
from evidence.faces.http.problems import (
    NOT_DONE,
    NOT_READY,
    TOO_LARGE,
    Problem,
    language_of,
    on_broken,
    on_http,
    on_problem,
    on_refused,
)
from evidence.faces.intake import Refused, UploadLimits
from evidence.faces.multipart import Upload, receive
from evidence.finding import say

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_CHUNK = 1 << 18
_FORM_EXTRA = 2_000
"""Bytes that a form may need around each file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """hosts: names the server answers to. token: that every request must carry, None for none.

    most_cases: held at a time. at_once: judged at a time. jobs: worker processes for each, None for one per core up to
    four. cache: use former readings of the same bytes.
    """

    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = None
    upload: UploadLimits = field(default_factory=UploadLimits)
    most_cases: int = 100
    at_once: int = 2
    jobs: int | None = None
    cache: bool = True


def build_app(settings: Settings | None = None) -> ASGIApp:
    """The ASGI application. What it holds is deleted when its lifespan ends."""
    api = _Api(settings or Settings())
    routes = [
        Route("/cases", api.create, methods=["POST"]),
        Route("/cases/{id}", api.show_or_delete, methods=["GET", "DELETE"]),
        Route("/cases/{id}/report", api.report, methods=["GET"]),
        Route("/cases/{id}/bundle", api.bundle, methods=["GET"]),
        Route("/openapi.json", api.openapi, methods=["GET"]),
    ]
    on = {Problem: on_problem, Refused: on_refused, HTTPException: on_http, Exception: on_broken}
    inner = Starlette(routes=routes, exception_handlers=on, lifespan=api.lifespan)
    inner.router.redirect_slashes = False
    return Guard(inner, api.settings.hosts, api.settings.token)


class _Api:
    """What the routes do."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._cases = Cases(settings.most_cases, settings.at_once)

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        yield
        await to_thread.run_sync(self._cases.close)

    async def create(self, request: Request) -> Response:
        options, force = parameters_of(request.query_params, self.settings.jobs, self.settings.cache)
        self._check_length(request)
        home = await to_thread.run_sync(self._cases.begin)
        try:
            kind = request.headers.get("content-type", "")
            upload = await receive(kind, request.stream(), home, self.settings.upload)
            _check_fields(upload)
        except BaseException:
            with anyio.CancelScope(shield=True):
                await to_thread.run_sync(self._cases.drop, home)
            raise
        held = self._cases.start(home, upload.folder, options, force)
        return JSONResponse(status(held, language_of(request)), 202, {"Location": f"/cases/{held.id}"})

    async def show_or_delete(self, request: Request) -> Response:
        """One route, so that a wrong method is told of both."""
        if request.method == "DELETE":
            await to_thread.run_sync(self._cases.delete, request.path_params["id"])
            return Response(status_code=204)
        return JSONResponse(status(self._found(request), language_of(request)))

    async def report(self, request: Request) -> Response:
        result = _finished(self._found(request))
        return Response(await anyio.Path(result.report).read_bytes(), media_type="application/json")

    async def bundle(self, request: Request) -> Response:
        result = _finished(self._found(request))
        if result.zip is None:
            advice = say(
                "see the report for what blocks; put it right and send it again, or send it with force=true"
            )
            raise Problem(NOT_READY, say("findings block the case"), "", advice)
        size = str((await anyio.Path(result.zip).stat()).st_size)
        headers = {"Content-Length": size, "Content-Disposition": 'attachment; filename="bundle.zip"'}
        return StreamingResponse(_chunks(result.zip), 200, headers, "application/zip")

    async def openapi(self, request: Request) -> Response:
        return Response(
            json.dumps(openapi(secured=self.settings.token is not None), indent=1),
            media_type="application/json",
        )

    def _found(self, request: Request) -> Held:
        return self._cases.find(request.path_params["id"])

    def _check_length(self, request: Request) -> None:
        """Refuse at once what says that it is too large."""
        length, limits = request.headers.get("content-length", ""), self.settings.upload
        if length.isdigit() and int(length) > limits.bytes + limits.files * _FORM_EXTRA:
            what = say("the files are larger than {most} MB together", most=limits.bytes >> 20)
            advice = say("leave out what is no paper, or make the pictures smaller")
            raise Problem(TOO_LARGE, what, "Content-Length", advice)


def _finished(held: Held) -> Result:
    """The result of a case that is done. Raises Problem where it is not, or has failed."""
    ended = outcome(held)
    if ended is None:
        raise Problem(NOT_DONE, say("the case is still being judged"), "", say("ask again in a moment"))
    if isinstance(ended, Problem):
        raise ended
    return ended


def _check_fields(upload: Upload) -> None:
    """What is no file would go unheard."""
    for name in upload.fields:
        what = say("a part of the form is no file")
        raise Refused(
            422, what, name, say("send files with their file names; parameters stand in the address")
        )


async def _chunks(path: Path) -> AsyncIterator[bytes]:
    async with await anyio.open_file(path, "rb") as file:
        while chunk := await file.read(_CHUNK):
            yield chunk
