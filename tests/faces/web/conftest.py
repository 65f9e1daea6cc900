"""The page over invented papers, for a test client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from browsing import HERE, PORT, Served, comparing, picture, png, reading
from starlette.testclient import TestClient

from evidence import job
from evidence.faces.intake import UploadLimits
from evidence.faces.web.app import build_app
from evidence.faces.web.desk import Desk
from evidence.faces.web.guard import Keys
from evidence.faces.web.pictures import Pictures
from evidence.faces.web.shops import Shops
from evidence.options import Options


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    private, keys = tmp_path / "private", Keys()
    private.mkdir()
    shops = Shops(tmp_path / "settings" / "shops.toml")
    limits = UploadLimits(bytes=200_000, files=20)
    desk = Desk(private, Options(date.today(), cache=False, jobs=1, ledger=False), shops, limits)
    client = TestClient(build_app(desk, keys, PORT), base_url=HERE, raise_server_exceptions=False)
    client.get("/", params={"token": keys.token})
    one = Served(client, desk, keys, private)
    monkeypatch.setattr(job, "read_papers", reading(one))
    monkeypatch.setattr(job, "compare_pair", comparing(one))
    monkeypatch.setattr(Pictures, "page", picture)
    monkeypatch.setattr(Pictures, "sheets", lambda self, folder, report, pair: [png(folder / "sheet.png")])
    yield one
    desk.close()
