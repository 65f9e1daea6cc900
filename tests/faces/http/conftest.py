"""A server in this process, with one case that is done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import HOST, TOKEN, Asking, picture

from evidence.faces.http.app import Settings, build_app


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def asking() -> Iterator[Asking]:
    settings = Settings(token=TOKEN, jobs=1)
    with Asking(build_app(settings), base_url=HOST, raise_server_exceptions=False) as client:
        client.headers["authorization"] = f"Bearer {TOKEN}"
        yield client


@pytest.fixture(scope="module")
def ready(asking: Asking) -> str:
    """A case that is done; its bundle is forced."""
    name = asking.send_case(
        {"证书/a.png": picture(), "case.toml": b"platform = 'joom'"}, "today=2026-04-10&force=true"
    )
    assert asking.judged(name)["status"] == "done"
    return name
