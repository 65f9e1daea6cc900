"""Every input is accounted for, the same input gives the same bytes, and names survive as data."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from building import a_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import AtHome, a_pdf, a_picture, a_plan, a_report, no_front, plain_texts

from evidence.bundle.bundle import Bundle
from evidence.bundle.exhibits import arrange
from evidence.bundle.names import fold
from evidence.bundle.pack import pack
from evidence.bundle.plan import BundlePlan
from evidence.bundle.verify import verify
from evidence.finding import say
from evidence.papers.paper import NotAPaper
from evidence.papers.stage import stage
from evidence.report.report import Report, account

HOSTILE = [
    "plain.pdf",
    "证书 第1页.pdf",
    "授权书.pdf",
    "A.pdf",
    "a.pdf",
    "\u00e9.pdf",
    "e\u0301.pdf",
    "bidi\u202efdp.exe",
    "zero\u200bwidth.pdf",
    "CON.pdf",
    "COM\u00b9.pdf",
    "trailing. ",
    "-rf.pdf",
    "=cmd|' C'!A0.pdf",
    "<script>alert(1)<script>.pdf",
    "<img src=x onerror=1>.pdf",
    "{{7*7}}{page}.pdf",
    "line\nbreak.pdf",
    "para\u2029sep.pdf",
    "esc\x1b[31m.pdf",
    'quote".pdf',
    "back\\slash.pdf",
    "paren)(.pdf",
    "caf\udce9.pdf",
    "x" * 240 + ".pdf",
    "证" * 80 + ".pdf",
    "manifest.json",
    "manifest-sha256.txt",
    "deep/" * 30 + "x.pdf",
    ".hidden.pdf",
    "%s%n.pdf",
    "Thumbs.db",
]


def facts(bundle: Bundle) -> dict[str, object]:
    told: dict[str, object] = json.loads((bundle.folder / "manifest.json").read_bytes())
    return told


def test_hostile_names_reach_every_place_as_names(tmp_path: Path) -> None:
    papers = {name: a_pdf(f"paper {number}") for number, name in enumerate(HOSTILE)}
    bundle = pack(a_plan(tmp_path, papers), tmp_path / "out")
    assert verify(bundle.folder).whole
    assert bundle.zip
    assert verify(bundle.zip).whole
    told = {(one.get("name_bytes") or one["name"]): one for one in facts(bundle)["inputs"]}  # type: ignore[attr-defined]
    for name, data in papers.items():
        key = (
            name if name.isascii() or "\udce9" not in name else name.encode("utf-8", "surrogateescape").hex()
        )
        one = told[key]
        assert (bundle.folder / one["original"]).read_bytes() == data, "mapped back to the bytes it came from"
        assert [(bundle.folder / path).read_bytes() for path in one["uploads"]] == [data]
    with zipfile.ZipFile(bundle.zip) as archive:
        names = archive.namelist()
    assert len({fold(name) for name in names}) == len(names)
    for name in names:
        assert name == unicodedata.normalize("NFC", name)
        assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in name), name
        assert not set(name) & set('<>:"\\|?*'), name
    uploads = [name for name in names if name.startswith("upload/")]
    assert all(name.isascii() and len(name) <= 7 + 80 for name in uploads)
    assert uploads == sorted(uploads)


def test_the_sum_is_that_of_the_report_and_every_input_is_told(tmp_path: Path) -> None:
    rest = [
        NotAPaper("case.toml", "declaration", say("read as the case's declaration"), error=False),
        NotAPaper("link.pdf", "symlink", say("a link out of the folder"), error=True),
    ]
    papers = {"a.pdf": a_pdf("a"), "b.png": a_picture(), "c.pdf": b"%PDF-1.7 broken"}
    bundle = pack(a_plan(tmp_path, papers, rest=rest, forced=True), tmp_path / "out")
    told = facts(bundle)
    assert told["sum"] == {"inputs": 5, "exhibits": 2, "left_out": 1, "errors": 2}
    assert {one["name"]: one["fate"] for one in told["inputs"]} == {  # type: ignore[attr-defined]
        "a.pdf": "exhibit", "b.png": "exhibit", "c.pdf": "error", "case.toml": "left_out", "link.pdf": "error",
    }  # fmt: skip
    assert (told["ready"], told["forced"]) == (False, True)


def test_a_paper_left_out_on_purpose_is_told_and_not_packed(tmp_path: Path) -> None:
    from plans import staged

    papers = staged(tmp_path / "staged", {"in.pdf": a_pdf("in"), "out.pdf": a_pdf("out")})
    from evidence.case.declared import Labelled

    report = a_report(papers, files=(Labelled("out.pdf", unused="another brand"),))
    plan = a_plan(tmp_path, {"in.pdf": a_pdf("in")}, report=report)
    bundle = pack(plan, tmp_path / "bundle")
    told = {one["name"]: one for one in facts(bundle)["inputs"]}  # type: ignore[attr-defined]
    assert told["out.pdf"]["fate"] == "left_out"
    assert "another brand" in told["out.pdf"]["reason"]
    assert not any("out.pdf" in record.path for record in bundle.files)


KINDS = {
    "pdf": a_pdf("paper"),
    "two pages": a_pdf("one", "two"),
    "png": a_picture(),
    "jpg": a_picture(kind="JPEG"),
    "empty": b"",
    "cut pdf": a_pdf("paper")[:200],
    "cut jpg": a_picture((400, 400), "JPEG")[:900],
    "program": b"\x7fELF" + bytes(200),
    "text": b"order,tracking\n1,2\n",
}
file_names = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="/\0"), min_size=1, max_size=20
).filter(lambda name: name not in (".", "..") and len(name.encode()) < 200)
folders = st.dictionaries(file_names, st.sampled_from(sorted(KINDS)), min_size=1, max_size=6)


def put(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir()
    for name, kind in files.items():
        (folder / name).write_bytes(KINDS[kind])


def plan_of(folder: Path) -> BundlePlan:
    """A plan from a real folder: staged as the program stages, every paper judged by its bytes alone."""
    (folder / "private").mkdir()
    intake = stage(folder / "input", folder / "private")
    documents = [a_document(paper.name, paper=paper) for paper in intake.papers]
    case = a_report(intake.papers, intake.rest).case
    assert len(case.documents) == len(documents)
    report = Report(case, a_report(()).platform, account(case), ())
    return BundlePlan(
        report=report, source=folder / "input", parts=arrange(report), front=no_front, texts=plain_texts,
        worker=AtHome(), forced=True,
    )  # fmt: skip


def check_account(files: dict[str, str], folder: Path) -> None:
    put(folder / "input", files)
    before = {path.name: path.read_bytes() for path in (folder / "input").iterdir()}
    plan = plan_of(folder)
    bundle = pack(plan, folder / "out")
    assert {path.name: path.read_bytes() for path in (folder / "input").iterdir()} == before
    told = facts(bundle)
    entries = told["inputs"]
    assert isinstance(entries, list)
    assert sorted(one["name"] for one in entries) == sorted(files)
    sums = told["sum"]
    assert isinstance(sums, dict)
    assert sums["inputs"] == len(files) == sums["exhibits"] + sums["left_out"] + sums["errors"]
    for one in entries:
        if one["fate"] == "left_out":
            assert one["reason"]
            continue
        original = (bundle.folder / one["original"]).read_bytes()
        assert original == before[one["name"]]
        assert hashlib.sha256(original).hexdigest() == one["sha256"]
        assert one["pages"][0] <= one["pages"][1], (
            "a page of its own, if only one that says why there is none"
        )
        if one["fate"] == "error":
            assert one["reason"]
            assert not one["uploads"]
    assert verify(bundle.folder).whole


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
@given(folders)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_input_of_any_folder_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]
) -> None:
    check_account(files, tmp_path_factory.mktemp("random"))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
@given(folders)
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_input_of_a_thousand_folders_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("random")
    check_account(files, folder)
    subprocess.run(["rm", "-rf", folder], check=True)


ELSEWHERE = """
import os, sys
os.umask({umask})
sys.path[:0] = {paths!r}
from pathlib import Path
from test_pack import SAME, a_plan, pack
folder = Path({folder!r})
folder.mkdir(parents=True)
print(pack(a_plan(folder, SAME, forced=True), folder / "out").seal)
"""
SAME = {
    "b.pdf": a_pdf("b", "c"),
    "a.jpg": a_picture((200, 300), "JPEG"),
    "证书.png": a_picture(mode="RGBA"),
    "broken.pdf": b"%PDF-1.7",
}


@pytest.mark.skipif(os.name == "nt", reason="TZ and umask of POSIX")
def test_the_same_input_gives_the_same_bytes_wherever_and_whoever_packs_it(tmp_path: Path) -> None:
    here = Path(__file__).resolve()
    paths = [str(here.parent), str(here.parents[1]), str(here.parents[2])]
    runs = []
    for number, (zone, seed, umask, locale) in enumerate(
        [
            ("UTC", "1", 0o022, "C.UTF-8"),
            ("Asia/Shanghai", "77", 0o077, "C"),
            ("America/New_York", "random", 0, ""),
        ]
    ):
        folder = tmp_path / f"run {number} 证"
        code = ELSEWHERE.format(umask=umask, paths=paths, folder=str(folder.joinpath(*["deeper"] * number)))
        told = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": locale,
            "SOURCE_DATE_EPOCH": str(number),
        }
        done = subprocess.run(
            [sys.executable, "-c", code], env=told, capture_output=True, text=True, check=True
        )
        zipped = next(folder.rglob("out.zip"))
        runs.append((done.stdout, hashlib.sha256(zipped.read_bytes()).hexdigest()))
    assert len(set(runs)) == 1


def test_another_day_gives_another_bundle(tmp_path: Path) -> None:
    from dataclasses import replace
    from datetime import date

    plan = a_plan(tmp_path, {"a.pdf": a_pdf("a")})
    later = replace(
        plan, report=replace(plan.report, case=replace(plan.report.case, today=date(2026, 4, 11)))
    )
    assert pack(plan, tmp_path / "one").seal != pack(later, tmp_path / "two").seal


def test_the_texts_are_told_what_packing_found(tmp_path: Path) -> None:
    seen = []

    def texts(made: object) -> dict[str, bytes]:
        seen.append(made)
        return {"report.json": b"{}"}

    bundle = pack(a_plan(tmp_path, {"a.pdf": a_pdf("a", "b")}, texts=texts), tmp_path / "out")
    (made,) = seen
    assert made.report is bundle.report  # type: ignore[attr-defined]
    assert made.uploads == {"a.pdf": ("upload/01_a.pdf",)}  # type: ignore[attr-defined]
    assert [(row.label, row.first, row.last) for row in made.rows] == [("A-1", 1, 2)]  # type: ignore[attr-defined]
    assert bundle.report.outcomes[-1].code == "packing"
    assert bundle.pages == 2
