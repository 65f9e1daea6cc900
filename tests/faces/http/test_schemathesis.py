"""Thousands of odd requests, made from the document: nothing breaks, nothing answers other than documented."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from asking import HOST
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from evidence.faces.http.app import Settings, build_app
from evidence.faces.http.openapi import openapi
from evidence.faces.intake import UploadLimits

APP = build_app(Settings(jobs=1, most_cases=10_000, at_once=1, upload=UploadLimits(bytes=1 << 20)))
schema = schemathesis.openapi.from_dict(openapi(secured=False))
schema.app = APP
schema.config.update(base_url=HOST)


@schemathesis.serializer("application/zip")
def raw(_: Any, value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | bytearray) else str(value).encode()


@pytest.fixture(autouse=True)
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases are taken and never judged: what is sent here are no papers."""

    def judge(*_: object, **__: object) -> None:
        raise RuntimeError("not judged here")

    monkeypatch.setattr("evidence.job.pack", judge)


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_odd_requests(case: Any) -> None:
    # No schema can say that two files must differ in name, or that a text is a zip: such uploads answer 422.
    left_out = [positive_data_acceptance] if case.operation.path == "/cases" else []
    case.call_and_validate(headers={"Host": "127.0.0.1:8764"}, excluded_checks=left_out)
