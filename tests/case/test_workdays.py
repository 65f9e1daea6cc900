from datetime import date

import pytest

from evidence.case.workdays import add_months, after_workdays, is_published, is_workday


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 10), True),
        (date(2026, 4, 11), False),
        (date(2026, 5, 1), False),
        (date(2026, 5, 9), True),
        (date(2026, 2, 23), False),
        (date(2026, 2, 24), True),
        (date(2026, 10, 7), False),
        (date(2026, 10, 10), True),
    ],
)
def test_holidays_and_make_up_days(day, works):
    assert is_workday(day) is works


def test_elsewhere_only_weekends_count():
    assert is_workday(date(2026, 5, 1), holidays=False)
    assert not is_workday(date(2026, 5, 9), holidays=False)


def test_a_year_not_published_yet_has_weekends():
    assert not is_published(2031)
    assert is_workday(date(2031, 10, 1))


def test_five_working_days_over_a_holiday():
    start = date(2026, 4, 28)
    assert after_workdays(start, 5) == date(2026, 5, 8)
    assert after_workdays(start, 5, holidays=False) == date(2026, 5, 5)
    assert after_workdays(start, 0) == start


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 4, 10), 6, date(2026, 10, 10)),
        (date(9999, 12, 31), 1, date(9999, 12, 31)),
        (date(1, 1, 1), -1, date(1, 1, 1)),
    ],
)
def test_months_on(day, months, then):
    assert add_months(day, months) == then
