"""A client of the page, and fakes for what workers do: nothing is read, compared or drawn."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from building import a_certificate, a_document, a_fact, a_letter, a_page
from starlette.testclient import TestClient

from evidence.case.case import Document, Pair
from evidence.comparing.change import Change, Comparison, Kind, PairVerdict
from evidence.faces.web.desk import Desk
from evidence.faces.web.guard import Keys
from evidence.faces.web.open_case import OpenCase
from evidence.faces.web.pictures import Pictures

PORT = 8000
HERE = f"http://127.0.0.1:{PORT}"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)
Files = list[tuple[str, tuple[str, bytes, str]]]


@dataclass
class Served:
    """A client with the key, and what the fakes were asked to do."""

    client: TestClient
    desk: Desk
    keys: Keys
    private: Path
    read: list[str] = field(default_factory=list)
    compared: list[tuple[str, str]] = field(default_factory=list)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """A form as our own page sends it."""
        headers = {"origin": HERE, "sec-fetch-site": "same-origin", **more.pop("headers", {})}
        return self.client.post(
            path,
            data={"csrf": self.keys.csrf, **(data or {})},
            headers=headers,
            follow_redirects=False,
            **more,
        )

    def drop(self, *names: str, case: str = "", content: Callable[[str], bytes] | None = None) -> OpenCase:
        """A folder with these files, dropped; returns the case once its papers are read."""
        files: Files = [
            ("files", (f"shop/{name}", (content or usual_bytes)(name), "application/octet-stream"))
            for name in names
        ]
        if case:
            files.append(("files", ("shop/case.toml", case.encode(), "text/plain")))
        answer = self.post("/cases", {"name": "shop"}, files=files)
        assert answer.status_code == 303, answer.text
        opened = self.desk.cases[answer.headers["location"].split("/")[2]]
        self.wait(opened)
        return opened

    def judged(self, *names: str, case: str = 'platform = "joom"\n') -> OpenCase:
        """Dropped, and answered with what its case.toml says."""
        opened = self.drop(*names, case=case)
        opened.amend(lambda text: text)
        self.wait(opened)
        assert opened.report is not None, opened.problem
        return opened

    @staticmethod
    def wait(case: OpenCase) -> None:
        until = time.monotonic() + 10
        while case.busy:
            assert time.monotonic() < until, "the job does not end"
            time.sleep(0.01)

    def text(self, case: OpenCase, page: str = "", **more: Any) -> str:
        answer = self.client.get(f"/cases/{case.id}{page}", **more)
        assert answer.status_code == 200, answer.text
        return str(answer.text)


def usual_bytes(name: str) -> bytes:
    """Bytes that are of the type the name says, and like no other file's."""
    return (PNG if name.endswith(".png") else b"") + name.encode()


def document_for(paper: Any) -> Document:
    """What an invented paper says, by its name."""
    name = paper.name
    if name.endswith((".png", ".jpg")):
        return a_document(name, [a_page("a listing")], paper=paper)
    if "letter" in name:
        return a_letter(name, paper=paper)
    end = a_fact("2020-04-03", sure=False, rivals=("2099-03-04",)) if "unsure" in name else "2099-01-01"
    return a_certificate(name, paper=paper, expiry_date=end)


def reading(one: Served) -> Any:
    def read(intake: Any, reader: Any, progress: Any) -> tuple[Document, ...]:
        progress("reading", 0, len(intake.papers))
        one.read.extend(paper.name for paper in intake.papers)
        return tuple(map(document_for, intake.papers))

    return read


def comparing(one: Served) -> Any:
    def compare(found: Any, reader: Any) -> Pair:
        one.compared.append((found.before.name, found.after.name))
        change = Change(
            number=1, kind=Kind.TEXT, before=(10, 10, 60, 30), after=(10, 10, 70, 30), removed=("Original",)
        )
        comparison = Comparison(
            before_size=(400, 600), after_size=(400, 620), zoom=1.0, verdict=PairVerdict.CHANGED, changes=(change,),
            ignored=(), bands=(), notes=(),
        )  # fmt: skip
        return Pair(found.before, found.after, found.sku, comparison)

    return compare


def picture(self: Pictures, folder: Path, paper: Any, reading: Any, number: int) -> Path:
    if number > len(reading.pages):
        raise IndexError(number)
    return png(folder / f"{number}.png")


def png(path: Path) -> Path:
    path.write_bytes(PNG)
    return path
