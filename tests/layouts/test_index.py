from __future__ import annotations

from building import a_case
from invented_screens import faults, of_type, plan, words_of

from evidence.drawing.plan import Link
from evidence.drawing.setting import Exhibit


def test_every_exhibit_has_its_row_and_its_link() -> None:
    exhibits = (
        Exhibit(label="A-1", title="CE certificate", files=("ce.pdf",), first=3, last=4, sku="EX-10"),
        Exhibit(label="B-1", title="商标注册证", files=("商标.pdf",), first=5, last=5),
    )
    (sheet,) = plan("index", a_case(), exhibits=exhibits)
    text = words_of([sheet])
    for told in ("A-1", "CE certificate", "SKU EX-10", "ce.pdf", "3–4", "商标注册证", "商标.pdf", "\n5"):
        assert told in text
    assert [link.target for link in of_type([sheet], Link)] == ["A-1", "B-1"]
    assert not faults(sheet)


def test_many_exhibits_and_endless_names_flow() -> None:
    exhibits = tuple(
        Exhibit(label=f"A-{n}", title="Certificate " * 9, files=("x" * 250 + ".pdf",), first=n, last=n)
        for n in range(1, 60)
    )
    sheets = plan("index", a_case(), exhibits=exhibits)
    assert len(of_type(sheets, Link)) >= 59
    assert not [fault for sheet in sheets for fault in faults(sheet)]


def test_no_index_without_exhibits() -> None:
    assert plan("index", a_case()) == ()
