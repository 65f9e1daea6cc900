"""A small case-management system that lets `evidence` do the checking.

    python docs/examples/case_system.py FOLDER     # FOLDER holds one folder per case; then open http://127.0.0.1:8080

It shows what a larger system needs of the library: a job started from a web request, its progress, a way to stop it, and
the verdict kept in a database of one's own.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from html import escape
from pathlib import Path
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

import evidence
from evidence.background import Job
from evidence.bundle.bundle import Bundle
from evidence.errors import Cancelled, EvidenceError

TABLE = (
    "CREATE TABLE IF NOT EXISTS verdicts (name TEXT PRIMARY KEY, verdict TEXT NOT NULL, detail TEXT NOT NULL)"
)


class Desk:
    """The cases of a folder, the jobs that run on them, and the verdicts of those that have ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs: dict[str, Job[Bundle]] = {}
        with closing(self._database()) as database:
            database.execute(TABLE)

    def names(self) -> list[str]:
        """The cases, by the names of their folders."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_dir() and path.name != "bundles")

    def start(self, name: str) -> None:
        """Begin to check and pack a case, unless that is under way. The web request does not wait for it."""
        running = self.jobs.get(name)
        if running is None or running.done:
            out = self.folder / "bundles" / name
            self.jobs[name] = job = evidence.start_pack(self.folder / name, out)
            job.on_done(lambda ended: self._record(name, ended))

    def stop(self, name: str) -> None:
        """Stop a case's job; nothing is written then."""
        if name in self.jobs:
            self.jobs[name].cancel()

    def stands(self, name: str) -> dict[str, object]:
        """How a case stands: what is being done now, and the last verdict."""
        job = self.jobs.get(name)
        running = job is not None and not job.done
        step = job.progress if job and running else None
        with closing(self._database()) as database:
            row = database.execute("SELECT verdict, detail FROM verdicts WHERE name = ?", (name,)).fetchone()
        verdict, detail = row or ("", "")
        doing = f"{step.what} {step.done}/{step.total}" if step else ""
        return {"name": name, "running": running, "doing": doing, "verdict": verdict, "detail": detail}

    def _record(self, name: str, job: Job[Bundle]) -> None:
        """Keep what came of a job. Called in the job's thread when it has ended."""
        try:
            report = job.result().report
            verdict = "ready" if report.ready else "blocked"
            detail = "; ".join(sorted({finding.code for finding in report.findings if finding.blocks}))
        except Cancelled:
            return
        except EvidenceError as error:
            verdict, detail = "failed", f"{error} – {error.advice}"
        with closing(self._database()) as database, database:
            database.execute("REPLACE INTO verdicts VALUES (?, ?, ?)", (name, verdict, detail))

    def _database(self) -> sqlite3.Connection:
        return sqlite3.connect(self.folder / "case-system.sqlite")


def build(desk: Desk) -> Starlette:
    """The web application."""

    def found(act: Callable[[str], Response]) -> Callable[[Request], Awaitable[Response]]:
        """A route for one of the desk's cases; only our own pages may ask for a change."""

        async def route(request: Request) -> Response:
            name = request.path_params["name"]
            if name not in desk.names():
                return Response("there is no such case", 404)
            if (
                request.headers.get("sec-fetch-site", "same-origin") != "same-origin"
                and request.method == "POST"
            ):
                return Response("not from here", 403)
            return act(name)

        return route

    def start(name: str) -> Response:
        desk.start(name)
        return RedirectResponse("/", 303)

    def stop(name: str) -> Response:
        desk.stop(name)
        return RedirectResponse("/", 303)

    async def listing(_: Request) -> Response:
        return HTMLResponse(page([desk.stands(name) for name in desk.names()]))

    routes = [
        Route("/", listing),
        Route("/cases/{name}", found(lambda name: JSONResponse(desk.stands(name)))),
        Route("/cases/{name}/start", found(start), methods=["POST"]),
        Route("/cases/{name}/stop", found(stop), methods=["POST"]),
    ]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    return Starlette(routes=routes, middleware=[hosts])


def page(cases: list[dict[str, object]]) -> str:
    """The list of cases; while one runs the page asks again every two seconds."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(case[key]))}</td>" for key in ("name", "verdict", "detail", "doing"))
        + "".join(
            f'<td><form method="post" action="/cases/{quote(str(case["name"]))}/{act}"><button>{act}</button></form></td>'
            for act in ("start", "stop")
        )
        + "</tr>"
        for case in cases
    )  # fmt: skip
    again = '<meta http-equiv="refresh" content="2">' if any(case["running"] for case in cases) else ""
    return f"<!doctype html><meta charset='utf-8'>{again}<title>Cases</title><table>{rows}</table>"


if __name__ == "__main__":
    uvicorn.run(build(Desk(Path(sys.argv[1]).resolve())), host="127.0.0.1", port=8080)
