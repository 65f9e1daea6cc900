"""Which cases a batch has, and what their results depend on."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evidence.batch.inputs import cases_in, key_of, named
from evidence.errors import WrongCall
from evidence.options import Options

OPTIONS = Options(date(2026, 4, 10))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "shops" / "cases" / "one"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.pdf").write_bytes(b"a")
    (folder / "deep" / "b.pdf").write_bytes(b"b")
    return folder


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(case: Path) -> None:
        path = case / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    return change


@pytest.mark.parametrize(
    "change",
    [
        write("a.pdf", "other"),
        write("new.pdf", ""),
        write("case.toml", "platform = 'temu'"),
        write("../shop.toml", "platform = 'temu'"),
        write("../platforms/joom.toml", "extends = 'joom'"),
        lambda case: (case / "a.pdf").rename(case / "c.pdf"),
        lambda case: (case / "deep" / "b.pdf").rename(case / "b.pdf"),
        lambda case: (case / "a.pdf").unlink(),
    ],
)
def test_the_key_follows_the_files(case: Path, change: Callable[[Path], None]) -> None:
    before = key_of(case, OPTIONS, False)
    assert key_of(case, OPTIONS, False) == before
    change(case)
    assert key_of(case, OPTIONS, False) != before


def test_the_key_follows_a_bundle_that_is_supplemented(case: Path) -> None:
    write("case.toml", "supplement_to = 'former.zip'")(case)
    write("../former.zip", "one")(case)
    before = key_of(case, OPTIONS, False)
    write("../former.zip", "other")(case)
    assert key_of(case, OPTIONS, False) != before


def test_the_key_follows_what_changes_the_result_and_nothing_else(case: Path) -> None:
    key = key_of(case, OPTIONS, False)
    others = [
        replace(OPTIONS, today=date(2026, 4, 11)),
        replace(OPTIONS, platform="temu"),
        replace(OPTIONS, strict=True),
        replace(OPTIONS, language="zh"),
    ]
    assert len({key, key_of(case, OPTIONS, True), *(key_of(case, one, False) for one in others)}) == 6
    assert key_of(case, replace(OPTIONS, jobs=3, cache=False, ledger=False), False) == key


def test_cases_are_told_from_what_lies_among_them(case: Path) -> None:
    cases = case.parent
    (cases / "two").mkdir()
    with zipfile.ZipFile(cases / "three.zip", "w") as archive:
        archive.writestr("a.pdf", b"")
    (cases / "shop.toml").write_text("")
    (cases / "evidence-ledger.sqlite").write_bytes(b"")
    (cases / "Thumbs.db").write_bytes(b"")
    (cases / "one-bundle").mkdir()
    for part in ("manifest-sha256.txt", "report.json"):
        (cases / "one-bundle" / part).write_text("")
    with zipfile.ZipFile(cases / "one-bundle.zip", "w") as archive:
        archive.writestr("manifest-sha256.txt", b"")
        archive.writestr("report.json", b"")
    found = [cases / "one", cases / "three.zip", cases / "two"]
    assert cases_in(sorted(cases.iterdir())) == found
    assert cases_in([cases / "*", cases / "one"]) == found


def test_what_is_no_case_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    for given in ("notes.txt", "nowhere"):
        with pytest.raises(WrongCall, match=given):
            cases_in([tmp_path / given])
    with pytest.raises(WrongCall, match="no case"):
        cases_in([tmp_path / "none*"])


def test_every_result_has_a_name_of_its_own() -> None:
    paths = [Path("/x/Case"), Path("/y/case"), Path("/z/=1+1"), Path("/z/..."), Path("/z/案件")]
    names = [name for name, _ in named(paths)]
    assert names[:2] == ["Case", "case-2"]
    assert names[4] == "案件"
    assert len({name.casefold() for name in names}) == 5
    assert all(name.strip(". ") and name[0] not in "=+-@." for name in names)
