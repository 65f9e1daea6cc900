"""Facts that are kept come back as they were, and only for the paper, the reader and the rules they came from."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from evidence.facts import kept as room
from evidence.facts.fact import Fact, Facts, Kind
from evidence.facts.kept import KeptFacts
from evidence.finding import say
from evidence.reading.reading import ReadBy

SHA = "a" * 64
DATE = Fact(
    "2026-01-02",
    "02.01.2026",
    False,
    1,
    (1.0, 2.0, 3.5, 4.0),
    ReadBy.OCR,
    say("{a} or {b}", a="x", b=say("y")),
    ("2026-02-01",),
)
MODEL = Fact("EX10", "EX-10", True, 0, None, ReadBy.USER)
FOUND = Facts(
    kind=Kind.CERTIFICATE,
    kind_sure=True,
    type="ce_voc",
    expiry_date=DATE,
    models=(MODEL, MODEL),
    also={"holder": (MODEL,)},
)


def test_facts_come_back_as_they_were(tmp_path: Path) -> None:
    for facts in (FOUND, Facts()):
        KeptFacts(tmp_path, "v1").keep(SHA, facts)
        assert KeptFacts(tmp_path, "v1").find(SHA) == facts


def test_another_paper_reader_or_rule_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = KeptFacts(tmp_path, "v1")
    one.keep(SHA, FOUND)
    assert one.find("b" * 64) is None
    assert KeptFacts(tmp_path, "v2").find(SHA) is None
    monkeypatch.setattr(room, "_own_code", lambda: "another")
    assert KeptFacts(tmp_path, "v1").find(SHA) is None


def test_damaged_or_foreign_data_is_as_none(tmp_path: Path) -> None:
    one = KeptFacts(tmp_path, "")
    one.keep(SHA, FOUND)
    (file,) = (tmp_path / "facts").iterdir()
    for data in (
        b"",
        b"x",
        zlib.compress(b"[]"),
        zlib.compress(json.dumps({"kind": "certificate"}).encode()),
    ):
        file.write_bytes(data)
        assert one.find(SHA) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    one = KeptFacts(tmp_path / "file", "")
    one.keep(SHA, FOUND)
    assert one.find(SHA) is None
