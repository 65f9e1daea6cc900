"""The samples themselves: made by their script, told of in expected.json, naming no real firm."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pypdf
import pytest
from expectations import NAMES, SAMPLES, Expected, listed, load

from evidence.checks import load_checks

CORPUS = SAMPLES.parents[1] / "shared" / "corpus" / "labels.jsonl"
KINDS = {"code", "file", "severity", "sure", "waived", "about"}
KEYS = {"today", "platform", "needs", "shows", "exit_code", "files", "findings", "also", "facts"}


@pytest.fixture(params=NAMES)
def expected(request: pytest.FixtureRequest) -> Expected:
    return load(request.param)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_there_are_samples_of_every_sort() -> None:
    assert len(NAMES) >= 12
    said = [load(name).said for name in NAMES]
    assert {one["exit_code"] for one in said} == {0, 1}
    assert any(not (SAMPLES / name / "case.toml").exists() for name in NAMES), "a pile without case.toml"


def test_every_folder_has_its_expectation_and_none_is_alone() -> None:
    folders = {
        path.name
        for path in SAMPLES.iterdir()
        if path.is_dir() and path.name not in ("making", "__pycache__")
    }
    folders = {name for name in folders if not name.endswith("-bundle")}
    assert folders == set(NAMES)


def test_readme_tells_of_every_sample(expected: Expected) -> None:
    assert f"[{expected.name}]({expected.name})" in (SAMPLES / "README.md").read_text(encoding="utf-8")


def test_expectation_is_well_formed(expected: Expected) -> None:
    assert set(expected.said) == KEYS
    assert date.fromisoformat(expected.said["today"]) == date(2026, 11, 23)
    assert expected.said["exit_code"] in (0, 1)
    for wanted in (*expected.said["findings"], *expected.said["also"]):
        assert {"code", "file", "severity"} <= set(wanted) <= KINDS
        assert set(listed(wanted["severity"])) <= {"error", "warning", "note"}


def test_codes_are_codes_of_checks(expected: Expected) -> None:
    known = {check.code for check in load_checks()}
    named = {
        code for one in (*expected.said["findings"], *expected.said["also"]) for code in listed(one["code"])
    }
    assert named <= known


def test_an_expectation_that_blocks_says_by_what(expected: Expected) -> None:
    errors = [
        wanted
        for wanted in expected.said["findings"]
        if "error" in listed(wanted["severity"]) and not wanted.get("waived")
    ]
    assert bool(errors) == bool(expected.said["exit_code"])


def test_files_named_are_there_and_counted(expected: Expected) -> None:
    inside = {path.relative_to(expected.folder).as_posix() for path in files_in(expected.folder)}
    assert len(inside) == expected.said["files"]
    named = {one["file"] for one in (*expected.said["findings"], *expected.said["also"])} - {None, "*"}
    assert named | set(expected.said["facts"]) <= inside


def test_declaration_names_only_files_that_are_there(expected: Expected) -> None:
    declaration = expected.folder / "case.toml"
    if not declaration.exists():
        pytest.skip("a pile without case.toml")
    declared = tomllib.loads(declaration.read_text(encoding="utf-8"))
    for entry in (*declared.get("files", ()), *declared.get("waive", ())):
        assert (expected.folder / entry["file"]).is_file(), entry["file"]


def test_samples_stay_small() -> None:
    assert sum(path.stat().st_size for path in files_in(SAMPLES)) < 25_000_000


def printed(folder: Path) -> str:
    """What can be read without OCR: text of digital PDFs, case.toml, the names of the files."""
    words = []
    for path in files_in(folder):
        words.append(path.name)
        if path.suffix == ".toml":
            words.append(path.read_text(encoding="utf-8"))
        elif path.suffix == ".pdf" and path.name not in ("empty.pdf", "program.pdf", "locked.pdf"):
            words += [page.extract_text() for page in pypdf.PdfReader(path).pages]
    return "\n".join(words)


def test_no_sample_names_a_real_firm(expected: Expected) -> None:
    if not CORPUS.exists():
        pytest.skip("the papers of real firms are not here")
    making = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "making").glob("*.py")))
    words = folded(printed(expected.folder) + making)
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        for field in ("holder", "manufacturer", "issuing_body", "brand", "cert_number"):
            if (name := label[field]) and len(folded(name)) > 4:
                assert folded(name) not in words, name


def folded(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold())


def test_every_digital_paper_says_that_it_is_invented(expected: Expected) -> None:
    for path in files_in(expected.folder):
        if path.suffix == ".pdf" and path.name not in ("empty.pdf", "program.pdf", "locked.pdf"):
            for page in pypdf.PdfReader(path).pages:
                text = page.extract_text()
                assert not text.strip() or "is invented" in text, path.name


def test_the_script_makes_the_same_sample_each_time(tmp_path: Path) -> None:
    """The structure that is committed; its very bytes only where the same typefaces lie."""
    kept = SAMPLES / "joom-not-fixed"
    first, second = (made(tmp_path / run) for run in ("first", "second"))
    names = [path.relative_to(kept).as_posix() for path in files_in(kept)]
    assert [path.relative_to(first).as_posix() for path in files_in(first)] == names
    assert [path.read_bytes() for path in files_in(first)] == [path.read_bytes() for path in files_in(second)]
    told = first.parent / "joom-not-fixed.expected.json"
    assert told.read_bytes() == (SAMPLES / told.name).read_bytes()


def made(out: Path) -> Path:
    """The sample that is made fastest, made anew."""
    make = [sys.executable, str(SAMPLES / "make.py"), "joom-not-fixed", "--out", str(out)]
    subprocess.run(make, check=True, capture_output=True, timeout=300)
    return out / "joom-not-fixed"


def test_the_script_knows_its_samples() -> None:
    wrong = subprocess.run(
        [sys.executable, str(SAMPLES / "make.py"), "no-such"], capture_output=True, text=True, timeout=120
    )
    assert wrong.returncode == 2
    assert "no-such" in wrong.stderr
