"""A case over HTTP, from the files to the bundle and to nothing; and who may not ask."""

from __future__ import annotations

import io
import tempfile
import threading
import time
import zipfile
from pathlib import Path

import jsonschema
import pytest
from asking import HOST, Asking, packed, picture

import evidence
from evidence import job
from evidence.errors import WrongCall
from evidence.faces.http.app import Settings, build_app
from evidence.faces.http.serve import is_loopback, serve
from evidence.papers.private import PREFIX


def test_files_with_paths_become_a_report_and_a_bundle(asking: Asking, ready: str) -> None:
    stands = asking.get(f"/cases/{ready}").json()
    assert (stands["status"], stands["verdict"]) == ("done", "blocked")
    report = asking.get(stands["links"]["report"]).json()
    jsonschema.Draft202012Validator(evidence.schema("report")).validate(report)
    assert report["case"]["today"] == "2026-04-10"
    assert [one["name"] for one in report["files"]] == ["case.toml", "证书/a.png"]
    bundle = asking.get(stands["links"]["bundle"])
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        assert archive.testzip() is None
        assert picture() in [archive.read(name) for name in archive.namelist()]


def test_a_case_that_is_not_ready_has_no_bundle(asking: Asking) -> None:
    body = packed({"my case/a.png": picture(), "my case/case.toml": b"platform = 'temu'"})
    sent = asking.post("/cases", content=body, headers={"content-type": "application/zip"}).json()
    stands = asking.judged(sent["id"])
    assert (stands["name"], stands["verdict"]) == ("my case", "blocked")
    answer = asking.get(f"/cases/{sent['id']}/bundle")
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (409, "not-ready")
    assert asking.get(f"/cases/{sent['id']}/report").json()["platform"]["name"] == "temu"


def test_nothing_is_left_of_what_was_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Asking(build_app(Settings(jobs=1)), base_url=HOST) as asking:
        running = asking.send_case({f"{n}.png": picture(n) for n in range(30)})
        other = asking.send_case({"b.png": picture()})
        assert asking.delete(f"/cases/{running}").status_code == 204
        assert asking.get(f"/cases/{running}").status_code == 404
        assert not list(tmp_path.rglob(f"*{running}*"))
        assert list(tmp_path.rglob(f"*{other}*"))
        assert asking.post("/cases", files=[("files", ("../a", b"1"))]).status_code == 422
        assert len(list(tmp_path.rglob("received"))) == 1
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(PREFIX)]


def test_cases_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    go, most, now = threading.Event(), [0], [0]
    lock = threading.Lock()

    def slow(*_: object, **__: object) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        go.wait(30)
        with lock:
            now[0] -= 1
        raise WrongCall("this one ends here")

    monkeypatch.setattr(job, "pack", slow)
    with Asking(build_app(Settings(at_once=2)), base_url=HOST) as asking:
        names = [asking.send_case({"a.png": b"1"}) for _ in range(5)]
        time.sleep(0.5)
        states = [asking.get(f"/cases/{name}").json()["status"] for name in names]
        assert sorted(states) == ["running", "running", "waiting", "waiting", "waiting"]
        assert asking.get(f"/cases/{names[0]}/report").headers["retry-after"]
        go.set()
        assert {asking.judged(name)["status"] for name in names} == {"failed"}
    assert most[0] == 2


def test_what_the_seller_wrote_wrong_is_told_with_advice(asking: Asking) -> None:
    name = asking.send_case({"case.toml": b"platfrom = 'joom'", "a.png": picture()})
    problem = asking.judged(name)["problem"]
    assert isinstance(problem, dict)
    assert "platfrom" in problem["detail"]
    assert "Did you mean platform?" in problem["advice"]


@pytest.mark.parametrize("named", ["/etc", "../../other-bundle.zip"])
def test_a_case_may_not_name_files_of_the_server(asking: Asking, named: str) -> None:
    name = asking.send_case({"case.toml": f"supplement_to = '{named}'".encode(), "a.png": picture()})
    problem = asking.judged(name)["problem"]
    assert isinstance(problem, dict)
    assert "supplement_to" in problem["detail"]
    assert named not in problem["detail"]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("platform=nowhere", "platform"), ("platform=../joom", "platform"), ("platform=%00", "platform"),
        ("today=2026-02-30", "today"), ("today=20260210", "today"), ("today=1999-12-31", "today"),
        ("strict=yes", "strict"), ("force=", "force"), ("language=de", "language"), ("strickt=true", "strickt"),
        ("strict=true&strict=false", "strict"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_named(asking: Asking, query: str, where: str) -> None:
    answer = asking.post(f"/cases?{query}", files=[("files", ("a.png", picture()))])
    assert (answer.status_code, answer.json()["where"]) == (400, where)


def test_what_the_seller_wrote_wrong_is_told_in_chinese_where_asked(asking: Asking) -> None:
    name = asking.send_case({"Thumbs.db": b"1"})
    asking.judged(name)
    problem = asking.get(f"/cases/{name}", headers={"accept-language": "zh"}).json()["problem"]
    assert any("一" <= sign <= "鿿" for sign in problem["detail"])


def test_a_text_beside_the_files_is_not_left_unheard(asking: Asking) -> None:
    answer = asking.post("/cases", files=[("files", ("a.png", b"1"))], data={"platform": "temu"})
    assert (answer.status_code, answer.json()["where"]) == (422, "platform")


def test_problems_speak_chinese_where_asked(asking: Asking) -> None:
    answer = asking.get("/cases/none", headers={"accept-language": "zh-CN,zh;q=0.9,en;q=0.5"})
    assert "没有" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "127.0.0.1:8764"}, 404), ({"host": "localhost"}, 404), ({"host": "[::1]:8764"}, 404),
        ({"host": "LOCALHOST:1"}, 404), ({"host": "127.0.0.1.shop.example"}, 421), ({"host": ""}, 421),
        ({"host": "127.0.0.1:8764@shop.example"}, 421), ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:8764"}, 403), ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403), ({"sec-fetch-site": "none"}, 404),
    ],
)  # fmt: skip
def test_who_may_ask(asking: Asking, headers: dict[str, str], status: int) -> None:
    assert asking.get(f"/cases/{'0' * 32}", headers=headers).status_code == status


@pytest.mark.parametrize(
    "given", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer a-token-of-this-tes", "Bearer é"]
)
def test_a_wrong_token_is_refused(asking: Asking, given: str) -> None:
    answer = asking.get("/cases/x", headers={"authorization": given.encode()})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_an_unknown_method_is_told_which_there_are(asking: Asking) -> None:
    answer = asking.put("/cases/x")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in answer.headers["allow"]
    assert asking.get("/nothing").json()["type"].endswith("not-found")


def test_an_upload_that_breaks_off_is_no_case(asking: Asking) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n123'
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = asking.post("/cases", content=body, headers=headers)
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (400, "broken-upload")


@pytest.mark.parametrize(("host", "only_here"), [
    ("127.0.0.1", True), ("127.0.0.2", True), ("::1", True), ("[::1]", True), ("localhost", True),
    ("0.0.0.0", False), ("192.168.1.2", False), ("::", False), ("example.com", False),
])  # fmt: skip
def test_which_addresses_only_this_machine_can_reach(host: str, only_here: bool) -> None:
    assert is_loopback(host) is only_here


def test_others_may_reach_it_only_with_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVIDENCE_TOKEN", raising=False)
    with pytest.raises(WrongCall, match="token"):
        serve("0.0.0.0")
