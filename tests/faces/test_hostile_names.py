"""Names that try to be code, through the whole program: in the terminal, JSON, HTML, CSV, the zip, and on disk."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from evidence.faces.cli.main import main

TODAY = ["--today", "2026-11-23", "--no-cache", "--jobs", "1", "--quiet"]
ANYWHERE = [
    "plain.pdf", "证书 第1页.pdf", "{{7*7}}{page}.pdf", "%s%n.pdf", "-rf.pdf", "=1+1.pdf", "@SUM(A1).pdf", "+1.pdf",
    "bidi\u202efdp.pdf", "zero\u200bwidth.pdf", "passport-\u0440.pdf", "\u00e9.pdf", "e\u0301.pdf", "manifest.json",
    "report.json", ".tmp-evidence-new.pdf",
]  # fmt: skip
POSIX_ONLY = [
    "line\nbreak.pdf", "return\r.pdf", "para\u2029sep.pdf", "esc\x1b[31mred.pdf", "CON.pdf", "aux", "tail. ", "a:stream.pdf",
    "<img src=x onerror=alert(1)>.pdf", "<script>alert(1)<script>.pdf", 'quote".pdf', "back\\slash.pdf", "tab\t.pdf",
    "=cmd|' C'!A0.pdf", "|pipe.pdf", "x" * 250 + ".pdf", "证" * 80 + ".pdf",
]  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names") / "case"
    folder.mkdir()
    linux = sys.platform.startswith("linux")
    for number, name in enumerate([*ANYWHERE, *(POSIX_ONLY if os.name == "posix" else [])]):
        (folder / name).write_bytes(a_paper(number))
    if linux:
        Path(os.fsdecode(os.path.join(os.fsencode(folder), b"caf\xe9.pdf"))).write_bytes(a_paper(99))  # noqa: PTH118
    return folder


def a_paper(number: int) -> bytes:
    pdf, file = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page(page_size=(300 + number, 400))
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 1 rg 40 40 90 90 re f")
    pdf.docinfo["/Title"] = "<b>title</b> ) /JS (x"
    pdf.save(file)
    return file.getvalue()


def harmful(text: str) -> set[str]:
    """Signs that would move the cursor, turn the direction or end a line where they stand."""
    return set(
        re.findall(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text
        )
    )


def test_the_terminal_shows_every_name_and_no_sign_that_acts(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(case), *TODAY]) == 1
    told = capsys.readouterr()
    assert harmful(told.out + told.err) == set()
    assert "\\x1b[31mred" in told.out or os.name != "posix"
    assert "Traceback" not in told.out + told.err


def test_json_gives_each_name_once_and_as_it_is(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case), *TODAY, "--json"]) == 1
    named = [entry["name"] for entry in json.loads(capsys.readouterr().out)["files"]]
    assert len(named) == len(set(named)) == len(list(case.iterdir()))
    readable = {path.name for path in case.iterdir() if not harmful(path.name)}
    assert readable <= set(named)


@pytest.fixture(scope="module")
def bundle(case: Path) -> Path:
    out = case.parent / "out"
    assert main(["pack", str(case), "-o", str(out), "--force", *TODAY]) == 1
    return out


def test_the_report_holds_names_as_text(bundle: Path) -> None:
    page = (bundle / "report.html").read_text(encoding="utf-8")
    body = re.sub(r"(?s)<style.*?</style>", "", page)
    assert not re.search(r"<(img src=x|script>alert)", body)
    assert harmful(body) == set()


def test_a_spreadsheet_computes_nothing(bundle: Path) -> None:
    data = (bundle / "index.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert len(cells) > 100
    assert not [
        cell for cell in cells if cell.lstrip("\"' ")[:1] in set("=+-@\t\r") and not cell.startswith("'")
    ]


def test_every_original_is_in_the_zip_under_a_name_all_systems_take(case: Path, bundle: Path) -> None:
    assert main(["verify", str(bundle)]) == 0
    assert main(["verify", f"{bundle}.zip"]) == 0
    with zipfile.ZipFile(f"{bundle}.zip") as archive:
        names = archive.namelist()
        kept = {archive.read(name) for name in names if name.startswith("originals/")}
    assert kept == {path.read_bytes() for path in case.iterdir()}
    assert not any(harmful(name) or set(name) & set('<>:"\\|?*') for name in names)


def test_pages_show_names_and_titles_as_text(bundle: Path) -> None:
    with pikepdf.open(bundle / "bundle.pdf") as pdf:
        assert not pdf.check_pdf_syntax()
        outline = pdf.open_outline()
        titles = [item.title for group in outline.root for item in (group, *group.children)]
        assert not any(harmful(title) for title in titles)
        assert "/JavaScript" not in str(pdf.Root.keys())
    if os.name == "posix":
        assert any("<script>alert(1)" in title for title in titles), "told as it is, and only told"
