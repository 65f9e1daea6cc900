"""The interface as OpenAPI 3.1. A test holds every route, status and body of the code against it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from evidence import __version__
from evidence.faces.http.problems import (
    BROKE,
    BROKEN_UPLOAD,
    FAILED,
    FOREIGN_ORIGIN,
    FULL,
    KINDS,
    NO_TOKEN,
    NOT_DONE,
    NOT_FOUND,
    NOT_READY,
    PARAMETER,
    TOO_LARGE,
    TOO_MANY,
    TYPE,
    UPLOAD,
    WRONG_HOST,
    WRONG_TYPE,
    Kind,
)
from evidence.platforms.load import platform_names

_Json = dict[str, Any]
_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}
_LINK = {"type": ["string", "null"]}


def openapi(*, secured: bool) -> _Json:
    """The document. secured: whether this server asks for a bearer token."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "evidence",
            "version": __version__,
            "description": "Send the papers of a marketplace appeal; get the report and the bundle.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/cases": {"post": _create(secured)},
            "/cases/{id}": {"parameters": [_ID], "get": _show(secured), "delete": _delete(secured)},
            "/cases/{id}/report": {"parameters": [_ID], "get": _report(secured)},
            "/cases/{id}/bundle": {"parameters": [_ID], "get": _bundle(secured)},
            "/openapi.json": {"get": _self()},
        },
        "components": {
            "schemas": {"Case": _CASE, "Problem": _PROBLEM} | _report_schemas(),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"bearer": []}] if secured else [],
    }


def _create(secured: bool) -> _Json:
    to = {"id": "$response.body#/id"}
    links = {name: {"operationId": name, "parameters": to} for name in ("show", "report", "bundle", "delete")}
    taken = _json("Taken; it is judged as soon as it is its turn", "Case") | {
        "headers": {"Location": {"description": "Where to ask how it stands", "schema": _TEXT}},
        "links": links,
    }
    problems = (PARAMETER, BROKEN_UPLOAD, TOO_LARGE, WRONG_TYPE, UPLOAD, TOO_MANY, FULL)
    return {
        "operationId": "create",
        "summary": "Send a case",
        "description": "The files of one case, each with its path in the case's folder as its file name, or one zip of "
        "them. case.toml, where there is one, stands at the top.",
        "parameters": _PARAMETERS,
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {"schema": _FORM},
                "application/zip": {"schema": {"type": "string", "format": "binary"}},
            },
        },
        "responses": {"202": taken} | _problems(secured, *problems),
    }


def _show(secured: bool) -> _Json:
    answers = {"200": _json("How it stands", "Case")} | _problems(secured, NOT_FOUND)
    return {"operationId": "show", "summary": "How a case stands", "responses": answers}


def _delete(secured: bool) -> _Json:
    gone = {"204": {"description": "It is stopped, and all that was sent and made is removed"}}
    answers = gone | _problems(secured, NOT_FOUND)
    return {"operationId": "delete", "summary": "Stop and remove a case", "responses": answers}


def _report(secured: bool) -> _Json:
    answers = {"200": _json("The report", "Report")} | _problems(secured, NOT_FOUND, NOT_DONE, FAILED)
    return {"operationId": "report", "summary": "The report of a case that is done", "responses": answers}


def _bundle(secured: bool) -> _Json:
    packed = {"description": "The bundle", "content": {"application/zip": {"schema": {"type": "string"}}}}
    answers = {"200": packed} | _problems(secured, NOT_FOUND, NOT_DONE, FAILED, NOT_READY)
    return {"operationId": "bundle", "summary": "The bundle of a case that is ready", "responses": answers}


def _self() -> _Json:
    body = {"description": "This document", "content": {"application/json": {"schema": {"type": "object"}}}}
    answers = {"200": body} | _problems(False)
    return {"operationId": "openapi", "summary": "This document", "security": [], "responses": answers}


def _json(description: str, schema: str) -> _Json:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": description, "content": {"application/json": {"schema": reference}}}


def _problems(secured: bool, *kinds: Kind) -> _Json:
    """Answers for these problems and for those that any request may meet, by status."""
    always = (*((NO_TOKEN,) if secured else ()), FOREIGN_ORIGIN, WRONG_HOST, BROKE)
    titles: dict[str, list[str]] = {}
    for kind in sorted((*kinds, *always), key=lambda kind: kind.status):
        titles.setdefault(str(kind.status), []).append(kind.title)
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": "; or: ".join(said), "content": content} for status, said in titles.items()
    }


def _report_schemas() -> _Json:
    """The report's schema and its parts, as components."""
    text = (files("evidence") / "report" / "report.schema.json").read_text(encoding="utf-8")
    whole: _Json = json.loads(text.replace('"#/$defs/', '"#/components/schemas/'))
    parts: _Json = whole.pop("$defs")
    return {"Report": {key: value for key, value in whole.items() if not key.startswith("$")}} | parts


_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The id that POST /cases gave",
    "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
}
_PARAMETERS = [
    {
        "name": "platform",
        "in": "query",
        "description": "The marketplace; without it what case.toml says, else joom",
        "schema": {"enum": list(platform_names())},
    },
    {
        "name": "today",
        "in": "query",
        "description": "The day to judge on; without it the server's day",
        "schema": {"type": "string", "format": "date", "pattern": "^(20[0-9][0-9]|2100)-[0-9]{2}-[0-9]{2}$"},
    },
    {
        "name": "strict",
        "in": "query",
        "description": "Warnings block too",
        "schema": {"type": "boolean", "default": False},
    },
    {
        "name": "force",
        "in": "query",
        "description": "Build the bundle in spite of findings, marked NOT READY",
        "schema": {"type": "boolean", "default": False},
    },
    {
        "name": "language",
        "in": "query",
        "description": "The language that report.html in the bundle shows first",
        "schema": {"enum": ["en", "zh"], "default": "en"},
    },
]
_FORM = {
    "type": "object",
    "properties": {
        "files": {"type": "array", "minItems": 1, "items": {"type": "string", "format": "binary"}}
    },
    "required": ["files"],
    "additionalProperties": False,
}
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457, with where (a parameter, a header, a file) and advice (what to do)",
    "properties": {
        "type": {"enum": [TYPE + kind.code for kind in KINDS]},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": {"type": "string", "minLength": 1},
        "where": _TEXT,
        "advice": {"type": "string", "minLength": 1},
    },
    "required": ["type", "title", "status", "detail", "where", "advice"],
    "additionalProperties": False,
}
_CASE = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "name": _TEXT,
        "status": {"enum": ["waiting", "running", "done", "failed"]},
        "step": {
            "type": "object",
            "properties": {"what": _TEXT, "done": _NUMBER, "total": _NUMBER},
            "required": ["what", "done", "total"],
            "additionalProperties": False,
        },
        "verdict": {"enum": ["ready", "blocked", None]},
        "problem": {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/Problem"}]},
        "created": {"type": "string", "format": "date-time"},
        "links": {
            "type": "object",
            "properties": {"self": _TEXT, "report": _LINK, "bundle": _LINK},
            "required": ["self", "report", "bundle"],
            "additionalProperties": False,
        },
    },
    "required": ["id", "name", "status", "step", "verdict", "problem", "created", "links"],
    "additionalProperties": False,
}
