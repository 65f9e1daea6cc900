"""What the files cannot tell: a short form over case.toml, filled in from it, from a remembered shop, or by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from evidence.case.amend import with_values
from evidence.case.schema import Key, Type, keys
from evidence.case.toml import CASE_FILE, parse_declared
from evidence.errors import WrongCall
from evidence.faces.web.asked import Elsewhere, address, case_of, desk_of, form_of, text_in
from evidence.faces.web.fields import CHOICES, FIELDS, GROUPS
from evidence.faces.web.open_case import OpenCase
from evidence.faces.web.page import Words, language_of, page
from evidence.finding import Message
from evidence.platforms.load import load_platform, platform_names
from evidence.report.naming import visible

_FIELDS = tuple(name for names in GROUPS.values() for name in names)
_LONGEST_NAME = 80


async def declaration_page(request: Request) -> Response:
    """GET /cases/…/declaration?shop=NAME"""
    case, shops = case_of(request), desk_of(request).shops
    shop = request.query_params.get("shop", "")
    try:
        held = _held(case.text)
    except WrongCall as error:
        return await _page(request, case, {}, text=case.broken_text, error=error)
    values = shops.all().get(shop, {}) | held
    written = {name: _written(values.get(name)) for name in _FIELDS}
    return await _page(request, case, written, shop=shop)


async def declare(request: Request) -> Response:
    """POST /cases/…/declaration: the form's fields. What cannot be understood comes back with the form."""
    case, form = case_of(request), await form_of(request)
    given = {name: text_in(form, name) for name in _FIELDS}
    shop = text_in(form, "shop_name")[:_LONGEST_NAME]
    try:
        held = _held(case.text)
        values = {
            name: held.get(name) if _written(held.get(name)) == text else _typed(keys()[name], text)
            for name, text in given.items()
        }
        await run_in_threadpool(case.amend, lambda text: with_values(text, values))
    except WrongCall as error:
        return await _page(request, case, given, shop=shop, error=error)
    if shop:
        await run_in_threadpool(desk_of(request).shops.keep, shop, values)
    raise Elsewhere(_next(case))


async def take_text(request: Request) -> Response:
    """POST /cases/…/text: all of case.toml, as written."""
    case, form = case_of(request), await form_of(request)
    text = text_in(form, "text") + "\n"
    try:
        await run_in_threadpool(case.take, text)
    except WrongCall as error:
        return await _page(request, case, {}, text=text, error=error)
    raise Elsewhere(_next(case))


async def forget_shop(request: Request) -> Response:
    """POST /cases/…/shop: shop"""
    case, form = case_of(request), await form_of(request)
    await run_in_threadpool(desk_of(request).shops.forget, text_in(form, "shop"))
    raise Elsewhere(address(case, "declaration"))


async def download_text(request: Request) -> Response:
    """GET /cases/…/case.toml"""
    headers = {"content-disposition": f'attachment; filename="{CASE_FILE}"'}
    return Response(case_of(request).text, media_type="application/toml", headers=headers)


def _next(case: OpenCase) -> str:
    return address(case) if case.report is not None else address(case, "progress")


async def _page(
    request: Request,
    case: OpenCase,
    written: Mapping[str, str],
    *,
    shop: str = "",
    text: str | None = None,
    error: WrongCall | None = None,
) -> Response:
    words = Words(language_of(request))
    problem = ". ".join(words.error(error)) if error else ""
    seen = await run_in_threadpool(_seen, case)
    groups = {
        heading: [_field(keys()[name], written.get(name, ""), seen, words) for name in names]
        for heading, names in GROUPS.items()
    }
    shown = case.text if text is None else text
    brought = text is None and bool(shown.strip())
    return page(
        request, "declaration", 422 if error else 200, case=case, tab="declare", name=visible(case.name), groups=groups,
        brought=brought, text=shown, text_open=text is not None, problem=problem, shop=shop,
        shops=sorted(desk_of(request).shops.all()), listings=shown.count("[[listings]]"),
    )  # fmt: skip


def _field(key: Key, written: str, seen: Mapping[str, tuple[str, str]], words: Words) -> dict[str, Any]:
    value, file = seen.get(key.name, ("", ""))
    label, hint = FIELDS[key.name]
    return {
        "name": key.name,
        "id": key.name.replace("[].", "-").replace(".", "-"),
        "label": words(label),
        "hint": words(hint) if hint else "",
        "value": written,
        "choices": _choices(key, words),
        "example": key.example.strip('"').removeprefix('["').removesuffix('"]').replace('", "', ", "),
        "seen": value if value != written else "",
        "seen_in": visible(file),
        "wide": key.name in ("listings[].url", "listings[].category", "company.zh", "company.en"),
    }


def _choices(key: Key, words: Words) -> list[tuple[str, str]]:
    """Values a field may have, with what they are called; none where anything may be written."""
    if key.name == "platform":
        return [(name, load_platform(name).title) for name in platform_names()]
    if key.name == "violation":
        named: dict[str, str] = {}
        for platform in map(load_platform, platform_names()):
            for one in platform.violations.values():
                named.setdefault(one.id, words(Message(one.en)))
        return sorted(named.items(), key=lambda pair: pair[1])
    values = ("true", "false") if key.type is Type.YES_NO else key.choices
    return [(value, words(CHOICES[value])) for value in values]


def _seen(case: OpenCase) -> dict[str, tuple[str, str]]:
    """Proposals from the papers, by key, with the paper they were read from; none while these are being read."""
    from evidence.case.guess import guess

    if case.documents is None:
        return {}
    proposed = guess(case.documents)
    return {name: (value, proposed.from_.get(name, "")) for name, value in proposed.values.items()}


def _held(text: str) -> dict[str, Any]:
    """What a case.toml says for the fields of the form. Raises WrongCall where it cannot be understood."""
    parse_declared(text)
    table = tomllib.loads(text)
    found = {name: _at(table, name.split(".")) for name in _FIELDS}
    return {name: value for name, value in found.items() if value is not None}


def _at(table: Any, path: list[str]) -> Any:
    for name in path:
        inside = table.get(name.removesuffix("[]")) if isinstance(table, dict) else None
        table = inside[0] if name.endswith("[]") and inside else inside
    return table


def _written(value: Any) -> str:
    """A value as the form shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return value.isoformat(" ") if isinstance(value, datetime) else str(value)


def _typed(key: Key, text: str) -> Any:
    """What was written in a field, as case.toml holds it. What does not fit stays text: the table of keys refuses it."""
    if not text:
        return None
    if key.type is Type.TEXTS:
        return [
            part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()
        ]
    if key.type is Type.YES_NO:
        return text == "true"
    if key.type is Type.NUMBER:
        return _number(text)
    if key.type is Type.MOMENT:
        return _moment(text)
    return text


def _number(text: str) -> int | float | str:
    try:
        return int(text) if text.isdecimal() else float(text)
    except ValueError:
        return text


def _moment(text: str) -> date | datetime | str:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    return text
