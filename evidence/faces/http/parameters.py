"""The query of POST /cases: what one run is told."""

from __future__ import annotations

from datetime import date

from starlette.datastructures import QueryParams

from evidence.errors import WrongCall
from evidence.faces.http.problems import PARAMETER, Problem, of_error
from evidence.finding import Message, say
from evidence.options import Options
from evidence.platforms.load import load_platform

NAMES = ("platform", "today", "strict", "force", "language")
_YES_NO = {"true": True, "false": False}
_YEARS = range(2000, 2101)


def parameters_of(query: QueryParams, jobs: int | None, cache: bool) -> tuple[Options, bool]:
    """Options, and whether to build the bundle in spite of findings. Raises Problem at the first that is wrong."""
    for name in query:
        if name not in NAMES:
            raise _wrong(
                name,
                say("there is no parameter of this name"),
                say("there are {names}", names=", ".join(NAMES)),
            )
        if len(query.getlist(name)) > 1:
            raise _wrong(name, say("it is given twice"), say("give it once"))
    options = Options(
        today=_day(query),
        platform=_platform(query),
        strict=_yes_no(query, "strict"),
        language=_language(query),
        jobs=jobs,
        cache=cache,
        ledger=False,
    )
    return options, _yes_no(query, "force")


def _day(query: QueryParams) -> date:
    """The day asked for, or the machine's; the clock is read here."""
    text = query.get("today")
    if text is None:
        return date.today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year not in _YEARS or text != day.isoformat():
        raise _wrong("today", say("it is no day of this century"), say("write it as 2026-03-31"))
    return day


def _platform(query: QueryParams) -> str | None:
    name = query.get("platform")
    try:
        if name is not None:
            load_platform(name)
    except WrongCall as error:
        raise of_error(PARAMETER, error, "platform") from error
    except (ValueError, OSError) as error:  # no name of a file at all
        raise _wrong("platform", say("it is no name"), say("evidence list shows the names")) from error
    return name


def _yes_no(query: QueryParams, name: str) -> bool:
    text = query.get(name, "false")
    if text not in _YES_NO:
        raise _wrong(name, say("it is neither true nor false"), say("write true or false"))
    return _YES_NO[text]


def _language(query: QueryParams) -> str:
    text = query.get("language", "en")
    if text not in ("en", "zh"):
        raise _wrong("language", say("it is neither en nor zh"), say("write en or zh"))
    return text


def _wrong(name: str, what: Message, advice: Message) -> Problem:
    return Problem(PARAMETER, what, name, advice)
