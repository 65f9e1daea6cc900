from datetime import datetime

import pytest

from evidence.case.orders import read_orders
from evidence.errors import WrongCall


def test_columns_are_known_by_english_and_chinese_headings():
    english = read_orders(b"Order,Tracking Number,Shipped\nA1,RR1,2026-04-01 09:30\n", "o.csv")
    chinese = read_orders("订单号;运单号;发货时间\nA1;RR1;2026/04/01 09:30\n".encode("gb18030"), "o.csv")
    assert english == chinese
    assert english[0].shipped == datetime(2026, 4, 1, 9, 30)
    assert english[0].line == 2
    assert english[0].first_scan is None


def test_empty_lines_and_short_rows_are_no_orders_and_no_trouble():
    orders = read_orders(b"\xef\xbb\xbforder\ttracking\tcarrier\nA1\tRR1\n\n\t\t\nA2\tRR2\tpost\n", "o.csv")
    assert [(order.number, order.carrier, order.line) for order in orders] == [
        ("A1", "", 2),
        ("A2", "post", 5),
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"order,carrier\n", "no column “tracking”"),
        (b"order,tracking,shipped\n1,RR1,01/04/2026\n", "line 2: shipped “01/04/2026”"),
        (b"\xff\xfe\xff\xff", "neither"),
    ],
)
def test_what_cannot_be_read_says_where(data, problem):
    with pytest.raises(WrongCall, match=problem):
        read_orders(data, "o.csv")
