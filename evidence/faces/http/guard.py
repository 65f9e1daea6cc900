"""Who may ask over HTTP: the right Host, no page of another origin, and the bearer token where one is set.

A web page that the user of this machine visits can send forms to 127.0.0.1, and can make a name of its own resolve to
it (DNS rebinding); browsers tell the first by Origin or Sec-Fetch-Site and the second by Host.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evidence.faces.http.problems import FOREIGN_ORIGIN, NO_TOKEN, WRONG_HOST, Problem, answer
from evidence.finding import say

OPEN = "/openapi.json"
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Guard:
    """Passes on what may pass. hosts: names the Host header may say, without port. token: None for none."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], token: str | None) -> None:
        self._app = app
        self._hosts = frozenset(name.casefold() for name in hosts)
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        request = Request(scope)
        problem = self._problem(request)
        if problem is None:
            await self._app(scope, receive, strict)
            return
        asks = {"WWW-Authenticate": "Bearer"} if problem.kind is NO_TOKEN else None
        await answer(request, problem, asks)(scope, receive, strict)

    def _problem(self, request: Request) -> Problem | None:
        headers = request.headers
        if _name_of(headers.get("host", "")) not in self._hosts:
            what = say("this server does not answer to that name")
            return Problem(WRONG_HOST, what, "Host", say("ask it by the address it was started with"))
        foreign = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        if foreign or "origin" in headers:
            what = say("a web page asks; this server is for programs")
            return Problem(FOREIGN_ORIGIN, what, "Origin", say("ask from a program of your own"))
        if self._token is not None and request.url.path != OPEN and not self._has_token(request):
            what = say("the request does not carry the token of this server")
            return Problem(NO_TOKEN, what, "Authorization", say("send Authorization: Bearer with the token"))
        return None

    def _has_token(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        right = (self._token or "").encode()
        return scheme.casefold() == "bearer" and secrets.compare_digest(given.strip().encode(), right)


def _name_of(host: str) -> str:
    """A Host header without its port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).casefold()
