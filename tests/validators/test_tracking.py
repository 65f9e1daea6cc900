from datetime import datetime, timedelta

import pytest
from building import TODAY, a_case, judge, only

from evidence.case.declared import Order
from evidence.finding import Severity, Verdict

SHIPPED = datetime(2026, 4, 1, 8, 0)


def of(*orders, platform="aliexpress"):
    return judge("tracking", a_case(orders=orders, orders_file="o.csv"), platform)


def order(number="A1", tracking="RR1", line=2, **hours):
    times = {key: SHIPPED + timedelta(hours=value) for key, value in hours.items()}
    return Order(number, tracking, line, shipped=SHIPPED, **times)


@pytest.mark.parametrize(("field", "limit"), [("uploaded", 24), ("first_scan", 48)])
def test_hours_from_dispatch(field, limit):
    assert of(order(**{field: limit})).verdict is Verdict.PASS
    found = only(of(order(**{field: limit + 1})))
    assert found.severity is Severity.ERROR
    assert f"A1 ({limit + 1} h)" in str(found.measured)


def test_gaps_between_scans():
    assert of(order(first_scan=10, last_scan=82)).verdict is Verdict.PASS
    assert of(order(first_scan=10, last_scan=83)).verdict is Verdict.FLAW
    assert of(order(first_scan=10, last_scan=83, delivered=83)).verdict is Verdict.PASS


@pytest.mark.parametrize(("days", "verdict"), [(5, Verdict.PASS), (6, Verdict.FLAW)])
def test_a_record_that_stands_still_on_joom(days, verdict):
    last = datetime(TODAY.year, TODAY.month, TODAY.day) - timedelta(days=days)
    assert of(Order("A1", "RR1", 2, last_scan=last), platform="joom").verdict is verdict


def test_numbers_used_twice_or_not_at_all():
    assert of(order(), order("A2", "RR2", 3)).verdict is Verdict.PASS
    assert "A2 (RR1)" in str(only(of(order(), order("A2", "RR1", 3))).measured)
    assert of(order(tracking="")).verdict is Verdict.FLAW


def test_many_are_counted():
    orders = [order(str(n), f"RR{n}", n, first_scan=60) for n in range(2, 9)]
    assert "and 2 more" in str(only(of(*orders)).measured)


def test_no_orders_is_nothing_to_judge():
    assert of().verdict is Verdict.SKIP
