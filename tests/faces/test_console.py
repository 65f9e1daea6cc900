"""What is printed survives every console; colours, --json and --quiet are on every command."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from PIL import Image, ImageDraw

import evidence
from evidence.faces.cli import console
from evidence.faces.cli.main import COMMANDS, build_parser, main

ROOT = Path(evidence.__file__).resolve().parents[1]
OUTPUT = json.loads((ROOT / "docs" / "output.schema.json").read_text(encoding="utf-8"))
SERVERS = {"serve"}
"""They answer in the browser or over HTTP."""


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder whose names hold signs that neither GBK nor cp1252 has."""
    folder = tmp_path / "案件 €☂ Ω"
    folder.mkdir()
    for name, price in (("before.png", "EUR 20"), ("after.png", "EUR 15")):
        picture = Image.new("RGB", (640, 400), "white")
        ImageDraw.Draw(picture).text((40, 40), f"Listing EX10 for {price}", fill="black", font_size=24)
        picture.save(folder / name)
    (folder / "пустой 😀 ẞ.pdf").write_bytes(b"")
    return folder


def run(arguments: list[str], encoding: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PYTHONIOENCODING": encoding,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "0",
        **more,
    }
    return subprocess.run(
        [sys.executable, "-m", "evidence", *arguments],
        capture_output=True,
        check=False,
        env=environment,
        timeout=120,
    )


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_survives_the_console(case: Path, encoding: str, language: str) -> None:
    paper = next(path for path in case.iterdir() if path.suffix == ".pdf")
    for arguments, code in (
        (["check", str(case), "--today", "2026-11-23"], 1),
        (["read", str(paper)], 0),
        (["explain", "russian_units"], 0),
        (["check", str(case / "no ☂ folder")], 2),
    ):
        done = run([*arguments, "--lang", language], encoding)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        (done.stdout + done.stderr).decode(encoding)


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "utf-8"])
def test_json_parses_whatever_the_console_can_carry(case: Path, encoding: str) -> None:
    done = run(["check", str(case), "--today", "2026-11-23", "--json", "--lang", "zh"], encoding)
    assert "пустой 😀 ẞ.pdf" in {entry["name"] for entry in json.loads(done.stdout.decode(encoding))["files"]}


def test_colours_are_for_terminals_unless_said_otherwise() -> None:
    assert b"\x1b[" not in run(["list"], "utf-8").stdout


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_a_terminal_gets_colours(
    environment: dict[str, str], colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert console.colourful(Terminal()) is colours  # type: ignore[arg-type]


def test_colours_can_be_forced(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["check", str(case), "--today", "2026-11-23"]) == 1
    assert "\x1b[" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in SERVERS])
def test_every_command_has_json_lang_and_quiet(name: str) -> None:
    parser = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction)).choices[
        name
    ]
    options = {option for action in parser._actions for option in action.option_strings}
    assert {"--json", "--lang", "--quiet"} <= options


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    main([*arguments, "--json"])
    return json.loads(capsys.readouterr().out)


def fits(name: str, value: Any) -> None:
    jsonschema.validate(
        value, {"$ref": f"#/$defs/{name}", "$defs": OUTPUT["$defs"]}, jsonschema.Draft202012Validator
    )


def test_what_is_printed_fits_the_schema(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, day = case.parent / "out", ["--today", "2026-11-23"]
    before, after = str(case / "before.png"), str(case / "after.png")
    fits("pack", printed(["pack", str(case), "-o", str(out), *day], capsys))
    fits("verify", printed(["verify", str(out)], capsys))
    fits("read", printed(["read", before], capsys))
    sheet = ["-o", str(case.parent / "sheet.pdf"), "--no-words"]
    fits("compare", printed(["compare", before, after, *sheet], capsys))
    fits("compare", printed(["compare", before, before, "--no-words"], capsys))
    assert (case.parent / "sheet.pdf").read_bytes().startswith(b"%PDF")
    fits("explain", printed(["explain", "resolution"], capsys))
    fits("explain", printed(["explain", "packing"], capsys))
    fits("list", printed(["list"], capsys))
    fits("completion", printed(["completion", "bash"], capsys))
    fits("init", printed(["init", str(case), *day], capsys))


def test_check_prints_the_report_of_its_own_schema(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((ROOT / "evidence" / "report" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(printed(["check", str(case), "--today", "2026-11-23"], capsys), schema)


def test_the_exit_code_is_the_verdict_even_where_nobody_reads_on(tmp_path: Path) -> None:
    (tmp_path / "certificate.pdf").write_bytes(b"no pdf at all")
    command = [sys.executable, "-m", "evidence", "check", str(tmp_path), "--lang", "en"]
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, cwd=ROOT, timeout=120)
    assert (done.returncode, done.stderr) == (1, b"")
