"""Who may ask: this machine's browser, by the right name, from our own pages, with the key it was opened with.

Any web page the user visits can make the browser ask 127.0.0.1. So every request is checked before a page sees it:
the Host header (a foreign name that resolves to this machine is refused: DNS rebinding), where a request comes from
(Fetch metadata and Origin), a cookie that only the opened address gives, and the size of forms.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evidence.faces.web.page import problem_page

LARGEST_FORM = 256 << 10
"""Bytes of a form without files."""
UPLOAD = "/cases"
OPEN_TO_ALL = "/static/"
_SAFE = ("GET", "HEAD")
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Keys:
    """Made anew for every run. token: in the opened address. session: the cookie. csrf: in every form."""

    token: str = field(default_factory=_secret)
    session: str = field(default_factory=_secret)
    csrf: str = field(default_factory=_secret)


class Guard:
    """Passes on what may pass, and sets the headers that keep the browser strict."""

    def __init__(self, app: ASGIApp, keys: Keys, port: int) -> None:
        self._app = app
        self._keys = keys
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._cookie = cookie_name(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._answer(Request(scope)) or self._app
        await answer(scope, receive, strict)

    def _answer(self, request: Request) -> Response | None:
        """What is said instead of a page; None where the request may pass."""
        headers = request.headers
        if headers.get("host", "").casefold() not in self._hosts:
            return problem_page(request, "wrong_host", status=421)
        if not self._from_here(request):
            return problem_page(request, "wrong_origin", status=403)
        if request.url.path.startswith(OPEN_TO_ALL):
            return None
        if request.method in _SAFE and request.url.path == "/" and "token" in request.query_params:
            return self._exchange(request)
        if not same(request.cookies.get(self._cookie, ""), self._keys.session):
            return problem_page(request, "no_key", status=403)
        if request.method not in _SAFE and request.url.path != UPLOAD and not _small(headers):
            return problem_page(request, "form_too_large", status=413)
        return None

    def _from_here(self, request: Request) -> bool:
        """Whether one of our own pages asks, or the user by address.

        Our pages send no Referer, so browsers may say `Origin: null` for their forms; then Sec-Fetch-Site decides.
        """
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin", "null")
        if origin != "null" and origin.removeprefix("http://") not in self._hosts:
            return False
        if request.method in _SAFE:
            opened = (
                request.url.path == "/" and request.headers.get("sec-fetch-dest", "document") == "document"
            )
            return opened or site in (None, "same-origin", "none")
        return site == "same-origin" or (site is None and origin != "null")

    def _exchange(self, request: Request) -> Response:
        if not same(request.query_params["token"], self._keys.token):
            return problem_page(request, "no_key", status=403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, self._keys.session, path="/", httponly=True, samesite="strict")
        return answer


def cookie_name(port: int) -> str:
    """Cookies do not tell ports apart: two servers of one user must not overwrite each other's."""
    return f"evidence_{port}"


def same(given: str, right: str) -> bool:
    """Whether a key is right; takes as long for a wrong one."""
    return secrets.compare_digest(given.encode(), right.encode())


def _small(headers: Headers) -> bool:
    """Whether a form says how long it is, and is no longer than a form is."""
    length = headers.get("content-length", "")
    return length.isdigit() and int(length) <= LARGEST_FORM and "transfer-encoding" not in headers
