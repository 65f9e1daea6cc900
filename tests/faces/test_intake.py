"""Uploads: forms with paths and zips are laid into a folder; what leads elsewhere, is too much or broken is refused."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from evidence.case.toml import find_shop
from evidence.faces.intake import Intake, Refused, UploadLimits
from evidence.faces.multipart import Upload, receive

BOUNDARY = "a-boundary-of-this-test"
FORM = f"multipart/form-data; boundary={BOUNDARY}"


def a_form(files: list[tuple[str, bytes]], fields: Mapping[str, str] | None = None) -> bytes:
    parts = [
        b'Content-Disposition: form-data; name="files"; filename="' + name.encode() + b'"\r\n\r\n' + data
        for name, data in files
    ]
    parts += [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'.encode()
        for name, text in (fields or {}).items()
    ]
    mark = f"--{BOUNDARY}".encode()
    return b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def a_zip(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def send(
    home: Path, body: bytes, kind: str = FORM, limits: UploadLimits | None = None, step: int = 7
) -> Upload:
    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(body), step):
            yield body[at : at + step]

    home.mkdir(exist_ok=True)
    return asyncio.run(receive(kind, chunks(), home, limits))


def refused(home: Path, body: bytes, kind: str = FORM, limits: UploadLimits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        send(home, body, kind, limits)
    assert str(caught.value.what)
    assert str(caught.value.advice)
    return caught.value


def names_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_files_keep_their_bytes_and_paths(tmp_path: Path) -> None:
    body = a_form([("证书/ce.pdf", b"%PDF\r\n--x"), ("case.toml", b"platform='joom'")], {"platform": "temu"})
    upload = send(tmp_path / "home", body)
    assert names_in(upload.folder) == ["case.toml", "证书/ce.pdf"]
    assert (upload.folder / "证书/ce.pdf").read_bytes() == b"%PDF\r\n--x"
    assert upload.fields == {"platform": "temu"}


def test_the_folder_that_was_dropped_is_the_case(tmp_path: Path) -> None:
    upload = send(tmp_path / "home", a_form([("my case/a.pdf", b"1"), ("my case/deep/b.pdf", b"2")]))
    assert upload.folder.name == "my case"
    assert names_in(upload.folder) == ["a.pdf", "deep/b.pdf"]


@pytest.mark.parametrize("top", ["", "my case/"])
def test_a_zip_is_unpacked_with_its_declaration_and_what_is_left_out(tmp_path: Path, top: str) -> None:
    files = {f"{top}a.pdf": b"1", f"{top}case.toml": b"", f"{top}same.pdf": b"1", f"{top}Thumbs.db": b"t"}
    for home, body, kind in (
        (tmp_path / "raw", a_zip(files), "application/zip"),
        (tmp_path / "form", a_form([("upload.ZIP", a_zip(files))]), FORM),
    ):
        assert names_in(send(home, body, kind).folder) == ["Thumbs.db", "a.pdf", "case.toml", "same.pdf"]
        assert not list(home.glob("*.zip"))


def test_a_zip_among_other_files_is_a_paper(tmp_path: Path) -> None:
    upload = send(tmp_path / "home", a_form([("a.pdf", b"1"), ("b.zip", a_zip({"c": b""}))]))
    assert names_in(upload.folder) == ["a.pdf", "b.zip"]


@pytest.mark.parametrize(
    "name",
    [
        "../up.pdf",
        "a/../../up.pdf",
        "/etc/passwd",
        "a//b.pdf",
        "a\\..\\..\\up.pdf",
        "./a.pdf",
        "a\x01b.pdf",
        "a/",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / "home", a_form([("good.pdf", b"1"), (name, b"2")])).status == 422
    assert not [path for path in tmp_path.iterdir() if path.name != "home"]


def test_the_same_name_twice_and_a_file_where_a_folder_is_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "one", a_form([("a.pdf", b"1"), ("a.pdf", b"2")])).where == "a.pdf"
    assert refused(tmp_path / "two", a_form([("a", b"1"), ("a/b", b"2")])).where == "a/b"


def test_limits_hold_at_their_border(tmp_path: Path) -> None:
    three = a_form([("a", b"123"), ("b", b"456"), ("c", b"7")])
    assert send(tmp_path / "fits", three, limits=UploadLimits(bytes=7, files=3))
    assert refused(tmp_path / "bytes", three, limits=UploadLimits(bytes=6)).status == 413
    assert refused(tmp_path / "files", three, limits=UploadLimits(files=2)).status == 413
    long = "n" * 20
    assert send(tmp_path / "long", a_form([(long, b"1")]), limits=UploadLimits(name_bytes=20))
    assert (
        refused(tmp_path / "longer", a_form([(long, b"1")]), limits=UploadLimits(name_bytes=19)).status == 422
    )
    assert send(tmp_path / "deep", a_form([("a/b/c", b"1")]), limits=UploadLimits(depth=3))
    assert refused(tmp_path / "deeper", a_form([("a/b/c", b"1")]), limits=UploadLimits(depth=2)).status == 422
    text = a_form([("a", b"1")], {"note": "12345"})
    assert send(tmp_path / "text", text, limits=UploadLimits(field_bytes=5))
    assert refused(tmp_path / "texts", text, limits=UploadLimits(field_bytes=4)).where == "note"


def test_a_zip_counts_unpacked(tmp_path: Path) -> None:
    packed = a_zip({"a.pdf": bytes(300_000)})
    assert len(packed) < 2_000
    limits = UploadLimits(bytes=299_999)
    assert refused(tmp_path / "home", packed, "application/zip", limits).where == "a.pdf"
    hidden = a_zip({"a.pdf": b"1", "Thumbs.db": bytes(300_000)})
    assert refused(tmp_path / "hidden", hidden, "application/zip", limits).status == 413


@pytest.mark.parametrize("name", ["../up.pdf", "/up.pdf", "C:\\up.pdf"])
def test_a_zip_whose_entry_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / "home", a_zip({"a.pdf": b"", name: b"x"}), "application/zip").status == 422
    assert not [path for path in tmp_path.iterdir() if path.name != "home"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not really", b"%PDF-1.7"])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path / "home", data, "application/zip").status == 422


def test_a_form_that_breaks_off_or_is_none_is_refused(tmp_path: Path) -> None:
    whole = a_form([("a.pdf", b"1"), ("b.pdf", b"2")])
    for number, body in enumerate((whole[:-8], whole[:60], b"nonsense", b"")):
        assert refused(tmp_path / f"home{number}", body).status == 400
    assert refused(tmp_path / "json", b"{}", "application/json").status == 415
    assert refused(tmp_path / "none", b"{}", "").status == 415
    assert refused(tmp_path / "empty", a_form([], {"note": "no file"})).status == 422


def test_a_file_under_another_name_is_refused(tmp_path: Path) -> None:
    body = a_form([("a.pdf", b"1")]).replace(b'name="files"', b'name="papers"')
    assert refused(tmp_path / "home", body).where == "papers"


def test_no_shop_of_another_is_found_above_an_upload(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text("")
    assert find_shop(send(tmp_path / "home", a_form([("a.pdf", b"1")])).folder) is None


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(Refused) as caught:
        Intake(tmp_path).file("a.pdf")
    assert caught.value.status == 507
