"""What every page has: its language, its words, the template it is made with; and the page that says what went wrong."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from evidence import __version__
from evidence.errors import EvidenceError
from evidence.faces.web.wording import WORDS
from evidence.finding import Message
from evidence.report.language import LANGUAGES, translator

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).resolve().parent
LANGUAGE_COOKIE = "evidence_language"
_RANGE = re.compile(r"\s*([A-Za-z]{1,8})[-A-Za-z0-9]*\s*(?:;\s*q=([0-9.]+))?\s*")


class Words:
    """Sentences in one language, for templates: `w("home")`, `w("files_taken", count=3)`, `w(message)`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translate = translator(language)

    def __call__(self, what: str | Message, **values: str | int | float | Message) -> str:
        if isinstance(what, Message):
            return what.text(self._translate)
        return Message(WORDS[what].template, tuple(values.items())).text(self._translate)

    def error(self, error: EvidenceError) -> tuple[str, str]:
        """What is wrong and what to do."""
        return error.spoken(self._translate)


def language_of(request: Request) -> str:
    """en or zh: what the user chose on the page, else what the browser asks for first."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in LANGUAGES:
        return str(chosen)
    wanted = []
    for position, part in enumerate(request.headers.get("accept-language", "")[:500].split(",")):
        match = _RANGE.fullmatch(part)
        if match and match[1].lower() in LANGUAGES:
            wanted.append(
                (-float(match[2] or 1) if (match[2] or "1").count(".") < 2 else 0.0, position, match[1])
            )
    return min(wanted)[2].lower() if wanted else "en"


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page. values: what its template shows; strings are escaped."""
    words = Words(language_of(request))
    shown = {
        "w": words,
        "language": words.language,
        "path": request.url.path,
        "program": f"evidence {__version__}",
        "csrf": getattr(request.app.state, "csrf", "") if "app" in request.scope else "",
        **values,
    }
    return HTMLResponse(environment().get_template(template + ".jinja").render(shown), status)


def problem_page(
    request: Request, code: str, *, status: int, what: str = "", advice: str = "", back: str = ""
) -> Response:
    """What went wrong and what to do. code: of the words; what, advice: the error's own, in place of them.

    A script that asks for JSON gets the same as JSON.
    """
    words = Words(language_of(request))
    told, then = what or words(code), advice if what else words(f"{code}_advice")
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"problem": told, "advice": then}, status)
    return page(request, "problem", status, problem=told, advice=then, back=back)


@cache
def environment() -> Environment:
    """The templates. Everything put into them is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["size"] = size_words
    made.globals["nbsp"] = Markup("&nbsp;")
    return made


def size_words(count: int) -> str:
    """Bytes as people read them; a thousand bytes to the kB, as the forms of the platforms count."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}" if count < 10 * factor else f"{count / factor:.0f} {unit}"
    return f"{count} B"
