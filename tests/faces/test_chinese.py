"""With --lang zh a seller reads Chinese: every command is run, and no English sentence may come out."""

from __future__ import annotations

import html
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

import evidence
from evidence import plugins
from evidence.faces.cli.language import default_language
from evidence.faces.cli.main import COMMANDS, main

ROOT = Path(evidence.__file__).resolve().parents[1]
SAMPLES = sorted(path.parent / path.name.split(".")[0] for path in (ROOT / "samples").glob("*.expected.json"))
DAY = ["--today", "2026-11-23", "--lang", "zh"]
PROSE = re.compile(r"(?<![\w.])[A-Za-z][a-z']*(?: [a-z][a-z']*){2,}(?![\w.])")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|`[^`]*`|\S*/\S*|\[\[?\w[\w.]*\]\]?")
IDIOMS = ("Dear Sir or Madam",)


def english(text: str) -> list[str]:
    """Runs of three and more English words that are neither quoted nor an idiom of the trade."""
    bare = QUOTED.sub("", text)
    return [found for found in PROSE.findall(bare) if found not in IDIOMS]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "案件"
    folder.mkdir()
    for name, price in (("before.png", "EUR 20"), ("after.png", "EUR 15")):
        picture = Image.new("RGB", (640, 400), "white")
        ImageDraw.Draw(picture).text((40, 40), f"Listing EX10 for {price}", fill="black", font_size=24)
        picture.save(folder / name)
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "letter.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    (folder / "program.pdf").write_bytes(b"\x7fELF" + b"\0" * 60)
    return folder


def declared(folder: Path) -> dict[str, Any]:
    """What the seller writes himself, in whatever language."""
    file = folder / "case.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    main(arguments)
    out, err = capsys.readouterr()
    return out + err


def page(path: Path) -> str:
    """The Chinese view of report.html without what papers print."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(
        r"<style>.*?</style>|<span class=\"en\">.*?</span>|src=\"[^\"]*\"", "", text, flags=re.DOTALL
    )
    text = re.sub(r"(</th>)<td>.*?</td>", r"\1", text, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "\n", text))


def test_english_is_recognised() -> None:
    assert english("缺少：a test report is missing 请补充")
    assert not english("请看“this is quoted from a paper” report_page.pdf")


def test_check_pack_verify_and_report_speak_chinese(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = case.parent / "out"
    for arguments in (
        ["check", str(case), *DAY],
        ["pack", str(case), "-o", str(out), "--force", *DAY],
        ["verify", str(out), "--lang", "zh"],
    ):
        assert not english(told(arguments, capsys)), arguments[0]
    assert not english(page(out / "report.html"))
    assert 'lang="zh"' in (out / "report.html").read_text(encoding="utf-8")


def test_a_fault_of_a_bundle_is_told_in_chinese(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = case.parent / "out"
    told(["pack", str(case), "-o", str(out), *DAY], capsys)
    (out / "report.html").unlink()
    (out / "extra.txt").write_text("x")
    (out / "report.json").write_text("{}")
    assert not english(told(["verify", str(out), "--lang", "zh"], capsys))


def test_read_compare_and_init_speak_chinese(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)  # where compare lays its sheet
    papers = [str(path) for path in sorted(case.iterdir())]
    assert not english(told(["read", *papers, "--lang", "zh"], capsys))
    before, after = str(case / "before.png"), str(case / "after.png")
    assert not english(told(["compare", before, after, "--lang", "zh"], capsys))
    assert not english(told(["compare", before, before, "--lang", "zh"], capsys))
    assert not english(told(["init", str(case), *DAY], capsys))
    comments = re.findall(r"#[^\n]*", (case / "case.toml").read_text(encoding="utf-8"))
    assert not [line for line in comments if english(line) and "=" not in line]


def test_list_and_explain_speak_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert not english(told(["list", "--lang", "zh"], capsys))
    for code in (*plugins.names("validators"), "packing"):
        text = told(["explain", code, "--lang", "zh"], capsys)
        shown = [line for line in text.splitlines() if " = " not in line]
        assert not english("\n".join(shown)), code


@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--lang", "zh", "--help"])
    shown = capsys.readouterr().out
    assert "用法：" in shown
    assert not english(shown), command


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "/no/such/folder"],
        ["verify", "/no/such/bundle"],
        ["explain", "resolutoin"],
        ["check", ".", "--platform", "jom"],
        ["compare", "/no/a.png", "/no/b.png"],
    ],
)
def test_a_wrong_call_is_told_in_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert not english(told([*arguments, "--lang", "zh"], capsys))


def test_a_wrong_option_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--lang", "zh"])
    assert "缺少以下参数" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check"])
    assert "required" in capsys.readouterr().err


def test_the_language_is_the_systems_unless_said_otherwise() -> None:
    assert default_language({"LANG": "zh_CN.UTF-8"}) == "zh"
    assert default_language({"LANG": "en_US.UTF-8"}) == "en"
    assert default_language({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}) == "zh"
    assert default_language({"EVIDENCE_LANG": "en", "LANG": "zh_CN.UTF-8"}) == "en"
    assert default_language({"EVIDENCE_LANG": "zh", "LANG": "de_DE.UTF-8"}) == "zh"


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_samples_are_told_in_chinese(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(sample, tmp_path / "case")
    text = told(["pack", str(folder), "-o", str(tmp_path / "out"), "--force", *DAY], capsys)
    own = [waive["reason"] for waive in declared(folder).get("waive", [])]
    for shown in (text, page(tmp_path / "out" / "report.html")):
        for words in own:
            shown = shown.replace(words, "")
        assert not english(shown)
