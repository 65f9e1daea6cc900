"""Packing from end to end, twice: the ledger beside the cases, and the supplement that goes on numbering."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

import evidence
from evidence.bundle.bundle import Bundle
from evidence.case.ledger import LEDGER, read_ledger
from evidence.errors import WrongCall
from evidence.finding import Finding
from evidence.report.report import Fate

DAY = date(2026, 4, 10)


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


def a_paper(path: Path, *lines: str, pages: int = 1) -> None:
    canvas = Canvas(str(path), invariant=True)
    for page in range(pages):
        for number, line in enumerate((*lines, f"page {page + 1} of {pages}")):
            canvas.drawString(72, 760 - 20 * number, line)
        canvas.showPage()
    canvas.save()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "april"
    folder.mkdir()
    (folder / "case.toml").write_text('notification_id = "JM-77"\n', encoding="utf-8")
    a_paper(folder / "report.pdf", "TEST REPORT", "Report No. EX-1", "Model: EX10", pages=3)
    Image.new("RGB", (640, 480), (9, 99, 199)).save(folder / "photo.png")
    return folder


def packed(folder: Path, name: str = "", **more: Any) -> Bundle:
    out = folder.with_name(f"{name or folder.name}-bundle")
    return evidence.pack(folder, out, **{"today": DAY, "force": True, "jobs": 1, **more})


def twice(bundle: Bundle) -> tuple[Finding, ...]:
    return tuple(f for f in bundle.report.findings if f.code == "handed_in_before")


def facts_of(bundle: Bundle) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((bundle.folder / "manifest.json").read_text(encoding="utf-8"))
    return facts


def test_a_case_packed_again_is_the_same_and_does_not_warn_against_itself(case: Path) -> None:
    first, second = packed(case), packed(case)
    assert twice(second) == ()
    assert first.seal == second.seal
    assert [one.folder for one in read_ledger(case.parent) or ()] == ["april"]


@pytest.mark.slow
def test_the_same_papers_from_another_folder_warn_and_the_first_stays_as_it_was(case: Path) -> None:
    first = packed(case)
    copy = shutil.copytree(case, case.with_name("copy"))
    (found,) = twice(packed(copy))
    assert "april" in str(found.measured)
    assert "2026-04-10" in str(found.measured)
    assert packed(case).seal == first.seal


@pytest.mark.slow
def test_only_what_was_packed_is_written_down(case: Path) -> None:
    assert packed(case, force=False).zip is None
    evidence.check(case, today=DAY, jobs=1)
    assert not (case.parent / LEDGER).exists()


@pytest.mark.slow
def test_the_ledger_can_be_switched_off(case: Path) -> None:
    bundle = packed(case, ledger=False)
    assert bundle.zip is not None
    assert not (case.parent / LEDGER).exists()
    assert bundle.notes == ()


@pytest.mark.slow
def test_a_ledger_that_cannot_be_written_is_a_note_beside_a_whole_bundle(case: Path) -> None:
    (case.parent / LEDGER).mkdir()
    bundle = packed(case)
    assert evidence.verify(bundle.folder).whole
    (note,) = bundle.notes
    assert LEDGER in str(note)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_a_note(case: Path, tmp_path: Path) -> None:
    case.parent.chmod(0o555)
    try:
        bundle = evidence.pack(case, tmp_path.parent / "out", today=DAY, force=True, jobs=1)
    finally:
        case.parent.chmod(0o755)
    assert len(bundle.notes) == 1


def test_a_supplement_holds_what_is_new_and_goes_on_numbering(case: Path) -> None:
    first = packed(case)
    declared = 'notification_id = "JM-77"\nnotice = "request"\nsupplement_to = "april-bundle"\n'
    (case / "case.toml").write_text(declared, encoding="utf-8")
    a_paper(case / "statement.pdf", "Statement of the carrier")
    second = packed(case, "supplement")
    fates = {entry.name: (entry.fate, str(entry.reason)) for entry in second.report.files}
    assert fates["statement.pdf"][0] is Fate.EXHIBIT
    for name in ("report.pdf", "photo.png"):
        assert fates[name][0] is Fate.LEFT_OUT
        assert re.search(r"A-[12] of “april”", fates[name][1])
    assert facts_of(first)["next"]["page"] == first.pages + 1
    assert {one.get("exhibit") for one in facts_of(second)["inputs"]} == {None, "A-3"}
    labels = PdfReader(second.folder / "bundle.pdf").page_labels
    assert labels[0] == str(first.pages + 1)
    assert labels[-1] == str(first.pages + second.pages)
    assert evidence.verify(second.folder).whole
    assert twice(second) == ()


@pytest.mark.slow
def test_a_supplement_to_a_supplement_knows_the_first(case: Path) -> None:
    packed(case)
    for number, former in enumerate(("april-bundle", "more-1-bundle.zip"), 1):
        (case / "case.toml").write_text(f'supplement_to = "{former}"\n', encoding="utf-8")
        a_paper(case / f"more_{number}.pdf", f"Paper {number}")
        last = packed(case, f"more-{number}")
    assert facts_of(last)["handed_in"].keys() >= {
        one["sha256"] for one in facts_of(last)["inputs"] if one["name"] in ("report.pdf", "more_1.pdf")
    }
    assert [one["exhibit"] for one in facts_of(last)["inputs"] if one.get("exhibit")] == ["A-4"]


@pytest.mark.slow
def test_a_supplement_with_nothing_new_warns(case: Path) -> None:
    packed(case)
    (case / "case.toml").write_text('supplement_to = "april-bundle"\n', encoding="utf-8")
    found = [f for f in evidence.check(case, today=DAY, jobs=1).findings if f.code == "handed_in_before"]
    assert "nothing in it is new" in str(found[0].measured)


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["no-bundle", "april", "april-bundle"])
def test_what_is_no_whole_bundle_cannot_be_supplemented(case: Path, wrong: str) -> None:
    bundle = packed(case)
    (bundle.folder / "index.csv").write_bytes(b"changed")
    (case / "case.toml").write_text(f'supplement_to = "{wrong}"\n', encoding="utf-8")
    with pytest.raises(WrongCall):
        evidence.check(case, today=DAY, jobs=1)
