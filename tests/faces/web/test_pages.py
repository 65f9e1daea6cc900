"""What the pages show and take: declaration, shops, progress, pairs, bundle, languages."""

from __future__ import annotations

import json
import re
import threading
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from browsing import Served

from evidence import job
from evidence.bundle.bundle import Bundle
from evidence.bundle.disk import Record
from evidence.case.toml import parse_declared
from evidence.faces.web.fields import CHOICES, FIELDS
from evidence.faces.web.page import HERE
from evidence.faces.web.wording import FACTS, WORDS
from evidence.report.language import translator


def test_the_form_shows_the_folders_case_toml_and_writes_into_it(served: Served) -> None:
    case = served.drop("certificate.pdf", case='# mine\nplatform = "ozon"\n[company]\nzh = "示例公司"\n')
    text = served.text(case, "/declaration")
    assert 'value="示例公司"' in text
    assert '<option value="ozon" selected>' in text
    given = {
        "platform": "joom",
        "company.zh": "示例公司",
        "listings[].sku": "EX-1",
        "listings[].markets": "es， FR",
    }
    served.post(
        f"/cases/{case.id}/declaration", given | {"account.score": "95", "received": "2026-04-01 09:30"}
    )
    declared = parse_declared(case.text)
    assert (declared.platform, declared.company.zh, declared.account.score) == ("joom", "示例公司", 95)
    assert (declared.listings[0].sku, declared.listings[0].markets) == ("EX-1", ("ES", "FR"))
    assert case.text.startswith("# mine\n")


def test_what_cannot_be_understood_comes_back_with_the_form(served: Served) -> None:
    case = served.drop("certificate.pdf")
    answer = served.post(
        f"/cases/{case.id}/declaration", {"account.score": "very good", "brand.name": "EXABRAND"}
    )
    assert answer.status_code == 422
    assert 'value="very good"' in answer.text
    assert 'value="EXABRAND"' in answer.text
    assert 'role="alert"' in answer.text
    assert case.text == ""


def test_all_of_case_toml_can_be_written_and_kept(served: Served) -> None:
    case = served.drop("certificate.pdf")
    assert served.post(f"/cases/{case.id}/text", {"text": "platform ="}).status_code == 422
    served.post(f"/cases/{case.id}/text", {"text": 'platform = "joom"\r\nviolation = "x"'})
    served.wait(case)
    answer = served.client.get(f"/cases/{case.id}/case.toml")
    assert answer.text == 'platform = "joom"\nviolation = "x"\n'
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "data", [b"platform =", 'zh = "示例"'.encode("gbk"), b"unknown = 1", b'orders = "orders.csv"']
)
def test_a_case_toml_that_cannot_be_understood_is_shown_and_can_be_put_right(
    served: Served, data: bytes
) -> None:
    case = served.drop("certificate.pdf")
    (case.papers / "case.toml").write_bytes(data)
    answer = served.client.get(f"/cases/{case.id}/declaration")
    if answer.status_code == 422:
        assert 'role="alert"' in answer.text
        assert '<details class="panel" open>' in answer.text
    assert served.post(f"/cases/{case.id}/text", {"text": 'orders = "nowhere.csv"'}).status_code == 422
    assert (case.papers / "case.toml").read_bytes() == data
    served.post(f"/cases/{case.id}/text", {"text": 'platform = "joom"'})
    served.wait(case)
    assert case.report is not None


def test_a_platform_nobody_knows_is_told_and_can_be_put_right(served: Served) -> None:
    case = served.judged("certificate.pdf")
    served.post(f"/cases/{case.id}/text", {"text": 'platform = "nowhere"'})
    assert "nowhere" in served.text(case, "/progress")
    served.post(f"/cases/{case.id}/text", {"text": 'platform = "joom"'})
    assert case.report is not None


def test_what_the_papers_show_is_proposed_not_filled_in(served: Served) -> None:
    case = served.drop("letter.pdf")
    text = unescape(served.text(case, "/declaration"))
    assert "Shenzhen Example Technology Co., Ltd. (letter.pdf)" in text
    assert 'value="Shenzhen Example' not in text


def test_a_shop_is_remembered_filled_in_and_forgotten(served: Served) -> None:
    case = served.drop("certificate.pdf")
    given = {"platform": "ozon", "company.zh": "示例公司", "notification_id": "N-1", "shop_name": "Shop <A>"}
    served.post(f"/cases/{case.id}/declaration", given)
    other = served.drop("letter.pdf")
    text = served.text(other, "/declaration", params={"shop": "Shop <A>"})
    assert 'value="示例公司"' in text
    assert "N-1" not in text
    assert "Shop <A>" not in text
    served.post(f"/cases/{other.id}/shop", {"shop": "Shop <A>"})
    assert served.desk.shops.all() == {}


def test_the_case_goes_before_the_shop(served: Served) -> None:
    served.desk.shops.keep("A", {"platform": "ozon", "company.zh": "甲"})
    case = served.drop("certificate.pdf", case='platform = "joom"\n')
    text = served.text(case, "/declaration", params={"shop": "A"})
    assert '<option value="joom" selected>' in text
    assert 'value="甲"' in text


def test_progress_is_told_paper_by_paper_and_the_server_answers_meanwhile(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, fake = threading.Event(), job.read_papers

    def slowly(intake: Any, reader: Any, progress: Any) -> Any:
        progress("reading", 1, 2)
        assert go_on.wait(10)
        return fake(intake, reader, progress)

    monkeypatch.setattr(job, "read_papers", slowly)
    files = [("files", (f"shop/{name}", b"a", "")) for name in ("certificate.pdf", "letter.pdf")]
    served.post("/cases", files=files)
    (case,) = served.desk.cases.values()
    served.post(f"/cases/{case.id}/declaration", {"platform": "joom"})
    text = served.text(case, "/progress")
    assert text.count('<li class="read">') == 1
    assert "1 of 2" in text
    assert served.client.get("/").status_code == 200
    go_on.set()
    told = served.client.get(f"/cases/{case.id}/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    states = [json.loads(line.removeprefix("data: ")) for line in told.text.splitlines() if line]
    assert states[-1]["to"] == f"/cases/{case.id}"


def test_work_can_be_stopped_and_gone_on_with(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = job.read_papers

    def for_ever(intake: Any, reader: Any, progress: Any) -> Any:
        while True:
            progress("reading", 0, 1)

    monkeypatch.setattr(job, "read_papers", for_ever)
    served.post("/cases", files=[("files", ("shop/certificate.pdf", b"a", ""))])
    (case,) = served.desk.cases.values()
    served.post(f"/cases/{case.id}/declaration", {"platform": "joom"})
    served.post(f"/cases/{case.id}/stop")
    assert not case.busy
    assert "go-on" in served.text(case, "/progress")
    monkeypatch.setattr(job, "read_papers", fake)
    served.post(f"/cases/{case.id}/go-on")
    served.wait(case)
    assert case.report is not None


def test_a_case_that_is_worked_on_can_be_forgotten(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def for_ever(intake: Any, reader: Any, progress: Any) -> Any:
        while True:
            progress("reading", 0, 1)

    monkeypatch.setattr(job, "read_papers", for_ever)
    served.post("/cases", files=[("files", ("shop/certificate.pdf", b"a", ""))])
    (case,) = served.desk.cases.values()
    served.post(f"/cases/{case.id}/forget")
    assert list(served.private.iterdir()) == []


def test_what_breaks_in_the_background_is_told_without_a_traceback(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(intake: Any, reader: Any, progress: Any) -> Any:
        raise RuntimeError("a <bad> day")

    monkeypatch.setattr(job, "read_papers", broken)
    case = served.drop("certificate.pdf")
    text = served.text(case, "/progress")
    assert "a &lt;bad&gt; day" in text
    assert "Traceback" not in text


def test_pairs_show_sheets_changes_and_boxes(served: Served) -> None:
    case = served.judged("before_a.png", "after_a.png")
    text = served.text(case, "/pairs")
    assert f"/cases/{case.id}/pairs/0/sheet/1.png" in text
    assert "Original" in text
    assert served.client.get(f"/cases/{case.id}/pairs/0/sheet/1.png").headers["content-type"] == "image/png"
    assert served.client.get(f"/cases/{case.id}/pairs/0/sheet/2.png").status_code == 404
    assert served.client.get(f"/cases/{case.id}/pairs/1/sheet/1.png").status_code == 404


def box(file: str, left: int, top: int, right: int, bottom: int, **more: str) -> dict[str, Any]:
    return {"file": file, "left": left, "top": top, "right": right, "bottom": bottom, **more}


def test_a_box_is_added_moved_and_deleted_and_only_its_pair_is_compared_again(served: Served) -> None:
    case = served.judged("before_a.png", "after_a.png", "before_b.png", "after_b.png")
    assert len(served.compared) == 2
    served.post(f"/cases/{case.id}/ignore", box("before_a.png", 0, 0, 100, 40, why="clock"))
    served.wait(case)
    assert served.compared[2:] == [("before_a.png", "after_a.png")]
    assert len(served.read) == 4
    served.post(
        f"/cases/{case.id}/ignore", box("before_a.png", 5, 0, 100, 40, why="clock", instead="0,0,100,40")
    )
    served.wait(case)
    assert [one.box for one in parse_declared(case.text).ignore] == [(5, 0, 100, 40)]
    answer = served.post(f"/cases/{case.id}/unignore", {"file": "before_a.png", "box": "5,0,100,40"})
    assert answer.headers["location"].endswith("/pairs")
    assert not parse_declared(case.text).ignore
    assert len(served.compared) == 4


@pytest.mark.parametrize("edges", [(0, 0, 401, 40), (10, 0, 10, 40), (0, 50, 100, 40), (-1, 0, 100, 40)])
def test_a_box_outside_the_picture_is_refused(served: Served, edges: tuple[int, int, int, int]) -> None:
    case = served.judged("before_a.png", "after_a.png")
    assert served.post(f"/cases/{case.id}/ignore", box("before_a.png", *edges)).status_code == 422
    assert not parse_declared(case.text).ignore


def test_a_change_is_ignored_on_both_sides_at_once(served: Served) -> None:
    case = served.judged("before_a.png", "after_a.png")
    both = {
        "file": ["before_a.png", "after_a.png"],
        "left": [1, 2],
        "top": [1, 2],
        "right": [9, 9],
        "bottom": [9, 9],
    }
    served.post(f"/cases/{case.id}/ignore", both)
    served.wait(case)
    assert [one.file for one in parse_declared(case.text).ignore] == ["before_a.png", "after_a.png"]


@pytest.fixture
def bundle(tmp_path: Path) -> Any:
    """Makes a bundle on disk for a report."""
    folder = tmp_path / "made-bundle"
    names = (
        "appeal.txt",
        "bundle.pdf",
        "originals/证书.pdf",
        "upload/01_Notification.jpg",
        "upload/02_Sheet.pdf",
    )
    records = []
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "Appeal: EX <1>\n\nThe body." if name == "appeal.txt" else name
        path.write_text(text, encoding="utf-8")
        records.append(Record(name, path.stat().st_size, "0" * 64))
    packed = folder.with_suffix(".zip")
    packed.write_bytes(b"PK")
    return lambda report: Bundle(folder, packed, report, tuple(records), 3, "f" * 64)


def test_the_bundle_is_downloaded_whole_or_file_by_file_in_order(served: Served, bundle: Any) -> None:
    case = served.judged("certificate.pdf")
    case.bundle = bundle(case.report)
    text = served.text(case, "/bundle")
    assert text.index("01_Notification.jpg") < text.index("02_Sheet.pdf")
    assert 'value="Appeal: EX &lt;1&gt;"' in text
    assert "The body." in text
    answer = served.client.get(f"/cases/{case.id}/bundle/2")
    assert answer.text == "originals/证书.pdf"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "attachment" in answer.headers["content-disposition"]
    assert served.client.get(f"/cases/{case.id}/bundle/zip").content == b"PK"
    for wrong in ("5", "99", "-1", "..%2fcase.toml", "x"):
        assert served.client.get(f"/cases/{case.id}/bundle/{wrong}").status_code == 404


def test_no_bundle_no_download(served: Served) -> None:
    case = served.judged("certificate.pdf")
    assert served.client.get(f"/cases/{case.id}/bundle/zip").status_code == 404
    assert served.client.get(f"/cases/{case.id}/bundle/0").status_code == 404


def test_a_bundle_of_a_verdict_that_has_changed_meanwhile_is_not_shown(
    served: Served, monkeypatch: pytest.MonkeyPatch, bundle: Any
) -> None:
    case = served.judged("certificate.pdf")
    started, go_on = threading.Event(), threading.Event()

    def packing(plan: Any, out: Path) -> Bundle:
        started.set()
        assert go_on.wait(10)
        made: Bundle = bundle(case.report)
        return made

    monkeypatch.setattr("evidence.bundle.pack.pack", packing)
    monkeypatch.setattr("evidence.packing.Packer.plan", lambda self: None)
    served.post(f"/cases/{case.id}/bundle")
    assert started.wait(10)
    assert served.post(f"/cases/{case.id}/bundle").status_code in (303, 409)
    served.post(f"/cases/{case.id}/text", {"text": 'platform = "joom"\nrule_code = "X-1"'})
    go_on.set()
    served.wait(case)
    assert case.bundle is None
    assert case.report is not None


def test_the_browsers_language_is_spoken_and_the_switch_goes_first(served: Served) -> None:
    def spoken(accept: str) -> str:
        text = served.client.get("/", headers={"accept-language": accept}).text
        return str(re.search(r'<html lang="([^"]+)"', text)[1])  # type: ignore[index]

    assert spoken("zh-CN,zh;q=0.9,en;q=0.8") == "zh-CN"
    assert spoken("en-US,en;q=0.9,zh;q=0.8") == "en"
    assert spoken("ru,de;q=0.5") == "en"
    assert spoken("fr, en;q=0.2, zh;q=0.7") == "zh-CN"
    assert spoken("zh;q=x,;;,") in ("en", "zh-CN")
    served.post("/language", {"language": "zh", "to": "/"})
    assert spoken("en") == "zh-CN"


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(HERE.rglob("*.jinja")))
    code = "".join(
        path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.py")) if path.stem != "wording"
    )
    asked = set(re.findall(r"""\bw\(["']([a-z_]+)["'][,)]""", texts))
    assert asked <= set(WORDS)
    made = ("group_", "tab_", "edge_", "change_kind_")
    named = {name for name in WORDS if not name.startswith(made) and not name.endswith("_advice")}
    assert {name for name in named if not re.search(rf"""["']{name}["']""", texts + code)} == set()


def test_everything_is_said_in_chinese() -> None:
    translate = translator("zh")
    said = [*WORDS.values(), *CHOICES.values(), *FACTS.values(), *(label for label, _ in FIELDS.values())]
    assert [
        one.template for one in said if len(one.template) > 12 and translate(one.template) == one.template
    ] == []


def test_a_page_that_breaks_says_so_and_shows_no_traceback(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = served.judged("certificate.pdf")
    monkeypatch.setattr("evidence.faces.web.verdict.groups", lambda report: 1 / 0)
    answer = served.client.get(f"/cases/{case.id}")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers


def test_no_page_has_inline_script_or_style(served: Served) -> None:
    for path in HERE.rglob("*.jinja"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text), (
            path.name
        )
        assert not re.search(r"""(src|href|action)=["']?(https?:)?//""", text), path.name
