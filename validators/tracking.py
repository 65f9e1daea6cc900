"""Whether the parcels of the orders file kept the platform's times, each with a number of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from evidence.case.case import Case
from evidence.case.declared import Order
from evidence.checks import Ask, check
from evidence.finding import Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform

_MOST = 5
"""Orders named of one fault; the rest are counted."""


@check(
    Severity.ERROR,
    cites=(
        "logistics.upload_hours",
        "logistics.first_scan_hours",
        "logistics.gap_hours",
        "logistics.stall_days",
        "logistics.duplicates",
    ),
)
def tracking(case: Case, platform: Platform) -> Iterator[Flaw]:
    """Parcels that were late, stood still, or share a number.

    What it looks at: the orders file: hours from dispatch to the number in the system and to the first
    scan, gaps between scans, records that stand still, numbers used twice.
    What it forgives: cells that are empty; parcels that were delivered.
    How to fix: add the carrier's stamped explanation and the waybill of each named order.
    Example: a first scan 60 hours after dispatch, where 48 are allowed.
    """
    if not case.declared.orders:
        raise Ask(say("name the list of orders in case.toml: orders"))
    for rule, faults, required in _judged(case, platform):
        if faults:
            shown = ", ".join(f"{order.number or order.line} ({found})" for order, found in faults[:_MOST])
            more = say("{orders}", orders=shown)
            if len(faults) > _MOST:
                more = say("{orders} and {count} more", orders=shown, count=len(faults) - _MOST)
            yield Flaw(
                place=Place(case.declared.orders_file),
                related=(),
                measured=more,
                required=required,
                fix=say("add the carrier's stamped explanation and the waybills of these orders"),
                severity=platform.weight(rule),
            )


def _judged(case: Case, platform: Platform) -> Iterator[tuple[str, list[tuple[Order, str]], Message]]:
    """Each rule the platform has, the orders that break it with what was found, and what is required."""
    orders = case.declared.orders
    upload = platform.value("logistics.upload_hours")
    if upload is not None:
        late = [(o, _hours(o.shipped, o.uploaded)) for o in orders]
        required = say("a number in the system within {hours} hours of dispatch", hours=upload)
        yield "logistics.upload_hours", _over(late, upload), required
    scan = platform.value("logistics.first_scan_hours")
    if scan is not None:
        late = [(o, _hours(o.shipped, o.first_scan)) for o in orders]
        required = say("a first scan within {hours} hours of dispatch", hours=scan)
        yield "logistics.first_scan_hours", _over(late, scan), required
    gap = platform.value("logistics.gap_hours")
    if gap is not None:
        late = [(o, _hours(o.first_scan, o.last_scan)) for o in orders if not o.delivered]
        required = say("no gap between scans over {hours} hours without explanation", hours=gap)
        yield "logistics.gap_hours", _over(late, gap), required
    stall = platform.value("logistics.stall_days")
    if stall is not None:
        now = datetime.combine(case.today, time())
        late = [(o, _hours(o.last_scan, now)) for o in orders if not o.delivered]
        required = say("a record that moves within {days} days", days=stall)
        yield "logistics.stall_days", _over(late, stall * 24), required
    if platform.rule("logistics.duplicates"):
        yield "logistics.duplicates", _twice(orders), say("a tracking number for each parcel, used once")


def _hours(start: datetime | None, end: datetime | None) -> float | None:
    return None if start is None or end is None else (end - start) / timedelta(hours=1)


def _over(measured: list[tuple[Order, float | None]], limit: float) -> list[tuple[Order, str]]:
    return [(order, f"{hours:.0f} h") for order, hours in measured if hours is not None and hours > limit]


def _twice(orders: tuple[Order, ...]) -> list[tuple[Order, str]]:
    count = Counter(order.tracking for order in orders)
    return [
        (order, order.tracking or "-") for order in orders if count[order.tracking] > 1 or not order.tracking
    ]
