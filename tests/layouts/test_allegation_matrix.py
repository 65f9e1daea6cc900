from __future__ import annotations

from pathlib import Path

from building import a_case
from invented_screens import a_listing, a_pair, faults, of_type, plan, words_of

from evidence.case.declared import Point, Proof
from evidence.drawing.plan import Link
from evidence.drawing.setting import Exhibit

CERTIFICATE = Exhibit(label="A-1", title="Certificate", files=("ce.pdf",), first=7, last=9)
SCREENS = Exhibit(label="C-1", title="Before and after", files=("before.png", "after.png"), first=12, last=13)


def test_each_point_has_what_was_done_and_where_it_is_shown() -> None:
    point = Point("No certificate", "Uploaded", (Proof("ce.pdf", 2),))
    sheets = plan("allegation_matrix", a_case(points=(point,)), exhibits=(CERTIFICATE,))
    text = words_of(sheets)
    assert "No certificate" in text
    assert "Uploaded" in text
    assert "Exhibit A-1, page 8" in text
    assert [link.target for link in of_type(sheets, Link)] == ["A-1"]
    assert not faults(sheets[0])


def test_words_that_are_gone_are_shown_by_the_change(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    listing = a_listing(points=(Point('The word "Original"', "Removed", gone=("Original",)),))
    case = a_case(pairs=(pair,), listings=(listing,))
    assert "Exhibit C-1, change 1" in words_of(plan("allegation_matrix", case, exhibits=(SCREENS,)))


def test_a_point_without_proof_is_not_dressed_up() -> None:
    sheets = plan("allegation_matrix", a_case(points=(Point("Something"),)))
    assert "Exhibit" not in words_of(sheets).replace("Exhibit C-1", "", 1)
    assert "—" in words_of(sheets)


def test_a_proof_that_is_no_exhibit_is_named_by_its_file() -> None:
    point = Point("Something", "Done", (Proof("photo.jpg", 3),))
    assert "photo.jpg, page 3" in words_of(plan("allegation_matrix", a_case(points=(point,))))


def test_many_points_flow_over_sheets() -> None:
    points = tuple(Point(f"Point {n} " + "of the notice " * 12, "Done. " * 20) for n in range(40))
    sheets = plan("allegation_matrix", a_case(points=points))
    assert len(sheets) > 1
    assert not [fault for sheet in sheets for fault in faults(sheet)]


def test_no_sheet_without_points() -> None:
    assert plan("allegation_matrix", a_case()) == ()
