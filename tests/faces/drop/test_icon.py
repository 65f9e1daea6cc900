"""Dropping on the icon, without a window, a console or a browser."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

import pytest
from PIL import Image

from evidence.faces.drop.icon import drop
from evidence.faces.drop.page import new_page


class Desk:
    """What a user would see."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.boxes: list[tuple[str, str]] = []

    def open(self, address: str) -> bool:
        self.opened.append(address)
        return True

    def show(self, title: str, text: str) -> None:
        self.boxes.append((title, text))

    @property
    def page(self) -> str:
        (address,) = self.opened
        return Path(url2pathname(urlparse(address).path)).read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Desk()


def a_case(tmp_path: Path) -> Path:
    case = tmp_path / "案件 <b>&1"
    case.mkdir()
    Image.new("RGB", (300, 200), "white").save(case / "photo.png")
    return case


def test_a_dropped_folder_is_packed_and_its_report_opened(tmp_path: Path, desk: Desk) -> None:
    case = a_case(tmp_path)
    assert drop([case], "zh", open_page=desk.open, show=desk.show) == 1
    report = case.with_name(case.name + "-bundle") / "report.html"
    assert report.is_file()
    address = re.search(r'url=([^"]*)"', desk.page)
    assert address is not None
    assert Path(unquote(urlparse(address.group(1).replace("&amp;", "&")).path)).samefile(report)
    assert "<b>" not in desk.page
    assert not desk.boxes


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_dropped_is_told_on_a_page_and_in_a_box(desk: Desk, language: str) -> None:
    assert drop([], language, open_page=desk.open, show=desk.show) == 2
    ((title, text),) = desk.boxes
    assert title in desk.page
    assert text.splitlines()[0] in desk.page
    assert ("拖" in text) == (language == "zh")


def test_a_single_paper_an_empty_folder_and_a_missing_one_are_told(tmp_path: Path, desk: Desk) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF")
    empty = tmp_path / "empty"
    empty.mkdir()
    for dropped, code in ((paper, 2), (empty, 3), (tmp_path / "gone", 2)):
        one = Desk()
        assert drop([dropped], "zh", open_page=one.open, show=one.show) == code
        assert one.boxes
        assert "refresh" not in one.page, "the page would go on saying that it works"


def test_a_broken_program_is_told_without_a_traceback(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("bad luck")

    monkeypatch.setattr("evidence.job.pack", broken)
    assert drop([a_case(tmp_path)], "en", open_page=desk.open, show=desk.show) == 5
    assert "bad luck" in desk.boxes[0][1]
    assert "Traceback" not in desk.page


def test_old_pages_are_removed(tmp_path: Path) -> None:
    import os

    old = tmp_path / "evidence-1.html"
    old.write_text("x", encoding="utf-8")
    os.utime(old, (1, 1))
    new_page(tmp_path, "en").show("a", "b")
    assert not old.exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_it_runs_without_streams(tmp_path: Path) -> None:
    """As with pythonw on Windows, where there is no console at all."""
    code = "import sys, json; sys.stdout = sys.stderr = None\n"
    code += "from evidence.faces.drop import icon\nseen = []\n"
    code += "icon._open = seen.append; icon.show_error = lambda *a: seen.append(a)\n"
    code += (
        f"code = icon.main([]); open({str(tmp_path / 'told')!r}, 'w').write(json.dumps([code, len(seen)]))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3], timeout=60)
    assert json.loads((tmp_path / "told").read_text()) == [2, 2]
