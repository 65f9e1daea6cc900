from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.drawing.marking import BADGE, Mark, draw_marks, find_place, overlap, place_absent
from evidence.drawing.plan import Badge, Side
from evidence.finding import Box

ROOM = (10.0, 50.0, 145.0, 170.0)


def no_ink(box: Box) -> int:
    return 0


def badges(*boxes: Box) -> list[Badge]:
    marks = [Mark(n, Side.BEFORE, box, no_ink) for n, box in enumerate(boxes, 1)]
    return [item for item in draw_marks(marks, ROOM) if isinstance(item, Badge)]


def test_a_number_stands_beside_its_box() -> None:
    (badge,) = badges((60, 80, 100, 90))
    assert not overlap(badge.box, (60, 80, 100, 90))
    assert badge.box[2] - badge.box[0] == BADGE


def test_a_number_avoids_what_is_drawn() -> None:
    text = (50.0, 80.0, 60.0, 90.0)
    place = find_place((60, 80, 100, 90), (5, 5), [], ROOM, lambda box: 100 * overlap(box, text))
    assert not overlap(place, text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(10, 140), st.floats(50, 165), st.floats(1, 60), st.floats(1, 30)), max_size=8
    )
)
def test_numbers_stay_in_the_room_whatever_comes(found: list[tuple[float, float, float, float]]) -> None:
    boxes = [(x, y, min(x + w, ROOM[2]), min(y + h, ROOM[3])) for x, y, w, h in found]
    for badge in badges(*boxes):
        assert ROOM[0] <= badge.box[0] < badge.box[2] <= ROOM[2] + 0.01
        assert ROOM[1] <= badge.box[1] < badge.box[3] <= ROOM[3] + 0.01


def test_numbers_of_neighbours_do_not_cover_each_other() -> None:
    boxes = [(20.0 + 9 * n, 80.0, 28.0 + 9 * n, 84.0) for n in range(9)]
    made = badges(*boxes)
    assert not [1 for one, other in combinations(made, 2) if overlap(one.box, other.box)]
    assert not [1 for badge in made for box in boxes if overlap(badge.box, box)]


def test_a_thin_place_is_a_line_in_its_middle() -> None:
    assert place_absent((20, 80, 120, 81), no_ink, inline=False) == (20, 80.5, 120, 80.5)
    assert place_absent((20, 80, 21, 85), no_ink, inline=True) == (20.5, 80, 20.5, 85)


def test_an_empty_place_is_a_box_and_a_filled_one_a_gap() -> None:
    row, word = (20.0, 80.0, 120.0, 85.0), (20.0, 80.0, 30.0, 85.0)
    assert place_absent(row, no_ink, inline=False) == row
    assert place_absent(row, lambda box: 500, inline=False) == (20, 80, 120, 80)
    assert place_absent(word, lambda box: 500, inline=False) == (20, 80, 20, 85)
    assert place_absent(row, lambda box: 500, inline=True) == (20, 80, 20, 85)
