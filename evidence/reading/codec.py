"""Readings as plain JSON and back. What comes back is not trusted: every number is checked, every list is
bounded.

The worker that wrote the JSON has opened a hostile file; the cache lies on a disk others may write to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from math import isfinite
from typing import Any, TypeVar

from evidence.finding import Box
from evidence.reading.reading import (
    Code,
    Damage,
    DamageKind,
    Disagreement,
    Line,
    Mark,
    MarkKind,
    Page,
    PageOrigin,
    Picture,
    ReadBy,
    Reading,
    Signature,
    Word,
)

LARGEST = 64_000_000
"""Bytes of JSON; more is refused."""
FARTHEST = 1e7
"""Points; a box or page beyond it is refused."""
LONGEST = 100_000
"""Characters of one string, entries of one list times ten."""
T = TypeVar("T")


class BadReading(ValueError):  # noqa: N818 - reads as what it is
    """The JSON is no reading this version could have written."""


def encode(reading: Reading) -> bytes:
    """A reading as compact JSON, ASCII only (so that text which is no UTF-8 survives)."""
    return json.dumps(_reading(reading), separators=(",", ":"), allow_nan=False).encode("ascii")


def decode(data: bytes) -> Reading:
    """The reading. Raises BadReading."""
    if len(data) > LARGEST:
        raise BadReading("too large")
    try:
        return _to_reading(json.loads(data))
    except BadReading:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise BadReading("not a reading") from error


def _reading(r: Reading) -> dict[str, Any]:
    return {
        "sha256": r.sha256, "media_type": r.media_type, "page_count": r.page_count,
        "pages": [_page(p) for p in r.pages],
        "damage": [[d.kind, d.page, d.detail] for d in r.damage],
        "encrypted": r.encrypted, "producer": r.producer, "creator": r.creator, "title": r.title,
        "created": r.created, "modified": r.modified, "revisions": r.revisions,
        "signatures": [[s.signer, s.page, s.box and _near(s.box), s.intact, s.covers_all, s.signed_at] for s in r.signatures],
        "active": r.active, "attachments": r.attachments, "reader": r.reader,
    }  # fmt: skip


def _page(p: Page) -> dict[str, Any]:
    return {
        "number": p.number, "size": [min(p.width, FARTHEST), min(p.height, FARTHEST)], "origin": p.origin,
        "lines": [[line.read_by, line.confidence, _near(line.box), [_word(w) for w in line.words]] for line in p.lines],
        "pictures": [_picture(x) for x in p.pictures],
        "marks": [[m.kind, _near(m.box), m.score, m.colour, m.from_annotation] for m in p.marks],
        "codes": [[c.symbology, c.text, _near(c.box)] for c in p.codes],
        "layer_believed": p.layer_believed, "disagreements": [[_near(d.box), d.layer, d.seen] for d in p.disagreements],
        "script": p.script, "rotation": p.rotation, "skew": p.skew, "sharpness": p.sharpness, "turned": p.turned,
    }  # fmt: skip


def _picture(x: Picture) -> list[Any]:
    looks = [x.colour, x.bits, x.codec, x.enlarged, x.fingerprint, x.white_rim]
    return [_near(x.box), x.pixels, min(x.dpi, FARTHEST), *looks]


def _word(w: Word) -> list[Any]:
    return [w.text, *_near(w.box), round(w.confidence, 4)]


def _near(box: Box) -> list[float]:
    """A box rounded, and brought into range where a broken file puts it beyond."""
    return [round(max(-FARTHEST, min(FARTHEST, v)), 2) if isfinite(v) else 0.0 for v in box]


def _to_reading(d: dict[str, Any]) -> Reading:
    return Reading(
        _text(d["sha256"]), _text(d["media_type"]), _whole(d["page_count"]), _all(d["pages"], _to_page),
        _all(d["damage"], lambda x: Damage(DamageKind(x[0]), _maybe(x[1], _whole), _text(x[2]))),
        _flag(d["encrypted"]), _text(d["producer"]), _text(d["creator"]), _text(d["title"]),
        _text(d["created"]), _text(d["modified"]), _whole(d["revisions"]),
        _all(d["signatures"], _to_signature), _all(d["active"], _text), _all(d["attachments"], _text),
        {_text(k): _text(v) for k, v in d["reader"].items()},
    )  # fmt: skip


def _to_page(d: dict[str, Any]) -> Page:
    return Page(
        _whole(d["number"]), _number(d["size"][0]), _number(d["size"][1]), PageOrigin(d["origin"]),
        _all(d["lines"], _to_line), _all(d["pictures"], _to_picture),
        _all(d["marks"], lambda x: Mark(MarkKind(x[0]), _box(x[1]), _share(x[2]), _text(x[3]), _flag(x[4]))),
        _all(d["codes"], lambda x: Code(_text(x[0]), _text(x[1]), _box(x[2]))),
        _maybe(d["layer_believed"], _flag),
        _all(d["disagreements"], lambda x: Disagreement(_box(x[0]), _text(x[1]), _text(x[2]))),
        _text(d["script"]), _whole(d["rotation"]), _number(d["skew"]), _maybe(d["sharpness"], _share), _whole(d["turned"]),
    )  # fmt: skip


def _to_line(x: list[Any]) -> Line:
    words = _all(x[3], lambda w: Word(_text(w[0]), _box(w[1:5]), _share(w[5])))
    return Line(words, _box(x[2]), ReadBy(x[0]), _share(x[1]))


def _to_picture(x: list[Any]) -> Picture:
    pixels = _whole(x[1][0]), _whole(x[1][1])
    return Picture(
        _box(x[0]), pixels, _number(x[2]), _flag(x[3]), _whole(x[4]), _text(x[5]), _flag(x[6]),
        _fingerprint(x[7]), _maybe(x[8], _share),
    )  # fmt: skip


def _fingerprint(value: Any) -> str:
    if value != "" and not (isinstance(value, str) and re.fullmatch("[0-9a-f]{16}", value)):
        raise BadReading("no fingerprint")
    return str(value)


def _to_signature(x: list[Any]) -> Signature:
    return Signature(
        _text(x[0]),
        _maybe(x[1], _whole),
        _maybe(x[2], _box),
        _maybe(x[3], _flag),
        _maybe(x[4], _flag),
        _text(x[5]),
    )


def _all(values: Any, make: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(values, list) or len(values) > 10 * LONGEST:
        raise BadReading("not a list, or too long")
    return tuple(make(v) for v in values)


def _maybe(value: Any, make: Callable[[Any], T]) -> T | None:
    return None if value is None else make(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise BadReading("not a text, or too long")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadReading("neither true nor false")
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 40:
        raise BadReading("not a whole number in range")
    return value


def _number(value: Any) -> float:
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not isfinite(value)
        or abs(value) > FARTHEST
    ):
        raise BadReading("not a number in range")
    return float(value)


def _share(value: Any) -> float:
    number = _number(value)
    if not 0 <= number <= 1:
        raise BadReading("not between 0 and 1")
    return number


def _box(value: Any) -> Box:
    x0, y0, x1, y1 = (_number(v) for v in value)
    return x0, y0, x1, y1
