import pytest

from evidence.facts.dates import find_dates


def days(text: str) -> list[str]:
    return [str(reading.day) for found in find_dates(text) for reading in found.readings]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025-03-09", "2025-03-09"),
        ("2025/3/9", "2025-03-09"),
        ("2025.03.09", "2025-03-09"),
        ("2019—05—30", "2019-05-30"),
        ("2 0 2 4 年 3 月 1 2 日", "2024-03-12"),
        ("２０２４年３月１２日", "2024-03-12"),
        ("二〇二〇年八月二十一日", "2020-08-21"),
        ("二○二四年十二月三日", "2024-12-03"),
        ("令和6年3月1日", "2024-03-01"),
        ("中華民國113年3月1日", "2024-03-01"),
        ("2024년 3월 12일", "2024-03-12"),
        ("Aug. 15, 2019", "2019-08-15"),
        ("August 15th, 2019", "2019-08-15"),
        ("Jun.10,2019", "2019-06-10"),
        ("19thOctober2023", "2023-10-19"),
        ("06 Jun 2015", "2015-06-06"),
        ("13-FEB-2018", "2018-02-13"),
        ("13-FEB-18", "2018-02-13"),
        ("the 12th day of March, 2024", "2024-03-12"),
        ("09. April 2019", "2019-04-09"),
        ("25.11.2020", "2020-11-25"),
        ("27/09/2021", "2021-09-27"),
        ("09/27/2021", "2021-09-27"),
        ("05/05/2021", "2021-05-05"),
        ("5 декабря 2023 г.", "2023-12-05"),
        ("«10» ноября 2017 г.", "2017-11-10"),
        ("до 22.03.2029 включительно", "2029-03-22"),
        ("« 04 »   04   2014 г.", "2014-04-04"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("le 1er août 2022", "2022-08-01"),
        ("12 มีนาคม 2567", "2024-03-12"),
        ("12/13/2567", "2024-12-13"),
        ("12 मार्च 2024", "2024-03-12"),
        ("September 9 , 2013", "2013-09-09"),
        ("1O-Jan-2O24", "2024-01-10"),
        ("0ct. 12, 2024", "2024-10-12"),
        ("14 Febuary 2024", "2024-02-14"),
        ("Date:Mar.20, 2024", "2024-03-20"),
    ],
)
def test_every_printed_form(printed, day):
    assert days(printed) == [day]


def test_two_numbers_up_to_twelve_keep_both_readings():
    assert days("03/04/2026") == ["2026-04-03", "2026-03-04"]


def test_a_range_is_two_dates_and_an_iso_date_is_one():
    assert days("2024.04.08-2027.04.07") == ["2024-04-08", "2027-04-07"]
    assert days("28.04.2024 – 27.04.2027") == ["2024-04-28", "2027-04-27"]


@pytest.mark.parametrize(
    "printed", ["July 2022", "2020年8月", "二〇二〇年八月", "08/2022", "августа 2022 г."]
)
def test_a_month_alone_is_no_day(printed):
    (found,) = find_dates(printed)
    assert found.month_only


@pytest.mark.parametrize(
    "text",
    [
        "EN 61000-3-2:2006+A1:2009+A2:2009",
        "ETSI EN 301 489-1 V2.2.3:2019-11 x"[:33],
        "2014/30/EU 2015/863",
        "No. 17-2301-2024-11",
        "Tel: 86-755-26715499",
        "Q-281119102023",
        "version 1.2.2013.4",
        "30/02/2024",
        "2024-13-01",
    ],
)
def test_numbers_that_are_no_dates(text):
    assert [found for found in find_dates(text) if not found.month_only] == []


def test_what_was_repaired_says_so():
    assert find_dates("2O24-01-10")[0].repaired
    assert not find_dates("2024-01-10")[0].repaired
