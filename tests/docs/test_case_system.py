"""The example of a case-management system runs: a case is started from the web, watched, stopped, its verdict kept."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "case_system.py"


@pytest.fixture(scope="module")
def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("case_system", EXAMPLE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cases = tmp_path / "cases"
    for name, pictures in (("R&D 案件", 1), ("many", 40), ("empty", 0)):
        (cases / name).mkdir(parents=True)
        for number in range(pictures):
            Image.new("RGB", (64, 48), (number, 9, 9)).save(cases / name / f"{number}.png")
    return cases


@pytest.fixture
def web(example: ModuleType, folder: Path) -> Iterator[Any]:
    desk = example.Desk(folder)
    with TestClient(example.build(desk), base_url="http://127.0.0.1:8080") as client:
        yield client
    for job in desk.jobs.values():
        job.cancel()
        job.wait(30)


def ended(web: Any, name: str) -> Any:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        stands = web.get(f"/cases/{name}").json()
        if not stands["running"]:
            return stands
        time.sleep(0.1)
    raise AssertionError("it takes too long")


def test_a_case_is_packed_and_its_verdict_kept(web: Any, example: ModuleType, folder: Path) -> None:
    assert web.post("/cases/R%26D 案件/start", follow_redirects=False).status_code == 303
    stands = ended(web, "R&D 案件")
    assert stands["verdict"] == "blocked"
    assert stands["detail"]
    assert (folder / "bundles" / "R&D 案件" / "report.html").is_file()
    assert example.Desk(folder).stands("R&D 案件")["verdict"] == "blocked", "it is in the database"
    assert "<td>R&amp;D 案件</td>" in web.get("/").text
    assert 'action="/cases/R%26D%20' in web.get("/").text


def test_a_case_can_be_stopped(web: Any, folder: Path) -> None:
    web.post("/cases/many/start")
    assert web.get("/cases/many").json()["running"]
    assert 'http-equiv="refresh"' in web.get("/").text
    web.post("/cases/many/stop")
    assert ended(web, "many")["verdict"] == ""
    assert not (folder / "bundles" / "many").exists()


def test_a_case_that_cannot_be_judged_says_why(web: Any) -> None:
    web.post("/cases/empty/start")
    stands = ended(web, "empty")
    assert stands["verdict"] == "failed"
    assert "holds no paper" in stands["detail"]


def test_only_its_own_pages_may_ask(web: Any) -> None:
    assert web.post("/cases/many/start", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert web.get("/", headers={"host": "a-shop.example"}).status_code == 400
    assert web.get("/cases/..%2Fcases").status_code == 404
    assert web.get("/cases/none").status_code == 404
