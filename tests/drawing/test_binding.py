from __future__ import annotations

import pickle
from pathlib import Path

from building import a_case
from invented_screens import a_listing, a_pair, words_of

from evidence.comparing.change import PairVerdict
from evidence.drawing.binding import draw_about_case, draw_pair, without_lines
from evidence.drawing.setting import Exhibit


def test_a_pair_becomes_numbered_sheets_and_a_file(tmp_path: Path) -> None:
    pair = a_pair(tmp_path)
    case = a_case(pair.before, pair.after, pairs=(pair,), listings=(a_listing(),))
    drawn = draw_pair(without_lines(case), pair, ("comparison", "close_ups"), "S-1", None)
    assert drawn is not None
    sheets, drawing = pickle.loads(pickle.dumps(drawn))
    assert "Page 2 of 2" in words_of(sheets)
    assert drawing.pdf.startswith(b"%PDF")
    assert len(drawing.placed) == 4
    assert min(placed.placed_dpi for placed in drawing.placed) >= 299


def test_nothing_is_drawn_where_there_is_nothing_to_show(tmp_path: Path) -> None:
    pair = a_pair(tmp_path, verdict=PairVerdict.NOTHING_CHANGED)
    assert draw_pair(a_case(pairs=(pair,)), pair, ("comparison", "close_ups"), "", None) is None
    assert draw_about_case(a_case(), "authorization_chain", (), None, "", 0) is None


def test_sheets_about_the_case_know_what_blocks() -> None:
    exhibits = (Exhibit(label="A-1", title="Certificate"),)
    drawn = draw_about_case(a_case(), "cover", exhibits, None, "Dear team", 2)
    assert drawn is not None
    assert "NOT READY" in words_of(drawn[0])
