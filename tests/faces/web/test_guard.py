"""Who may ask, and what every answer tells the browser."""

from __future__ import annotations

import pytest
from browsing import HERE, PORT, Served
from starlette.testclient import TestClient

from evidence.faces.web.app import ROUTES
from evidence.faces.web.guard import LARGEST_FORM, cookie_name

POSTS = [path for method, path, _ in ROUTES if method == "POST"]
GETS = [path for method, path, _ in ROUTES if method == "GET"]


def filled(path: str, case: str = "0123456789abcdef") -> str:
    """An address of a route, with something in each place."""
    named = {"{case}": case, "{finding}": "0" * 16}
    for name, value in named.items():
        path = path.replace(name, value)
    for name in ("paper", "page", "pair", "file"):
        path = path.replace("{" + name + ":int}", "0")
    return path


@pytest.fixture
def stranger(served: Served) -> TestClient:
    """A client of the same server without the key."""
    return TestClient(served.client.app, base_url=HERE, raise_server_exceptions=False)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1.evil.example:{PORT}",
        f"127.0.0.1:{PORT + 1}",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/static/page.css", "/cases/x"])
def test_a_foreign_name_for_this_machine_is_refused(served: Served, host: str, path: str) -> None:
    answer = served.client.get(path, headers={"host": host}, follow_redirects=False)
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


def test_a_foreign_name_gets_no_key_even_with_the_token(served: Served, stranger: TestClient) -> None:
    asked = {"token": served.keys.token}
    answer = stranger.get("/", params=asked, headers={"host": "evil.example"}, follow_redirects=False)
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_the_names_of_this_machine_are_taken(served: Served, host: str) -> None:
    assert served.client.get("/static/page.css", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", GETS)
def test_no_page_without_the_key(stranger: TestClient, path: str) -> None:
    assert stranger.get(filled(path), follow_redirects=False).status_code == 403


@pytest.mark.parametrize("path", POSTS)
def test_no_form_without_the_key(served: Served, stranger: TestClient, path: str) -> None:
    headers = {"origin": HERE, "sec-fetch-site": "same-origin"}
    answer = stranger.post(
        filled(path), data={"csrf": served.keys.csrf}, headers=headers, follow_redirects=False
    )
    assert answer.status_code == 403


def test_the_token_becomes_a_cookie_no_script_and_no_other_site_can_use(
    served: Served, stranger: TestClient
) -> None:
    answer = stranger.get("/", params={"token": served.keys.token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(cookie_name(PORT))
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert served.keys.token not in answer.headers["set-cookie"]


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    answer = stranger.get("/", params={"token": token}, follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_keys_are_long_and_new_for_every_run(served: Served) -> None:
    from evidence.faces.web.guard import Keys

    other = Keys()
    mine = {served.keys.token, served.keys.session, served.keys.csrf}
    assert len(mine | {other.token, other.session, other.csrf}) == 6
    assert all(len(key) >= 40 for key in mine)


@pytest.mark.parametrize("path", ["/cases", "/cases/{case}/forget"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"origin": "http://evil.example", "sec-fetch-site": "same-origin"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": HERE, "sec-fetch-site": "same-site"},
        {"origin": "null"},
        {},
    ],
)
def test_a_form_of_another_page_is_refused(served: Served, path: str, headers: dict[str, str]) -> None:
    data = {"csrf": served.keys.csrf}
    answer = served.client.post(filled(path), data=data, headers=headers, follow_redirects=False)
    assert answer.status_code == 403


def test_a_page_without_referrer_says_origin_null_and_is_taken_where_the_browser_vouches(
    served: Served,
) -> None:
    answer = served.post("/language", {"language": "zh", "to": "/"}, headers={"origin": "null"})
    assert answer.status_code == 303


@pytest.mark.parametrize("csrf", ["", "wrong"])
def test_a_form_without_its_key_is_refused(served: Served, csrf: str) -> None:
    case = served.drop("certificate.pdf")
    for path in POSTS:
        form = {"files": ("a.pdf", b"a", "application/pdf")} if path == "/cases" else None
        answer = served.post(filled(path, case.id), {"csrf": csrf}, files=form)
        assert answer.status_code == 403, path
    assert list(served.desk.cases) == [case.id]
    assert len(list(served.private.iterdir())) == 1


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_cannot_embed_a_picture_or_page_of_ours(served: Served, site: str) -> None:
    case = served.drop("certificate.pdf")
    for path in (f"/cases/{case.id}", f"/cases/{case.id}/papers/0/1.png", "/static/page.css"):
        assert served.client.get(path, headers={"sec-fetch-site": site}).status_code == 403
    embedded = served.client.get("/", headers={"sec-fetch-site": site, "sec-fetch-dest": "iframe"})
    assert embedded.status_code == 403


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/nothing", "/cases/unknown"])
def test_every_answer_keeps_the_browser_strict(served: Served, path: str) -> None:
    headers = served.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers


def test_pages_are_kept_by_no_cache(served: Served) -> None:
    assert served.client.get("/").headers["cache-control"] == "no-store"


def test_a_form_that_is_too_large_or_hides_its_length_is_refused(served: Served) -> None:
    case = served.drop("certificate.pdf")
    path = f"/cases/{case.id}/text"
    assert served.post(path, {"text": "#" * (LARGEST_FORM + 1)}).status_code == 413
    headers = {
        "origin": HERE,
        "sec-fetch-site": "same-origin",
        "content-type": "application/x-www-form-urlencoded",
    }
    answer = served.client.post(path, content=iter([b"csrf=", b"x"]), headers=headers)
    assert answer.status_code == 413


def test_a_websocket_is_not_taken(served: Served) -> None:
    with pytest.raises(Exception), served.client.websocket_connect("/"):  # noqa: B017, PT011 - any refusal will do
        pass


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_static_files_lead_nowhere_else(served: Served, path: str) -> None:
    assert served.client.get(path).status_code in (403, 404)


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_the_language_switch_leads_nowhere_else(served: Served, to: str) -> None:
    assert served.post("/language", {"language": "zh", "to": to}).headers["location"] == "/"
