"""What /openapi.json says and what the code does are one: every route, every status, every body."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from asking import HOST, TOKEN, Answer, Asking, packed, picture
from starlette.applications import Starlette
from starlette.routing import Route

from evidence import job
from evidence.faces.http.app import Settings, build_app
from evidence.faces.http.openapi import openapi
from evidence.faces.intake import Intake, UploadLimits, _full

DOCUMENT = openapi(secured=True)
OPERATIONS = {
    one["operationId"]: (method.upper(), path, one)
    for path, item in DOCUMENT["paths"].items()
    for method, one in item.items()
    if method != "parameters"
}
NOBODY = "0" * 32
ZIP = {"content-type": "application/zip"}
CALLS: dict[str, Callable[[Asking, str], Answer]] = {
    "create": lambda asking, _: asking.post("/cases", content=packed({"a.png": picture()}), headers=ZIP),
    "show": lambda asking, name: asking.get(f"/cases/{name}"),
    "delete": lambda asking, name: asking.delete(f"/cases/{name}"),
    "report": lambda asking, name: asking.get(f"/cases/{name}/report"),
    "bundle": lambda asking, name: asking.get(f"/cases/{name}/bundle"),
    "openapi": lambda asking, _: asking.get("/openapi.json"),
}
Wanted = Callable[[Asking, str, str, pytest.MonkeyPatch], Answer]


def plainly(operation: str) -> Wanted:
    return lambda asking, ready, _operation, _patch: CALLS[operation](asking, ready)


def deleted(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    return asking.delete(f"/cases/{asking.send_case({'a.png': picture()})}")


def unknown(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    return CALLS[operation](asking, NOBODY)


def no_token(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    patch.setitem(asking.headers, "authorization", "Bearer another")
    return CALLS[operation](asking, ready)


def foreign(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    patch.setitem(asking.headers, "origin", "http://a-shop.example")
    return CALLS[operation](asking, ready)


def wrong_host(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    patch.setitem(asking.headers, "host", "a-shop.example:8764")
    return CALLS[operation](asking, ready)


def broken(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret")

    for name in ("Cases.find", "Cases.begin", "Cases.delete", "openapi"):
        patch.setattr(f"evidence.faces.http.app.{name}", fail)
    answer = CALLS[operation](asking, ready)
    assert "secret" not in answer.text
    return answer


def wrong_parameter(asking: Asking, *_: object) -> Answer:
    return asking.post("/cases?today=tomorrow", content=packed({"a.png": b""}), headers=ZIP)


def too_large(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    return asking.post("/cases", content=b"", headers=ZIP | {"content-length": str(10**12)})


def wrong_type(asking: Asking, *_: object) -> Answer:
    return asking.post("/cases", json={"files": []})


def bad_name(asking: Asking, *_: object) -> Answer:
    return asking.post("/cases", files=[("files", ("../up.pdf", b"1"))])


def too_many(asking: Asking, *_: object) -> Answer:
    settings = Settings(token=TOKEN, most_cases=0)
    with Asking(build_app(settings), base_url=HOST, headers=dict(asking.headers)) as full:
        return CALLS["create"](full, "")


def no_room(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    def full(*_: object) -> None:
        raise _full("No space left on device")

    patch.setattr(Intake, "file", full)
    return CALLS[operation](asking, ready)


def failed(asking: Asking, ready: str, operation: str, patch: pytest.MonkeyPatch) -> Answer:
    name = asking.send_case({"case.toml": b"platfrom = 'joom'", "a.png": picture()})
    asking.judged(name)
    return CALLS[operation](asking, name)


SHOWN: dict[tuple[str, str], Wanted] = {
    ("create", "202"): plainly("create"),
    ("create", "400"): wrong_parameter,
    ("create", "413"): too_large,
    ("create", "415"): wrong_type,
    ("create", "422"): bad_name,
    ("create", "429"): too_many,
    ("create", "507"): no_room,
    ("show", "200"): plainly("show"),
    ("delete", "204"): deleted,
    ("report", "200"): plainly("report"),
    ("report", "409"): failed,
    ("bundle", "200"): plainly("bundle"),
    ("bundle", "409"): failed,
    ("openapi", "200"): plainly("openapi"),
    **{(name, "404"): unknown for name in ("show", "delete", "report", "bundle")},
    **{(name, "401"): no_token for name in OPERATIONS if name != "openapi"},
    **{(name, "403"): foreign for name in OPERATIONS},
    **{(name, "421"): wrong_host for name in OPERATIONS},
    **{(name, "500"): broken for name in OPERATIONS},
}


@pytest.fixture
def clean(asking: Asking) -> Iterator[Asking]:
    """The server without what a test sent."""
    sent: list[str] = []

    def note(response: Answer) -> None:
        if response.status_code == 202:
            response.read()
            sent.append(response.json()["id"])

    asking.event_hooks["response"].append(note)
    yield asking
    asking.event_hooks["response"].remove(note)
    for name in sent:
        asking.delete(f"/cases/{name}")


def test_every_status_that_is_documented_is_shown_here_and_no_other() -> None:
    documented = {(name, status) for name, (_, _, one) in OPERATIONS.items() for status in one["responses"]}
    assert set(SHOWN) == documented


@pytest.mark.parametrize(("operation", "status"), SHOWN, ids=" ".join)
def test_an_answer_is_as_documented(
    clean: Asking, ready: str, operation: str, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = SHOWN[operation, status](clean, ready, operation, monkeypatch)
    assert str(answer.status_code) == status, answer.text
    said = OPERATIONS[operation][2]["responses"][status]
    content = said.get("content", {})
    if not content:
        assert not answer.content
        return
    assert answer.headers["content-type"].partition(";")[0] in content
    for header in said.get("headers", {}):
        assert header in answer.headers
    if "json" in answer.headers["content-type"]:
        schema = content[answer.headers["content-type"]]["schema"] | {"components": DOCUMENT["components"]}
        jsonschema.Draft202012Validator(schema).validate(answer.json())
    if int(status) >= 400:
        assert answer.json()["status"] == answer.status_code


def test_every_route_is_documented() -> None:
    guard: Any = build_app()
    inner: Starlette = guard._app
    routes = {
        (method, route.path)
        for route in inner.routes
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert routes == {(method, path) for method, path, _ in OPERATIONS.values()}


def test_the_document_is_openapi_that_others_can_read(clean: Asking) -> None:
    served = clean.get("/openapi.json").json()
    assert served == json.loads(json.dumps(DOCUMENT))
    for name, schema in served["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema, name
    references = {text for text in json.dumps(served).split('"') if text.startswith("#/")}
    for reference in references:
        here = served
        for part in reference.split("/")[1:]:
            here = here[part]


@pytest.mark.parametrize("secured", [True, False])
def test_a_token_is_documented_where_one_is_asked(secured: bool) -> None:
    document = openapi(secured=secured)
    assert bool(document["security"]) is secured
    assert ("401" in document["paths"]["/cases"]["post"]["responses"]) is secured


def test_limits_of_an_upload_hold(clean: Asking) -> None:
    settings = replace(Settings(token=TOKEN), upload=UploadLimits(files=1))
    with Asking(build_app(settings), base_url=HOST, headers=dict(clean.headers)) as small:
        files = [("files", (name, b"1")) for name in ("a.pdf", "b.pdf")]
        assert small.post("/cases", files=files).status_code == 413


def test_the_program_breaking_fails_the_case_and_not_the_server(
    clean: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(job, "pack", fail)
    stands = clean.judged(clean.send_case({"a.png": picture()}))
    assert stands["status"] == "failed"
    assert "ZeroDivisionError" in json.dumps(stands)
    assert "secret" not in json.dumps(stands)
