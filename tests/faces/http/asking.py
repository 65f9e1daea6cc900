"""A client that sends small cases, for the tests of the HTTP interface."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from typing import Any

from PIL import Image
from starlette.testclient import TestClient

TOKEN = "a-token-of-this-test"
Answer = Any
"""A response; TestClient leaves open which library it is of."""
HOST = "http://127.0.0.1:8764"


def picture(shade: int = 9) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 9, 9)).save(file, "PNG")
    return file.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


class Asking(TestClient):
    """A client that knows how to send a case and to wait for it."""

    def send_case(self, files: Mapping[str, bytes], query: str = "today=2026-04-10") -> str:
        answer = self.post(f"/cases?{query}", files=[("files", (name, data)) for name, data in files.items()])
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])

    def judged(self, name: str) -> dict[str, object]:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            stands: dict[str, object] = self.get(f"/cases/{name}").json()
            if stands["status"] in ("done", "failed"):
                return stands
            time.sleep(0.1)
        raise AssertionError("it takes too long")
