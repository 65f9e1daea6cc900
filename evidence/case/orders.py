"""A CSV of parcels becomes Orders: the columns by their usual English and Chinese headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches

from evidence.case.declared import Order
from evidence.errors import WrongCall
from evidence.finding import say

_HEADINGS = {
    "number": ("order", "order id", "order number", "order_id", "订单号", "订单编号"),
    "tracking": (
        "tracking",
        "tracking number",
        "tracking no",
        "tracking_number",
        "运单号",
        "物流单号",
        "单号",
    ),
    "carrier": ("carrier", "logistics", "物流商", "承运商", "物流公司"),
    "shipped": ("shipped", "shipped at", "dispatch", "dispatched", "发货时间"),
    "uploaded": ("uploaded", "tracking uploaded", "单号上传时间", "上传时间"),
    "first_scan": ("first_scan", "first scan", "pickup", "揽收时间", "首次扫描"),
    "last_scan": ("last_scan", "last scan", "last update", "最后更新", "最新轨迹时间"),
    "delivered": ("delivered", "delivered at", "签收时间", "妥投时间"),
    "ship_from": ("ship_from", "ship from", "发货地", "发货国家"),
    "label_origin": ("label_origin", "label origin", "面单发货地", "面单起运地"),
}
_TIMES = ("shipped", "uploaded", "first_scan", "last_scan", "delivered")
_FORMS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d",
)


def read_orders(data: bytes, name: str) -> tuple[Order, ...]:
    """Orders from the bytes of a CSV in UTF-8 or GB 18030, comma, semicolon or tab between cells.

    Raises WrongCall, naming the line, where a needed column is missing or a time cannot be read.
    """
    text = _decode(data, name)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if not rows:
        raise WrongCall(
            say("{name} is empty", name=name),
            say("It needs a line of headings and one line for each parcel."),
        )
    columns = _columns(rows[0], name)
    return tuple(
        _order(row, columns, line, name)
        for line, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    )


def _decode(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongCall(say("{name} is neither UTF-8 nor GB 18030", name=name), say("Save it as CSV UTF-8."))


def _columns(headings: list[str], name: str) -> Mapping[str, int]:
    """The column of each field that has one, from 0."""
    spoken = [heading.strip().casefold() for heading in headings]
    found = {
        field: spoken.index(word) for field, words in _HEADINGS.items() for word in words if word in spoken
    }
    for field in ("number", "tracking"):
        if field not in found:
            near = get_close_matches(_HEADINGS[field][0], spoken, n=1)
            advice = say("Name it in the first line.")
            if near:
                advice = say("Is it “{name}”? {advice}", name=near[0], advice=advice)
            raise WrongCall(
                say("{name} has no column “{field}”", name=name, field=_HEADINGS[field][0]), advice
            )
    return found


def _order(row: list[str], columns: Mapping[str, int], line: int, name: str) -> Order:
    cells = {field: row[at].strip() for field, at in columns.items() if at < len(row)}
    times = {field: _time(cells.pop(field, ""), field, line, name) for field in _TIMES}
    cells = {"number": "", "tracking": "", **cells}
    return Order(**cells, **times, line=line)  # type: ignore[arg-type]


def _time(cell: str, field: str, line: int, name: str) -> datetime | None:
    """A time as written, year first; day-first forms could be read two ways and are refused."""
    if not cell:
        return None
    for form in _FORMS:
        try:
            return datetime.strptime(cell, form)
        except ValueError:
            continue
    raise WrongCall(
        say(
            "{name}, line {line}: {field} “{cell}” is no time",
            name=name,
            line=line,
            field=field,
            cell=cell,
        ),
        say("Write 2026-04-01 09:30."),
    )
