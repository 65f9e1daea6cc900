"""A judged case becomes a plan: what the platform's profile says of the reading copy reaches it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from plans import a_pdf, a_report, staged

from evidence.options import Options, no_progress
from evidence.packing import Packer
from evidence.platforms.load import load_platform
from evidence.reading.reader import Reader
from evidence.report.report import Report, account

PROFILE = """
extends = "joom"
name = "plain"
title = "A form that takes plain PDFs only"
reviewed = 2026-11-21

[rules."bundle.{switch}"]
value = false
unit = "allowed in the reading copy"
confidence = "A"
sources = ["own"]
"""


def report_for(tmp_path: Path, name: str) -> Report:
    made = a_report(staged(tmp_path / "staged", {"a.pdf": a_pdf("a")}))
    return Report(made.case, load_platform(name, beside=tmp_path), account(made.case), ())


def packer(tmp_path: Path, name: str) -> Packer:
    with Reader(jobs=1) as reader:
        options = Options(today=date(2026, 11, 22))
        return Packer(report_for(tmp_path, name), tmp_path, reader, options, no_progress, force=False)


@pytest.mark.parametrize("switch", ["links", "bookmarks"])
def test_a_profile_switches_links_and_bookmarks_off(tmp_path: Path, switch: str) -> None:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "plain.toml").write_text(PROFILE.format(switch=switch), encoding="utf-8")
    plan = packer(tmp_path, "plain").plan()
    assert {"links": plan.links, "bookmarks": plan.bookmarks} == {
        "links": True,
        "bookmarks": True,
        switch: False,
    }


@pytest.mark.parametrize("name", ["joom", "aliexpress"])
def test_our_own_profiles_allow_both(tmp_path: Path, name: str) -> None:
    plan = packer(tmp_path, name).plan()
    assert (plan.links, plan.bookmarks) == (True, True)
