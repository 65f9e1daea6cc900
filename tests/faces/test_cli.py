"""The command line on a small case whose pictures are drawn here; no OCR result is judged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import evidence
from evidence.faces.cli.main import COMMANDS, EXIT_CODES, build_parser, main

ROOT = Path(evidence.__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder with one screenshot, one empty file and clutter."""
    folder = tmp_path / "案件 [1]"
    folder.mkdir()
    picture = Image.new("RGB", (640, 400), "white")
    ImageDraw.Draw(picture).text((40, 40), "Listing EX10", fill="black")
    picture.save(folder / "before.png")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "Thumbs.db").write_bytes(b"x")
    return folder


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    code = "import sys; sys.argv = ['evidence', '--help']\n"
    code += "try:\n    from evidence.faces.cli.main import main; main()\nexcept SystemExit: pass\n"
    code += "heavy = {'numpy', 'PIL', 'pikepdf', 'pypdfium2', 'reportlab', 'cv2', 'rapidocr', 'jinja2', 'rich', 'pebble'}\n"
    code += "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_every_command_explains_itself() -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            build_parser().parse_args([command, "--help"])
        assert stop.value.code == 0


def test_the_readme_and_the_help_show_the_same_exit_codes() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in EXIT_CODES.splitlines()[1:]:
        number, words = line.split(maxsplit=1)
        row = next(row for row in readme.splitlines() if row.startswith(f"| {number} |"))
        assert words.replace("--strict", "`--strict`") in row


def test_check_reports_and_exits_with_1(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(case), "--today", "2026-11-23", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"] == {"inputs": 3, "exhibits": 1, "left_out": 1, "errors": 1}


def test_a_folder_of_nothing_exits_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.toml").write_text("")
    assert main(["check", str(tmp_path)]) == 3
    assert "holds no paper" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "/no/such/folder"],
        ["explain", "resolutoin"],
        ["verify", "/no/such/bundle"],
        ["check", ".", "--platform", "jom"],
    ],
)
def test_a_wrong_call_exits_with_2_and_says_what_to_do(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    problem, advice = capsys.readouterr().err.splitlines()[:2]
    assert problem.startswith("evidence: ")
    assert advice.strip()


def test_a_mistyped_day_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["check", ".", "--today", "31.3.2026"])
    assert stop.value.code == 2
    assert "2026-03-31" in capsys.readouterr().err


def test_output_inside_the_case_is_refused(case: Path) -> None:
    before = sorted(case.iterdir())
    assert main(["pack", str(case), "-o", str(case / "out"), "--today", "2026-11-23"]) in (2, 4)
    assert sorted(case.iterdir()) == before


def test_pack_of_a_blocked_case_leaves_report_and_no_zip(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = case.parent / "out"
    assert main(["pack", str(case), "-o", str(out), "--today", "2026-11-23"]) == 1
    assert (out / "report.html").is_file()
    assert not (out / "upload").exists()
    assert not out.with_name("out.zip").exists()
    assert main(["verify", str(out)]) == 0
    assert "whole" in capsys.readouterr().out


def test_read_prints_one_object_per_paper_and_never_stops(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [case / "empty.pdf", case / "missing.pdf", case / "before.png"]
    assert main(["read", "--json", *map(str, paths)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(line["file"]).name for line in lines] == ["empty.pdf", "missing.pdf", "before.png"]
    assert [bool(line["damage"]) for line in lines[:2]] == [True, True]
    assert lines[2]["pages"] == 1


def test_explain_tells_rule_source_and_fix(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "resolution"]) == 0
    told = capsys.readouterr().out
    for words in ("How to fix", "confidence", "300", "seen"):
        assert words in told


def test_packing_has_its_page_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "packing"]) == 0
    told = capsys.readouterr().out
    for words in ("What it looks at", "What it forgives", "How to fix", "Example", "originals/"):
        assert words in told
    assert main(["explain", "packing", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["code"] == "packing"


def test_verify_takes_the_seal_noted_when_the_bundle_was_built(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = case.parent / "out"
    assert main(["pack", str(case), "-o", str(out), "--today", "2026-11-23", "--json"]) == 1
    seal = json.loads(capsys.readouterr().out)["seal"]
    assert main(["verify", str(out), "--seal", seal.upper()]) == 0
    assert seal in capsys.readouterr().out
    assert main(["verify", str(out), "--seal", "0" * 64]) == 1
    assert "another bundle than the one meant" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["verify", str(out), "--seal", "no seal"])


def test_list_shows_checks_platforms_and_layouts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"resolution"} <= {entry["name"] for entry in listed["checks"]}
    assert {"joom", "aliexpress"} <= {entry["name"] for entry in listed["platforms"]}
    assert {"comparison"} <= {entry["name"] for entry in listed["layouts"]}


def test_text_survives_a_chinese_console(case: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "evidence", "check", str(case), "--today", "2026-11-23", "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode == 1
    assert "案件 [1]" in done.stdout.decode("gbk")
    assert b"Traceback" not in done.stderr


def test_init_writes_once(case: Path) -> None:
    assert main(["init", str(case)]) == 0
    written = (case / "case.toml").read_text(encoding="utf-8")
    assert "platform" in written
    assert main(["init", str(case)]) == 4
    assert (case / "case.toml").read_text(encoding="utf-8") == written


def test_the_clock_is_read_at_the_face_only() -> None:
    for path in sorted((ROOT / "evidence").rglob("*.py")):
        inside = path.relative_to(ROOT / "evidence").as_posix()
        if inside.startswith("faces/") or inside == "api.py":
            continue
        text = path.read_text(encoding="utf-8")
        assert "date.today(" not in text, inside
        assert "datetime.now(" not in text, inside


def test_no_progress_off_a_terminal(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(case), "--today", "2026-11-23"])
    assert capsys.readouterr().err == ""


def test_explain_shows_what_each_source_says_and_the_firms_own_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = """name = "joom"
extends = "joom"
[sources]
mine = { name = "our account manager", seen = 2026-01-05 }
[rules."files.min_dpi"]
value = 200
unit = "dpi"
confidence = "A"
note = "agreed by mail"
sources = ["mine", { from = "mine", value = 150 }]
"""
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "joom.toml").write_text(own, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "resolution", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    for words in (
        "files.min_dpi = 200 dpi",
        "our account manager, seen 2026-01-05",
        "it says 150",
        "agreed by mail",
    ):
        assert words in told
