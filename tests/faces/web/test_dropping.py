"""What is dropped: folders, zips, hostile names, limits; and that it is gone when it is forgotten."""

from __future__ import annotations

import html
import io
import zipfile

import pytest
from browsing import Served

EVIL = '<img src=x onerror=alert(1)>".pdf'


def zipped(names: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_the_start_page_takes_folders_zips_and_files_by_keyboard(served: Served) -> None:
    text = served.client.get("/").text
    assert "webkitdirectory" in text
    assert text.count('type="file"') == 2
    assert text.count("<label") >= 2


def test_a_folder_is_read_at_once_and_asks_what_files_cannot_tell(served: Served) -> None:
    case = served.drop("certificate.pdf", "letters/letter.pdf")
    assert [paper.name for paper in case.intake.papers] == ["certificate.pdf", "letters/letter.pdf"]
    assert served.read == ["certificate.pdf", "letters/letter.pdf"]
    assert case.name == "shop"
    answer = served.client.get(f"/cases/{case.id}", follow_redirects=False)
    assert answer.headers["location"].endswith("/declaration")


def test_a_script_that_drops_gets_the_next_address_as_json(served: Served) -> None:
    files = [("files", ("shop/certificate.pdf", b"a", "application/pdf"))]
    answer = served.post("/cases", files=files, headers={"accept": "application/json"})
    assert answer.json()["to"].endswith("/declaration")


def test_a_zip_is_unpacked(served: Served) -> None:
    data = zipped({"case/certificate.pdf": b"a", "case/case.toml": b'platform = "ozon"'})
    answer = served.post("/cases", {"name": "case"}, files=[("files", ("case.zip", data, "application/zip"))])
    (case,) = served.desk.cases.values()
    served.wait(case)
    assert answer.status_code == 303
    assert [paper.name for paper in case.intake.papers] == ["certificate.pdf"]
    assert "ozon" in case.text


@pytest.mark.parametrize(
    "name", ["../../evil.pdf", "shop/../../evil.pdf", "/etc/evil.pdf", "..\\..\\evil.pdf"]
)
def test_a_name_that_leads_elsewhere_is_refused(served: Served, name: str) -> None:
    before = sorted(served.private.parent.rglob("*"))
    answer = served.post("/cases", files=[("files", (name, b"a", "application/pdf"))])
    assert answer.status_code == 422
    assert sorted(served.private.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["../evil.pdf", "/evil.pdf", "a/../../evil.pdf", "C:/evil.pdf"])
def test_a_zip_with_a_member_that_leads_elsewhere_is_refused(served: Served, name: str) -> None:
    before = sorted(served.private.parent.rglob("*"))
    data = zipped({"certificate.pdf": b"a", name: b"b"})
    answer = served.post("/cases", files=[("files", ("case.zip", data, "application/zip"))])
    assert answer.status_code == 422
    assert sorted(served.private.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ([("big.pdf", 200_001)], 413),
        ([("one.pdf", 120_000), ("two.pdf", 120_000)], 413),
        ([(f"{n}.pdf", 1) for n in range(21)], 413),
        ([("a" * 256 + ".pdf", 1)], 422),
        ([("x/" * 40 + "a.pdf", 1)], 422),
        ([], 422),
    ],
)
def test_too_much_is_refused_and_nothing_stays(
    served: Served, files: list[tuple[str, int]], status: int
) -> None:
    sent = [("files", (name, b"a" * size, "application/pdf")) for name, size in files]
    answer = served.post("/cases", files=sent or [("files", ("", b"", ""))])
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert list(served.private.iterdir()) == []
    assert not served.desk.cases


def test_an_upload_at_the_limits_is_taken(served: Served) -> None:
    case = served.drop(*(f"{n}.pdf" for n in range(20)))
    assert len(case.intake.papers) == 20


def test_a_broken_zip_is_refused_in_words(served: Served) -> None:
    answer = served.post("/cases", files=[("files", ("case.zip", b"PK\x03\x04 broken", "application/zip"))])
    assert answer.status_code == 422
    assert "zip" in answer.text
    assert list(served.private.iterdir()) == []


def test_a_body_that_is_no_form_is_refused(served: Served) -> None:
    headers = {
        "content-type": "text/plain",
        "origin": "http://127.0.0.1:8000",
        "sec-fetch-site": "same-origin",
    }
    assert served.client.post("/cases", content=b"x", headers=headers).status_code in (403, 415)
    assert list(served.private.iterdir()) == []


def test_a_file_name_never_becomes_markup(served: Served) -> None:
    answer = served.post(
        "/cases", {"name": EVIL}, files=[("files", (f"shop/{EVIL}", b"a", "application/pdf"))]
    )
    if answer.status_code == 422:
        pytest.skip("this system cannot have a file of that name, so it is refused")
    (case,) = served.desk.cases.values()
    served.wait(case)
    case.amend(lambda _: 'platform = "joom"\n')
    served.wait(case)
    seen = [served.client.get("/").text]
    for page in ("", "/papers", "/papers/0", "/pairs", "/declaration", "/bundle", "/forget"):
        seen.append(served.text(case, page))
    for link in {
        part.split('"')[0] for part in seen[1].split('href="') if "/findings/" in part.split('"')[0]
    }:
        seen.append(served.client.get(link).text)
    assert all("<img src=x" not in text and 'onerror=alert(1)>"' not in text for text in seen)
    assert any(html.escape(EVIL, quote=False).split('"')[0] in text for text in seen)


def test_a_name_is_shown_as_it_was_given(served: Served) -> None:
    case = served.judged("证书 (最终版).pdf")
    assert "证书 (最终版).pdf" in served.text(case, "/papers")


def test_what_is_forgotten_is_gone(served: Served) -> None:
    case = served.judged("certificate.pdf")
    assert case.folder.is_dir()
    assert served.post(f"/cases/{case.id}/forget").headers["location"] == "/"
    assert not case.folder.exists()
    assert served.client.get(f"/cases/{case.id}").status_code == 404
    assert list(served.private.iterdir()) == []


def test_everything_is_gone_at_the_end(served: Served) -> None:
    for name in ("one.pdf", "two.pdf"):
        served.judged(name)
    served.desk.close()
    assert list(served.private.iterdir()) == []


def test_copies_lie_where_only_this_user_may_look(served: Served) -> None:
    case = served.drop("certificate.pdf")
    assert case.folder.stat().st_mode & 0o077 == 0


def test_no_more_cases_than_a_desk_holds(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.faces.web.desk.MOST_CASES", 1)
    served.drop("certificate.pdf")
    assert served.post("/cases", files=[("files", ("a.pdf", b"a", ""))]).status_code == 409
